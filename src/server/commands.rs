//! The commands that an editor may have carried out: their names, what they are told, and what they do.

use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types as lsp;
use tower_lsp::ls_types::Uri;

use super::glossary::Addition;
use super::ignoring::Order;
use super::pace::Question;
use super::view::View;
use super::{Rapporteur, glossary, ignoring};
use crate::ide::actions::{self, Direction};
use crate::text::Edit;

/// A command, understood.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Command {
    /// Numbers the series at a place anew.
    Renumber(Place),
    /// Moves the point at a place past its neighbour.
    MovePoint(Place, Direction),
}

/// A place in a document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) uri: Uri,
    pub(super) position: lsp::Position,
}

/// The commands that change the text through `workspace/applyEdit`.
const EDITING: [&str; 4] =
    [glossary::COMMAND, ignoring::COMMAND, "rapporteur.renumber", "rapporteur.movePoint"];

/// The command that gives out the text as it is delivered.
pub(super) const DELIVER: &str = "rapporteur.deliver";

/// The names of the commands that a client is offered.
pub(super) fn names(applies_edits: bool) -> Vec<String> {
    let editing = EDITING.iter().filter(|_| applies_edits);
    editing.chain([&DELIVER]).map(|name| (*name).to_owned()).collect()
}

/// The document that a command is told of first.
///
/// # Errors
/// Invalid parameters, where there is none.
pub(super) fn document(told: &mut impl Iterator<Item = Value>) -> Result<Uri> {
    let uri = told.next().and_then(|uri| serde_json::from_value(uri).ok());
    uri.ok_or_else(|| Error::invalid_params("the first argument is the document's URI"))
}

impl Rapporteur {
    /// Carries out a command; its answer, where it has one.
    ///
    /// # Errors
    /// Invalid parameters, in a sentence for those who wrote the editor's side.
    pub(super) async fn execute(&self, params: lsp::ExecuteCommandParams) -> Result<Option<Value>> {
        if params.command == ignoring::COMMAND {
            let order = Order::read(params)?;
            let view = self.view(&order.uri).await?;
            self.carry_out(order, view);
            return Ok(None);
        }
        if params.command == glossary::COMMAND {
            let addition = Addition::read(params.arguments)?;
            let view = match &addition.uri {
                Some(uri) => self.view(uri).await?,
                None => None,
            };
            self.add_to_glossary(addition, view);
            return Ok(None);
        }
        if params.command == DELIVER {
            return self.deliver(params.arguments).await;
        }
        let command = Command::read(params)?;
        let (label, idle, uri) = (command.label(), command.idle(), command.place().uri.clone());
        let edit = self.ask(&uri, Question::Actions, move |view| view.carried_out(&command)).await?;
        match edit {
            Some(edit) => self.change_text(label, edit),
            None => self.tell(idle),
        }
        Ok(None)
    }
}

impl Rapporteur {
    /// Answers with the text as it is delivered. A client that asks for a report, with `{"report": true}` behind the
    /// document, is answered with `{text, open, message?}`; to others a message says what is still open.
    ///
    /// # Errors
    /// What keeps the text from being delivered, in a sentence for the drafter; invalid parameters.
    async fn deliver(&self, arguments: Vec<Value>) -> Result<Option<Value>> {
        let mut told = arguments.into_iter();
        let uri = document(&mut told)?;
        let wants_report = told.next().is_some_and(|options| options["report"] == Value::Bool(true));
        let answer = self.ask(&uri, Question::Delivery, |view| {
            let answer = view.delivery().map(|delivery| {
                let reservations = view.reservations(&delivery.open);
                (delivery.text, reservations)
            });
            Some(answer)
        });
        let Some((text, reservations)) = answer.await?.transpose()? else { return Ok(None) };
        let (open, message) = reservations.unzip();
        if wants_report {
            let mut report = json!({ "text": text, "open": open.unwrap_or_else(|| json!([])) });
            if let Some(message) = message {
                report["message"] = message.into();
            }
            return Ok(Some(report));
        }
        if let Some(message) = message {
            self.warn(&message);
        }
        Ok(Some(text.into()))
    }
}

impl Command {
    /// Understands what an editor asks for.
    ///
    /// # Errors
    /// Invalid parameters, in a sentence for those who wrote the editor's side.
    pub(super) fn read(params: lsp::ExecuteCommandParams) -> Result<Command> {
        let mut told = params.arguments.into_iter();
        let command = match params.command.as_str() {
            "rapporteur.renumber" => Command::Renumber(Place::read(&mut told)?),
            "rapporteur.movePoint" => Command::MovePoint(Place::read(&mut told)?, direction(told.next())?),
            other => return Err(Error::invalid_params(format!("there is no command {other}"))),
        };
        Ok(command)
    }

    /// Where it is to be carried out.
    pub(super) fn place(&self) -> &Place {
        match self {
            Command::Renumber(place) | Command::MovePoint(place, _) => place,
        }
    }

    /// What it is called in a list of steps that can be undone.
    pub(super) fn label(&self) -> &'static str {
        match self {
            Command::Renumber(_) => "Number the points anew",
            Command::MovePoint(_, Direction::Up) => "Move the point up",
            Command::MovePoint(_, Direction::Down) => "Move the point down",
        }
    }

    /// What a drafter is told where it can change nothing.
    pub(super) fn idle(&self) -> &'static str {
        match self {
            Command::Renumber(_) => {
                "There is nothing to number here: put the cursor on a point whose series is out of order."
            }
            Command::MovePoint(_, Direction::Up) => {
                "There is no point here that could move up: put the cursor on one that has another before it."
            }
            Command::MovePoint(_, Direction::Down) => {
                "There is no point here that could move down: put the cursor on one that has another behind it."
            }
        }
    }

    /// What changes; nothing where nothing does.
    pub(super) fn edits(&self, view: &View) -> Option<Vec<Edit>> {
        let offset = view.offset(self.place().position);
        match self {
            Command::Renumber(_) => actions::renumber(&view.snapshot, offset),
            Command::MovePoint(_, direction) => actions::move_point(&view.snapshot, offset, *direction),
        }
    }
}

impl Place {
    fn read(told: &mut impl Iterator<Item = Value>) -> Result<Place> {
        let uri = document(told)?;
        let position = told.next().and_then(|position| serde_json::from_value(position).ok());
        let position = position.ok_or_else(|| Error::invalid_params("the second argument is a position"))?;
        Ok(Place { uri, position })
    }
}

fn direction(told: Option<Value>) -> Result<Direction> {
    match told.as_ref().and_then(Value::as_str) {
        Some("up") => Ok(Direction::Up),
        Some("down") => Ok(Direction::Down),
        _ => Err(Error::invalid_params("the third argument is \"up\" or \"down\"")),
    }
}
