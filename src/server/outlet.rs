//! The way out to the client: messages become bytes.

use std::io::{self, Write};

use serde::Serialize;
use tokio::io::{AsyncWrite, AsyncWriteExt};

/// Room for the header, which tells how long a message is and so is known behind it.
const HEADER: usize = 48;
/// The most memory that is kept between messages.
const KEPT: usize = 1 << 20;

/// An output that takes messages.
pub(super) struct Outlet<W> {
    to: W,
    buffer: Vec<u8>,
}

impl<W: AsyncWrite + Unpin> Outlet<W> {
    pub(super) fn new(to: W) -> Outlet<W> {
        Outlet { to, buffer: Vec::new() }
    }

    /// Writes one message, whole.
    ///
    /// # Errors
    /// What keeps the output from taking it.
    pub(super) async fn write(&mut self, message: &impl Serialize) -> io::Result<()> {
        self.buffer.clear();
        self.buffer.resize(HEADER, 0);
        serde_json::to_writer(&mut self.buffer, message)?;
        let header = format!("Content-Length: {}\r\n\r\n", self.buffer.len() - HEADER);
        let start = HEADER - header.len();
        (&mut self.buffer[start..HEADER]).write_all(header.as_bytes())?;
        self.to.write_all(&self.buffer[start..]).await?;
        self.to.flush().await?;
        if self.buffer.capacity() > KEPT {
            self.buffer = Vec::new();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Outlet;

    #[tokio::test]
    async fn a_message_stands_right_behind_its_header() {
        let mut written = Vec::new();
        let mut outlet = Outlet::new(&mut written);
        outlet.write(&json!({ "a": "é" })).await.unwrap();
        outlet.write(&json!([])).await.unwrap();
        let expected = "Content-Length: 10\r\n\r\n{\"a\":\"é\"}Content-Length: 2\r\n\r\n[]";
        assert_eq!(String::from_utf8(written).unwrap(), expected);
    }
}
