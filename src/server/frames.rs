//! What comes from the client, message by message. The framework's own reader ends the whole conversation at the first
//! message that it cannot read; this one says what is wrong with it, and finds the next.

mod envelope;
mod surrogates;
#[cfg(test)]
mod tests;

use serde::de::DeserializeOwned;
use tokio::io::{AsyncRead, AsyncReadExt};
use tower_lsp::jsonrpc::{Request, Response};

use envelope::{Kind, Refusal};

/// No editor sends a message this long; a length beyond it is a slip, and waiting for it would be a hang.
const LONGEST_BODY: usize = 64 << 20;
/// The longest header line, and the most header lines, that are still taken for a header.
const LONGEST_LINE: usize = 1 << 10;
const MOST_LINES: usize = 32;
/// The most memory that is kept between messages, and what is asked for at a time.
const KEPT: usize = 1 << 20;
const READ: usize = 1 << 16;

const LENGTH: &[u8] = b"content-length:";

/// What came from the client.
pub(super) enum Message {
    /// A request or a notification.
    Request(Request),
    /// The answer to a request of the server's.
    Response(Response),
    /// No message: what is to be answered to it.
    Refused(Response),
}

/// The messages of a client. The bytes of them that were read and not yet taken stand in `buffer` from `at` on. `lost`
/// says that the last one had no usable length, so that the next one starts wherever the next length stands.
pub(super) struct Messages<R> {
    from: R,
    buffer: Vec<u8>,
    at: usize,
    lost: bool,
}

impl<R: AsyncRead + Unpin> Messages<R> {
    pub(super) fn new(from: R) -> Messages<R> {
        Messages { from, buffer: Vec::new(), at: 0, lost: false }
    }

    /// The next message; `None` at the end of the input.
    pub(super) async fn next(&mut self) -> Option<Message> {
        if self.lost && !self.find().await {
            return None;
        }
        self.lost = false;
        let message = match self.header().await? {
            Ok(length) => self.body(length).await,
            Err(refusal) => Err(refusal),
        };
        Some(message.unwrap_or_else(|refusal| {
            tracing::warn!("a message was refused: {}", refusal.message);
            Message::Refused(refusal.into_response())
        }))
    }

    /// Takes the header lines and the blank line after them; the length that they state.
    async fn header(&mut self) -> Option<Result<usize, Refusal>> {
        let mut length = Err(Refusal::parse("a message without Content-Length"));
        let mut lengths = 0;
        let mut lines = 0;
        while lines < MOST_LINES {
            let Some(line) = self.line().await else {
                self.lost = true;
                // What was looked at is dropped, or it would be found again; but not a name cut in two.
                let dropped = self.rest().len().min(1 + LONGEST_LINE - LENGTH.len());
                self.at += dropped;
                let cut = "the input ended inside a header, or a line of it is too long";
                return (lines + dropped > 0).then(|| Err(Refusal::parse(cut)));
            };
            if line.is_empty() {
                if lines == 0 {
                    // Some clients end the body before with a line end of their own.
                    continue;
                }
                self.lost = length.is_err();
                return Some(length);
            }
            lines += 1;
            match find_length(&line) {
                Some(0) => {
                    lengths += 1;
                    length = match lengths {
                        1 => length_of(&line[LENGTH.len()..]),
                        _ => Err(Refusal::parse("Content-Length stands twice")),
                    };
                }
                Some(start) => {
                    // Garbage, and right behind it a message that can still be read.
                    self.at -= line.len() - start + self.line_end();
                    return Some(Err(Refusal::parse("what stands before Content-Length is no message")));
                }
                None if !line.contains(&b':') => {
                    self.lost = true;
                    return Some(Err(Refusal::parse("a header line without a colon")));
                }
                None if foreign_charset(&line) => {
                    lengths += 1;
                    length = Err(Refusal::parse("only UTF-8 is spoken here"));
                }
                None => {}
            }
        }
        self.lost = true;
        Some(Err(Refusal::parse("a header without end")))
    }

    /// Takes a body of `length` bytes.
    async fn body(&mut self, length: usize) -> Result<Message, Refusal> {
        let mut looked = 0;
        while self.rest().len() < length {
            if let Some(start) = header_within(&self.rest()[looked..]) {
                self.at += looked + start;
                return Err(Refusal::parse("the stated length is longer than the message"));
            }
            looked = self.rest().len().saturating_sub(LONGEST_LENGTH_LINE);
            if !self.fill(length - self.rest().len()).await {
                self.at = self.buffer.len();
                return Err(Refusal::parse("the input ended inside a message"));
            }
        }
        let message = read(&self.rest()[..length]);
        let taken = match &message {
            Ok(_) => length,
            // Where the length was too long, the message behind it is inside what was taken.
            Err(_) => {
                let next = header_within(self.rest()).filter(|&start| start < length);
                next.or_else(|| header_begun(&self.rest()[..length])).unwrap_or(length)
            }
        };
        self.at += taken;
        self.forget();
        message
    }

