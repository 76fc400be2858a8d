//! Whether a mark fits a series: how like its points it is, whether it may be a slip in it, whether it
//! closes it, and which announcement is its.
//!
//! All distances are in words of the speech. They come from the published statements: wide enough for
//! every series that readers found there, narrow enough to keep strangers out.

use crate::syntax::{Form, Mark, Place, Tree, Weight};

use super::super::series::Mention;
use super::{Candidate, GREETING_WITHIN, Heard, Open};

/// How far, in words, an announcement may stand before the first point of its series.
const ANNOUNCED_WITHIN: u32 = 60;
/// How far a closer may stand behind the last point where nothing was announced.
const CLOSER_WITHIN: u32 = 450;
/// How far it may stand where the announced count waits for it.
const AWAITED_CLOSER_WITHIN: u32 = 600;
/// How far a weak mark may stand behind the point before it.
const WEAK_WITHIN: u32 = 160;
/// How far a number may stand behind a lone first that nothing announced and that is laid out otherwise.
const LONE_FIRST_WITHIN: u32 = 250;
/// How far a point may stand behind the ones before it that are laid out otherwise.
const OTHERWISE_WITHIN: u32 = 500;
/// How far a point may stand behind a series that has as many as were announced, and still be one of it.
const RUN_ON_WITHIN: u32 = 300;
/// How far the second point may stand behind a first that is a courtesy.
const COURTESY_FIRST_WITHIN: u32 = 110;
/// How far points that are said in mid-sentence may stand from each other.
const RUN_IN_WITHIN: u32 = 150;

impl Open {
    pub(super) fn last(&self) -> &Mention {
        &self.points[self.points.len() - 1]
    }

    /// Whether its last point is a courtesy at the head of the speech.
    pub(super) fn is_greeting(&self) -> bool {
        self.last().mark.courtesy && self.at < GREETING_WITHIN
    }

    pub(super) fn highest(&self) -> u32 {
        self.points.iter().filter_map(|point| point.mark.number).max().unwrap_or(0)
    }

    pub(super) fn next(&self) -> u32 {
        self.highest() + 1
    }

    /// Whether it has had its last point: a closer, or as many points as were announced.
    pub(super) fn is_complete(&self) -> bool {
        self.closed
            || self
                .announced
                .and_then(|announced| announced.announcement.count)
                .is_some_and(|count| count == self.highest() && self.points.len() >= count as usize)
    }

    /// Whether a candidate is of the same voice, and counts in the same way: what someone else is quoted as
    /// enumerating is no point of the speaker's.
    pub(super) fn is_of(&self, candidate: &Candidate) -> bool {
        let of_one_kind = |point: &Mention| point.mark.form.goes_with(candidate.mark.form);
        self.last().mark.quoted == candidate.mark.quoted && self.points.iter().all(of_one_kind)
    }

    /// Whether it may have another point: it has not had its last, or the candidate stands right behind it
    /// in the same guise, as where two points were announced and three are made.
    pub(super) fn takes(&self, candidate: &Candidate) -> bool {
        let (last, mark) = (self.last(), &candidate.mark);
        !self.is_complete()
            || !self.closed && in_one_guise(&last.mark, mark) && candidate.at <= self.at + RUN_ON_WITHIN
    }

    /// Whether it was announced, and has only its first point yet.
    pub(super) fn is_begun(&self) -> bool {
        self.points.len() == 1 && self.count_announced().is_some()
    }

    /// Whether it is a number alone that no first stands before.
    pub(super) fn is_stray(&self) -> bool {
        self.points.len() == 1 && self.last().mark.number != Some(1)
    }

    /// The count that was announced in so many words.
    pub(super) fn count_announced(&self) -> Option<u32> {
        self.announced.map(|announced| announced.announcement).filter(|it| it.noun).and_then(|it| it.count)
    }

    pub(super) fn is_run_in(&self) -> bool {
        self.points.iter().all(|point| point.mark.place < Place::Sentence)
    }
}

/// Whether two marks are laid out and worded alike.
fn in_one_guise(one: &Mark, other: &Mark) -> bool {
    one.place == other.place
        && (one.form == other.form || one.form != Form::Phrase && other.form != Form::Phrase)
}

