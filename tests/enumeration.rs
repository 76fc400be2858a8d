//! What is found in enumerations, and what is not: the smallest texts that show it.

mod marked;

use expect_test::expect;
use marked::{check, check_as};
use rapporteur::draft::Status;

#[test]
fn a_missing_second_is_a_gap() {
    check(expect![[r#"
        First, we thank the Secretary-General for coming.

        Third, we call for restraint.
        ~~~~~ missing-enumeration
    "#]]);
}

#[test]
fn first_and_secondly_go_together() {
    check(expect![[r#"
        First, we note the report.

        Secondly, we call for restraint.

        Thirdly, we ask for a vote.
    "#]]);
}

#[test]
fn a_number_said_twice_is_a_repeat() {
    check(expect![[r#"
        First, we note the report.

        Secondly, we call for restraint.

        Secondly, we ask for a vote.
        ~~~~~~~~ repeated-enumeration
    "#]]);
}

#[test]
fn crossed_numbers_are_out_of_order() {
    check(expect![[r#"
        First, we note the report.

        Thirdly, we call for restraint.

        Secondly, we ask for a vote.
        ~~~~~~~~ disordered-enumeration
    "#]]);
}

#[test]
fn a_count_that_is_not_kept_is_miscounted() {
    check(expect![[r#"
        I should like to make three points.
                              ~~~~~~~~~~~~ miscounted-enumeration

        First, we note the report.

        Secondly, we call for restraint.
    "#]]);
}

#[test]
fn a_point_too_many_is_miscounted_too() {
    check(expect![[r#"
        I should like to make two points.
                              ~~~~~~~~~~ miscounted-enumeration

        First, we note the report.

        Secondly, we call for restraint.

        Thirdly, we ask for a vote.
    "#]]);
}

#[test]
fn a_closer_counts_as_a_point() {
    check(expect![[r#"
        I should like to make three points.

        First, we note the report.

        Secondly, we call for restraint.

        Finally, we ask for a vote.
    "#]]);
}

#[test]
fn a_courteous_closer_behind_a_complete_series_does_not() {
    check(expect![[r#"
        I should like to make two points.

        First, we note the report.

        Secondly, we call for restraint.

        Finally, I thank all those who prepared this meeting.
    "#]]);
}

#[test]
fn a_point_added_without_a_number_is_allowed_for() {
    check(expect![[r#"
        I should like to make three points.

        First, we note the report.

        Secondly, we call for restraint.

        In addition, we ask for a vote.
    "#]]);
}

#[test]
fn a_point_added_in_the_paragraph_of_the_last_is_allowed_for() {
    check(expect![[r#"
        There are four challenges. First, hunger. Second, disease. Third, war. And, of course,
        there is the climate.

        We see three dangers. First, war. Second, want. In addition, the winter is near.
    "#]]);
}

#[test]
fn a_number_left_out_is_no_wrong_count() {
    check(expect![[r#"
        Let me make three points:

        – first, aid must flow;

        – second, the guns must fall silent;

        – fourth, talks must begin.
          ~~~~~~ missing-enumeration
    "#]]);
    check(expect![[r#"
        We have three requests. First, time. Second, money. Second, patience.
                                                            ~~~~~~ repeated-enumeration
    "#]]);
}

#[test]
fn an_announcement_of_something_else_is_none() {
    check(expect![[r#"
        The Organization rests on its three pillars. We have served it for four years.

        First, we note the report.

        Secondly, we call for restraint.
    "#]]);
}

#[test]
fn a_lone_first_is_a_courtesy() {
    check(expect![[r#"
        First, I join others in congratulating you, Mr. President.

        We call for restraint.
    "#]]);
}

#[test]
fn a_first_that_is_worded_otherwise_is_only_mentioned() {
    check(expect![[r#"
        Of topmost priority is the fight against hunger.

        Secondly, we call for restraint.
        ~~~~~~~~ missing-enumeration (information)

        Thirdly, we ask for a vote.
    "#]]);
}

#[test]
fn ordinals_of_names_and_of_time_open_no_points() {
    check(expect![[r#"
        First Committee resolutions matter. For the first time, the Second World War is
        remembered here; the third session begins. Two thirds of us were born later.
        Third parties watch. The fourth International Conference, the first, second and
        third phases of which we know, was held at the first half of the year.
    "#]]);
}

#[test]
fn a_run_in_list_is_a_series() {
    check(expect![[r#"
        We ask for four things: first, peace; secondly, bread; fourthly, work.
                                                               ~~~~~~~~ missing-enumeration
    "#]]);
}

#[test]
fn a_series_inside_a_point_is_one_of_its_own() {
    check(expect![[r#"
        First, we see two dangers: first, war; and, secondly, hunger.

        Secondly, we call for restraint.

        Thirdly, we ask for a vote.
    "#]]);
}

#[test]
fn a_series_ends_with_its_speaker() {
    check(expect![[r#"
        Mr. Adu (Ghana): First, we note the report.

        Ms. Silva (Brazil): Secondly, we call for restraint. Thirdly, we ask for a vote.
                            ~~~~~~~~ missing-enumeration (information)
    "#]]);
}

#[test]
fn a_series_ends_where_the_capacity_changes() {
    check(expect![[r#"
        First, we note the report. Secondly, we call for restraint.

        I now resume my functions as President of the Council.

        Fourthly, we ask for a vote.
    "#]]);
}

#[test]
fn markers_behind_paragraph_numbers_count() {
    check(expect![[r#"
        15. First, we note the report.

        16. Secondly, we call for restraint.

        17. Fourthly, we ask for a vote.
            ~~~~~~~~ missing-enumeration
    "#]]);
}

#[test]
fn a_marker_broken_over_two_lines_is_one() {
    check(expect![[r#"
        The first point is that we note the report. The
        second point is that we call for restraint. The
        third point is that we ask for a vote.
    "#]]);
}

#[test]
fn nouns_may_change_within_a_series() {
    check(expect![[r#"
        The first challenge is hunger. Ghana's second concern is war. Therein lies our third
        problem. The fifth issue is debt.
                 ~~~~~~~~~~~~~~~ missing-enumeration
    "#]]);
}

#[test]
fn thirdly_and_lastly_is_point_three() {
    check(expect![[r#"
        I have three points. First, we note the report. Secondly, we call for restraint.
        Thirdly and lastly, we ask for a vote.
    "#]]);
}

#[test]
fn second_and_thirdly_do_not_go_together() {
    check(expect![[r#"
        First, we note the report.

        Second, we call for restraint.

        Thirdly, we ask for a vote.
        ~~~~~~~ mixed-enumeration (hint)

        Fourth, we thank you.
    "#]]);
}

#[test]
fn a_point_with_nothing_in_it_is_empty() {
    check(expect![[r#"
        First, we note the report.

        Secondly, [[ask the capital]]
        ~~~~~~~~ unbalanced-points

        Thirdly, we ask for a vote.
    "#]]);
}

#[test]
fn the_conclusion_of_a_skeleton_is_no_part_of_its_last_point() {
    check(expect![[r#"
        First,
        ~~~~~ unbalanced-points

        Second,
        ~~~~~~ unbalanced-points

        In conclusion, I thank you.
    "#]]);
    check(expect![[r#"
        I have three points:
        Firstly,
        ~~~~~~~ unbalanced-points
        Secondly,
        ~~~~~~~~ unbalanced-points
        Finally, [[ask the capital]]
        ~~~~~~~ unbalanced-points

        I thank you.
    "#]]);
}

#[test]
fn what_a_draft_still_owes_is_a_hint() {
    check_as(
        Status::Draft,
        expect![[r#"
            I should like to make three points.
                                  ~~~~~~~~~~~~ miscounted-enumeration (hint)

            First, we note the report.

            Secondly,

            Then we shall see.
        "#]],
    );
}

#[test]
fn a_record_of_what_was_said_is_not_edited() {
    check_as(
        Status::Delivered,
        expect![[r#"
            I should like to make three points. First, we note the report. Thirdly, we vote.
        "#]],
    );
}

#[test]
fn a_list_that_skips_a_letter_is_misnumbered() {
    check(expect![[r#"
        We ask for:

        (a) peace;

        (b) bread;

        (d) work.
        ~~~~ misnumbered-list (information)
    "#]]);
}

#[test]
fn an_open_bracket_and_an_open_quotation_are_unbalanced() {
    check(expect![[r#"
        We commend the mission (UNMIL for its work.
                               ~ unbalanced-brackets (information)

        The report says “all is well. We agree.
                        ~ unbalanced-quotations (information)
    "#]]);
}

#[test]
fn a_quotation_of_several_paragraphs_is_in_order() {
    check(expect![[r#"
        The Charter says:

        “We the peoples are determined.

        “We have resolved to combine our efforts.”
    "#]]);
}
