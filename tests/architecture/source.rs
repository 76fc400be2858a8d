//! A source file as the checks see it: code without comments and string literals.

/// A source file.
pub(crate) struct Source {
    /// Its path from the root of the project, with `/`.
    pub(crate) path: String,
    /// Its lines.
    pub(crate) lines: Vec<Line>,
}

/// One line of a source file.
pub(crate) struct Line {
    /// Its number, from 1.
    pub(crate) number: usize,
    /// What stands in it.
    pub(crate) text: String,
    /// The same without comments and without what stands in string and character literals.
    pub(crate) code: String,
    /// Whether it belongs to a module of tests.
    pub(crate) is_test: bool,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Source {
        let code = blank_out(text);
        let tests = test_lines(&code);
        let lines = text
            .lines()
            .zip(code.lines().chain(std::iter::repeat("")))
            .zip(1..)
            .map(|((text, code), number)| Line {
                number,
                text: text.to_owned(),
                code: code.to_owned(),
                is_test: tests.get(number - 1).copied().unwrap_or(false),
            })
            .collect();
        Source { path: path.to_owned(), lines }
    }

    /// The room it stands in: `draft` for `src/draft.rs` and for all below `src/draft/`.
    pub(crate) fn room(&self) -> &str {
        let inside = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inside.split(['/', '.']).next().unwrap_or("")
    }

    /// Whether it is a file of tests.
    pub(crate) fn is_tests(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }

    /// Whether it belongs to the build script and not to the program.
    pub(crate) fn is_build_script(&self) -> bool {
        self.path == "src/lexicon/build.rs" || self.path.starts_with("src/lexicon/build/")
    }

    /// A complaint about a line.
    pub(crate) fn complaint(&self, line: &Line, what: &str) -> String {
        format!("{}:{}: {what}", self.path, line.number)
    }
}

/// `text` with comments and the insides of literals blanked out, line by line.
fn blank_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped =
            comment(rest).or_else(|| raw_string(rest, out.chars().next_back())).or_else(|| match c {
                '"' => Some(quoted(rest, '"')),
                '\'' => character(rest),
                _ => None,
            });
        let len = skipped.unwrap_or(c.len_utf8());
        let (piece, after) = rest.split_at(len);
        if skipped.is_some() {
            out.extend(piece.chars().map(|c| if c == '\n' { c } else { ' ' }));
        } else {
            out.push_str(piece);
        }
        rest = after;
    }
    out
}

/// The length of the comment that `rest` starts with.
fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    let inside = rest.strip_prefix("/*")?;
    Some(inside.find("*/").map_or(rest.len(), |end| end + 4))
}

/// The length of the raw string that `rest` starts with.
fn raw_string(rest: &str, before: Option<char>) -> Option<usize> {
    if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let inside = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = inside.bytes().take_while(|byte| *byte == b'#').count();
    let body = inside[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let start = rest.len() - body.len();
    Some(body.find(&close).map_or(rest.len(), |end| start + end + close.len()))
}

/// The length of what stands between two `quote`s, both included.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

/// The length of the character literal that `rest` starts with; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let mut chars = rest.char_indices().skip(1);
    let (_, first) = chars.next()?;
    if first == '\\' {
        return Some(quoted(rest, '\''));
    }
    let (at, second) = chars.next()?;
    (second == '\'').then_some(at + 1)
}

/// Which lines belong to an inline module under `#[cfg(test)]`.
fn test_lines(code: &str) -> Vec<bool> {
    let mut marked = Vec::new();
    let mut announced = false;
    let mut depth: Option<i32> = None;
    for line in code.lines() {
        let opens = line.matches('{').count() as i32 - line.matches('}').count() as i32;
        let mut is_test = true;
        match depth {
            Some(open) if open + opens <= 0 => depth = None,
            Some(open) => depth = Some(open + opens),
            None if line.trim() == "#[cfg(test)]" => announced = true,
            None if announced && line.trim_start().starts_with("#[") => {}
            None if announced => {
                depth = (opens > 0).then_some(opens);
                announced = false;
            }
            None => is_test = false,
        }
        marked.push(is_test);
    }
    marked
}

#[test]
fn comments_and_literals_are_no_code() {
    let source = Source::new(
        "src/text.rs",
        "//! async in a comment\nlet a = \"tokio \\\" ropey\"; // std::fs\nlet b = r#\"a \"tokio\" b\"#;\nlet c = '\"'; let d = 'x';\nfn e<'a>(f: &'a str) {} /* Mutex */\n",
    );
    let code: Vec<&str> = source.lines.iter().map(|line| line.code.trim_end()).collect();
    assert_eq!(code[0], "");
    assert!(code[1].starts_with("let a =") && code[1].ends_with(';'), "{}", code[1]);
    assert!(code[2].ends_with(';') && !code[2].contains("tokio"), "{}", code[2]);
    assert!(code[3].contains("let d ="), "{}", code[3]);
    assert_eq!(code[4], "fn e<'a>(f: &'a str) {}");
}

#[test]
fn modules_of_tests_are_known() {
    let source = Source::new(
        "src/text.rs",
        "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    fn b() {\n    }\n}\n\nfn c() {}\n#[cfg(test)]\nuse x;\nfn d() {}\n",
    );
    let tests: Vec<usize> = source.lines.iter().filter(|line| line.is_test).map(|line| line.number).collect();
    assert_eq!(tests, [3, 4, 5, 6, 7, 10, 11]);
}

#[test]
fn a_file_knows_its_room() {
    let room = |path: &str| Source::new(path, "").room().to_owned();
    assert_eq!(room("src/draft.rs"), "draft");
    assert_eq!(room("src/draft/series.rs"), "draft");
    assert_eq!(room("src/main.rs"), "main");
}
