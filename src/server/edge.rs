//! A thin layer around the framework's service. It starts each handler at once, so that all that a handler
//! does before it first waits happens in the order of the wire; turns a panic into an internal error;
//! answers what the screen refused; and tells when the conversation is over, and how.

use std::future::{Ready, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Waker};

use tokio::sync::Notify;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};
use tower_service::Service;

use super::{frames, uris};

/// How a conversation ends.
#[derive(Debug, Default)]
pub(super) struct Ending {
    shut_down: AtomicBool,
    over: Notify,
}

impl Ending {
    /// The client said `exit`, or can no longer be reached.
    pub(super) fn call(&self) {
        self.over.notify_one();
    }

    /// Waits until the end has been called.
    pub(super) async fn called(&self) {
        self.over.notified().await;
    }

    /// The process's exit code, as the protocol has it: 0 where `shutdown` came first.
    pub(super) fn code(&self) -> u8 {
        if self.shut_down.load(Ordering::SeqCst) { 0 } else { 1 }
    }
}

/// The layer.
pub(super) struct Edge<S> {
    inner: S,
    ending: Arc<Ending>,
}

impl<S> Edge<S> {
    pub(super) fn new(inner: S, ending: Arc<Ending>) -> Edge<S> {
        Edge { inner, ending }
    }
}

impl<S> Service<Request> for Edge<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: Send + 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Option<Response>, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if request.method() == frames::UNREADABLE {
            return Box::pin(ready(Ok(Some(refusal(request)))));
        }
        let method = request.method().to_owned();
        let id = request.id().cloned();
        let request = uris::escape(request);
        let Ok(future) = catch_unwind(AssertUnwindSafe(|| self.inner.call(request))) else {
            return Box::pin(ready(Ok(internal_error(&method, id))));
        };
        let mut running =
            Box::pin(Running { future: Box::pin(future), method, id, ending: self.ending.clone() });
        if running.method == "exit" {
            self.ending.call();
        }
        match running.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(outcome) => Box::pin(ready(outcome)) as Pin<Box<Ready<_>>>,
            Poll::Pending => running,
        }
    }
}

/// A handler at work.
struct Running<F> {
    future: Pin<Box<F>>,
    method: String,
    id: Option<Id>,
    ending: Arc<Ending>,
}

impl<F, E> Future for Running<F>
where
    F: Future<Output = Result<Option<Response>, E>>,
{
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let this = &mut *self;
        match catch_unwind(AssertUnwindSafe(|| this.future.as_mut().poll(context))) {
            Ok(Poll::Ready(Ok(Some(response)))) => {
                if this.method == "shutdown" && response.is_ok() {
                    this.ending.shut_down.store(true, Ordering::SeqCst);
                }
                Poll::Ready(Ok(Some(response)))
            }
            Ok(poll) => poll,
            Err(_) => Poll::Ready(Ok(internal_error(&this.method, this.id.take()))),
        }
    }
}

/// What a handler that panicked answers. The panic's own words may quote the draft and are not repeated.
fn internal_error(method: &str, id: Option<Id>) -> Option<Response> {
    tracing::error!("the handler of {method} panicked");
    Some(Response::from_error(id?, Error::internal_error()))
}

/// The answer to what the screen refused.
fn refusal(request: Request) -> Response {
    let (_, id, params) = request.into_parts();
    let params = params.unwrap_or_default();
    let code = ErrorCode::from(params["code"].as_i64().unwrap_or(-32600));
    let message = params["message"].as_str().unwrap_or("Invalid request").to_owned();
    Response::from_error(id.unwrap_or_default(), Error { code, message: message.into(), data: None })
}
