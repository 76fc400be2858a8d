//! What is told of something that may be typed, once someone looks at it.

use crate::ide::markdown::Markdown;
use crate::ide::{CompletionSource, hover};
use crate::lexicon::pack::{Pack, PhrasePiece};
use crate::lexicon::{resolutions, states, terms};

/// What is shown; nothing where it is not known.
pub(in crate::ide) fn documentation(source: &CompletionSource) -> Option<Markdown> {
    let paragraphs = match source {
        CompletionSource::Term(name) => {
            let term = terms::by_name(name).find(|term| term.name == name)?;
            vec![term.definition.into(), hover::in_other_languages(term.translations.known())]
        }
        CompletionSource::State(code) => hover::state_described(states::by_code(code)?),
        CompletionSource::Resolution(number) => {
            hover::resolution_described(resolutions::security_council(*number)?)
        }
        CompletionSource::Metadata(key) => hover::metadata_told(key)?,
        CompletionSource::Told(shown) => return Some(shown.clone()),
        CompletionSource::Phrase(language, name) => {
            let words = Pack::of(language)?.words();
            let phrase = words.phrases.iter().find(|phrase| phrase.name == *name)?;
            vec![phrase.pieces().iter().map(PhrasePiece::plain).collect::<String>().into()]
        }
    };
    let shown: Markdown = paragraphs.into_iter().collect();
    (!shown.is_empty()).then_some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::markdown::Paragraph;

    #[test]
    fn whatever_is_offered_can_be_told_of() {
        let tells = |source: CompletionSource, words: &str| {
            assert_eq!(source.to_string().parse(), Ok(source.clone()));
            let told = documentation(&source).unwrap().to_plain();
            assert!(told.contains(words), "{told}");
        };
        tells(CompletionSource::Term("police-contributing country".to_owned()), "sends police");
        tells(CompletionSource::State("IRN".to_owned()), "Member State since 1945");
        tells(CompletionSource::Metadata("status".to_owned()), "About to be delivered");
        tells(CompletionSource::Metadata("on-behalf-of".to_owned()), "on whose behalf");
        tells(CompletionSource::Resolution(2382), "United Nations policing");
        let told = [Paragraph::new().strong("FQD").text(": a fund\n"), "New: *a*.".into()];
        tells(CompletionSource::Told(told.into_iter().collect()), "a fund");
        for phrase in &Pack::fallback().words().phrases {
            let start = phrase.pieces()[0].plain().to_owned();
            tells(CompletionSource::Phrase("en".to_owned(), phrase.name.clone()), &start);
        }
    }

    #[test]
    fn what_is_not_known_is_not_told_of() {
        assert_eq!(documentation(&CompletionSource::Term("nothing at all".to_owned())), None);
        assert_eq!(documentation(&CompletionSource::Resolution(0)), None);
        for text in ["", "term", "resolution:x", "other:1", "phrase:en"] {
            assert_eq!(text.parse::<CompletionSource>(), Err(()), "{text}");
        }
    }
}
