//! Says in a drafter's words what serde says of a key or a value. The names it allows are taken from its
//! message, where they stand in backquotes, so that no list has to be kept beside the types.

use crate::workspace::nearest;

/// What is wrong, and what was most likely meant in its place, as it is written in the file.
pub(super) struct Told {
    pub(super) message: String,
    pub(super) meant: Option<String>,
}

/// Whether what serde says is about a key, not about its value.
pub(super) fn is_of_key(message: &str) -> bool {
    message.starts_with("unknown field")
}

/// What is told of a key that does not exist; `beside` are keys that serde does not know of.
pub(super) fn of_key(message: &str, beside: &[&str]) -> Told {
    let (written, mut names) = names(message);
    names.extend(beside);
    let near = nearest(written, names.iter().copied());
    Told {
        message: format!("there is no setting `{written}`: {}", choice(near, &names)),
        meant: near.map(str::to_owned),
    }
}

/// What is told of a rule that does not exist.
pub(super) fn of_code(code: &str, codes: &[&str]) -> Told {
    let near = nearest(code, codes.iter().copied());
    let guess = near.map_or("`rapporteur rules` lists them all".to_owned(), did_you_mean);
    Told { message: format!("there is no rule `{code}`: {guess}"), meant: near.map(str::to_owned) }
}

/// What is told of a value that `key` cannot have; `written` is how it stands in the file.
pub(super) fn of_value(key: &str, written: &str, message: &str) -> Told {
    if message.starts_with("unknown variant") {
        let (value, names) = names(message);
        let near = nearest(value, names.iter().copied());
        return Told {
            message: format!("`{key}` cannot be \"{value}\": {}", choice(near, &names)),
            meant: near.map(|near| format!("\"{near}\"")),
        };
    }
    if message.contains("u32") {
        let figures = written.trim_matches(['"', '\'']);
        let is_number = !figures.is_empty() && figures.bytes().all(|byte| byte.is_ascii_digit());
        return Told {
            message: format!(
                "`{key}` is a whole number: write it without quotation marks, as in {key} = 120"
            ),
            meant: is_number.then(|| figures.to_owned()),
        };
    }
    if message.starts_with("a time") {
        return Told { message: format!("`{key}` cannot be {written}: {message}"), meant: None };
    }
    if message.contains("a boolean") {
        let word = written.trim_matches(['"', '\'']);
        return Told {
            message: format!(
                "`{key}` is true or false: write it without quotation marks, as in {key} = true"
            ),
            meant: matches!(word, "true" | "false").then(|| word.to_owned()),
        };
    }
    if message.contains("a sequence") {
        let alone = written.starts_with(['"', '\'']);
        return Told {
            message: format!("`{key}` is a list: write it in brackets, as in {key} = [\"glossary.toml\"]"),
            meant: alone.then(|| format!("[{written}]")),
        };
    }
    if message.contains("path string") {
        return Told {
            message: format!("`{key}` holds the names of files: write each in quotation marks"),
            meant: None,
        };
    }
    let message = if message.contains("a map") {
        format!("`{key}` is a heading: write [{key}], and below it a line for each rule")
    } else {
        format!("`{key}` is a word: write it in quotation marks")
    };
    Told { message, meant: None }
}

/// The names in backquotes: the one that is wrong, and those that could stand there.
fn names(message: &str) -> (&str, Vec<&str>) {
    let mut quoted = message.split('`').skip(1).step_by(2);
    (quoted.next().unwrap_or_default(), quoted.collect())
}

fn choice(near: Option<&str>, names: &[&str]) -> String {
    near.map_or_else(|| format!("choose from {}", names.join(", ")), did_you_mean)
}

fn did_you_mean(near: &str) -> String {
    format!("did you mean `{near}`?")
}
