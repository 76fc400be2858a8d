//! A list of the States that a statement is made for, with a slip in it.

use crate::draft::Speech;
use crate::lexicon::states::State;
use crate::syntax::{BlockKind, ListRole, Parse};
use crate::text::Span;

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// The States that a statement is made for are not as many as was said, or one of them is named twice.
    ///
    /// ## Why
    /// A State that is left out must ask for a correction, and one that is named without having joined must too. The
    /// list changes until the last minute; the number before it is forgotten.
    ///
    /// ## Example
    /// > I deliver this statement on behalf of the following **five** countries: Chad, Ghana, Mali and Togo.
    ///
    /// Look the list through, and put right the number or the list:
    ///
    /// > I deliver this statement on behalf of the following four countries: Chad, Ghana, Mali and Togo.
    ///
    /// ## When it is silent
    /// Where something stands in the list that is no State, nothing is said of the number. "My own country" may be
    /// counted or not. That the speaker's own State is in the list is only a hint, and nothing is said of it where
    /// they are a group that the speaker may belong to.
    pub(super) static FLAWED_LIST_OF_STATES = "flawed-list-of-states", Warning, StateLists, WhileDrafting, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (_, speech) in cx.speeches() {
        for list in lists(cx, speech) {
            check_list(cx, speech, &list, out);
        }
    }
}

/// A list with all its paragraphs.
struct List {
    announced: Option<(Anchor, u32)>,
    named: bool,
    complete: bool,
    names: Vec<(Anchor, &'static State)>,
    /// The words for the speaker's own State, and whether its name follows.
    own: Option<(Anchor, bool)>,
}

fn lists(cx: &Cx<'_>, speech: &Speech) -> Vec<List> {
    let mut found = Vec::new();
    for (block, parse) in cx.noted_in(speech) {
        let Some(states) = &parse.state_list else { continue };
        let ListRole::SpokenFor { announced, named, goes_on } = states.role else { continue };
        let at = |block: usize| move |span: Span| Anchor { block, span };
        let mut list = List {
            announced: announced.map(|(span, count)| (at(block)(span), count)),
            named,
            complete: states.complete,
            names: states.names.iter().map(|(span, state)| (at(block)(*span), *state)).collect(),
            own: states.own.map(|own| (at(block)(own.span), own.name.is_some())),
        };
        let mut next = block + 1;
        while goes_on && next < speech.end {
            let Some(entries) = &cx.parse(next).state_list else { break };
            if entries.role != ListRole::Entries {
                break;
            }
            list.names.extend(entries.names.iter().map(|(span, state)| (at(next)(*span), *state)));
            list.own = list.own.or(entries.own.map(|own| (at(next)(own.span), own.name.is_some())));
            next += 1;
        }
        // An entry that nobody knows goes on with the list.
        let unknown = |parse: &Parse| parse.label.is_some() || parse.kind == BlockKind::Title;
        list.complete &= !(goes_on && next < speech.end && unknown(cx.parse(next)));
        if !list.names.is_empty() {
            found.push(list);
        }
    }
    found
}

fn check_list(cx: &Cx<'_>, speech: &Speech, list: &List, out: &mut Vec<Finding>) {
    let mut twice = false;
    for (index, (at, state)) in list.names.iter().enumerate() {
        let Some((first, _)) = list.names[..index].iter().find(|(_, other)| other.code == state.code) else {
            continue;
        };
        twice = true;
        let message = format!("{} is named twice in this list.", state.running);
        out.push(found(
            Severity::Warning,
            *at,
            message,
            vec![(*first, "it is named here as well".to_owned())],
        ));
    }
    if let Some((at, announced)) = list.announced.filter(|_| list.complete && !twice) {
        let count = list.names.len() as u32;
        let fits = match list.own {
            None => announced == count,
            Some((_, true)) => announced == count || announced + 1 == count,
            Some((_, false)) => announced == count || announced == count + 1,
        };
        if !fits {
            let message = format!("{announced} States are announced here, but {count} are named.");
            let last = list.names.last().map(|(at, _)| (*at, "the list ends here".to_owned()));
            out.push(found(cx.when_final(Severity::Warning), at, message, Vec::from_iter(last)));
        }
    }
    speakers_own(cx, speech, list, out);
}

/// How many States the list names whose number is announced at a place.
pub fn named_states(cx: &Cx<'_>, announced: Anchor) -> Option<u32> {
    let mut lists = cx.speeches().flat_map(|(_, speech)| lists(cx, speech));
    let list = lists.find(|list| list.announced.is_some_and(|(at, _)| at == announced))?;
    Some(list.names.len() as u32)
}

/// What to take out with a State that a list names a second time: it and what joins it to the one before, both in
/// one paragraph. Nothing where it is the last, whose "and" another would need.
pub fn named_again(cx: &Cx<'_>, at: Anchor) -> Option<Anchor> {
    let names = &cx.parse(at.block).state_list.as_ref()?.names;
    let index = names.iter().position(|(span, _)| *span == at.span)?;
    let (before, _) = names.get(index.checked_sub(1)?)?;
    names.get(index + 1)?;
    Some(Anchor { block: at.block, span: Span::new(before.end, at.span.end) })
}

/// The speaker's own State among those that the speaker speaks for.
fn speakers_own(cx: &Cx<'_>, speech: &Speech, list: &List, out: &mut Vec<Finding>) {
    let first = cx.draft.meaning().first_block.max(speech.first);
    let speaker = (first..speech.end).take(HEAD).find_map(|block| cx.parse(block).of_state);
    let named = speaker.and_then(|speaker| list.names.iter().find(|(_, state)| state.code == speaker.code));
    let (Some((at, state)), false) = (named, list.named || list.own.is_some_and(|(_, named)| named)) else {
        return;
    };
    let name = state.running;
    let (severity, message, related) = match list.own {
        Some((own, _)) => (
            Severity::Information,
            format!("{name} is the speaker’s own State, which the list adds once more."),
            vec![(own, "it is added here".to_owned())],
        ),
        None => (Severity::Hint, format!("{name} is the speaker’s own State."), Vec::new()),
    };
    out.push(found(severity, *at, message, related));
}

/// How many paragraphs the head of a speech has at most.
const HEAD: usize = 12;

fn found(severity: Severity, at: Anchor, message: String, related: Vec<(Anchor, String)>) -> Finding {
    let rule = &FLAWED_LIST_OF_STATES;
    Finding { rule, severity, at, message, related, ripens: true, subject: Subject::Place }
}

#[cfg(test)]
mod tests {
    use crate::draft::Status;
    use crate::rules::Severity;
    use crate::rules::testing::{check, severities};

