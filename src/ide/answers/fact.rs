//! What those who clear a text check.

use crate::text::Span;

/// Something that those who clear a text check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub kind: FactKind,
    /// Where; bytes.
    pub span: Span,
    /// What stands there, on one line.
    pub text: String,
    /// A few words around it, on one line; of a quotation, those before it.
    pub context: String,
    /// What is known of it.
    pub about: Option<String>,
}

/// What there is to check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each name is the whole of it")]
pub enum FactKind {
    Alignment,
    Name,
    Date,
    Figure,
    Citation,
    Quotation,
}

impl FactKind {
    /// All kinds, in the order in which a text is cleared.
    pub const ALL: [FactKind; 6] = [
        FactKind::Alignment,
        FactKind::Name,
        FactKind::Date,
        FactKind::Figure,
        FactKind::Citation,
        FactKind::Quotation,
    ];

    /// The name that JSON uses.
    pub fn name(self) -> &'static str {
        match self {
            FactKind::Alignment => "alignment",
            FactKind::Name => "name",
            FactKind::Date => "date",
            FactKind::Figure => "figure",
            FactKind::Citation => "citation",
            FactKind::Quotation => "quotation",
        }
    }

    /// What stands over a list of them.
    pub fn heading(self) -> &'static str {
        match self {
            FactKind::Alignment => "Alignments",
            FactKind::Name => "Names",
            FactKind::Date => "Dates",
            FactKind::Figure => "Figures",
            FactKind::Citation => "Citations",
            FactKind::Quotation => "Quotations",
        }
    }
}
