//! The way out to the client. A client that is gone may leave our input open, and the framework would read
//! on with nobody to answer: a failure to write ends the conversation.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::io::AsyncWrite;

use super::edge::Ending;

/// An output that tells when it fails.
pub(super) struct Outlet<W> {
    inner: W,
    ending: Arc<Ending>,
}

impl<W> Outlet<W> {
    pub(super) fn new(inner: W, ending: Arc<Ending>) -> Outlet<W> {
        Outlet { inner, ending }
    }

    fn watch<T>(&self, outcome: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if let Poll::Ready(Err(error)) = &outcome {
            tracing::error!("the client cannot be reached: {}", error.kind());
            self.ending.call();
        }
        outcome
    }
}

impl<W: AsyncWrite + Unpin> AsyncWrite for Outlet<W> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let outcome = Pin::new(&mut self.inner).poll_write(context, bytes);
        self.watch(outcome)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let outcome = Pin::new(&mut self.inner).poll_flush(context);
        self.watch(outcome)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let outcome = Pin::new(&mut self.inner).poll_shutdown(context);
        self.watch(outcome)
    }
}
