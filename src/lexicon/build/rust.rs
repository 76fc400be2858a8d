//! Values as Rust source.

/// A string literal.
pub(crate) fn string(text: &str) -> String {
    format!("{text:?}")
}

/// `Some("…")`, or `None` where the text is empty.
pub(crate) fn optional(text: &str) -> String {
    if text.is_empty() { "None".to_owned() } else { format!("Some({text:?})") }
}

/// `Some(1945)` or `None`.
pub(crate) fn optional_number(number: Option<u16>) -> String {
    format!("{number:?}")
}

/// `&["…", "…"]`.
pub(crate) fn strings<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    format!("&{:?}", texts.into_iter().collect::<Vec<_>>())
}
