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

/// What may be private is not delivered; where its beginning or end is in doubt, nothing is.
#[test]
fn nothing_private_is_delivered() {
    let desk = Desk::new("deliver-private");
    let secret = "the minister doubts";
    let said = "Mr. President,\n\nWe agree.\n\nI thank you.\n";
    let beside = [
        format!("---\nkind: statement\ncleared-by: {secret}\n...\n\n{said}"),
        format!("----\nkind: statement\nnotes: {secret}\n----\n\n{said}"),
        format!("***\nkind: statement\nnotes: {secret}\n***\n\n{said}"),
        format!("———\nkind: statement\nnotes: {secret}\n———\n\n{said}"),
        format!("– – –\nkind: statement\nnotes: {secret}\n– – –\n\n{said}"),
        format!("—\nkind: statement\nnotes: {secret}\n—\n\n{said}"),
        format!("+++\nkind = \"statement\"\nnotes = \"{secret}\"\n+++\n\n{said}"),
        format!("+++\nkind: statement\nnotes: {secret}\n+++\n\n{said}"),
        format!("---\nkind = statement\nnotes = {secret}\n---\n\n{said}"),
        format!("\n\n---\nstatus: draft\nnotes: {secret}\n---\n\n{said}"),
        said.replace("We agree.", &format!("We agree. [[For us:\n\n{secret}.]]")),
        said.replace("We agree.", &format!("[[For us:\n\n{secret}.\n\nAnd more.]]\n\nWe agree.")),
        said.replace("We agree.", &format!("We agree.\n\n<!--\n{secret}\n\n[TBC]\n\n-->")),
        said.replace("We agree.", &format!("We agree. {{>>{secret}<<}}")),
        said.replace("We agree.", &format!("We agree.\n\n[//]: # ({secret})")),
    ];
    for text in &beside {
        desk.write("a.statement", text);
        let answer = desk.run(&["deliver", "a.statement"]);
        assert_eq!((answer.code, answer.out.as_str()), (Some(0), said), "{text}\n{}", answer.err);
    }
    let refused = [
        format!("---\nkind: statement\ncleared-by: {secret}\n\n{said}"),
        said.replace("We agree.", &format!("We agree. [[For us: {secret}")),
        said.replace("We agree.", &format!("We agree. {secret}]]")),
        said.replace("We agree.", &format!("We agree. [[a [[{secret}]] c]]")),
        said.replace("We agree.", &format!("<!-- {secret}\n\nWe agree.")),
        said.replace("We agree.", &format!("<!-- {secret} —>\n\nWe agree.")),
        said.replace("We agree.", &format!("We agree. {{>>{secret}")),
        said.replace("We agree.", &format!("<<<<<<< HEAD\nWe agree.\n=======\n{secret}\n>>>>>>> desk")),
        said.replace("We agree.", &format!("We agree.\n||||||| base\n{secret}")),
    ];
    for text in &refused {
        desk.write("a.statement", text);
        // No setting and no note opens the way.
        for settings in ["", "[rules]\nunresolved-text = 'off'\ninvalid-metadata = 'off'\n"] {
            desk.write("rapporteur.toml", settings);
            let answer = desk.run(&["deliver", "a.statement"]);
            assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""), "{text}");
            assert!(answer.err.contains("a.statement:"), "{text}: {}", answer.err);
            assert!(answer.err.ends_with("or take out what stands there\n"), "{text}: {}", answer.err);
        }
        desk.write("rapporteur.toml", "");
    }
    desk.write("a.statement", "Our plan\n=======\n\nWe agree.\n");
    assert_eq!(desk.run(&["deliver", "a.statement"]).code, Some(0), "a heading is no mark of a merge");
}

#[test]
fn negotiated_text_is_no_note() {
    let desk = Desk::new("deliver-negotiated");
    let texts = [
        "1. [[Decides] [Requests]] the Secretary-General to meet;",
        "1. [Decides [[urgently] to request]] the Secretary-General to meet;",
        "1. Decides that [all States [of the region]] shall meet;",
        "1. Decides that [[all States]] shall meet;",
    ];
    for paragraph in texts {
        let text = format!("The General Assembly,\n\n{paragraph}\n");
        desk.write("a.resolution", &text);
        let answer = desk.run(&["deliver", "a.resolution"]);
        assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""), "{text}");
        assert!(
            answer.err.contains("What stands in these brackets is still to be settled"),
            "{}",
            answer.err
        );
    }
    desk.write("a.resolution", "The General Assembly,\n\n1. Decides [[note: who?]] to meet;\n");
    let answer = desk.run(&["deliver", "a.resolution"]);
    assert_eq!(answer.out, "The General Assembly,\n\n1. Decides to meet;\n", "{}", answer.err);
}

#[test]
fn what_is_still_open_is_told_and_kept_back_where_that_is_wished() {
    let desk = Desk::new("deliver-strict");
    let text =
        "I will make three points.\n\nFirst, we agree.\n\nThird, we thank you [[briefly]] (S/PV8086).\n";
    desk.write("a.statement", text);
    let answer = desk.run(&["deliver", "a.statement"]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(0), text.replace(" [[briefly]]", "").as_str()));
    expect![[r#"
        rapporteur: a.statement: 2 warnings are still open; the first: a.statement:5:1: The second point is missing: the first is followed by the third: Third
    "#]]
    .assert_eq(&answer.err);
    let answer = desk.run(&["deliver", "--strict", "a.statement"]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""));
    assert!(answer.err.contains("not delivered: 2 warnings are still open"), "{}", answer.err);
    desk.write("b.statement", "We agree. [[Ours.]]\n");
    let answer = desk.run(&["deliver", "--strict", "b.statement"]);
    assert_eq!((answer.code, answer.out.as_str(), answer.err.as_str()), (Some(0), "We agree.\n", ""));
}
