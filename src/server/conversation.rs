//! From the first byte of a conversation to the last: standard input and output, the screen before the framework
//! and the edge around it, and how it all ends.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};
use tower_lsp::jsonrpc::{Request, Response};
use tower_lsp::{ClientSocket, LspService, LspServiceBuilder, Server};
use tower_service::Service;

use super::edge::{Edge, Ending};
use super::outlet::Outlet;
use super::{Rapporteur, frames, logging};

/// What fits between the screen and the framework.
const PIPE: usize = 64 << 10;
/// How long the client may take to read the last answers after it said `exit`.
const FAREWELL: Duration = Duration::from_secs(1);

/// Serves on standard input and output until the client says `exit` or goes away.
pub fn run() -> ExitCode {
    logging::start();
    // One thread for all that is quick: a hop from thread to thread would cost more than the work. What is
    // not quick has threads of its own.
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!("the server could not start: {error}");
            return ExitCode::from(2);
        }
    };
    let code = runtime.block_on(serve(tokio::io::stdin(), tokio::io::stdout()));
    // A read of standard input cannot be called off, and the client may hold it open for ever.
    runtime.shutdown_background();
    ExitCode::from(code)
}

/// Serves one client; the exit code that the protocol asks for: 0 where `shutdown` came before the end.
pub async fn serve(input: impl AsyncRead + Unpin, output: impl AsyncWrite + Unpin) -> u8 {
    let (service, socket) = service().finish();
    converse(input, output, service, socket).await
}

/// The server with the requests of our own.
pub(super) fn service() -> LspServiceBuilder<Rapporteur> {
    LspService::build(Rapporteur::new)
        .custom_method("rapporteur/status", Rapporteur::status)
        .custom_method("rapporteur/podium", Rapporteur::podium)
        // The framework knows the notification, but has no handler for it.
        .custom_method("window/workDoneProgress/cancel", Rapporteur::stop)
}

/// Joins the screen, the framework and the edge around a service, and runs them to the end.
pub(super) async fn converse<S>(
    input: impl AsyncRead + Unpin,
    output: impl AsyncWrite + Unpin,
    service: S,
    socket: ClientSocket,
) -> u8
where
    S: Service<Request, Response = Option<Response>> + Send + 'static,
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>> + Send + 'static,
    S::Future: Send + 'static,
{
    let ending = Arc::new(Ending::default());
    let (screened, screen) = tokio::io::duplex(PIPE);
    let output = Outlet::new(output, ending.clone());
    let server = Server::new(screened, output, socket).concurrency_level(usize::MAX);
    let mut serving = std::pin::pin!(server.serve(Edge::new(service, ending.clone())));
    let feeding = async {
        let _ = frames::screen(input, screen).await;
        std::future::pending::<()>().await;
    };
    tokio::select! {
        () = &mut serving => {}
        () = feeding => {}
        // The last answers are on their way out; a client that does not take them does not hold us up.
        () = ending.called() => {
            let _ = tokio::time::timeout(FAREWELL, &mut serving).await;
        }
    }
    ending.code()
}
