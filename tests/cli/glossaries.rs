//! Glossaries that settings name: what they find, what is wrong in them, and what `term` knows of them.

use expect_test::expect;

use super::Desk;

const OURS: &str = "[[term]]\nterm = \"early warning\"\nnot = [\"early alert\"]\n";

fn desk(name: &str, glossary: &str, text: &str) -> Desk {
    let desk = Desk::new(name);
    desk.write("rapporteur.toml", format!("glossaries = [\"{glossary}\"]\n")).write(glossary, text);
    desk.write("a.txt", "We ask for early alert in every capital.\n");
    desk
}

#[test]
fn a_wording_that_is_not_wanted_is_found() {
    let answer = desk("glossary", "ours.toml", OURS).run(&["check", "a.txt"]);
    assert_eq!(answer.code, Some(1));
    expect![[r#"
        warning[forbidden-wording]: The glossary ours.toml has “early warning”, not “early alert”.
         --> a.txt:1:12
          |
        1 | We ask for early alert in every capital.
          |            ^^^^^^^^^^^

    "#]]
    .assert_eq(&answer.out);
}

#[test]
fn a_line_that_is_wrong_is_told_once_and_the_rest_holds() {
    let desk = desk("glossary-fault", "ours.toml", &format!("{OURS}\n[[term]]\nterm = late\n"));
    desk.write("b.txt", "Early alert helps.\n");
    let answer = desk.run(&["check", "--format", "json", "a.txt", "b.txt"]);
    assert_eq!(answer.out.matches("forbidden-wording").count(), 2, "{}", answer.out);
    expect![[r#"
        rapporteur: ours.toml:6:8: a word is written in quotation marks: "late"
    "#]]
    .assert_eq(&answer.err);
    assert_eq!(answer.code, Some(1));
}

#[test]
fn a_glossary_that_cannot_be_used_holds_everything_up() {
    let bomb = "<!DOCTYPE tbx [<!ENTITY a \"aa\">]><tbx><text>&a;</text></tbx>";
    let answer = desk("glossary-refused", "all.tbx", bomb).run(&["check", "a.txt"]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
    expect![[r#"
        rapporteur: all.tbx:1:1: this file has entities of its own, which may stand for any amount of text: export it without a DOCTYPE
    "#]]
    .assert_eq(&answer.err);

    let desk = Desk::new("glossary-missing");
    desk.write("a.txt", "Text.\n").write("rapporteur.toml", "glossaries = [\"none.csv\"]\n");
    let answer = desk.run(&["outline", "a.txt"]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
    expect![[r#"
        rapporteur: none.csv: there is no such glossary: check its name in `glossaries`
    "#]]
    .assert_eq(&answer.err);
}

#[test]
fn a_term_of_a_glossary_is_shown_before_all_that_is_known() {
    let glossary = "term,acronym,plural,title,kind,not,fr\nquiet police cell,PCC,quiet police cells,,body,police pot,cellule\nLiane Torvald,,,H.E. Ms.,person,,\n";
    let desk = desk("glossary-term", "ours.csv", glossary);
    let answer = desk.run(&["term", "PCC"]);
    assert!(answer.out.contains("police-contributing country"), "{}", answer.out);
    expect![[r#"
        PCC  quiet police cell
          body, from ours.csv (line 2)
          not: police pot
          plural: PCCs, quiet police cells
          fr: cellule
    "#]]
    .assert_eq(&format!("{}\n", answer.out.split("\n\n").next().unwrap()));
    expect![[r#"
        H.E. Ms. Liane Torvald
          person, from ours.csv (line 3)
    "#]]
    .assert_eq(&desk.run(&["term", "torvald"]).out);
    desk.write("elsewhere/rapporteur.toml", "");
    let other = desk.run(&["term", "--config", "elsewhere/rapporteur.toml", "torvald"]);
    assert_eq!((other.code, other.out.as_str()), (Some(1), ""));
    desk.write("rapporteur.toml", "styel = 'model-un'\n");
    let known = desk.run(&["term", "UNMISS"]);
    assert!(known.code == Some(0) && known.out.contains("South Sudan"), "{}", known.out);
    assert!(known.err.contains("rapporteur.toml:1:1: there is no setting `styel`"), "{}", known.err);
}
