//! What may stand behind options whose types are those of drafts and settings, and what help says of each.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::draft::{DocumentKind, Status, Style};
use crate::settings::LineBreaks;

impl ValueEnum for Status {
    fn value_variants<'a>() -> &'a [Status] {
        &[Status::Draft, Status::Clearance, Status::Final, Status::Delivered]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Status::Draft => PossibleValue::new("draft").help("Being written"),
            Status::Clearance => PossibleValue::new("clearance").help("Complete, going round"),
            Status::Final => PossibleValue::new("final").help("About to be delivered"),
            Status::Delivered => PossibleValue::new("delivered").help("A record of what was said"),
        })
    }
}

impl ValueEnum for LineBreaks {
    fn value_variants<'a>() -> &'a [LineBreaks] {
        &[LineBreaks::Keep, LineBreaks::Join, LineBreaks::Wrap]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            LineBreaks::Keep => PossibleValue::new("keep").help("They stay as they are"),
            LineBreaks::Join => PossibleValue::new("join").help("A paragraph is one line"),
            LineBreaks::Wrap => PossibleValue::new("wrap").help("Lines are as long as the width allows"),
        })
    }
}

impl ValueEnum for Style {
    fn value_variants<'a>() -> &'a [Style] {
        &[Style::Delegation, Style::UnitedNations, Style::ModelUn]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Style::Delegation => PossibleValue::new("delegation").help("A delegation's own"),
            Style::UnitedNations => PossibleValue::new("united-nations").help("The Secretariat's"),
            Style::ModelUn => PossibleValue::new("model-un").help("A Model UN conference's"),
        })
    }
}

impl ValueEnum for DocumentKind {
    fn value_variants<'a>() -> &'a [DocumentKind] {
        &[DocumentKind::Statement, DocumentKind::Record, DocumentKind::Resolution]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            DocumentKind::Statement => "One speaker",
            DocumentKind::Record => "Many speakers",
            DocumentKind::Resolution => "A resolution, or a draft of one",
        };
        Some(PossibleValue::new(self.name()).help(help))
    }
}
