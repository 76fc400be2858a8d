//! One version of one document as one client sees it: the engine's answers, in the protocol's words.

mod actions;
mod colours;
mod completion;
mod formatting;
mod glossary;
mod ignoring;
mod navigation;
mod speech;
mod told;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types as lsp;
use tower_lsp::ls_types::Uri;

pub(super) use actions::Promise;
pub(super) use navigation::refused;

use super::capabilities::Peer;
use super::handed_out::HandedOut;
use super::pace::{Pace, Question};
use crate::ide::{self, FixAll, Snapshot};
use crate::proto;
use crate::text::Edit;

/// A snapshot, and whom it is told to.
pub(super) struct View {
    pub(super) uri: Uri,
    pub(super) version: i32,
    pub(super) revision: u64,
    pub(super) peer: Arc<Peer>,
    pub(super) pace: Arc<Pace>,
    /// The revision at which the text became what it is.
    pub(super) edited: u64,
    /// The edits that were given out for it.
    pub(super) handed_out: Arc<HandedOut>,
    pub(super) snapshot: Snapshot,
}

impl View {
    /// A text that is not open.
    pub(super) fn closed(uri: Uri, peer: Arc<Peer>, snapshot: Snapshot) -> View {
        let pace = Arc::new(Pace::new(false));
        let handed_out = Arc::default();
        View { uri, version: 0, revision: 0, peer, pace, edited: 0, handed_out, snapshot }
    }

