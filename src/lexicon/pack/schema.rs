//! What the file of a language pack may say: the schema that all languages share, and what each key means.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;

use super::{FactWords, StockPhrase, Typography, WordSet};

/// The schema that the packs of all languages share. Phrases are written in lower case where the
/// language has one, with single spaces between words where it has those.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PackFile {
    /// ISO 639-1 code.
    pub language: String,
    /// What the language calls itself.
    pub name: String,
    /// Whether words are set off by spaces.
    pub spaced: bool,
    /// The marks that end a sentence.
    pub sentence_ends: Vec<char>,
    /// The marks that open and close quotations.
    pub quotation_marks: Vec<char>,
    /// Words that are followed by a full stop which ends no sentence; without that stop.
    #[serde(default)]
    pub abbreviations: WordSet,
    /// How fast the language is usually spoken from a podium.
    pub rate: Rate,
    /// Number words from two up, as they announce a count.
    pub numbers: BTreeMap<String, u32>,
    /// Ordinals, from the first up.
    pub ordinals: Ordinals,
    /// What else marks a point.
    pub markers: Markers,
    /// How a count of points is announced.
    #[serde(default)]
    pub announcement: AnnouncementWords,
    /// The parts of a speech.
    pub speech: SpeechWords,
    /// How resolutions are cited.
    #[serde(default)]
    pub citation: CitationWords,
    /// What tells a plural of letters from a possessive.
    #[serde(default)]
    pub acronyms: AcronymWords,
    /// The names in dates.
    #[serde(default)]
    pub dates: DateWords,
    /// How persons are called.
    #[serde(default)]
    pub persons: PersonWords,
    /// What shows that a text is not finished.
    #[serde(default)]
    pub unresolved: UnresolvedWords,
    /// How a speaker says for which States the statement is.
    #[serde(default)]
    pub spoken_for: SpokenForWords,
    /// What can be checked.
    #[serde(default)]
    pub facts: FactWords,
    /// How words are set off from each other.
    #[serde(default)]
    pub typography: Typography,
    /// Phrases that a drafter may want put down at the head of a paragraph.
    #[serde(default)]
    pub phrases: Vec<StockPhrase>,
}

/// A range of speaking rates, in `unit` a minute.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// What is counted.
    pub unit: Unit,
    /// A slow speaker's.
    pub slow: u32,
    /// A fast speaker's.
    pub fast: u32,
}

/// What a speaking rate counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Words set off by spaces.
    Words,
    /// Written characters.
    Characters,
}

/// Ordinals by form; the number of each is its place in the list, from 1.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Ordinals {
    /// Words that may as well be adjectives (first, second).
    pub flat: Vec<String>,
    /// Words that can only enumerate (firstly, secondly).
    pub adverb: Vec<String>,
    /// Figures with an ending (1st, 2nd), which enumerate where a sign sets them off.
    pub figure: Vec<String>,
    /// Number words, which enumerate where a sign sets them off ("One: …") or a label stands before them.
    pub cardinal: Vec<String>,
}

/// What marks a point beside its ordinal.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Markers {
    /// Phrases that may stand for the first ordinal.
    pub openers: Vec<String>,
    /// Phrases around an ordinal (`{}`) that mark its point.
    pub places: Vec<String>,
    /// Words before a number word or a figure that make it a marker ("Point one", "Number 2").
    pub labels: WordSet,
    /// Phrases that mark the last point.
    pub closers: Vec<String>,
    /// Adjectives that mark the last point before a noun.
    pub closing_adjectives: WordSet,
    /// Words before a closing adjective, and before no ordinal, that belong to its marker (one last point).
    pub closing_determiners: WordSet,
    /// What follows an ordinal where its point is also the last ("thirdly and lastly").
    pub closing_joins: Vec<String>,
    /// Words before an ordinal that belong to its marker (the, my).
    pub determiners: WordSet,
    /// Phrases between the start of a sentence and a marker that still leave it at the start.
    pub lead_ins: Vec<String>,
    /// Those by which the point may be another's, which the speaker answers ("On the first, we agree").
    pub references: WordSet,
    /// What is put between the points of one sentence: between two, and before the last.
    pub joints: Vec<String>,
    /// Conjunctions between a stop and a marker.
    pub joiners: WordSet,
    /// Verbs after "the second" where it stands for a point.
    pub copulas: WordSet,
    /// Those that tell what became of something ("The second was adopted in 1991").
    pub narrating: WordSet,
    /// Words after "the second" that go on about a point.
    pub relatives: WordSet,
    /// Words after a bare ordinal that show that it enumerates, where no comma does.
    pub after_bare: WordSet,
    /// Words that make what a marker opens a courtesy.
    pub courtesies: WordSet,
    /// Phrases that add a point without a number.
    pub continuers: Vec<String>,
    /// Nouns for a point, singular and plural.
    pub nouns: BTreeMap<String, String>,
}

