//! Standard input and output of the process. Editors hand over pipes and sockets, which can be waited for; all else is
//! read and written on threads of its own, which costs each message two hops from thread to thread.

use tokio::io::{AsyncRead, AsyncWrite};

/// Standard input.
pub(super) fn input() -> Box<dyn AsyncRead + Unpin> {
    ready::input().unwrap_or_else(|| Box::new(tokio::io::stdin()))
}

/// Standard output.
pub(super) fn output() -> Box<dyn AsyncWrite + Unpin> {
    ready::output().unwrap_or_else(|| Box::new(tokio::io::stdout()))
}

/// What the system tells the readiness of.
#[cfg(unix)]
mod ready {
    use std::fs::{File, FileType};
    use std::io;
    use std::os::fd::{AsFd, OwnedFd};
    use std::os::unix::fs::FileTypeExt;

    use tokio::io::{AsyncRead, AsyncWrite};
    use tokio::net::UnixStream;
    use tokio::net::unix::pipe;

    pub(super) fn input() -> Option<Box<dyn AsyncRead + Unpin>> {
        let (end, kind) = open(io::stdin().as_fd().try_clone_to_owned())?;
        if kind.is_fifo() {
            return Some(Box::new(pipe::Receiver::from_owned_fd(end).ok()?));
        }
        Some(Box::new(socket(end, kind)?))
    }

    pub(super) fn output() -> Option<Box<dyn AsyncWrite + Unpin>> {
        let (end, kind) = open(io::stdout().as_fd().try_clone_to_owned())?;
        if kind.is_fifo() {
            return Some(Box::new(pipe::Sender::from_owned_fd(end).ok()?));
        }
        Some(Box::new(socket(end, kind)?))
    }

    /// An end of a pipe or the like, and what it is an end of.
    fn open(end: io::Result<OwnedFd>) -> Option<(OwnedFd, FileType)> {
        let file = File::from(end.ok()?);
        let kind = file.metadata().ok()?.file_type();
        Some((file.into(), kind))
    }

    fn socket(end: OwnedFd, kind: FileType) -> Option<UnixStream> {
        if !kind.is_socket() {
            return None;
        }
        let stream = std::os::unix::net::UnixStream::from(end);
        stream.set_nonblocking(true).ok()?;
        UnixStream::from_std(stream).ok()
    }
}

#[cfg(not(unix))]
mod ready {
    use tokio::io::{AsyncRead, AsyncWrite};

    pub(super) fn input() -> Option<Box<dyn AsyncRead + Unpin>> {
        None
    }

    pub(super) fn output() -> Option<Box<dyn AsyncWrite + Unpin>> {
        None
    }
}
