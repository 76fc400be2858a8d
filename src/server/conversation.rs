//! From the first byte of a conversation to the last: messages that come in, messages that go out, and how it all ends.
//! The framework's service is given each message as it comes; that it does not read and write them by itself keeps a
//! message it cannot read from ending the conversation, and a long text from being copied twice more.

use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{Sink, SinkExt, Stream, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tower_lsp::jsonrpc::{Request, Response};
use tower_lsp::{ClientSocket, LspService, LspServiceBuilder};
use tower_service::Service;

use super::amend::TEXT_LOST;
use super::edge::{Edge, Ending, Started};
use super::frames::{Message, Messages};
use super::outlet::Outlet;
use super::session::Session;
use super::{Rapporteur, logging, stdio};

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
    let code = runtime.block_on(async { serve(stdio::input(), stdio::output()).await });
    // A read of standard input cannot be called off, and the client may hold it open for ever.
    runtime.shutdown_background();
    ExitCode::from(code)
}

/// Serves one client; the exit code that the protocol asks for: 0 where `shutdown` came before the end.
pub async fn serve(input: impl AsyncRead + Unpin, output: impl AsyncWrite + Unpin) -> u8 {
    let (service, socket) = service(Session::default()).finish();
    let session = service.inner().session.clone();
    // Who waits for something new is told that nothing more will come.
    converse(input, output, service, socket, move || session.files_changed()).await
}

/// The server with the requests of our own.
pub(super) fn service(session: Session) -> LspServiceBuilder<Rapporteur> {
    LspService::build(|client| Rapporteur::new(client, session))
        .custom_method("rapporteur/status", Rapporteur::status)
        .custom_method("rapporteur/podium", Rapporteur::podium)
        .custom_method("rapporteur/selectionChanged", Rapporteur::selection_changed)
        .custom_method(TEXT_LOST, Rapporteur::text_lost)
        // The framework knows the notification, but has no handler for it.
        .custom_method("window/workDoneProgress/cancel", Rapporteur::stop)
}

/// Joins what comes in, a service and what goes out, and runs them to the end. `last_heard` is called once the client
/// has no more to say; what it has asked is answered all the same.
pub(super) async fn converse<S>(
    input: impl AsyncRead + Unpin,
    output: impl AsyncWrite + Unpin,
    service: S,
    socket: ClientSocket,
    last_heard: impl FnOnce(),
) -> u8
where
    S: Service<Request, Response = Option<Response>> + Send + 'static,
    S::Error: Send + 'static,
    S::Future: Send + 'static,
{
    let ending = Arc::new(Ending::default());
    let (questions, replies) = socket.split();
    let (answers, answered) = mpsc::unbounded_channel();
    let edge = Edge::new(service, ending.clone());
    let hearing = async {
        hear(Messages::new(input), edge, replies, Answers(answers)).await;
        last_heard();
        Ok(())
    };
    let telling = tell(Outlet::new(output), answered, questions);
    // A client that takes no answers is gone, even where it leaves our input open.
    let mut talking = std::pin::pin!(async { tokio::try_join!(hearing, telling).map(|_| ()) });
    let outcome: io::Result<()> = tokio::select! {
        outcome = &mut talking => outcome,
        // The last answers are on their way out; a client that does not take them does not hold us up.
        () = ending.called() => tokio::time::timeout(FAREWELL, &mut talking).await.unwrap_or(Ok(())),
    };
    if let Err(error) = outcome {
        tracing::error!("the client cannot be reached: {}", error.kind());
    }
    ending.code()
}

/// Where answers are given that are to be written.
#[derive(Clone)]
struct Answers(UnboundedSender<Response>);

impl Answers {
    fn give(&self, answer: Option<Response>) {
        if let Some(answer) = answer {
            // Where nobody writes any more, the conversation is about to end.
            let _ = self.0.send(answer);
        }
    }
}

/// Gives each message to whom it is for, until the client says `exit` or has no more to say.
async fn hear<S>(
    mut messages: Messages<impl AsyncRead + Unpin>,
    mut edge: Edge<S>,
    mut replies: impl Sink<Response> + Unpin,
    answers: Answers,
) where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: Send + 'static,
{
    while let Some(message) = messages.next().await {
        match message {
            Message::Request(request) => {
                let is_last = request.method() == "exit";
                if !edge.is_ready().await {
                    return;
                }
                match edge.start(request) {
                    Started::Done(answer) => answers.give(answer),
                    Started::Waits(handler) => {
                        let answers = answers.clone();
                        tokio::spawn(async move { answers.give(handler.await) });
                    }
                }
                if is_last {
                    return;
                }
            }
            Message::Response(reply) => {
                if replies.send(reply).await.is_err() {
                    return;
                }
            }
            Message::Refused(answer) => answers.give(Some(answer)),
        }
    }
}

/// Writes the answers to the client, and what it is asked, until there will be no more answers. Fails where the client
/// can no longer be reached.
async fn tell(
    mut outlet: Outlet<impl AsyncWrite + Unpin>,
    mut answers: UnboundedReceiver<Response>,
    mut questions: impl Stream<Item = Request> + Unpin,
) -> io::Result<()> {
    loop {
        tokio::select! {
            answer = answers.recv() => match answer {
                Some(answer) => outlet.write(&answer).await?,
                None => return Ok(()),
            },
            Some(question) = questions.next() => outlet.write(&question).await?,
        }
    }
}