/// Whether an announcement may be that of the series that `candidate` opens.
pub(super) fn announces(tree: &Tree, found: &Heard, candidate: &Candidate) -> bool {
    let announcement = &found.announcement;
    let parse = &tree.blocks()[candidate.block].parse;
    let start = candidate.mark.span.start;
    let same_sentence =
        found.block == candidate.block && announcement.next_sentence.is_none_or(|next| next > start);
    let sentence = parse.sentences[parse.sentences.partition_point(|s| *s <= start).saturating_sub(1)];
    let ends_block = announcement.next_sentence.is_none();
    let sentence_before = if found.block == candidate.block {
        announcement.next_sentence == Some(sentence)
    } else {
        // A stray blank line may stand inside the announcing sentence.
        let goes_on = |block: usize| {
            tree.blocks()[block].parse.sentences.len() == 1 && tree.blocks()[block].parse.starts_small
        };
        candidate.mark.place == Place::Block
            && ends_block
            && candidate.block - found.block <= 3
            && (found.block + 1..candidate.block).all(goes_on)
    };
    // "The first" points back to what was counted, whatever it is; "First," does not. Where the count is known
    // already, it must at least have a paragraph of its own behind it.
    let points_back = candidate.mark.form == Form::Phrase;
    let stands_apart = sentence_before && found.block != candidate.block;
    let recalls = announcement.known && !announcement.promises && !points_back && !stands_apart;
    // "Three drafts were put to the vote. One, we are told, was adopted": what merely counts is announced as points.
    if candidate.mark.form == Form::Cardinal && !announcement.noun {
        return false;
    }
    let own = announcement.own || announcement.promises;
    // "The report sets out seven recommendations. First, we support …": what was counted is someone else's, and
    // what follows is what the speaker says of it.
    let names_points = own || announcement.leads && sentence_before && !announcement.told;
    if candidate.mark.stand
        && !same_sentence
        && (!names_points || announcement.definite || announcement.known)
    {
        return false;
    }
    // "All four proposals are good. First, they are brief." "Two roads were cut. First, food was sent by air."
    let told_before = (announcement.definite || announcement.told) && !own && !points_back;
    let right_before = same_sentence || sentence_before && !told_before;
    if !announcement.noun {
        let counts = own || announcement.closes_sentence;
        return same_sentence && candidate.mark.place == Place::Clause
            || right_before
                && sentence_before
                && !announcement.definite
                && (points_back || counts && !announcement.others && !recalls);
    }
    if recalls && !same_sentence {
        return false;
    }
    let near = found.at + ANNOUNCED_WITHIN >= candidate.at;
    right_before || own && near && (!announcement.definite || announcement.promises)
}

/// How much a candidate is like the points of the series that waits for its number; nothing where it
/// cannot be one of them.
pub(super) fn likeness(open: &Open, candidate: &Candidate) -> Option<i32> {
    let last = open.last();
    let (mark, before) = (&candidate.mark, &last.mark);
    let distance = candidate.at.saturating_sub(open.at);
    let mut score = if open.announced.is_some() { 3 } else { 0 };
    score += match (before.form, mark.form) {
        (a, b) if a == b => 4,
        (Form::Flat | Form::Adverb | Form::Opener, Form::Flat | Form::Adverb) => 3,
        (Form::Phrase, Form::Phrase) => 4,
        _ => 1,
    };
    let same_noun = mark.noun != 0 && open.points.iter().any(|point| point.mark.noun == mark.noun);
    score += if same_noun { 4 } else { 0 };
    score += match (before.place, mark.place) {
        (a, b) if a == b => 3,
        (Place::Block | Place::Sentence, Place::Block | Place::Sentence) => 2,
        (Place::Clause | Place::Comma | Place::Inside, Place::Clause | Place::Comma) => 3,
        _ => 0,
    };
    score -= (distance / 150) as i32;
    if mark.weight == Weight::Weak {
        let known = same_noun
            || mark.form == before.form && mark.noun == 0
            || mark.noun == 0 && mark.form == Form::Adverb;
        let near = distance <= WEAK_WITHIN;
        let phrase = mark.form == Form::Phrase;
        if !(known && near || same_noun || phrase && near && before.weight == Weight::Strong) {
            return None;
        }
    }
    let run_in = mark.place < Place::Sentence && before.place < Place::Sentence;
    if run_in && distance > RUN_IN_WITHIN {
        return None;
    }
    // A courtesy at the head of the speech is not the first point of what comes much later.
    if open.points.len() == 1
        && before.courtesy
        && open.announced.is_none()
        && distance > COURTESY_FIRST_WITHIN
    {
        return None;
    }
    let otherwise = before.place != mark.place || before.form == Form::Opener;
    let within = if open.points.len() == 1 { LONE_FIRST_WITHIN } else { OTHERWISE_WITHIN };
    if otherwise && open.announced.is_none() && distance > within {
        return None;
    }
    // A first said in passing is answered only by its like.
    if open.points.len() == 1 && before.weight == Weight::Weak {
        let like =
            mark.form == before.form && (same_noun || mark.noun == before.noun) && distance <= RUN_IN_WITHIN
                || mark.place < Place::Sentence && distance <= RUN_IN_WITHIN
                || before.form != Form::Phrase && distance <= RUN_IN_WITHIN && before.place > Place::Inside;
        if !like {
            return None;
        }
    }
    Some(score)
}

