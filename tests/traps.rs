//! What only looks like points, or like an announcement of them, and forms of points that are easily overlooked.

mod marked;

use expect_test::expect;
use marked::check;
use rapporteur::draft::Draft;
use rapporteur::ide::Snapshot;
use rapporteur::settings::Layers;
use rapporteur::text::Text;

#[test]
fn a_count_of_persons_or_states_announces_no_points() {
    check(expect![[r#"
        Two women were killed on the road to the camp. First, we condemn this crime.
        Second, we ask for an inquiry. Third, we ask for escorts.

        Three countries have signed. First, we thank them. Second, we urge the rest.

        I thank my two colleagues for their words. First, the law must be kept. Second, the
        guilty must be tried. Third, the victims must be heard.
    "#]]);
}

#[test]
fn the_first_of_those_who_were_counted_is_one_of_them() {
    check(expect![[r#"
        Three convoys were stopped this week. The first was bringing food. The second was
        ~~~~~~~~~~~~~ miscounted-enumeration
        bringing medicine.
    "#]]);
}

#[test]
fn what_is_known_already_announces_no_points() {
    check(expect![[r#"
        We support the five pillars of the Pact. First, it is fair. Second, it is timely.

        All three branches of Government are at work. First, the courts are open. Second,
        the ministries are staffed.

        We share the three demands of the Group. First, they are just. Second, they are
        modest.
    "#]]);
}

#[test]
fn a_count_that_is_left_open_is_kept_by_more() {
    check(expect![[r#"
        There are at least three reasons. First, cost. Second, time. Third, trust. Fourth, law.

        There are more than two options. First, to stay. Second, to go. Third, to wait.

        I have two or three points. First, cost matters. Second, time matters.
    "#]]);
}

#[test]
fn a_count_in_figures_is_one() {
    check(expect![[r#"
        I have 4 points. First, we agree. Second, we regret. Third, we hope.
               ~~~~~~~~ miscounted-enumeration

        On 3 May, at 4 points along the line, 2.5 kilometres away, shots were fired.
    "#]]);
}

#[test]
fn what_someone_else_enumerates_is_left_alone() {
    check(expect![[r#"
        First, we share the view of the report: “First, stop. Second, talk. Third, sign.”

        Second, we would add that time is short.

        Third, we would add that money is shorter.
    "#]]);
    check(expect![[r#"
        He told us: “First, they came for the teachers. Third, they came for the nurses.”
    "#]]);
}

#[test]
fn a_quotation_of_several_paragraphs_is_of_one_voice() {
    check(expect![[r#"
        “First, they must stop.

        “Secondly, they must talk.

        “Fourthly, they must sign.”
         ~~~~~~~~ missing-enumeration
    "#]]);
}

#[test]
fn a_number_of_ones_own_is_not_found_in_a_quotation() {
    check(expect![[r#"
        First, we share the view of the report: “Secondly, they must talk.”

        Thirdly, we would add that money is short.
        ~~~~~~~ missing-enumeration

        Fourthly, we would add that time is shorter.
    "#]]);
}

#[test]
fn a_point_in_other_words_between_two_makes_no_gap() {
    check(expect![[r#"
        First, we agree with the report. Another point is its length. Third, we like it.
                                                                      ~~~~~ missing-enumeration (information)
    "#]]);
    check(expect![[r#"
        First, we agree with the report.

        Next, we would ask that it be read. Next week it may be forgotten.

        Third, we would ask that it be kept.
        ~~~~~ missing-enumeration (information)
    "#]]);
}

#[test]
fn emphasis_hides_no_marker() {
    check(expect![[r#"
        **First**, the guns must stop.

        **Second**, aid must flow.

        **Fourth**, talks must begin.
          ~~~~~~ missing-enumeration
    "#]]);
}

#[test]
fn an_ordinal_and_its_noun_may_be_a_title() {
    check(expect![[r#"
        First point: finance. The fund is empty.

        Second point: staff. The posts are vacant.

        Fourth point: time. There is none.
        ~~~~~~~~~~~~ missing-enumeration
    "#]]);
}

#[test]
fn an_ordinal_may_follow_its_like() {
    check(expect![[r#"
        First, the dispute must be settled by the parties. Second, others may help. Third,
        third States must stay out. Fifth, there is no time.
                                    ~~~~~ missing-enumeration
    "#]]);
}

#[test]
fn a_verb_may_be_left_out() {
    check(expect![[r#"
        We stress three aspects, the first the return of refugees, the second the return of
                  ~~~~~~~~~~~~~ miscounted-enumeration
        their land.
    "#]]);
}

#[test]
fn one_last_point_is_the_last() {
    check(expect![[r#"
        We have three requests. First, stop. Second, talk. And one last thing: sign.
    "#]]);
}

#[test]
fn a_day_opens_no_point() {
    check(expect![[r#"
        First we thank the hosts. Third of May celebrations are close to our hearts.
    "#]]);
}

#[test]
fn what_has_a_number_of_its_own_may_be_passed_over() {
    check(expect![[r#"
        The first resolution on this item was adopted in 1973. The third was adopted in 1991.
    "#]]);
    check(expect![[r#"
        The first objective has been met in most regions. The third objective has been met nowhere.
                                                          ~~~~~~~~~~~~~~~~~~~ missing-enumeration (information)
    "#]]);
    check(expect![[r#"
        His first request was granted. His third request was refused. His second request was too.
                                                                      ~~~~~~~~~~~~~~~~~~ disordered-enumeration (information)
    "#]]);
    check(expect![[r#"
        The report makes three proposals. On the first, we agree with it. On the third, we do not.
                                                                             ~~~~~~~~~ missing-enumeration (information)
    "#]]);
    check(expect![[r#"
        The first pillar of the strategy works well. The third pillar does not.
                                                     ~~~~~~~~~~~~~~~~ missing-enumeration (information)
    "#]]);
}

#[test]
fn what_says_what_a_point_is_may_not() {
    check(expect![[r#"
        The first objective is to stop the war. The third objective is to build the peace.
                                                ~~~~~~~~~~~~~~~~~~~ missing-enumeration
    "#]]);
    check(expect![[r#"
        The first of the tasks before us is to stop the war. The third has to do with peace.
                                                             ~~~~~~~~~ missing-enumeration
    "#]]);
    check(expect![[r#"
        I shall make three points. On the first, we agree with the report. On the third, we do not.
                                                                              ~~~~~~~~~ missing-enumeration
    "#]]);
    check(expect![[r#"
        My first request was granted. My third request was refused.
                                      ~~~~~~~~~~~~~~~~ missing-enumeration
    "#]]);
}

#[test]
fn numbers_of_someone_elses_text_are_no_points() {
    check(expect![[r#"
        In its first operative paragraph the draft welcomes the report. In its second, it takes
        note of the plan. In its fourth, it asks for funds.
    "#]]);
}

#[test]
fn a_number_that_is_said_before_is_no_gap() {
    check(expect![[r#"
        The second question on the list was answered; the first was not; the third was not asked.
                                                                         ~~~~~~~~~ missing-enumeration (information)
    "#]]);
}

#[test]
fn an_ordinal_behind_an_abbreviation_needs_the_proof_that_it_needs_elsewhere() {
    let pack = rapporteur::lexicon::pack::Pack::of("en").expect("English has a pack");
    for abbreviation in pack.words().abbreviations.iter() {
        let told = |after: &str| {
            let text = format!(
                "I will make three points.\n\nFirst, we saw it at the {abbreviation}. {after}\n\nThird, we thank them.\n"
            );
            let layers = Layers::default();
            let found =
                Snapshot::new(Draft::open(Text::from(text), &layers.reading()), &layers).diagnostics();
            found.iter().map(|found| found.code).collect::<Vec<_>>()
        };
        for no_point in ["Second thoughts came.", "Second report of the panel."] {
            let missing = ["missing-enumeration"];
            assert_eq!(told(no_point), missing, "{abbreviation}. {no_point}");
        }
        for point in ["Second, we worked.", "Second: we worked.", "Second, the work."] {
            assert!(told(point).is_empty(), "{abbreviation}. {point}: {:?}", told(point));
        }
    }
    check(expect![[r#"
        I will make three points.

        First, we rose at 6 a.m. Second thoughts came.

        Second, we worked (cf. First report of the panel).

        Third, we thank Gen. First Rider; see para. First report.
    "#]]);
}