/// How a count is announced.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AnnouncementWords {
    /// Words that say a count in one (threefold).
    pub folds: BTreeMap<String, u32>,
    /// Words for a count that is not told.
    pub vague: Vec<String>,
    /// The first person, whose announcements are the speaker's own.
    pub firsts: WordSet,
    /// Words that promise what comes next.
    pub following: WordSet,
    /// Words behind a number that show that it measures and does not count points.
    pub measures: WordSet,
    /// Words before a number that show that it refers to what is known already.
    pub definite: WordSet,
    /// Words before a number that may show that.
    pub known: WordSet,
    /// Words before a number that leave it open (at least three).
    pub hedges: WordSet,
    /// The first person where it is who acts (I, we).
    pub subjects: WordSet,
    /// Verbs by which a speaker announces, in the third person too ("Ghana wishes to stress two points").
    pub wishes: WordSet,
    /// Words between the first person and a number by which the number is someone else's ("the report, which makes
    /// three points").
    pub strangers: WordSet,
    /// Verbs before a number by which others have counted.
    pub told: WordSet,
    /// Verbs by which something has become of what is counted (were).
    pub became: WordSet,
    /// Words before a number that show that it tells a place or a time (at three points).
    pub placing: WordSet,
    /// Plurals that announce points as those of the nouns for points do, though no point is called by one.
    pub nouns: WordSet,
    /// What the first person does that answers others, or takes a stand (support, regret).
    pub stands: WordSet,
    /// Verbs between the first person and such a word by which it is none (we must support).
    pub modals: WordSet,
    /// Words before the first person that ask leave to speak (let me).
    pub grants: WordSet,
    /// Whether a count is announced in figures as well (3 points).
    pub figures: bool,
    /// Plurals of persons, States and events, which are counted for themselves and not as points.
    pub others: WordSet,
}

/// The parts of a speech. Phrases are compared without regard to case, but for titles and offices.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SpeechWords {
    /// Titles that open a speaker line.
    pub titles: Vec<String>,
    /// Offices that open a speaker line.
    pub offices: Vec<String>,
    /// What salutations begin with.
    pub salutations: Vec<String>,
    /// Words of thanks and congratulation.
    pub thanks: Vec<String>,
    /// Phrases by which a delegation joins another statement.
    pub alignments: Vec<String>,
    /// Phrases by which a speaker changes capacity.
    pub capacities: Vec<String>,
    /// Phrases that open the conclusion.
    pub conclusions: Vec<String>,
    /// The last words of a speech.
    pub farewells: Vec<String>,
    /// Words for resolutions, before their numbers.
    pub resolutions: Vec<String>,
    /// How a presiding officer is addressed: each list holds what may stand for one another, the usual first.
    pub presiding: Vec<Vec<String>>,
    /// Organs, as the subject of a resolution names them.
    pub organs: Vec<String>,
    /// Phrases of a letterhead.
    pub letterheads: Vec<String>,
    /// Phrases by which an occasion shows, by its name.
    pub occasions: BTreeMap<String, Vec<String>>,
}

/// How resolutions are cited. The names of bodies are in lower case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct CitationWords {
    /// The name of the General Assembly.
    pub assembly: String,
    /// Names of the Security Council.
    pub council: Vec<String>,
    /// Names of other bodies that adopt resolutions.
    pub bodies: Vec<String>,
    /// Letters that stand for a resolution of the Security Council.
    pub council_short: Vec<String>,
    /// Letters that stand for a resolution of any body, without their stop.
    pub short: Vec<String>,
    /// Words between the word for a resolution and its number that are not needed there.
    pub numbered: Vec<String>,
    /// Words between a thing and whose it is, or between a number and its year.
    pub of: Vec<String>,
    /// Words between `of` and a name.
    pub articles: Vec<String>,
    /// How a resolution is cited: `{}` stands for its number and year.
    pub written: String,
    /// How a resolution of the Security Council is cited where the Council is not named before it.
    pub written_in_full: String,
}

/// What tells a plural of letters from a possessive. Words are in lower case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct AcronymWords {
    /// Letters better known than what they stand for; their case counts.
    pub familiar: HashSet<String>,
    /// Words before a plural.
    pub before_plurals: WordSet,
    /// Words behind a plural, and behind no possessive.
    pub after_plurals: WordSet,
}

/// The names in dates, in lower case where the language has one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DateWords {
    /// The months, from January.
    pub months: Vec<String>,
    /// The days of the week, from Monday.
    pub weekdays: Vec<String>,
    /// The endings of an ordinal in figures.
    pub endings: Vec<String>,
    /// Words for a session.
    pub sessions: Vec<String>,
    /// Words between the number of a session and the word for it.
    pub qualifiers: WordSet,
    /// Words between a session and its date.
    pub venues: WordSet,
}

/// How persons are called.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PersonWords {
    /// Titles before a name, without their stop; each list holds what may stand for one another.
    pub titles: Vec<Vec<String>>,
    /// Words in lower case that stand behind a title in the place of a name.
    pub offices: WordSet,
}

/// What shows that a text is not finished. Phrases are in lower case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UnresolvedWords {
    /// Letters that say that something is still to come; their case counts.
    pub letters: Vec<String>,
    /// Letters that hold the place of a figure or a name; their case counts. They may be Roman numerals.
    pub blanks: Vec<String>,
    /// What opens a note in square brackets.
    pub openers: Vec<String>,
    /// What shows anywhere in square brackets that they hold a note.
    pub phrases: Vec<String>,
    /// What is all that square brackets hold the place of.
    pub names: Vec<String>,
    /// Words before a Roman numeral, or behind one.
    pub numbered: WordSet,
}

/// How a speaker says for which States the statement is. Words are in lower case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SpokenForWords {
    /// What stands before the States that the speaker speaks for.
    pub behalf: Vec<String>,
    /// What stands in a sentence that names States which join the statement.
    pub joining: Vec<String>,
    /// What is counted (countries).
    pub nouns: WordSet,
    /// Words that may stand between what is counted and the first name.
    pub leads: WordSet,
    /// Words that may stand between the names of a list.
    pub joins: WordSet,
    /// What the speaker calls the State that the speaker is of.
    pub own: Vec<String>,
    /// Numbers in words from thirteen up; the tens may be joined with others (twenty-one).
    pub numbers: BTreeMap<String, u32>,
}
