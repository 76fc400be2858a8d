//! How long speakers are usually given, by body: suggestions only. What holds at a meeting is in its concept
//! note or its programme of work.

/// A time that is usual somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsualLimit {
    /// As it is written: `5:00`.
    pub time: &'static str,
    /// Where.
    pub body: &'static str,
    /// For whom, or on which occasion.
    pub occasion: &'static str,
    /// What says so.
    pub source: &'static str,
}

const fn usual(
    time: &'static str,
    body: &'static str,
    occasion: &'static str,
    source: &'static str,
) -> UsualLimit {
    UsualLimit { time, body, occasion, source }
}

/// The body that every Model UN conference is.
pub const MODEL_UN: &str = "Model UN";

/// The times that are known, by body.
pub const USUAL: [UsualLimit; 15] = [
    usual(
        "5:00",
        "Security Council",
        "statements, or less",
        "note by the President S/2017/507, now S/2024/507",
    ),
    usual("3:00", "Security Council", "some open debates", "set by the presidency for each debate"),
    usual("15:00", "General Assembly", "general debate, voluntary", "the President's reminders to speakers"),
    usual(
        "10:00",
        "General Assembly",
        "explanation of vote",
        "General Assembly decision 34/401, paragraph 6",
    ),
    usual("10:00", "General Assembly", "first right of reply", "General Assembly decision 34/401"),
    usual("5:00", "General Assembly", "second right of reply", "General Assembly decision 34/401"),
    usual(
        "8:00",
        "First Committee",
        "general debate, a State",
        "press release GA/DIS/3734, seventy-ninth session",
    ),
    usual(
        "12:00",
        "First Committee",
        "general debate, a group",
        "press release GA/DIS/3734, seventy-ninth session",
    ),
    usual("3:00", "Human Rights Council", "members", "as the Council had it in 2015; often shorter since"),
    usual("2:00", "Human Rights Council", "observers", "as the Council had it in 2015; often shorter since"),
    usual(
        "1:30",
        "Human Rights Council",
        "adoption of a universal periodic review",
        "from a minute and a half to two",
    ),
    usual("7:00", "IAEA", "General Conference", "the Conference's guide, at about 100 words a minute"),
    usual("6:00", "UNESCO", "general policy debate", "the General Conference's guide"),
    usual("90 s", MODEL_UN, "a speech", "set by the chair"),
    usual("60 s", MODEL_UN, "a speech", "set by the chair"),
];

/// The times that are usual, those of the body that is named first.
pub fn usual_limits(body: Option<&str>) -> Vec<&'static UsualLimit> {
    let body = body.map(str::to_lowercase);
    let is_named = |limit: &UsualLimit| {
        let usual = limit.body.to_lowercase();
        body.as_ref()
            .is_some_and(|body| body.contains(&usual) || !body.is_empty() && usual.contains(body.as_str()))
    };
    let mut limits: Vec<&UsualLimit> = USUAL.iter().collect();
    limits.sort_by_key(|limit| !is_named(limit));
    limits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_body_that_is_named_comes_first_and_none_is_left_out() {
        let first = |body| usual_limits(body)[0].body;
        assert_eq!(first(None), "Security Council");
        assert_eq!(
            first(Some("United Nations Human Rights Council, fifty-second session")),
            "Human Rights Council"
        );
        assert_eq!(first(Some("unesco")), "UNESCO");
        assert_eq!((first(Some("Model UN")), usual_limits(Some("")).len()), ("Model UN", USUAL.len()));
    }
}
