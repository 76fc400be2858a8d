//! The term or the acronym that a word is.

use crate::draft::AcronymUse;
use crate::lexicon::states::{self, Form};
use crate::lexicon::terms::{self, Kind, Term};
use crate::syntax::{acronym_stem, word_at};
use crate::text::Span;

use super::super::Hover;
use super::super::markdown::Paragraph;
use super::{Place, in_other_languages, one_line, state};

pub(super) fn hover(at: &Place<'_>) -> Option<Hover> {
    let parse = &at.snapshot.draft().tree().blocks()[at.block].parse;
    if let Some(acronym) = parse.acronyms.iter().find(|acronym| acronym.span.touches(at.offset)) {
        return acronym_hover(at, acronym.span);
    }
    let hit = terms::at(at.text, at.offset)?;
    at.show(hit.span, described(hit.term, None, at))
}

fn acronym_hover(at: &Place<'_>, span: Span) -> Option<Hover> {
    let word = span.of(at.text);
    let stem = acronym_stem(word);
    let used = at.snapshot.draft().acronym(stem);
    let spelled =
        used.definitions.first().map(|definition| one_line(&at.snapshot.text().slice(definition.words)));
    // The draft says which of several meanings it has.
    let mut known: Vec<&Term> = terms::by_acronym(word).chain(terms::by_acronym(stem)).collect();
    known.dedup_by_key(|term| term.name);
    let means = |term: &&&Term| spelled.as_deref().is_some_and(|spelled| is_called(term, spelled));
    let term =
        known.iter().find(means).copied().or_else(|| known.first().copied().filter(|_| spelled.is_none()));
    match (term, spelled) {
        (Some(term), _) => at.show(span, described(term, Some((stem, &used)), at)),
        (None, Some(spelled)) => {
            let title = Paragraph::new().strong(stem).text(format!(" — {spelled}"));
            at.show(span, [title, in_this_draft(&used, at)])
        }
        (None, None) => {
            let at_word = word_at(at.text, at.offset)?;
            let hit = terms::at(at.text, at_word.start)?;
            at.show(hit.span, described(hit.term, None, at))
        }
    }
}

fn is_called(term: &Term, name: &str) -> bool {
    let same = |known: &str| known.eq_ignore_ascii_case(name);
    same(term.name) || term.plural.is_some_and(same) || term.aliases.iter().any(|alias| same(alias))
}

fn described(term: &Term, used: Option<(&str, &AcronymUse)>, at: &Place<'_>) -> Vec<Paragraph> {
    let acronym = used.map(|(stem, _)| stem).or(term.acronym);
    let spelled = |acronym| Paragraph::new().strong(acronym).text(format!(" — {}", term.name));
    let title = acronym.map_or_else(|| Paragraph::new().strong(term.name), spelled);
    let draft = match (used, term.acronym) {
        (Some((_, used)), _) => in_this_draft(used, at),
        (None, Some(acronym)) => in_this_draft(&at.snapshot.draft().acronym(acronym), at),
        (None, None) => Paragraph::new(),
    };
    if let Some(mut told) = as_state(term) {
        if let Some((stem, _)) = used {
            told[0] = spelled(stem);
            told.splice(1..1, [term.definition.into(), draft]);
        } else {
            told.insert(1, draft);
        }
        return told;
    }
    let years = match (term.since, term.until) {
        (Some(since), Some(until)) if since == until => format!("{since}"),
        (Some(since), Some(until)) => format!("{since}–{until}"),
        (Some(since), None) => format!("Since {since}"),
        (None, Some(until)) => format!("Until {until}"),
        (None, None) => String::new(),
    };
    vec![title, term.definition.into(), draft, years.into(), in_other_languages(term.translations.known())]
}

/// What is known of the State that a term names as it is called today.
fn as_state(term: &Term) -> Option<Vec<Paragraph>> {
    let found = states::by_any_name(term.name).filter(|_| term.kind == Kind::State)?;
    (found.form.is_current() || found.form == Form::Everyday).then(|| state::described(found.state))
}

/// Where a draft spells an acronym out, and how often it uses it.
pub(super) fn in_this_draft(used: &AcronymUse, at: &Place<'_>) -> Paragraph {
    let times = match used.places.len() {
        0 => return Paragraph::new(),
        1 => "used once".to_owned(),
        times => format!("used {times} times"),
    };
    match used.definitions.first() {
        Some(definition) => {
            let words = one_line(&at.snapshot.text().slice(definition.words));
            format!(
                "In this draft: spelled out on line {} as “{words}”, {times}.",
                at.line(definition.acronym.start)
            )
            .into()
        }
        None => format!("In this draft: never spelled out, {times}.").into(),
    }
}
