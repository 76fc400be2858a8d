//! What reading costs in time: to parse a text, to open it, to check it, a keystroke, and the questions an editor asks
//! behind each, and what rules cost by what they see. What terms cost beside a bare automaton is in `lexicon.rs`.

#![expect(missing_docs, reason = "the macros of criterion declare what they do not describe")]

#[path = "../tests/support/drafts.rs"]
mod drafts;
#[path = "../tests/support/glossaries.rs"]
mod glossaries;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use rapporteur::draft::{Draft, Reading};
use rapporteur::ide::Snapshot;
use rapporteur::lexicon::glossary::Glossaries;
use rapporteur::lexicon::pack::Pack;
use rapporteur::lexicon::terms;
use rapporteur::rules::{self, Rule, Sees};
use rapporteur::settings::Layers;
use rapporteur::syntax::{Markup, Reader, Tree};
use rapporteur::text::{Edit, Span, Text};
use rapporteur::workspace::parse_glossary;

const SIZES: [(&str, usize); 2] = [("10 KB", 10 << 10), ("1 MB", 1 << 20)];

fn open(text: &str) -> Draft {
    Draft::open(Text::from(text), &Reading::default())
}

/// From the text to its tree, to what it means, and to what is found in it, each with all before it; and all terms.
fn reading(c: &mut Criterion) {
    let (pack, glossaries) = (Pack::fallback(), Glossaries::default());
    let reader = Reader { pack, glossaries: &glossaries, markup: Markup::Plain, is_negotiated: false };
    for (name, size) in SIZES {
        let text = drafts::statement(size);
        let rope = Text::from(text.as_str());
        let mut group = c.benchmark_group(name);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("terms", |b| b.iter(|| terms::find_all(black_box(&text))));
        group.bench_function("parse", |b| b.iter(|| Tree::parse(black_box(&rope), &reader)));
        group.bench_function("open", |b| b.iter(|| open(black_box(&text))));
        group.bench_function("check", |b| {
            b.iter(|| Snapshot::new(open(black_box(&text)), &Layers::default()).diagnostics());
        });
        group.finish();
    }
}

fn keystroke(c: &mut Criterion) {
    let mut group = c.benchmark_group("keystroke");
    for (name, size) in SIZES {
        let text = drafts::statement(size);
        let middle = text.len() as u32 / 2;
        let draft = open(&text);
        let edit = Edit::replace(Span::empty(middle), "x");
        group.bench_function(name, |b| {
            b.iter_batched_ref(|| draft.clone(), |draft| draft.edit(black_box(&edit)), BatchSize::SmallInput);
        });
        // What an editor waits for: the findings as they are behind the keystroke.
        group.bench_function(format!("{name}, with findings"), |b| {
            let findings = |mut draft: Draft| {
                draft.edit(black_box(&edit));
                Snapshot::new(draft, &Layers::default()).diagnostics()
            };
            b.iter_batched(|| draft.clone(), findings, BatchSize::SmallInput);
        });
    }
    group.finish();
}

/// A keystroke where a glossary of fifty thousand terms holds, beside one where none does.
fn glossary(c: &mut Criterion) {
    let file = parse_glossary(glossaries::tbx(50_000), Path::new("large.tbx"));
    let mut group = c.benchmark_group("keystroke under a glossary");
    let text = drafts::statement(100 << 10);
    let edit = Edit::replace(Span::empty(text.len() as u32 / 2), "x");
    for (name, glossaries) in
        [("none", Glossaries::default()), ("50,000 terms", [file.glossary].into_iter().collect())]
    {
        let reading = Reading { glossaries, ..Reading::default() };
        let draft = Draft::open(Text::from(text.as_str()), &reading);
        group.bench_function(name, |b| {
            b.iter_batched_ref(|| draft.clone(), |draft| draft.edit(black_box(&edit)), BatchSize::SmallInput);
        });
    }
    group.finish();
}

/// A word typed letter by letter into the middle of a text, and taken out again, with the findings behind each
/// keystroke: what one series costs, and what a thousand do, of as many speakers or of one.
fn typing(c: &mut Criterion) {
    const WORD: &str = "lasting ";
    let mut group = c.benchmark_group("typing a word of eight letters and back");
    type OfCount = fn(usize) -> String;
    let texts: [(&str, OfCount); 2] =
        [("speakers", drafts::record), ("series of one speaker", drafts::one_speech)];
    for (of, text) in texts {
        for count in [1, 10, 100, 1000] {
            let text = text(count);
            let middle =
                (text.len() / 2..).find(|at| text[*at..].starts_with(" the ")).unwrap_or(0) as u32 + 1;
            let mut draft = open(&text);
            group.throughput(Throughput::Elements(2 * WORD.len() as u64));
            group.bench_function(format!("{count} {of}"), |b| {
                b.iter(|| type_and_take_back(&mut draft, middle, WORD))
            });
        }
    }
    group.finish();
}

fn type_and_take_back(draft: &mut Draft, place: u32, word: &str) {
    let letters = || place..place + word.len() as u32;
    let typed = letters().zip(word.chars()).map(|(at, letter)| Edit::replace(Span::empty(at), letter));
    let taken = letters().rev().map(|at| Edit::replace(Span::new(at, at + 1), ""));
    for edit in typed.chain(taken) {
        draft.edit(&edit);
        black_box(Snapshot::new(draft.clone(), &Layers::default()).diagnostics());
    }
}

/// The rules that see the same, by what they see.
fn families() -> BTreeMap<String, Vec<&'static Rule>> {
    let mut families: BTreeMap<String, Vec<&'static Rule>> = BTreeMap::new();
    for rule in rules::ALL.iter().copied() {
        let sees = match rule.sees {
            Sees::Facet(facet) => format!("{facet:?}"),
            other => format!("{other:?}"),
        };
        families.entry(sees.to_lowercase()).or_default().push(rule);
    }
    families
}

/// What the rules that see the same cost on a whole text. `rapporteur check --timings` tells it of each rule, and of
/// the texts that it is given.
fn rules(c: &mut Criterion) {
    let text = drafts::record(100);
    let snapshot = Snapshot::new(open(&text), &Layers::default());
    let mut group = c.benchmark_group("rules that see");
    group.throughput(Throughput::Bytes(text.len() as u64));
    for (sees, family) in families() {
        group.bench_function(sees, |b| {
            b.iter(|| family.iter().map(|rule| black_box(snapshot.found_by(rule))).sum::<usize>());
        });
    }
    group.finish();
}

fn questions(c: &mut Criterion) {
    for (name, size) in SIZES {
        let text = drafts::statement(size);
        let snapshot = Snapshot::new(open(&text), &Layers::default());
        c.bench_function(&format!("diagnostics/{name}"), |b| b.iter(|| snapshot.diagnostics()));
        c.bench_function(&format!("outline/{name}"), |b| b.iter(|| snapshot.outline()));
        let whole = snapshot.text().span();
        c.bench_function(&format!("colours/{name}"), |b| b.iter(|| snapshot.tokens(whole)));
        let screen = Span::new(whole.end / 2, whole.end / 2 + 4_000);
        c.bench_function(&format!("colours of a screen/{name}"), |b| b.iter(|| snapshot.tokens(screen)));
    }
}

criterion_group!(benches, reading, keystroke, glossary, typing, rules, questions);
criterion_main!(benches);