    /// Asks the view something: here where that is quick, off the handlers' task where it is not.
    pub(super) async fn ask<T: Send + 'static>(
        self,
        question: Question,
        answer: impl FnOnce(&View) -> T + Send + 'static,
    ) -> Result<T> {
        let is_brisk = self.pace.is_brisk(question);
        let work = move || self.pace.time(question, || answer(&self));
        if is_brisk {
            return catch_unwind(AssertUnwindSafe(work)).map_err(|_| Error::internal_error());
        }
        tokio::task::spawn_blocking(work).await.map_err(|_| Error::internal_error())
    }

    /// The findings: all of them, or of very many the gravest, and that there are more.
    pub(super) fn diagnostics(&self) -> Vec<lsp::Diagnostic> {
        let found = self.snapshot.diagnostics();
        let told = told::told(&found).into_iter().map(|place| self.diagnostic(&found[place], place));
        told::notice(&found).into_iter().chain(told).collect()
    }

    /// The findings, and the name of the report that tells them.
    pub(super) fn named_diagnostics(&self) -> (Vec<lsp::Diagnostic>, String) {
        let items = self.diagnostics();
        let name = name_of(&items);
        (items, name)
    }

    /// The outline: a tree, or for clients that show none, its parts in a row.
    pub(super) fn symbols(&self) -> lsp::DocumentSymbolResponse {
        let (text, encoding) = (self.snapshot.text(), self.peer.encoding);
        let outline = self.snapshot.outline();
        if self.peer.hierarchical_symbols {
            let tree = outline.into_iter().map(|node| proto::document_symbol(text, node, encoding));
            return lsp::DocumentSymbolResponse::Nested(tree.collect());
        }
        lsp::DocumentSymbolResponse::Flat(proto::symbol_information(text, &outline, &self.uri, encoding))
    }

    /// What is known of the word at `position`.
    pub(super) fn hover(&self, position: lsp::Position) -> Option<lsp::Hover> {
        let (text, encoding) = (self.snapshot.text(), self.peer.encoding);
        let hover = self.snapshot.hover(proto::offset(text, position, encoding))?;
        Some(proto::hover(text, &hover, encoding, self.peer.markdown))
    }

    /// What can be done about the place `range`, of the kinds that are asked for. Of findings that the client
    /// names, only those are mended. A client that asks again for the edit of the one it wants is told of the
    /// rest without theirs.
    pub(super) fn actions(
        &self,
        range: lsp::Range,
        asked: &lsp::CodeActionContext,
    ) -> lsp::CodeActionResponse {
        let mut actions = self.all_actions(range, asked);
        if self.peer.resolves_edits {
            actions.iter_mut().filter(|action| action.edit.is_some()).for_each(|action| {
                action.edit = None;
                action.data = Some(actions::promise(self, range, action));
            });
        }
        actions.into_iter().map(lsp::CodeActionOrCommand::CodeAction).collect()
    }

    /// An action with the edit that was kept back.
    pub(super) fn resolved(&self, action: lsp::CodeAction, promise: &Promise) -> Result<lsp::CodeAction> {
        if self.version != promise.version {
            return Err(Error::content_modified());
        }
        let asked = lsp::CodeActionContext {
            diagnostics: action.diagnostics.clone().unwrap_or_default(),
            only: action.kind.clone().map(|kind| vec![kind]),
            trigger_kind: None,
        };
        let same = |other: &lsp::CodeAction| other.title == action.title && other.kind == action.kind;
        let found = self.all_actions(promise.range, &asked).into_iter().find(same);
        let edit = found.and_then(|found| found.edit).ok_or_else(Error::content_modified)?;
        Ok(lsp::CodeAction { edit: Some(edit), ..action })
    }

    fn all_actions(&self, range: lsp::Range, asked: &lsp::CodeActionContext) -> Vec<lsp::CodeAction> {
        let (text, encoding) = (self.snapshot.text(), self.peer.encoding);
        let span = proto::span(text, range, encoding);
        let only = asked.only.as_deref();
        let found = self.snapshot.diagnostics();
        let named = self.named(&found, &asked.diagnostics);
        let is_named =
            |it: &ide::Diagnostic| named.is_empty() || named.keys().any(|place| found[*place] == *it);
        let wanted = |action: &lsp::CodeAction| {
            let kind = action.kind.as_ref().map_or("", |kind| kind.as_str());
            only.is_none_or(|only| only.iter().any(|asked| is_kind_of(kind, asked.as_str())))
        };
        let mended = |it: &ide::Diagnostic| {
            let place = found.iter().position(|other| other == it)?;
            Some(vec![named.get(&place).map_or_else(|| self.diagnostic(it, place), |it| (*it).clone())])
        };
        let actions = self.snapshot.actions_about(span, is_named);
        let fix_all = only.filter(|only| only.iter().any(|asked| is_kind_of(proto::FIX_ALL, asked.as_str())));
        let fix_all = fix_all.and_then(|_| self.fix_all());
        let actions = actions.iter().map(|action| lsp::CodeAction {
            diagnostics: action.mends.as_ref().and_then(mended),
            edit: Some(self.workspace_edit(self.text_edits(&action.edits))),
            ..proto::code_action(action)
        });
        let added = self.ways_to_add(span, is_named);
        actions
            .chain(added)
            .chain(self.ways_to_ignore(span, is_named))
            .chain(fix_all)
            .filter(wanted)
            .collect()
    }

    /// Edits of the text in the protocol's words. An editor that carries them out does not write.
    fn text_edits(&self, edits: &[Edit]) -> Vec<lsp::TextEdit> {
        self.handed_out.keep(self.edited, edits);
        proto::text_edits(self.snapshot.text(), edits, self.peer.encoding)
    }

    /// All that may be mended unseen; nothing where nothing may.
    fn fix_all(&self) -> Option<lsp::CodeAction> {
        let FixAll { edits, choices, .. } = self.snapshot.fix_all();
        if edits.is_empty() {
            return None;
        }
        let others = match choices {
            0 => String::new(),
            1 => " (1 finding needs a choice)".to_owned(),
            _ => format!(" ({choices} findings need a choice)"),
        };
        let edits = self.text_edits(&edits);
        Some(lsp::CodeAction {
            title: format!("Mend all that may be mended unseen{others}"),
            kind: Some(lsp::CodeActionKind::from(proto::FIX_ALL)),
            edit: Some(self.workspace_edit(edits)),
            ..lsp::CodeAction::default()
        })
    }

    /// The findings of this version that the client names, by their places among all; of none, where they are
    /// of another version.
    fn named<'a>(
        &self,
        found: &[ide::Diagnostic],
        diagnostics: &'a [lsp::Diagnostic],
    ) -> HashMap<usize, &'a lsp::Diagnostic> {
        let ours = diagnostics.iter().filter(|it| it.source.as_deref() == Some(proto::SOURCE));
        let place = |it: &lsp::Diagnostic| it.data.as_ref()?.as_u64().map(|place| place as usize);
        let named: HashMap<_, _> = ours.filter_map(|it| Some((place(it)?, it))).collect();
        let is_same = |(place, named): (&usize, &&lsp::Diagnostic)| {
            found.get(*place).is_some_and(|found| {
                let range = proto::range(self.snapshot.text(), found.span, self.peer.encoding);
                named.range == range && named.message == found.message
            })
        };
        if named.iter().all(is_same) { named } else { HashMap::new() }
    }

    /// The finding that has this place among all findings of its version.
    fn diagnostic(&self, found: &ide::Diagnostic, place: usize) -> lsp::Diagnostic {
        let mut diagnostic = proto::diagnostic(&self.snapshot, found, &self.uri, self.peer.encoding);
        diagnostic.data = self.peer.keeps_data.then(|| place.into());
        diagnostic.tags =
            proto::tags(found).filter(|tags| tags.iter().all(|tag| self.peer.tags.contains(tag)));
        if !self.peer.related_information {
            diagnostic.related_information = None;
        }
        let page = self.peer.rule_uri.as_ref().map(|template| template.replace("{code}", found.code));
        let href = page.and_then(|page| page.parse().ok());
        diagnostic.code_description = href.map(|href| lsp::CodeDescription { href });
        diagnostic
    }

    fn workspace_edit(&self, edits: Vec<lsp::TextEdit>) -> lsp::WorkspaceEdit {
        if !self.peer.versioned_edits {
            return lsp::WorkspaceEdit::new(HashMap::from([(self.uri.clone(), edits)]));
        }
        let text_document = lsp::OptionalVersionedTextDocumentIdentifier {
            uri: self.uri.clone(),
            version: Some(self.version),
        };
        let edits = edits.into_iter().map(lsp::OneOf::Left).collect();
        let edit = lsp::TextDocumentEdit { text_document, edits };
        lsp::WorkspaceEdit {
            document_changes: Some(lsp::DocumentChanges::Edits(vec![edit])),
            ..lsp::WorkspaceEdit::default()
        }
    }
}

