//! What the server says on standard error: what it does, never what the drafts say.

use std::panic;

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Starts logging, as loudly as the environment variable `RAPPORTEUR_LOG` says: `off`, `error`, `warn`
/// (without it), `info`, `debug` or `trace`.
pub(super) fn start() {
    let level = std::env::var("RAPPORTEUR_LOG").ok().and_then(|level| level.parse().ok());
    let level = level.unwrap_or(LevelFilter::WARN);
    // At its lower levels the framework writes whole messages, and so the drafts, to the log.
    let filter = Targets::new()
        .with_target(env!("CARGO_PKG_NAME"), level)
        .with_target("tower_lsp_server", level.min(LevelFilter::INFO));
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false).without_time();
    // Where a logger runs already, as in a test, that one stays.
    let _ = tracing_subscriber::registry().with(lines).with(filter).try_init();
    // The words of a panic may quote what was being read; the place is enough to find it.
    panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => tracing::error!("a panic at {}:{}", place.file(), place.line()),
        None => tracing::error!("a panic"),
    }));
}