    /// Takes the next line, without its end; `None` where the input ends first, or the line is too long.
    async fn line(&mut self) -> Option<Vec<u8>> {
        let mut looked = 0;
        loop {
            let rest = self.rest();
            if let Some(end) = rest[looked..].iter().position(|&byte| byte == b'\n') {
                let end = looked + end;
                let line = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]).to_vec();
                self.at += end + 1;
                return Some(line);
            }
            looked = rest.len();
            if looked > LONGEST_LINE || !self.fill(0).await {
                return None;
            }
        }
    }

    /// How many bytes ended the line that was taken last.
    fn line_end(&self) -> usize {
        if self.buffer[..self.at].ends_with(b"\r\n") { 2 } else { 1 }
    }

    /// Drops what stands before the next length; false where the input ends first.
    async fn find(&mut self) -> bool {
        loop {
            if let Some(start) = find_length(self.rest()) {
                self.at += start;
                return true;
            }
            // A name whose second half has not arrived yet is kept for the next look.
            self.at += self.rest().len().saturating_sub(LENGTH.len() - 1);
            if !self.fill(0).await {
                return false;
            }
        }
    }

    fn rest(&self) -> &[u8] {
        &self.buffer[self.at..]
    }

    /// Gives back the memory that a long message took.
    fn forget(&mut self) {
        if self.rest().is_empty() && self.buffer.capacity() > KEPT {
            self.buffer = Vec::new();
            self.at = 0;
        }
    }

    /// Reads more, expecting `wanted` bytes; false at the end of the input. An input that fails has ended.
    async fn fill(&mut self, wanted: usize) -> bool {
        self.buffer.drain(..self.at);
        self.at = 0;
        self.buffer.reserve(wanted.clamp(READ, KEPT));
        matches!(self.from.read_buf(&mut self.buffer).await, Ok(count) if count > 0)
    }
}

/// The message in a body.
fn read(body: &[u8]) -> Result<Message, Refusal> {
    let Ok(text) = str::from_utf8(body) else {
        return Err(Refusal::parse("the message is not UTF-8"));
    };
    match envelope::check(text) {
        Ok(kind) => kind.read(text),
        Err(refusal) => match surrogates::mend(text) {
            Some(mended) => envelope::check(&mended).and_then(|kind| kind.read(&mended)).map_err(|_| refusal),
            None => Err(refusal),
        },
    }
}

impl Kind {
    fn read(self, text: &str) -> Result<Message, Refusal> {
        fn whole<T: DeserializeOwned>(text: &str) -> Result<T, Refusal> {
            // What is no message of the framework's for all that the envelope looks like one.
            serde_json::from_str(text).map_err(|_| Refusal::invalid("not a message of JSON-RPC 2.0"))
        }
        match self {
            Kind::Request => whole(text).map(Message::Request),
            Kind::Response => whole(text).map(Message::Response),
        }
    }
}

/// Where the name of the length stands, in any case of its letters.
fn find_length(bytes: &[u8]) -> Option<usize> {
    bytes.windows(LENGTH.len()).position(|name| name.eq_ignore_ascii_case(LENGTH))
}

/// The name, a space, the digits of any length worth the name, and the line end.
const LONGEST_LENGTH_LINE: usize = LENGTH.len() + 24;

/// Where a line that states a length stands among bytes that should be JSON. No JSON has one: it would
/// need a bare line end inside a string, or letters outside of one.
fn header_within(bytes: &[u8]) -> Option<usize> {
    let mut ends = bytes.iter().enumerate().filter(|&(_, &byte)| byte == b'\r').map(|(end, _)| end);
    ends.find_map(|end| {
        let line = end.saturating_sub(LONGEST_LENGTH_LINE);
        let start = line + find_length(&bytes[line..end])?;
        length_of(&bytes[start + LENGTH.len()..end]).is_ok().then_some(start)
    })
}

/// Where a line that states a length is begun at the end of bytes that should be JSON. Two letters may be
/// chance.
fn header_begun(bytes: &[u8]) -> Option<usize> {
    let starts = bytes.len().saturating_sub(LONGEST_LENGTH_LINE)..bytes.len().saturating_sub(2);
    starts.into_iter().find(|&start| {
        let (name, value) = bytes[start..].split_at(LENGTH.len().min(bytes.len() - start));
        let digits = value.iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_whitespace());
        LENGTH[..name.len()].eq_ignore_ascii_case(name) && digits
    })
}

fn length_of(value: &[u8]) -> Result<usize, Refusal> {
    let digits = value.trim_ascii();
    let number = str::from_utf8(digits).ok().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    match number.and_then(|text| text.parse().ok()) {
        Some(length) if length <= LONGEST_BODY => Ok(length),
        Some(_) => Err(Refusal::parse("a message too long to be one")),
        None => Err(Refusal::parse("Content-Length is not a number")),
    }
}

/// Whether a header line says that the body is in an encoding other than UTF-8.
fn foreign_charset(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line).to_ascii_lowercase();
    let Some(parameters) = line.strip_prefix("content-type:") else {
        return false;
    };
    let charset = parameters.split(';').find_map(|part| part.trim().strip_prefix("charset="));
    charset.is_some_and(|name| !matches!(name.trim_matches('"'), "utf-8" | "utf8"))
}
