//! Points that are counted in number words or in figures, and what only looks like them.

mod marked;

use expect_test::expect;
use marked::check;
use rapporteur::draft::Draft;
use rapporteur::settings::Layers;
use rapporteur::text::Text;

/// The markers that are read as points, a series in brackets.
fn points(text: &str) -> String {
    let draft = Draft::open(Text::from(text), &Layers::default().reading());
    let series = draft.meaning().speeches.iter().flat_map(|speech| speech.series.iter());
    let markers = series.map(|series| {
        let one = |point: &rapporteur::draft::Point| {
            let start = draft.tree().block_start(point.mention.block) as usize;
            let span = point.mention.mark.span;
            text[start + span.start as usize..start + span.end as usize].to_owned()
        };
        format!("[{}]", series.points.iter().map(one).collect::<Vec<_>>().join(", "))
    });
    markers.collect()
}

#[track_caller]
fn reads(cases: &[(&str, &str)]) {
    let wrong: Vec<_> = cases.iter().filter(|(text, expected)| points(text) != *expected).collect();
    let read = wrong.iter().map(|(text, _)| points(text)).collect::<Vec<_>>();
    assert!(wrong.is_empty(), "{wrong:#?} are read as {read:#?}");
}

#[test]
fn number_words_with_a_sign_behind_them_open_points() {
    reads(&[
        (
            "Our plan is this.\n\nOne: to stop the guns.\n\nTwo: to open the roads.\n\nThree: to talk.\n",
            "[One, Two, Three]",
        ),
        ("Our plan is this. One: we stop the guns. Two: we open the roads.", "[One, Two]"),
        ("We ask for three things: one, bread; two, water; and three, peace.", "[one, two, three]"),
        (
            "One, we must stop the guns. Two, we must open the roads. And three, we must talk.",
            "[One, Two, three]",
        ),
        ("There are two reasons for this. One, people are dying. Two, the money is there.", "[One, Two]"),
        ("One — the guns must stop. Two — the roads must open.", "[One, Two]"),
        ("**One:** the guns must stop.\n\n**Two:** the roads must open.\n", "[One, Two]"),
        ("One: we stop. Two: we talk. Finally, we sign.", "[One, Two, Finally]"),
    ]);
}

#[test]
fn a_label_makes_a_number_a_marker() {
    reads(&[
        ("Point one, the guns must stop. Point two, the roads must open.", "[Point one, Point two]"),
        (
            "Number one, we stop.\n\nNumber two, we talk.\n\nNumber three, we sign.\n",
            "[Number one, Number two, Number three]",
        ),
        ("Point 1: the guns must stop.\n\nPoint 2: the roads must open.\n", "[Point 1, Point 2]"),
        ("Point number one: we stop. Point number two: we talk.", "[Point number one, Point number two]"),
        ("Message one. We stop.\n\nMessage two. We talk.\n", "[Message one, Message two]"),
        (
            "We say this: number one, stop; number two, talk; and number three, sign.",
            "[number one, number two, number three]",
        ),
        ("First point: we stop. Point two: we talk.", "[First point, Point two]"),
    ]);
}

#[test]
fn ordinals_in_figures_open_points() {
    reads(&[
        ("1st, we stop. 2nd, we talk. 3rd, we sign.", "[1st, 2nd, 3rd]"),
        ("1st: we stop.\n\n2nd: we talk.\n", "[1st, 2nd]"),
        ("Our 1st point is peace. Our 2nd point is bread.", "[Our 1st point, Our 2nd point]"),
        ("First, we stop. 2nd, we talk. Third, we sign.", "[First, 2nd, Third]"),
    ]);
}

#[test]
fn numbers_that_count_something_else_open_no_points() {
    reads(&[
        ("One delegation said no. Two delegations said yes.", ""),
        ("One of our schools was hit. Two of our clinics were closed. Three of our roads are mined.", ""),
        ("One: we stop the guns. And then we shall see.", ""),
        ("The result was clear. One: two. Two: three. Then we left.", ""),
        ("One, two, three: so our children learn to count. Two, three, four.", ""),
        ("Our number one priority is peace. Our number two priority is bread.", ""),
        ("Number one priority: peace. Number two priority: bread.", ""),
        ("Growth was nought point one per cent. It was one point two, we hear.", ""),
        ("Point one per cent was promised. Point two per cent was given.", ""),
        ("It is one point five degrees. It will be two, point three, we fear.", ""),
        ("The 1st Committee met. The 2nd Committee met. The 1st, 2nd and 3rd Committees met.", ""),
        ("On the 1st, we met. On the 2nd, we talked. On May 1st, we marched. On May 2nd, we rested.", ""),
        ("The 1st of May is a holiday. The 2nd of May is none. The 2nd quarter was hard.", ""),
        ("On point one, we agree. On point two, we do not. On point four, we wait.", ""),
        ("As to point 1: we agree. As to point 3: we do not.", ""),
        ("Points 1, 2 and 4 are agreed. Point 1, 2 and 4 are closed.", ""),
        ("One, Ghana, has signed. Two, Togo and Mali, have not. Three, of the south, will.", ""),
        ("Many came, one, a boy, on foot. Few went.", ""),
        ("Chapter One: peace. Chapter Two: bread. Part Three: law.", ""),
        ("At one: lunch. At two: the debate. From one, we sat; to two, we talked.", ""),
        ("Goal 1: no poverty. Goal 2: no hunger. Goal 5: equality.", ""),
    ]);
}

#[test]
fn a_language_without_spaces_counts_in_clauses() {
    reads(&[
        ("主席先生，我们有三个问题：一是和平；二是发展，三是人权。谢谢。", "[一是, 二是, 三是]"),
        ("主席先生，我们的政策统一是必要的，唯二是例外。谢谢主席。", ""),
    ]);
}

#[test]
fn what_merely_counts_goes_with_no_ordinal() {
    reads(&[
        ("First, we stop. Two: we talk. Second, we sign.", "[First, Second]"),
        ("One: we stop. Second, we talk. Two: we sign. Third, we rest.", "[One, Two]"),
    ]);
}

#[test]
fn a_number_word_that_is_missing_is_a_gap() {
    check(expect![[r#"
        Our plan has been put to this Council before.

        One: the guns must stop.

        Three: the roads must be opened.
        ~~~~~ missing-enumeration

        Four: talks must begin.

        I thank you.
    "#]]);
    check(expect![[r#"
        Point 1: the guns must stop.

        Point 3: the roads must be opened.
        ~~~~~~~ missing-enumeration
    "#]]);
    check(expect![[r#"
        Number one, the guns must stop. Number one, the roads must be opened. Number three, we
                                                                              ~~~~~~~~~~~~ missing-enumeration
        must talk.
    "#]]);
}

#[test]
fn a_count_is_kept_by_number_words() {
    check(expect![[r#"
        I have three points. One: we agree with the report. Two: we shall vote for it.
               ~~~~~~~~~~~~ miscounted-enumeration

        Let me make two requests. Number one, stop. Number two, talk.

        We ask for three things: one, bread; two, water.
                   ~~~~~~~~~~~~ miscounted-enumeration

        Three drafts were put to the vote. One, we are told, was adopted. Two, we are told,
        were not.
    "#]]);
}

#[test]
fn a_lone_number_is_harmless() {
    check(expect![[r#"
        One: there is no military solution.

        Two, we hear, are still missing. Point three: nothing was said of it.
    "#]]);
}
