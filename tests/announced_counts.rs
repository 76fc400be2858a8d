//! Whose count is it: what a speaker announces must be kept, and what others have counted, or what merely is so many,
//! announces nothing.

use rapporteur::draft::{Draft, Status};
use rapporteur::ide::{Severity, Snapshot};
use rapporteur::settings::{Layers, Settings};
use rapporteur::text::Text;

/// Whether a text is warned of for a count that is not kept.
fn is_miscounted(text: &str) -> bool {
    let editor = Settings { status: Some(Status::Final), ..Settings::default() };
    let layers = Layers { editor, ..Layers::default() };
    let snapshot = Snapshot::new(Draft::open(Text::from(text), &layers.reading()), &layers);
    let told = snapshot.diagnostics();
    told.iter().any(|it| it.code == "miscounted-enumeration" && it.severity == Severity::Warning)
}

#[track_caller]
fn all(texts: &[&str], miscounted: bool) {
    let wrong: Vec<_> = texts.iter().filter(|text| is_miscounted(text) != miscounted).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_the_speaker_announces_is_counted() {
    all(
        &[
            "I should like to make four points. First, we support the call for observers. Second, we would be careful.",
            "Let me raise three issues. First, we welcome the report. Second, we regret the delay.",
            "My delegation has two requests. First, we ask for a vote. Second, we ask for a record. Third, we ask for time.",
            "There are three points I wish to make. First, we are grateful for the briefing. Second, we are worried.",
            "I will limit myself to two remarks. First, my country is grateful. Second, it is patient. Third, it waits.",
            "In that light, Ghana would like to stress three aspects. First, Ghana supports the text. Second, Ghana asks for a vote.",
            "Permit me to share five brief reflections. First, we believe in dialogue. Second, we believe in patience.",
            "I listened to the briefers, and I have three questions. First, we ask about funds. Second, we ask about staff.",
        ],
        true,
    );
}

#[test]
fn what_a_text_or_a_situation_has_may_announce_its_points() {
    all(
        &[
            "The resolution sends three messages. First, it tells the parties to stop. Second, it tells the region to help.",
            "There are three lessons to be drawn. First, early warning works. Second, it works only where it is heard.",
            "The strategy is built on four pillars. First, we must prevent. Second, we must protect. Third, we must prosecute.",
            "Four points must be made. First, we ask for time. Second, we ask for money.",
            "Three things must happen now. First, the guns must fall silent. Second, the roads must be opened.",
            "The crisis confronts us with three choices. First, we can look away. Second, we can act.",
            "The situation has two dimensions. First, there is war. Second, there is drought. Third, there is debt.",
            "The draft serves four purposes. First, it extends the mandate. Second, it strengthens the reporting.",
        ],
        true,
    );
}

#[test]
fn what_others_have_counted_is_theirs() {
    all(
        &[
            "The report sets out seven recommendations. First, we support the call for observers. Second, we would be careful.",
            "The Envoy made four requests. First, my delegation agrees that the mandate be renewed. Second, we have doubts.",
            "We thank her for the briefing, in which she made five points. First, we share her concern. Second, we do not share her view.",
            "The Panel lists nine conclusions. First, let me say that we read them. Second, let me say that we shall answer.",
            "We welcome the report and its six recommendations. First, we are pleased that it speaks of women. Second, we are concerned.",
            "Ten observations were made by the Committee. First, Ghana accepts them all. Second, Ghana will report on them.",
            "I listened to the Prosecutor, and he gave us three reasons for concern. First, we trust him. Second, we will help him.",
            "The two previous speakers raised five issues. First, on the border, the facts are known. Second, on the river, they are not.",
            "We heard nine proposals yesterday. First, we thank those who made them. Second, we will study them.",
            "We support the five pillars of the Pact.\n\nFirst, we welcome its place for prevention.\n\nSecond, we regret its length.",
            "All four proposals of the facilitators are good. First, they are balanced. Second, they are brief.",
            "The draft makes two changes. First, we support both. Second, we ask why. Third, we ask what they cost.",
        ],
        false,
    );
}

#[test]
fn what_happened_or_is_so_many_is_no_announcement() {
    all(
        &[
            "At three points during the night shots were heard. First, the police must act. Second, the courts must act.",
            "Three houses were burned. First, the police must find those who did it. Second, the courts must try them.",
            "Two areas of the country were flooded. First, food was sent by air. Second, tents were sent. Third, doctors came.",
            "Three of our demands were met. First, the text names the victims. Second, it names the dates.",
            "On four occasions we wrote to the Council. First, in May, we warned of the attack. Second, in June, we asked for help.",
            "The Committee has before it six draft decisions. First, the Chair will read them. Second, the Committee will vote.",
            "Our region has known three wars. First, it has learned patience. Second, it has learned to share its water.",
            "It is now four weeks since the coup. First, the leaders are still in prison. Second, the schools are still shut.",
            "In two cases the convoy was turned back. First, we demand a free way. Second, we ask for guarantees. Third, we thank the drivers.",
        ],
        false,
    );
}
