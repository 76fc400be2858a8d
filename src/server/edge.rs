//! A thin layer around the framework's service. It starts each handler at once, so that all that a handler
//! does before it first waits happens in the order of the wire; turns a panic into an internal error;
//! and tells when the conversation is over, and how.

use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Waker};

use tokio::sync::Notify;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_service::Service;

use super::amend::Amender;

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
    amender: Amender,
    ending: Arc<Ending>,
}

impl<S> Edge<S> {
    pub(super) fn new(inner: S, ending: Arc<Ending>) -> Edge<S> {
        Edge { inner, amender: Amender::default(), ending }
    }
}

/// What has come of a request by the time that its handler first waits.
pub(super) enum Started {
    /// It is done; a request is answered, a notification is not.
    Done(Option<Response>),
    /// It waits.
    Waits(Pin<Box<dyn Future<Output = Option<Response>> + Send>>),
}

impl<S> Edge<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
    S::Error: Send + 'static,
{
    /// Waits until the service takes a request; false where it takes no more.
    pub(super) async fn is_ready(&mut self) -> bool {
        poll_fn(|context| self.inner.poll_ready(context)).await.is_ok()
    }

    /// Has the service take a request.
    pub(super) fn start(&mut self, request: Request) -> Started {
        let request = self.amender.amend(request);
        let method = request.method().to_owned();
        let id = request.id().cloned();
        let Ok(future) = catch_unwind(AssertUnwindSafe(|| self.inner.call(request))) else {
            return Started::Done(internal_error(&method, id));
        };
        let mut running =
            Box::pin(Running { future: Box::pin(future), method, id, ending: self.ending.clone() });
        if running.method == "exit" {
            self.ending.call();
        }
        match running.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(outcome) => Started::Done(outcome),
            Poll::Pending => Started::Waits(running),
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
    type Output = Option<Response>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Response>> {
        let this = &mut *self;
        match catch_unwind(AssertUnwindSafe(|| this.future.as_mut().poll(context))) {
            Ok(Poll::Ready(Ok(Some(response)))) => {
                if this.method == "shutdown" && response.is_ok() {
                    this.ending.shut_down.store(true, Ordering::SeqCst);
                }
                Poll::Ready(Some(response))
            }
            Ok(Poll::Ready(Ok(None))) => Poll::Ready(None),
            // What comes behind `exit` is not answered.
            Ok(Poll::Ready(Err(_))) => Poll::Ready(None),
            Ok(Poll::Pending) => Poll::Pending,
            Err(_) => Poll::Ready(internal_error(&this.method, this.id.take())),
        }
    }
}

/// What a handler that panicked answers. The panic's own words may quote the draft and are not repeated.
fn internal_error(method: &str, id: Option<Id>) -> Option<Response> {
    tracing::error!("the handler of {method} panicked");
    Some(Response::from_error(id?, Error::internal_error()))
}
