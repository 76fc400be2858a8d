//! Glossaries of any size, as a terminology exports them. Many of their terms begin as drafts do, so that looking
//! for them is not made easy.

const FIRST: [&str; 20] = [
    "small",
    "working",
    "harbour",
    "report",
    "treaty",
    "trust",
    "regional",
    "island",
    "teacher",
    "road",
    "proposal",
    "burden",
    "group",
    "capital",
    "delegation",
    "party",
    "rain",
    "paper",
    "promise",
    "national",
];
const SECOND: [&str; 25] = [
    "water", "capacity", "review", "safety", "finance", "climate", "trade", "border", "health", "data",
    "labour", "energy", "forest", "harvest", "river", "market", "school", "radio", "fishery", "port",
    "police", "justice", "relief", "planning", "census",
];
const THIRD: [&str; 10] =
    ["board", "plan", "fund", "mission", "charter", "office", "panel", "index", "committee", "agreement"];

/// A terminology in TBX with this many concepts, each with a definition, two languages, an acronym and a wording
/// that is deprecated.
pub(crate) fn tbx(concepts: usize) -> String {
    let mut text =
        "<?xml version=\"1.0\"?>\n<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"en\"><text><body>\n"
            .to_owned();
    for number in 0..concepts {
        let (first, rest) = (FIRST[number % FIRST.len()], number / FIRST.len());
        let (second, rest) = (SECOND[rest % SECOND.len()], rest / SECOND.len());
        let (third, rest) = (THIRD[rest % THIRD.len()], rest / THIRD.len());
        text += &format!(
            "<conceptEntry id=\"c{number}\"><descrip type=\"definition\">What {first} {second} needs, as agreed in round {rest}.</descrip>\n\
             <langSec xml:lang=\"en\"><termSec><term>{first} {second} {third} {rest}</term></termSec>\
             <termSec><term>Q{number}X</term><termNote type=\"termType\">acronym</termNote></termSec>\
             <termSec><term>{third} {rest} for {first} {second}</term>\
             <termNote type=\"administrativeStatus\">deprecatedTerm-admn-sts</termNote></termSec></langSec>\n\
             <langSec xml:lang=\"fr\"><termSec><term>terme {number} des fleuves</term></termSec></langSec></conceptEntry>\n"
        );
    }
    text + "</body></text></tbx>\n"
}
