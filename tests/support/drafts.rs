//! Drafts of any size, in our own words: every paragraph is another one, every tenth opens a point.

/// Number words in the order of their numbers.
const ORDINALS: [&str; 5] = ["First", "Secondly", "Thirdly", "Fourthly", "Fifthly"];

const OPENINGS: [&str; 7] = [
    "we meet at a time when small States carry a large part of the burden",
    "my delegation has followed the work of the working group with care",
    "the harbour of our capital was rebuilt by the hands of those who use it",
    "no treaty can replace the trust between neighbours who trade every day",
    "the report before us is frank, and we thank those who wrote it",
    "the rains came late this year, and the harvest will come later still",
    "our teachers have asked for three things, and paper is one of them",
];

const CLOSINGS: [&str; 5] = [
    "We ask all parties to keep the roads open (and the radios on).",
    "The United Nations Environment Programme (UNEP) has shown how this can be done, and UNEP is ready.",
    "As an elder of our islands says, “the tide does not read the minutes”.",
    "We recall resolution 1325 (2000) and the promise that it holds.",
    "That is why we support the proposal, and why we shall go on supporting it.",
];

/// A statement of about `bytes` bytes; the same for the same size.
pub(crate) fn statement(bytes: usize) -> String {
    let mut text = "Mr. President,\n\n".to_owned();
    let mut paragraph = 0;
    while text.len() < bytes {
        let opening = OPENINGS[paragraph % OPENINGS.len()];
        match paragraph % 10 {
            0 => {
                text += &format!(
                    "## Part {}\n\nMadam President, {opening}. I shall make five points.",
                    paragraph / 10 + 1
                )
            }
            n if n % 2 == 1 => text += &format!("{}, {opening}.", ORDINALS[n / 2]),
            _ => text += &format!("In the same spirit, {opening}; that was so in year {paragraph} as well."),
        }
        text += &format!(" {}\n\n", CLOSINGS[paragraph % CLOSINGS.len()]);
        paragraph += 1;
    }
    text += "I thank you.\n";
    text
}

/// A record of so many speakers, each of whom makes four points.
#[allow(dead_code, reason = "not every user of these drafts asks for it")]
pub(crate) fn record(speakers: usize) -> String {
    let mut text = String::new();
    for speaker in 0..speakers {
        text += &format!(
            "Mr. Adu ({}): I shall make four points.\n\n",
            ["Ghana", "Brazil", "Nepal"][speaker % 3]
        );
        for (point, ordinal) in ORDINALS.iter().take(4).enumerate() {
            let opening = OPENINGS[(speaker + point) % OPENINGS.len()];
            let closing = CLOSINGS[(speaker + 2 * point) % CLOSINGS.len()];
            text += &format!("{ordinal}, {opening}. {closing}\n\n");
        }
    }
    text
}

/// One speech of so many series, each of four points, with acronyms and citations in them.
#[allow(dead_code, reason = "not every user of these drafts asks for it")]
pub(crate) fn one_speech(series: usize) -> String {
    let body = record(series);
    let bare = body.lines().map(|line| line.split_once("): ").map_or(line, |(_, said)| said));
    bare.collect::<Vec<_>>().join("\n")
}
