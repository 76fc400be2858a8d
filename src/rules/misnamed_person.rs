//! One person under two titles, or in two spellings.

use std::collections::HashMap;

use crate::draft::DocumentKind;
use crate::syntax::Person;
use crate::text::Span;

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// One person has two titles, or a name in two spellings, in one speech.
    ///
    /// ## Why
    /// The one who is thanked sits in the room. A wrong title is the slip that is remembered.
    ///
    /// ## Example
    /// > We thank Ms. Adeyemi for her briefing. We share the concern of Ms. Adeyemi for the young.
    /// >
    /// > As **Mr. Adeyemi** said, the time is now.
    ///
    /// Look up how the person is called, and write it so throughout.
    ///
    /// ## When it is silent
    /// Two persons may bear one name: where first names tell them apart, where they are named in one breath (Mr. Adu and
    /// Ms. Adu), in quotations and in records of several speakers, nothing is said. Names of fewer than six letters
    /// are not compared for their spelling.
    pub(super) static MISNAMED_PERSON = "misnamed-person", Hint, Persons, WhileDrafting, check;
}

/// The shortest name of which another spelling is told, in letters.
const SHORTEST: usize = 6;

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    if cx.draft.kind() != DocumentKind::Statement {
        return;
    }
    for (_, speech) in cx.speeches() {
        let all: Vec<(Anchor, &Person)> = cx
            .noted_in(speech)
            .flat_map(|(block, parse)| {
                let own = parse.persons.iter().filter(move |it| !parse.is_quoted(it.span.start));
                own.map(move |it| (Anchor { block, span: it.span }, it))
            })
            .collect();
        two_titles(cx, &all, out);
        two_spellings(cx, &all, out);
    }
}

/// Whether two mentions may be of one person: no first names tell them apart.
fn may_be_one(one: &Person, other: &Person) -> bool {
    one.whole == 0 || other.whole == 0 || one.whole == other.whole
}

/// Whether two persons are named in one breath: Mr. Adu and Ms. Adu.
fn stand_together(cx: &Cx<'_>, one: Anchor, other: Anchor) -> bool {
    let (first, second) =
        if one.block_and_start() < other.block_and_start() { (one, other) } else { (other, one) };
    let joiners = &cx.draft.pack().words().markers.joiners;
    first.block == second.block && first.span.end <= second.span.start && {
        let gap = Span::new(first.span.end, second.span.start);
        let between = cx.text(Anchor { block: first.block, span: gap }).to_lowercase();
        joiners.contains(between.trim())
    }
}

fn two_titles(cx: &Cx<'_>, all: &[(Anchor, &Person)], out: &mut Vec<Finding>) {
    for (at, person) in all {
        let same = |other: &&(Anchor, &Person)| other.1.key == person.key && may_be_one(other.1, person);
        let bear_it: Vec<_> = all.iter().filter(same).collect();
        let are_two = bear_it
            .windows(2)
            .filter(|pair| pair.iter().all(|(_, person)| person.whole == 0))
            .any(|pair| pair[0].1.title != pair[1].1.title && stand_together(cx, pair[0].0, pair[1].0));
        if are_two {
            continue;
        }
        let here = all.iter().filter(same).filter(|(_, other)| other.title == person.title).count();
        let others: Vec<_> =
            all.iter().filter(same).filter(|(_, other)| other.title != person.title).collect();
        // The title that is given less often is told; of two given as often, the later.
        let first = others.first().filter(|first| {
            others.len() > here || others.len() == here && first.0.block_and_start() < at.block_and_start()
        });
        let Some((usual, _)) = first else { continue };
        let (said, other) = (flat(&cx.text(*at)), flat(&cx.text(*usual)));
        let message = format!("{said} here, but {other} elsewhere: is it one person?");
        out.push(found(*at, message, *usual));
    }
}

fn two_spellings(cx: &Cx<'_>, all: &[(Anchor, &Person)], out: &mut Vec<Finding>) {
    let mut names: HashMap<u32, (String, usize)> = HashMap::new();
    for (at, person) in all {
        let name = || (cx.text(Anchor { block: at.block, span: person.surname }).to_lowercase(), 0);
        names.entry(person.key).or_insert_with(name).1 += 1;
    }
    for (at, person) in all {
        let Some((name, count)) = names.get(&person.key) else { continue };
        let usual = all.iter().find(|(place, other)| {
            let Some((known, times)) = names.get(&other.key) else { return false };
            let more = times > count || times == count && place.block_and_start() < at.block_and_start();
            let shorter = known.chars().count().min(name.chars().count());
            more && other.key != person.key
                && other.title == person.title
                && shorter >= SHORTEST
                && strsim::osa_distance(known, name) == 1
        });
        let Some((usual, _)) = usual else { continue };
        let (said, other) = (flat(&cx.text(*at)), flat(&cx.text(*usual)));
        out.push(found(*at, format!("{said} here, but {other} elsewhere: is it one person?"), *usual));
    }
}

fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn found(at: Anchor, message: String, usual: Anchor) -> Finding {
    Finding {
        rule: &MISNAMED_PERSON,
        severity: Severity::Hint,
        at,
        message,
        related: vec![(usual, "the person is called so here".to_owned())],
        ripens: true,
        subject: Subject::Place,
    }
}

impl Anchor {
    /// What orders places in the text.
    fn block_and_start(self) -> (usize, u32) {
        (self.block, self.span.start)
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    const CODE: &str = "misnamed-person";

    #[test]
    fn another_title_is_found_where_it_is_given_less_often() {
        let text = "We thank Ms. Adeyemi.\n\nMr. Adeyemi and Ms. Ama Adeyemi agree.";
        check(
            text,
            CODE,
            &[("Mr. Adeyemi", "Mr. Adeyemi here, but Ms. Adeyemi elsewhere: is it one person?")],
        );
    }

    #[test]
    fn another_spelling_is_found() {
        let text = "We thank Ms. Adeyemi.\n\nAs Ms. Adeyami’s team said.";
        check(
            text,
            CODE,
            &[("Ms. Adeyami", "Ms. Adeyami here, but Ms. Adeyemi elsewhere: is it one person?")],
        );
    }

    #[test]
    fn persons_that_may_be_two_are_left_alone() {
        for text in [
            "We thank Ms. Ama Adeyemi and Mr. Kofi Adeyemi.",
            "We thank Mr. Khan and Mr. Kahn.",
            "We thank Ms. Adeyemi and Mr. Adeyami.",
            "Mr. President, we thank Madam President and Mr. Secretary-General.",
            "Ms. Roca (Peru): I thank Ms. Adeyemi.\n\nMr. Adu (Ghana): I thank Mr. Adeyemi.",
        ] {
            check(text, CODE, &[]);
        }
    }

    #[test]
    fn two_who_are_named_in_one_breath_are_two() {
        let text = "We thank Mr. Adeyemi and Mrs. Adeyemi. We shall miss Mrs. Adeyemi.";
        check(text, "misnamed-person", &[]);
        check("He said, “Mr. Adeyemi is here”. We thank Ms. Adeyemi.", "misnamed-person", &[]);
    }
}
