//! A series as it stands in the text: where its points open and end, what stands between them, and how an
//! ordinal is written in a marker.

use crate::draft::{Point, Series};
use crate::lexicon::pack::Pack;
use crate::syntax::{Form, Mark, Place, Weight, words_in};
use crate::text::{Edit, Span};

use super::desk::Desk;

/// The drafter's note that stands where something is still to be written.
pub(super) const PLACEHOLDER: &str = "[[…]]";

/// A series, in the text.
pub(super) struct Listed<'a> {
    pub(super) desk: &'a Desk<'a>,
    pub(super) series: &'a Series,
}

impl<'a> Listed<'a> {
    /// A series by its indices.
    pub(super) fn of(desk: &'a Desk<'a>, speech: usize, series: usize) -> Option<Listed<'a>> {
        let series = desk.cx.draft.meaning().speeches.get(speech)?.series.get(series)?;
        Some(Listed { desk, series })
    }

    /// The innermost point that `span` lies in, and its series.
    pub(super) fn at(desk: &'a Desk<'a>, span: Span) -> Option<(Listed<'a>, usize)> {
        let series = desk.cx.series().map(|(_, _, series)| Listed { desk, series });
        let points = series.flat_map(|listed| {
            let near = |point: &&Point| {
                let block = Span::new(desk.block(point.mention.block).start, desk.block(point.end.block).end);
                block.meets(span)
            };
            let near: Vec<usize> = (0..listed.len()).filter(|&i| near(&&listed.series.points[i])).collect();
            near.into_iter().map(move |i| (Listed { desk, series: listed.series }, i))
        });
        let spans = points.map(|(listed, i)| (listed.whole(i), listed, i));
        let around = spans.filter(|(whole, _, _)| whole.start <= span.start && span.end <= whole.end);
        around.min_by_key(|(whole, _, _)| whole.len()).map(|(_, listed, i)| (listed, i))
    }

    pub(super) fn len(&self) -> usize {
        self.series.points.len()
    }

    pub(super) fn point(&self, index: usize) -> &'a Point {
        &self.series.points[index]
    }

    pub(super) fn form(&self, index: usize) -> Form {
        self.point(index).mention.mark.form
    }

    pub(super) fn place(&self, index: usize) -> Place {
        self.point(index).mention.mark.place
    }

    /// Whether a point stands within a sentence.
    pub(super) fn is_run_in(&self, index: usize) -> bool {
        self.place(index) < Place::Sentence
    }

    /// Whether a point opens in the sentence in which the one before it opens.
    pub(super) fn shares_sentence(&self, index: usize) -> bool {
        let sentence = |index: usize| {
            let mention = self.point(index).mention;
            let starts = &self.desk.parse(mention.block).sentences;
            (mention.block, starts.partition_point(|start| *start <= mention.mark.span.start))
        };
        index > 0 && sentence(index - 1) == sentence(index)
    }

    /// The marker ("The second point").
    pub(super) fn marker(&self, index: usize) -> Span {
        let mention = self.point(index).mention;
        self.desk.place(mention.block, mention.mark.span)
    }

    /// The ordinal in the marker.
    pub(super) fn word(&self, index: usize) -> Span {
        let mention = self.point(index).mention;
        self.desk.place(mention.block, mention.mark.word)
    }

    /// Where what belongs to a point begins: its paragraph, its sentence, or within a sentence its marker.
    pub(super) fn opening(&self, index: usize) -> u32 {
        let mention = self.point(index).mention;
        let parse = self.desk.parse(mention.block);
        let marker = mention.mark.span.start;
        let sentence = parse.sentences.partition_point(|start| *start <= marker).checked_sub(1);
        let sentence = sentence.map_or(parse.body, |i| parse.sentences[i]);
        let start = match mention.mark.place {
            Place::Block if parse.speaker.is_none() && parse.label.is_some() => parse.content.start,
            Place::Block | Place::Sentence => sentence,
            _ => marker,
        };
        self.desk.block(mention.block).start + start
    }

    /// Where the wording of a point starts: with what leads to its marker ("As a first step"), but not with a
    /// conjunction, which belongs to the place.
    pub(super) fn wording_start(&self, index: usize) -> u32 {
        let marker = self.marker(index).start;
        let mention = self.point(index).mention;
        if self.is_run_in(index) || self.desk.parse(mention.block).label.is_some() {
            return marker;
        }
        let start = self.opening(index);
        let lead = self.desk.text(Span::new(start, marker));
        let joiners = &self.desk.cx.draft.pack().words().markers.joiners;
        if words_in(&lead).all(|(_, word)| joiners.contains(&word.to_lowercase())) { marker } else { start }
    }

    /// Where what a point says ends: with its last stop where points open sentences, before the stop or the
    /// comma where they stand within one.
    pub(super) fn prose_end(&self, index: usize) -> u32 {
        let from = self.marker(index).end;
        if index + 1 < self.len() {
            let next = self.opening(index + 1).max(from);
            let between = self.desk.text(Span::new(from, next));
            let kept =
                if self.is_run_in(index + 1) { self.without_joint(&between) } else { between.trim_end() };
            return from + kept.len() as u32;
        }
        let point = self.point(index);
        let block = self.desk.block(point.mention.block);
        if !self.is_run_in(index) {
            return self.desk.paragraph(point.end.block).end.max(from);
        }
        let sentences = &self.desk.parse(point.mention.block).sentences;
        let next = sentences.iter().find(|start| block.start + **start >= from);
        let end = next.map_or(self.desk.paragraph(point.mention.block).end, |start| block.start + start);
        let rest = self.desk.text(Span::new(from, end.max(from)));
        let stops = &self.desk.cx.draft.pack().words().sentence_ends;
        from + rest.trim_end().trim_end_matches(|c| stops.contains(&c) || c == ';').len() as u32
    }

    /// From where a point opens to where what it says ends.
    pub(super) fn whole(&self, index: usize) -> Span {
        Span::new(self.opening(index), self.prose_end(index))
    }

    /// What stands between a point and the marker of the next one, `index`, within a sentence: "; and, ".
    pub(super) fn joint(&self, index: usize) -> Span {
        Span::new(self.prose_end(index - 1), self.marker(index).start)
    }

    /// `text` without the stop and the conjunction at its end.
    pub(super) fn without_joint<'t>(&self, text: &'t str) -> &'t str {
        let joiners = &self.desk.cx.draft.pack().words().markers.joiners;
        let bare = |text: &'t str| {
            text.trim_end_matches(|c: char| {
                c.is_whitespace()
                    || matches!(c, ',' | ';' | ':' | '—' | '–' | '-' | '，' | '；' | '、' | '：')
            })
        };
        let mut kept = bare(text);
        // "and then": two of them, at most.
        for _ in 0..2 {
            let word = kept.rsplit(char::is_whitespace).next().unwrap_or("");
            if !joiners.contains(&word.to_lowercase()) {
                break;
            }
            kept = bare(&kept[..kept.len() - word.len()]);
        }
        kept
    }

    /// What a point says, behind its marker and the comma there.
    pub(super) fn body(&self, index: usize) -> Span {
        let from = self.marker(index).end;
        let end = self.prose_end(index);
        let text = self.desk.text(Span::new(from, end));
        let body = text.trim_start_matches(is_lead);
        Span::new(end - body.len() as u32, end)
    }

    /// The sign behind a marker, before what the point says.
    pub(super) fn lead(&self, index: usize) -> Option<char> {
        let lead = self.desk.text(Span::new(self.marker(index).end, self.body(index).start));
        lead.chars().find(|c| !c.is_whitespace())
    }

    /// Writes another number into the marker of a point, in its own form and capitals; nothing where the
    /// language has no word for it, or no number stands there.
    pub(super) fn restate(&self, index: usize, number: u32) -> Option<Edit> {
        let span = self.word(index);
        let old = self.point(index).number()?;
        let written = self.desk.text(span);
        if old == number {
            return Some(Edit::replace(span, written));
        }
        let form = self.form(index);
        // "First" goes with "Secondly", but no other ordinal may fall out of its series.
        if form == Form::Opener || old == 1 && form == Form::Flat {
            let fresh = self.ordinal(number, self.uses_adverbs())?;
            return Some(Edit::replace(span, in_case_of(&written, fresh)));
        }
        let pack = self.desk.cx.draft.pack();
        // And "First" is what goes before "Secondly" most often.
        let adverb = pack.ordinal(old, true).is_some_and(|word| word.eq_ignore_ascii_case(&written));
        if let (1, true, Some(first)) = (number, adverb, pack.ordinal(1, false)) {
            return Some(Edit::replace(span, in_case_of(&written, first)));
        }
        Some(Edit::replace(span, respelled(&written, old, number, pack)?))
    }

    /// A marker of a point's form with a capital or a small first letter, unless it begins with a name.
    pub(super) fn recased(&self, marker: &str, form: Form, capital: bool) -> String {
        let first = words_in(marker).next().map_or("", |(_, word)| word).to_lowercase();
        let determiners = &self.desk.cx.draft.pack().words().markers.determiners;
        let common = form != Form::Phrase || determiners.contains(&first);
        if common { with_capital(marker, capital) } else { marker.to_owned() }
    }

    /// Whether a marker begins with a capital.
    pub(super) fn has_capital(&self, index: usize) -> bool {
        let marker = self.desk.text(self.marker(index));
        marker.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
    }

    /// The ordinal in a form, or else in the other.
    fn ordinal(&self, number: u32, adverb: bool) -> Option<&'a str> {
        let pack = self.desk.cx.draft.pack();
        pack.ordinal(number, adverb).or_else(|| pack.ordinal(number, !adverb))
    }

    /// Whether a number that is added is an adverb, as those of its series are.
    pub(super) fn uses_adverbs(&self) -> bool {
        let first = self.series.points.iter().any(|point| point.mention.mark.form == Form::Adverb);
        self.prevails(Form::Adverb).unwrap_or(first)
    }

    /// Whether a form prevails from the second number on; nothing where neither it nor its rival is there.
    fn prevails(&self, form: Form) -> Option<bool> {
        let later = self.series.points.iter().filter(|point| point.number().is_some_and(|n| n > 1));
        let forms: Vec<Form> = later.map(|point| point.mention.mark.form).collect();
        let of = |form: Form| forms.iter().filter(|other| **other == form).count();
        let rivals = of(Form::Adverb) + of(Form::Flat);
        (rivals > 0).then(|| of(form) * 2 >= rivals)
    }

    /// A marker for a new point, in the form of the point nearest to `near`, and the comma behind it.
    pub(super) fn marker_for(&self, number: u32, near: usize, capital: bool) -> Option<String> {
        let pack = self.desk.cx.draft.pack();
        let fits = |i: &usize| {
            let mark = &self.point(*i).mention.mark;
            mark.number.is_some() && !mark.closes && mark.form != Form::Opener
        };
        let distance = |i: &usize| (self.point(*i).number() == Some(1), i.abs_diff(near), near > *i);
        let Some(model) = (0..self.len()).filter(fits).min_by_key(distance) else {
            let flat = self.ordinal(number, false)?;
            return Some(with_capital(flat, capital) + ",");
        };
        let (marker, word) = (self.marker(model), self.word(model));
        let before = self.desk.text(Span::new(self.wording_start(model), word.start));
        let behind = self.desk.text(Span::new(word.end, marker.end));
        let written = self.desk.text(word);
        let ordinal = match self.form(model) {
            form if form == Form::Phrase || form.needs_sign() => {
                respelled(&written, self.point(model).number()?, number, pack)?
            }
            _ if number == 1 => in_case_of(&written, self.ordinal(1, false)?),
            _ => respelled(&written, self.point(model).number()?, number, pack)?,
        };
        let is_kept = |c: &char| matches!(c, ',' | '，' | '、' | '،') || self.form(model).needs_sign();
        let comma = self.lead(model).filter(is_kept);
        let text = self.recased(&(before + &ordinal + &behind), self.form(model), capital);
        Some(text + &comma.map(String::from).unwrap_or_default())
    }

    /// Whether a number that the series misses is said near it and was not read as its point: what is wrong
    /// is then another thing than a missing point.
    pub(super) fn is_astray(&self, number: u32) -> bool {
        let draft = self.desk.cx.draft;
        let first = self.point(0).mention.block;
        let last = self.point(self.len() - 1).end.block + 2;
        let end = last.min(draft.tree().blocks().len());
        // A series of its own starts with its first.
        let owned = |block: usize, span: Span| {
            let whole = self.desk.cx.series().map(|(_, _, series)| series).filter(|it| it.lowest() == 1);
            let mentions = whole.flat_map(|series| &series.points).map(|point| point.mention);
            mentions.into_iter().any(|it| it.block == block && it.mark.span == span)
        };
        let known = |mark: &Mark| {
            mark.noun != 0 && self.series.points.iter().any(|point| point.mention.mark.noun == mark.noun)
        };
        (first..end).any(|block| {
            self.desk.parse(block).marks.iter().any(|mark| {
                mark.number == Some(number)
                    && (mark.weight >= Weight::Fair || known(mark))
                    && self.series.points.iter().all(|point| point.mention.mark.form.goes_with(mark.form))
                    && !owned(block, mark.span)
            })
        })
    }

    /// The announced count, where it is sure that it counts points.
    pub(super) fn said(&self) -> Option<u32> {
        self.series.announced.map(|it| it.announcement).filter(|it| it.noun)?.count
    }

    /// The announcement's count, written as another number; nothing where there is none, or no word for it.
    pub(super) fn announce(&self, count: u32) -> Option<Edit> {
        let announced = self.series.announced?;
        let said = announced.announcement.count?;
        let span = self.desk.place(announced.block, announced.announcement.word);
        let written = self.desk.text(span);
        let pack = self.desk.cx.draft.pack().words();
        let lower = written.to_lowercase();
        if lower.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Edit::replace(span, count.to_string()));
        }
        let list = if pack.announcement.folds.get(&lower) == Some(&said) {
            &pack.announcement.folds
        } else {
            &pack.numbers
        };
        let hyphened = lower.contains('-');
        let fresh = list.iter().find(|(word, number)| **number == count && word.contains('-') == hyphened)?;
        Some(Edit::replace(span, in_case_of(&written, fresh.0)))
    }
}