/// These findings, or that they are those of the report `previous`.
pub(super) fn report(items: Vec<lsp::Diagnostic>, previous: Option<&str>) -> lsp::DocumentDiagnosticReport {
    let result_id = name_of(&items);
    if previous == Some(&result_id) {
        return lsp::RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: lsp::UnchangedDocumentDiagnosticReport { result_id },
        }
        .into();
    }
    lsp::RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: lsp::FullDocumentDiagnosticReport {
            result_id: Some(result_id),
            items,
        },
    }
    .into()
}

/// The name of a report. It is made of what the report says, so that none need be kept to know it again.
pub(super) fn name_of(items: &[lsp::Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(items).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Whether an action of `kind` is among those that a client means by `asked`: `refactor` asks for
/// `refactor.move` as well, and nothing for everything.
fn is_kind_of(kind: &str, asked: &str) -> bool {
    asked.is_empty() || kind.strip_prefix(asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::draft::{Draft, Reading};
    use crate::ide::Severity;
    use crate::settings::Layers;
    use crate::text::{Span, Text};

    fn view(peer: Peer) -> View {
        view_of("é First.\nThird.", peer)
    }

    fn view_of(text: &str, peer: Peer) -> View {
        let draft = Draft::open(Text::from(text), &Reading::default());
        View {
            uri: "untitled:a".parse().unwrap(),
            version: 7,
            revision: 1,
            peer: Arc::new(peer),
            pace: Arc::new(Pace::new(true)),
            edited: 1,
            handed_out: Arc::default(),
            snapshot: Snapshot::new(draft, &Layers::default()),
        }
    }

    fn finding() -> ide::Diagnostic {
        ide::Diagnostic {
            code: "missing-enumeration",
            severity: Severity::Warning,
            span: Span::new(10, 15),
            message: "The second point is missing.".to_owned(),
            related: vec![ide::Related { span: Span::new(3, 8), message: "The first.".to_owned() }],
        }
    }

    fn told(peer: Peer) -> Value {
        serde_json::to_value(view(peer).diagnostic(&finding(), 3)).unwrap()
    }

    #[test]
    fn a_finding_carries_other_places_only_for_clients_that_show_them() {
        let plain = told(Peer::default());
        assert_eq!(plain["range"]["start"], json!({ "line": 1, "character": 0 }));
        assert!(plain.get("relatedInformation").is_none());
        let related = told(Peer { related_information: true, ..Peer::default() });
        let place = json!({ "start": { "line": 0, "character": 2 }, "end": { "line": 0, "character": 7 } });
        assert_eq!(
            related["relatedInformation"][0]["location"],
            json!({ "uri": "untitled:a", "range": place })
        );
    }

    #[test]
    fn of_very_many_findings_not_all_are_told_and_that_is_said_first() {
        let told =
            |slips: usize| view_of(&"We pledge [XX] dollars. ".repeat(slips), Peer::default()).diagnostics();
        assert_eq!(told(20).len(), 20);
        let many = told(1_010);
        assert_eq!(many.len(), 1_001);
        assert!(many[0].message.ends_with("10 more are shown as these are mended."), "{}", many[0].message);
        assert!(many[1..].iter().all(|it| it.code.is_some()));
    }

    #[test]
    fn a_finding_carries_its_place_among_all_only_for_clients_that_give_it_back() {
        assert!(told(Peer::default()).get("data").is_none());
        assert_eq!(told(Peer { keeps_data: true, ..Peer::default() })["data"], 3);
    }

    #[test]
    fn what_stands_twice_fades_only_for_clients_that_fade() {
        let tagged = |tags| {
            let twice = ide::Diagnostic { code: "repeated-paragraph", ..finding() };
            view(Peer { tags, ..Peer::default() }).diagnostic(&twice, 0).tags
        };
        let unnecessary = vec![lsp::DiagnosticTag::UNNECESSARY];
        assert_eq!(tagged(unnecessary.clone()), Some(unnecessary));
        assert_eq!(tagged(Vec::new()), None);
        assert!(
            told(Peer { tags: vec![lsp::DiagnosticTag::UNNECESSARY], ..Peer::default() })
                .get("tags")
                .is_none()
        );
    }

    #[test]
    fn a_finding_leads_to_its_manual_only_where_the_client_says_how() {
        assert!(told(Peer::default()).get("codeDescription").is_none());
        let rule_uri = Some("rapporteur-rule:{code}".to_owned());
        let described = told(Peer { rule_uri, ..Peer::default() });
        assert_eq!(described["codeDescription"], json!({ "href": "rapporteur-rule:missing-enumeration" }));
    }

    #[test]
    fn an_edit_names_its_version_where_the_client_can_tell() {
        let place = lsp::Range::new(lsp::Position::new(1, 0), lsp::Position::new(1, 5));
        let edits = vec![lsp::TextEdit::new(place, "Second".to_owned())];
        let edit = |peer| serde_json::to_value(view(peer).workspace_edit(edits.clone())).unwrap();
        let plain = edit(Peer::default());
        assert_eq!(plain["changes"]["untitled:a"][0]["newText"], "Second");
        assert!(plain.get("documentChanges").is_none());
        let versioned = edit(Peer { versioned_edits: true, ..Peer::default() });
        let document = json!({ "uri": "untitled:a", "version": 7 });
        assert_eq!(versioned["documentChanges"][0]["textDocument"], document);
        assert!(versioned.get("changes").is_none());
    }

    #[test]
    fn kinds_of_actions_are_a_tree() {
        assert!(is_kind_of("quickfix", ""));
        assert!(is_kind_of("refactor.move", "refactor"));
        assert!(!is_kind_of("refactor", "refactor.move"));
        assert!(!is_kind_of("quickfixes", "quickfix"));
    }
}
