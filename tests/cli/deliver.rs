//! `rapporteur deliver`: the text as it is delivered, and why it is kept back.

use expect_test::expect;

use super::Desk;

#[test]
fn metadata_and_notes_are_not_delivered() {
    let desk = Desk::new("deliver");
    let text = "---\nstatus: draft\nspeaker: H.E. Ms. Liane Torvald\n---\n\nMr. President,\n\n[[slowly]]\n\nWe pledge [[so far]] ten million.\n";
    desk.write("a.statement", text);
    let answer = desk.run(&["deliver", "a.statement"]);
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    assert_eq!(answer.out, "Mr. President,\n\nWe pledge ten million.\n");
    assert_eq!(desk.run_with_input(&["deliver", "-"], text.as_bytes()).out, answer.out);
}

#[test]
fn a_text_with_something_open_is_kept_back() {
    let desk = Desk::new("deliver-open");
    desk.write("a.txt", "---\nstatus: draft\n---\n\nWe thank [insert\nname] and pledge XX million.\n");
    let answer = desk.run(&["deliver", "a.txt"]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""));
    expect![[r#"
        rapporteur: a.txt:5:10: What stands in these brackets is still to be settled: [insert name]
        rapporteur: a.txt:6:18: Something is still to be filled in here: XX
        rapporteur: a.txt: not ready to be delivered: fill these places in, or take out what stands there
    "#]]
    .assert_eq(&answer.err);
    desk.write("rapporteur.toml", "[rules]\nunresolved-text = 'off'\n");
    assert_eq!(desk.run(&["deliver", "a.txt"]).code, Some(0));
    let missing = desk.run(&["deliver", "b.txt"]);
    assert_eq!((missing.code, missing.err.lines().count()), (Some(2), 1));
}
