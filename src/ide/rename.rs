//! Another name for an acronym, throughout the draft: where it is spelled out and wherever it is used. A
//! plural or possessive ending stays as it is.

use crate::syntax::acronym_stem;
use crate::text::{Edit, Span};

use super::subject::{self, What};
use super::{Renamable, RenameRefusal, Snapshot};

/// What would be renamed at `offset`: the acronym without its ending.
pub(super) fn renamable(snapshot: &Snapshot, offset: u32) -> Result<Renamable, RenameRefusal> {
    let subject = subject::at(snapshot, offset).ok_or(RenameRefusal::Nothing)?;
    match subject.what {
        What::Acronym(name) if snapshot.draft().acronym(&name).places.contains(&subject.span) => {
            Ok(Renamable { span: stem_of(subject.span, &name), name })
        }
        _ => Err(RenameRefusal::Nothing),
    }
}

/// What changes where the acronym at `offset` gets another name, in the order of the text.
pub(super) fn rename(snapshot: &Snapshot, offset: u32, new: &str) -> Result<Vec<Edit>, RenameRefusal> {
    let Renamable { name: old, .. } = renamable(snapshot, offset)?;
    if new.contains(['\n', '\r', '\u{2028}', '\u{2029}']) {
        return Err(RenameRefusal::LineBreak);
    }
    // Whoever types the plural means the acronym: the endings in the text are kept.
    let new = acronym_stem(new.trim());
    if new.is_empty() {
        return Err(RenameRefusal::Empty);
    }
    let places = snapshot.draft().acronym(&old).places.into_iter();
    Ok(places.map(|place| Edit::replace(stem_of(place, &old), new)).collect())
}

fn stem_of(place: Span, stem: &str) -> Span {
    Span::new(place.start, place.start + stem.len() as u32)
}

#[cfg(test)]
mod tests {
    use crate::ide::RenameRefusal;
    use crate::ide::testing::{cursor, snapshot};
    use crate::text::apply_edits;

    fn renamed(marked: &str, new: &str) -> Result<String, RenameRefusal> {
        let (text, offset) = cursor(marked);
        super::rename(&snapshot(&text), offset, new).map(|edits| apply_edits(&text, &edits))
    }

    const TEXT: &str = "Police-contributing countries (PCCs) help.\n\nEach P<|>CC trains; a PCC’s police, the PCC's needs, the PCCs' hope, the TCCs.\n";

    #[test]
    fn an_acronym_is_renamed_throughout_and_keeps_its_endings() {
        let expected = "Police-contributing countries (POCs) help.\n\nEach POC trains; a POC’s police, the POC's needs, the POCs' hope, the TCCs.\n";
        for new in ["POC", " POC ", "POCs"] {
            assert_eq!(renamed(TEXT, new).as_deref(), Ok(expected), "{new}");
        }
    }

    #[test]
    fn what_would_be_renamed_is_the_acronym_without_its_ending() {
        let (text, offset) = cursor("All PC<|>Cs help.");
        let found = super::renamable(&snapshot(&text), offset).unwrap();
        assert_eq!((found.span.of(&text), found.name.as_str()), ("PCC", "PCC"));
    }

    #[test]
    fn a_name_that_is_none_is_refused() {
        for new in ["", "  ", "'s"] {
            assert_eq!(renamed(TEXT, new), Err(RenameRefusal::Empty), "{new}");
        }
        for new in ["P\nC", "PC\r\n", "P\u{2028}C"] {
            assert_eq!(renamed(TEXT, new), Err(RenameRefusal::LineBreak), "{new}");
        }
    }

    #[test]
    fn only_acronyms_of_the_speech_are_renamed() {
        for text in [
            "We thank every<|>one.",
            "Each police-contributing c<|>ountry.",
            "We recall resolution 13<|>25 (2000).",
            "---\nbody: UN<|>DP\n---\n\nWe thank UNDP.\n",
            "<|>",
        ] {
            assert_eq!(renamed(text, "ABC"), Err(RenameRefusal::Nothing), "{text}");
        }
    }
}
