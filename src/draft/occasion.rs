//! What a speech is made for, where its head shows it.

use crate::text::Span;

use super::Draft;

/// An occasion beside the national statement; none of them owes a greeting, points or thanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the whole of it")]
pub enum Occasion {
    ExplanationOfVote,
    RightOfReply,
    Briefing,
    JointStatement,
    Introduction,
}

/// How much of a text shows its occasion, in bytes.
const HEAD: u32 = 1200;

impl Draft {
    /// The occasion, told by the first phrase for one in the head of the text.
    pub fn occasion(&self) -> Option<Occasion> {
        let head = self.text().slice(Span::new(0, HEAD.min(self.text().len()))).to_lowercase();
        let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
        let occasions = &self.pack().words().speech.occasions;
        let found = occasions.iter().filter_map(|(name, phrases)| {
            let at = phrases.iter().filter_map(|phrase| head.find(phrase.as_str())).min()?;
            Some((at, named(name)?))
        });
        found.min_by_key(|(at, _)| *at).map(|(_, occasion)| occasion)
    }
}

/// An occasion by the name that the packs have for it.
fn named(name: &str) -> Option<Occasion> {
    Some(match name {
        "explanation-of-vote" => Occasion::ExplanationOfVote,
        "right-of-reply" => Occasion::RightOfReply,
        "briefing" => Occasion::Briefing,
        "joint-statement" => Occasion::JointStatement,
        "introduction" => Occasion::Introduction,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Reading;
    use crate::text::Text;

    fn check(text: &str, expected: Option<Occasion>) {
        assert_eq!(Draft::open(Text::from(text), &Reading::default()).occasion(), expected, "{text}");
    }

    #[test]
    fn the_head_of_a_text_shows_its_occasion() {
        check("My delegation takes the floor in explanation\nof vote.", Some(Occasion::ExplanationOfVote));
        check("We speak in exercise of the right of reply.", Some(Occasion::RightOfReply));
        check(
            "I have the honour to speak on behalf of the Nordic countries.",
            Some(Occasion::JointStatement),
        );
        check("We thank you for convening this debate.", None);
    }
}
