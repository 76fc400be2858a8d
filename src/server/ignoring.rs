//! The command that ignores what a rule finds: in the draft itself, or in the settings of its folder.

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types as lsp;
use tower_lsp::ls_types::Uri;

use super::Rapporteur;
use super::files_edit::{Beside, together};
use super::folders::path_of;
use super::session::Session;
use super::view::View;
use crate::ide::IgnoreScope;
use crate::proto;
use crate::rules;
use crate::workspace::{settings_path, with_rule_off};

/// What the command is called.
pub(super) const COMMAND: &str = "rapporteur.ignore";

/// What is to be ignored, and where.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) uri: Uri,
    code: &'static str,
    range: lsp::Range,
    /// `None` is the whole workspace.
    scope: Option<IgnoreScope>,
}

impl Order {
    /// Understands what an editor asks for.
    ///
    /// # Errors
    /// Invalid parameters, in a sentence for those who wrote the editor's side.
    pub(super) fn read(params: lsp::ExecuteCommandParams) -> Result<Order> {
        let invalid = |what: &str| Error::invalid_params(what.to_owned());
        if params.command != COMMAND {
            return Err(invalid(&format!("there is no command {}", params.command)));
        }
        let mut told = params.arguments.into_iter();
        let uri = told.next().and_then(|uri| serde_json::from_value(uri).ok());
        let code = told.next().and_then(|code| rules::by_code(code.as_str()?)).map(|rule| rule.code);
        let range = told.next().and_then(|range| serde_json::from_value(range).ok());
        let scope = match told.next().as_ref().and_then(Value::as_str) {
            Some("finding") => Some(IgnoreScope::Finding),
            Some("paragraph") => Some(IgnoreScope::Paragraph),
            Some("file") => Some(IgnoreScope::File),
            Some("workspace") => None,
            _ => {
                let scopes = r#"the fourth argument is "finding", "paragraph", "file" or "workspace""#;
                return Err(invalid(scopes));
            }
        };
        Ok(Order {
            uri: uri.ok_or_else(|| invalid("the first argument is the document's URI"))?,
            code: code.ok_or_else(|| invalid("the second argument is the code of a rule"))?,
            range: range.ok_or_else(|| invalid("the third argument is a range"))?,
            scope,
        })
    }

    /// The edit that does it.
    ///
    /// # Errors
    /// Why it cannot be done, in a drafter's words.
    fn edit(
        &self,
        view: Option<&View>,
        session: &Session,
    ) -> std::result::Result<lsp::WorkspaceEdit, String> {
        let Some(scope) = self.scope else { return in_settings(&self.uri, self.code, session) };
        let view = view.ok_or("Only in a text that is open can something be ignored.")?;
        let span = proto::span(view.snapshot.text(), self.range, session.peer().encoding);
        let edit = view.ignored(self.code, span, scope);
        edit.ok_or_else(|| "There is no place for a note here; ignore it in the whole file.".to_owned())
    }
}

impl Rapporteur {
    /// Has the client change what must change, or tells the drafter why nothing does.
    pub(super) fn carry_out(&self, order: Order, view: Option<View>) {
        let server = self.clone();
        // The settings are read from the disk.
        tokio::task::spawn_blocking(move || match order.edit(view.as_ref(), &server.session) {
            Ok(edit) => server.change_text(format!("Ignore {}", order.code), edit),
            Err(reason) => server.tell(reason),
        });
    }
}

/// The edit that switches the rule `code` off in the settings file above the document at `uri`.
fn in_settings(uri: &Uri, code: &str, session: &Session) -> std::result::Result<lsp::WorkspaceEdit, String> {
    let path = path_of(uri).ok_or("Save the text first: settings hold for the folder it is in.")?;
    let file = settings_path(&path, session.folder_around(&path).as_deref());
    let file = Beside::find(session, &file, || {
        format!("make it, with two lines in it, [rules] and {code} = \"off\".")
    })?;
    let after = with_rule_off(&file.text, code).map_err(|error| error.to_string())?;
    let edit = file.to(&after);
    together(&[(file, edit)], &session.peer())
}
