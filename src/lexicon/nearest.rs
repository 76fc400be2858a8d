//! Guesses what someone meant to write.

/// The one of `known` that `written` most likely stands for, where one is near enough to be worth offering.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    let close = |name: &&str| {
        // A word may be wrong in a third of its letters before the guess becomes a lottery.
        strsim::damerau_levenshtein(&written, name) <= name.chars().count().div_ceil(3)
    };
    let (near, far): (Vec<&str>, Vec<&str>) = known.into_iter().partition(close);
    let by_letters = near.into_iter().min_by_key(|name| strsim::damerau_levenshtein(&written, name));
    by_letters.or_else(|| far.into_iter().find(|name| shares_a_word(&written, name)))
}

/// `missing-point` stands for `missing-enumeration` where nothing nearer is known.
fn shares_a_word(written: &str, name: &str) -> bool {
    written.split(['-', '_', ' ']).any(|word| word.len() > 3 && name.split('-').any(|part| part == word))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    const CODES: [&str; 3] = ["disordered-enumeration", "missing-enumeration", "unbalanced-points"];

    #[test]
    fn a_slip_of_the_pen_is_mended() {
        assert_eq!(nearest("mising-enumeration", CODES), Some("missing-enumeration"));
        assert_eq!(nearest("Missing_Enumeration", CODES), Some("missing-enumeration"));
        assert_eq!(nearest("unbalanced", CODES), Some("unbalanced-points"));
    }

    #[test]
    fn a_wild_guess_is_not_offered() {
        assert_eq!(nearest("spelling", CODES), None);
        assert_eq!(nearest("", CODES), None);
        assert_eq!(nearest("missing-enumeration", []), None);
    }
}
