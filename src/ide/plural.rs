//! The plural of a name that nobody wrote down, in English.

/// Words behind which the name only goes on: it is what stands before them that there are several of.
const LINKS: [&str; 10] = ["of", "for", "in", "on", "to", "against", "from", "with", "at", "by"];

/// What several of it are called: States parties aside, the word that counts is the last before a link.
pub(super) fn plural(name: &str) -> String {
    let head_end =
        LINKS.iter().filter_map(|link| name.find(&format!(" {link} "))).min().unwrap_or(name.len());
    let (head, rest) = name.split_at(head_end);
    format!("{}{rest}", of_word(head))
}

fn of_word(head: &str) -> String {
    let is_vowel = |c: char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u');
    if let Some(stem) = head.strip_suffix('y').filter(|stem| !stem.ends_with(is_vowel)) {
        return format!("{stem}ies");
    }
    if let Some(stem) = head.strip_suffix("man") {
        return format!("{stem}men");
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| head.ends_with(end));
    format!("{head}{}", if hisses { "es" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn the_word_that_counts_gets_the_ending() {
        for (one, several) in [
            ("troop contributor", "troop contributors"),
            ("police-giving country", "police-giving countries"),
            ("Fund for Quiet Diplomacy", "Funds for Quiet Diplomacy"),
            ("Office of the Envoy", "Offices of the Envoy"),
            ("trade box", "trade boxes"),
            ("spokeswoman", "spokeswomen"),
            ("holiday", "holidays"),
        ] {
            assert_eq!(plural(one), several);
        }
    }
}
