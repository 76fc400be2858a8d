//! Whether a body is a message: decided by the same parser that will read it, building nothing.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use tower_lsp::jsonrpc::{self, Id, Response};

/// Why a message is refused, as JSON-RPC says it.
#[derive(Debug, PartialEq)]
pub(super) struct Refusal {
    pub(super) code: i64,
    pub(super) message: String,
    /// The message's own, where it has a usable one.
    pub(super) id: Id,
}

impl Refusal {
    /// What came is not JSON.
    pub(super) fn parse(message: impl Into<String>) -> Refusal {
        Refusal { code: -32700, message: message.into(), id: Id::Null }
    }

    /// What came is JSON, but no message.
    pub(super) fn invalid(message: &str) -> Refusal {
        Refusal { code: -32600, message: message.to_owned(), id: Id::Null }
    }

    /// The answer that says so.
    pub(super) fn into_response(self) -> Response {
        let code = jsonrpc::ErrorCode::from(self.code);
        Response::from_error(self.id, jsonrpc::Error { code, message: self.message.into(), data: None })
    }
}

/// What a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A request or a notification.
    Request,
    /// An answer.
    Response,
}

/// What message `text` is.
pub(super) fn check(text: &str) -> Result<Kind, Refusal> {
    match serde_json::from_str::<Envelope>(text) {
        Ok(envelope) => envelope.kind(text),
        // The parser's own words could quote the draft: only the place is told.
        Err(error) => Err(Refusal::parse(format!("not JSON from its byte {} on", error.column()))),
    }
}

/// The outermost layer of a body.
#[derive(Default)]
struct Envelope {
    is_object: bool,
    is_version_2: bool,
    method: Member,
    id: Member,
    answers: bool,
    doubled: bool,
}

/// The keys that have a meaning.
const KEYS: [&str; 6] = ["jsonrpc", "id", "method", "params", "result", "error"];

/// What stands under a key of the envelope.
#[derive(Default)]
enum Member {
    #[default]
    Absent,
    Null,
    Word(String),
    Number(i64),
    Other,
}

impl Envelope {
    /// What message `text` is, whose envelope this is.
    fn kind(self, text: &str) -> Result<Kind, Refusal> {
        let is_named = !matches!(self.id, Member::Absent);
        let id = match self.id {
            Member::Word(word) => Id::String(word),
            Member::Number(number) => Id::Number(number),
            Member::Absent | Member::Null => Id::Null,
            Member::Other => return Err(Refusal::invalid("an id is a number or a string")),
        };
        let fault = if !self.is_object {
            "a message is one object; batches are not part of the protocol"
        } else if !self.is_version_2 {
            "the message does not say that it is JSON-RPC 2.0"
        } else if self.doubled {
            "a key stands twice"
        } else {
            match self.method {
                Member::Word(_) => return Ok(Kind::Request),
                Member::Absent if self.answers && !is_named => "an answer does not say to what",
                // Few messages are answers, and they are short: whether one can be read, reading it tells.
                Member::Absent if self.answers => match serde_json::from_str::<Response>(text) {
                    Ok(_) => return Ok(Kind::Response),
                    Err(_) => "an answer has a result, or an error with its code and a message",
                },
                Member::Absent => "the message has no method",
                _ => "a method is a string",
            }
        };
        Err(Refusal { id, ..Refusal::invalid(fault) })
    }
}

impl<'de> Deserialize<'de> for Envelope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Envelope, D::Error> {
        deserializer.deserialize_any(EnvelopeVisitor)
    }
}

struct EnvelopeVisitor;

impl<'de> Visitor<'de> for EnvelopeVisitor {
    type Value = Envelope;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Envelope, A::Error> {
        let mut envelope = Envelope { is_object: true, ..Envelope::default() };
        let mut seen = 0_u8;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "jsonrpc" => {
                    envelope.is_version_2 = matches!(map.next_value()?, Member::Word(word) if word == "2.0");
                }
                "method" => envelope.method = map.next_value()?,
                "id" => envelope.id = map.next_value()?,
                name => {
                    envelope.answers |= matches!(name, "result" | "error");
                    map.next_value::<Sound>()?;
                }
            }
            // A message may have any number of other keys, which mean nothing.
            let known = KEYS.iter().position(|known| *known == key);
            let bit = known.map_or(0, |known| 1 << known);
            envelope.doubled |= seen & bit != 0;
            seen |= bit;
        }
        Ok(envelope)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Envelope, A::Error> {
        while seq.next_element::<Sound>()?.is_some() {}
        Ok(Envelope::default())
    }

    fn visit_unit<E: Error>(self) -> Result<Envelope, E> {
        Ok(Envelope::default())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Envelope, E> {
        Ok(Envelope::default())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Envelope, E> {
        Ok(Envelope::default())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Envelope, E> {
        Ok(Envelope::default())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Envelope, E> {
        Ok(Envelope::default())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Envelope, E> {
        Ok(Envelope::default())
    }
}

impl<'de> Deserialize<'de> for Member {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Member, D::Error> {
        Ok(match Value::deserialize(deserializer)? {
            Value::Null => Member::Null,
            Value::String(word) => Member::Word(word),
            Value::Number(number) => number.as_i64().map_or(Member::Other, Member::Number),
            _ => Member::Other,
        })
    }
}

/// Any value, read through and through: unlike what serde skips, with the limits of depth and of numbers that
/// will hold when the value is built.
struct Sound;

impl<'de> Deserialize<'de> for Sound {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Sound, D::Error> {
        deserializer.deserialize_any(SoundVisitor)
    }
}

struct SoundVisitor;

impl<'de> Visitor<'de> for SoundVisitor {
    type Value = Sound;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Sound, A::Error> {
        while map.next_entry::<Sound, Sound>()?.is_some() {}
        Ok(Sound)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Sound, A::Error> {
        while seq.next_element::<Sound>()?.is_some() {}
        Ok(Sound)
    }

    fn visit_unit<E: Error>(self) -> Result<Sound, E> {
        Ok(Sound)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Sound, E> {
        Ok(Sound)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Sound, E> {
        Ok(Sound)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Sound, E> {
        Ok(Sound)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Sound, E> {
        Ok(Sound)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Sound, E> {
        Ok(Sound)
    }
}