/// Whether a number that no series waits for is a slip in this one: a number left out, said twice, or
/// out of order.
pub(super) fn slips(open: &Open, candidate: &Candidate, number: u32) -> bool {
    let (last, mark) = (open.last(), &candidate.mark);
    let awaited =
        open.count_announced().is_some_and(|count| number <= count && open.points.len() < count as usize);
    let near = candidate.at <= open.at + RUN_IN_WITHIN;
    let alike = match (last.mark.place, mark.place) {
        (Place::Block | Place::Sentence, Place::Block | Place::Sentence) => true,
        _ if awaited => true,
        (a, b) if a < Place::Sentence && b < Place::Sentence => near,
        (_, b) => b >= Place::Clause && last.block == candidate.block && near,
    };
    if !alike {
        return false;
    }
    let sure_start = open.points.len() > 1
        || last.mark.weight >= Weight::Fair
            && (!open.is_greeting() || candidate.at <= open.at + COURTESY_FIRST_WITHIN)
        || open.announced.is_some();
    let highest = open.highest();
    if number > highest {
        // Two numbers in a row are left out only where nothing else tells the two points apart.
        let sure = [last.mark.weight, mark.weight] == [Weight::Strong; 2] && last.mark.noun == mark.noun;
        let in_one_paragraph =
            last.block == candidate.block && last.mark.place.min(mark.place) >= Place::Sentence;
        let alike = in_one_guise(&last.mark, mark) || in_one_paragraph && last.mark.form == mark.form;
        let most = if sure && alike { 3 } else { 2 };
        return sure_start && number <= highest + most;
    }
    let said = open.points.iter().any(|point| point.mark.number == Some(number));
    if said {
        // Said twice: only right behind its like, or it opens another series, or none.
        let alike = last.mark.form == mark.form
            || (last.mark.place < Place::Sentence) == (mark.place < Place::Sentence)
            || candidate.at <= open.at + OTHERWISE_WITHIN;
        return last.mark.number == Some(number) && alike && (open.points.len() > 1 || number > 1);
    }
    true
}

/// Whether a closer opens the last point of this series.
pub(super) fn closes(open: &Open, candidate: &Candidate) -> bool {
    let (last, mark) = (open.last(), &candidate.mark);
    let distance = candidate.at.saturating_sub(open.at);
    let run_in = mark.place < Place::Sentence;
    if run_in
        && (last.mark.place >= Place::Sentence || last.block != candidate.block || distance > RUN_IN_WITHIN)
    {
        return false;
    }
    if let Some(count) = open.count_announced() {
        if count == open.highest() {
            return false;
        }
        if count == open.highest() + 1
            && (!open.is_run_in() || run_in)
            && distance <= (if mark.courtesy { COURTESY_FIRST_WITHIN } else { AWAITED_CLOSER_WITHIN })
            || open.points.len() == 1 && last.mark.place >= Place::Sentence
        {
            return true;
        }
    }
    if open.is_run_in() && !run_in {
        return false;
    }
    // Where all points stand in one paragraph, a closer that opens a later one closes something else.
    let first = &open.points[0];
    if first.block == last.block && candidate.block > last.block + 1 && open.points.len() > 2 {
        return false;
    }
    let courteous = mark.courtesy && !open.points.iter().all(|point| point.mark.courtesy);
    open.points.len() > 1 && !courteous && distance <= CLOSER_WITHIN
}