    const CODE: &str = "flawed-list-of-states";

    #[test]
    fn a_number_that_is_not_that_of_the_list_is_found() {
        let told = "5 States are announced here, but 4 are named.";
        check(
            "I speak on behalf of the following 5 countries: Chad, Ghana,\nMali and Togo. We agree.",
            CODE,
            &[("5", told)],
        );
        check(
            "I speak on behalf of five States, namely:\n\nChad\n\nGhana\n\nMali\n\nTogo\n\nWe agree to this.\n",
            CODE,
            &[("five", told)],
        );
        check(
            "The following 5 countries align themselves with this statement: Chad, Ghana, Mali and Togo.",
            CODE,
            &[("5", told)],
        );
    }

    #[test]
    fn a_state_that_is_named_twice_is_found() {
        check(
            "I speak on behalf of Chad, Iran, Mali, Togo and the Islamic Republic of Iran.",
            CODE,
            &[("Islamic Republic of Iran", "Islamic Republic of Iran is named twice in this list.")],
        );
    }

    #[test]
    fn the_speakers_own_state_is_a_hint_or_worth_a_look() {
        let text =
            "Mr. Adu (Ghana): I speak on behalf of the following countries: Chad, Ghana, Mali and Togo";
        check(&format!("{text}."), CODE, &[("Ghana", "Ghana is the speaker’s own State.")]);
        assert_eq!(severities(&format!("{text}."), CODE, Status::Final), [Severity::Hint]);
        let twice = format!("{text} and my own country.");
        assert_eq!(severities(&twice, CODE, Status::Final), [Severity::Information]);
    }

    #[test]
    fn lists_that_are_or_may_be_right_are_left_alone() {
        for text in [
            "I speak on behalf of the following four countries: Chad, Ghana, Mali and Togo.",
            "I speak on behalf of the following four countries: Chad, Ghana, Mali, Togo and my own country, Benin.",
            "I speak on behalf of the following five countries: Chad, Ghana, Mali, Togo and my own country, Benin.",
            "I speak on behalf of the five members of the group: Chad, Ghana, Mali, Togo and Wakanda.",
            "I speak on behalf of ten countries, including Chad, Ghana, Mali and Togo.",
            "I speak on behalf of these 4 countries:\n\n- Chad\n- Ghana\n- the Islamic Republic of Iran\n- Togo\n\nWe agree.",
            "I speak on behalf of these 4 countries:\n\n- Chad\n- Ghana\n- Wakanda\n- Togo\n\nWe agree.",
            "I speak on behalf of these 4 countries:\n\nChad\n\nWakanda\n\nGhana\n\nTogo\n\nWe agree.",
            "Mr. Adu (Ghana): I speak on behalf of the Rivers Group, namely, Chad, Ghana, Mali and Togo.",
            "On behalf of Ghana I thank 12 countries and, above all, Chad, Mali and Togo for two years of work.",
            "I speak on behalf of 54 African States. Chad, Ghana and Mali are among them.",
        ] {
            check(text, CODE, &[]);
        }
    }
}