/// Whether a sign may stand between a marker and what its point says.
fn is_lead(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ':' | '.' | ';' | '—' | '–' | '-' | '，' | '、' | '：' | '،')
}

/// A written ordinal ("Thirdly", "In the third place") with another number in it.
pub(super) fn respelled(written: &str, old: u32, number: u32, pack: &Pack) -> Option<String> {
    if written == old.to_string() {
        return Some(number.to_string());
    }
    let lower = written.to_ascii_lowercase();
    let ordinals = &pack.words().ordinals;
    let lists = [&ordinals.adverb, &ordinals.flat, &ordinals.figure, &ordinals.cardinal];
    lists.into_iter().find_map(|list| {
        let of = |number: u32| list.get((number as usize).checked_sub(1)?);
        let word = of(old)?;
        let at = lower.find(word.as_str())?;
        let end = at + word.len();
        let fresh = in_case_of(&written[at..end], of(number)?);
        Some([&written[..at], &fresh, &written[end..]].concat())
    })
}

/// `word`, in capitals as `model` is.
pub(super) fn in_case_of(model: &str, word: &str) -> String {
    let letters: Vec<char> = model.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() > 1 && letters.iter().all(|c| c.is_uppercase()) {
        return word.to_uppercase();
    }
    with_capital(word, letters.first().is_some_and(|c| c.is_uppercase()))
}

/// `text` with a capital or a small first letter; text in capitals stays.
pub(super) fn with_capital(text: &str, capital: bool) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    let rest = chars.as_str();
    if !capital && rest.starts_with(char::is_uppercase) {
        return text.to_owned();
    }
    let first: String = if capital { first.to_uppercase().collect() } else { first.to_lowercase().collect() };
    first + rest
}

/// How titles name a count: in words where there is one.
pub(super) fn number_name(number: u32) -> String {
    let words = Pack::of("en").map(|pack| &pack.words().numbers);
    let word = words.and_then(|words| words.iter().find(|(_, n)| **n == number));
    word.map_or_else(|| number.to_string(), |(word, _)| word.clone())
}
