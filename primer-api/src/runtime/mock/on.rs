//! Sets the replies of one operation, and shows what it received.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::panic::Location;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;

use super::body::SentBody;
use super::documented::{sequence, typed};
use super::expectation::{Answer, Expectation, Test};
use super::headers::headers;
use super::mocked::{MockedOperation, MockedSequence, value};
use super::reply::Reply;
use super::request::ReceivedRequest;
use super::route::Captures;
use super::service::MockService;
use crate::runtime::value::Value;

/// A reply of an operation that is about to be set; made by [`Mock::on`](super::Mock::on).
#[must_use = "it does nothing until a reply is set"]
pub struct On<'m, O> {
    service: &'m MockService,
    test: Option<Test>,
    headers: HeaderMap,
    place: &'static Location<'static>,
    operation: PhantomData<fn() -> O>,
}

impl<'m, O: MockedOperation> On<'m, O> {
    #[track_caller]
    pub(super) fn new(service: &'m MockService) -> Self {
        Self {
            place: Location::caller(),
            service,
            test: None,
            headers: HeaderMap::new(),
            operation: PhantomData,
        }
    }

    /// Sets the reply for the requests that this test accepts, and no others. It runs on a task of the server, once the whole request is read:
    /// a connection that closes does so then, even by [`Reply::close_unread`].
    pub fn when(mut self, test: impl Fn(&Received<O>) -> bool + Send + Sync + 'static) -> Self {
        let typed = move |request: &ReceivedRequest, captures: &Captures| {
            Received::read(request, captures).is_some_and(|received| test(&received))
        };
        self.test = Some(Arc::new(typed));
        self
    }

    /// Sets the documented headers of the reply, typed: `headers(ListOrdersHeaders::default().x_total(3))`. A value that no header can hold
    /// is left out.
    pub fn headers(mut self, values: impl Into<O::Headers>) -> Self {
        self.headers = headers(O::OPERATION, &values.into());
        self
    }

    /// Replies with a documented success: with its status and its media type, the first where there are several.
    pub fn respond(self, success: impl Into<O::Success>) -> Expected<'m> {
        let reply = match O::OPERATION.successes {
            // An operation for which no success is documented has one without a body.
            [] => Some(Reply::status(200)),
            successes => typed(successes, None, &success.into()),
        };
        // A number that JSON does not have cannot be sent.
        self.reply(reply.unwrap_or_else(|| Reply::status(500)))
    }

    /// Replies with a documented success that is a sequence of items, in its form: server-sent events, of each of which an item is the data,
    /// lines of JSON, or a JSON text sequence. Events with names and identifiers are a [`reply`](Self::reply) with a
    /// [`body`](Reply::body).
    pub fn respond_items(self, items: impl IntoIterator<Item = impl Into<O::Item>>) -> Expected<'m>
    where
        O: MockedSequence,
    {
        let reply = sequence(O::OPERATION, items.into_iter().map(Into::into));
        // A number that JSON does not have cannot be sent.
        self.reply(reply.unwrap_or_else(|| Reply::status(500)))
    }

    /// Replies with a documented failure of this status. Where several are documented, it is a variant of the operation's error:
    /// `fail(422, CreateOrderError::Refused(refused))`.
    ///
    /// # Panics
    ///
    /// The document has no failure of this status with such a body.
    #[allow(
        clippy::panic,
        reason = "a test that expects the impossible is mistaken"
    )]
    #[track_caller]
    pub fn fail(self, status: u16, failure: impl Into<O::Failure>) -> Expected<'m> {
        let operation = O::OPERATION;
        match typed(operation.failure(status), Some(status), &failure.into()) {
            Some(reply) => self.reply(reply),
            None => panic!(
                "`{}` has no documented failure of status {status} with this body",
                operation.id
            ),
        }
    }

    /// Replies so.
    pub fn reply(self, reply: Reply) -> Expected<'m> {
        let is_unread = reply.is_unread();
        self.set(Arc::new(move |_, _| reply.clone()), is_unread)
    }

    /// Replies with what a function makes of the request. It runs on a task of the server.
    pub fn answer(
        self,
        answer: impl Fn(&Received<O>) -> Reply + Send + Sync + 'static,
    ) -> Expected<'m> {
        let typed = move |request: &ReceivedRequest, captures: &Captures| {
            let received = Received::read(request, captures);
            received.map_or_else(|| Reply::status(500), |received| answer(&received))
        };
        self.set(Arc::new(typed), false)
    }

    fn set(self, answer: Answer, is_unread: bool) -> Expected<'m> {
        let headers = self.headers;
        let answer: Answer = match headers.is_empty() {
            true => answer,
            false => Arc::new(move |request, captures| {
                answer(request, captures).with_headers(headers.clone())
            }),
        };
        let mut state = self.service.lock();
        state.expectations.push(Expectation {
            operation: O::OPERATION,
            place: self.place,
            test: self.test,
            answer,
            is_unread,
            times: Some(1),
            met: 0,
        });
        let number = state.expectations.len() - 1;
        Expected {
            service: self.service,
            number,
        }
    }
}

impl<O: MockedOperation> fmt::Debug for On<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("On")
            .field("operation", &O::OPERATION.id)
            .finish_non_exhaustive()
    }
}

/// A reply that was set.
#[derive(Clone, Copy)]
pub struct Expected<'m> {
    service: &'m MockService,
    number: usize,
}

impl Expected<'_> {
    /// Replies so to this number of requests, and expects all of them.
    pub fn times(self, times: usize) -> Self {
        self.change(|it| it.times = Some(times))
    }

    /// Replies so to any number of requests, and expects none.
    pub fn any_times(self) -> Self {
        self.change(|it| it.times = None)
    }

    /// Waits before the first byte, by Tokio's clock.
    pub fn after(self, delay: Duration) -> Self {
        self.with(move |reply| reply.delay(delay))
    }

    /// Sets a header. What cannot be one is left out.
    pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let (name, value) = (name.into(), value.into());
        self.with(move |reply| reply.header(&name, &value))
    }

    /// Closes the connection after this number of bytes of the body, though its whole length was announced.
    pub fn cut_after(self, bytes: usize) -> Self {
        self.with(move |reply| reply.cut_after(bytes))
    }

    /// Sends the body in chunks of this number of bytes (one at least), with a pause before each, by Tokio's clock.
    pub fn slow(self, bytes: usize, pause: Duration) -> Self {
        self.with(move |reply| reply.slow(bytes, pause))
    }

    /// Sends the items of [`respond_items`](On::respond_items) one by one, with a pause before each, by Tokio's clock; another body at once,
    /// after the pause.
    pub fn paced(self, pause: Duration) -> Self {
        self.with(move |reply| reply.paced(pause))
    }

    /// Changes each of its replies.
    fn with(self, change: impl Fn(Reply) -> Reply + Send + Sync + 'static) -> Self {
        self.change(|it| {
            let answer = Arc::clone(&it.answer);
            it.answer = Arc::new(move |request, captures| change(answer(request, captures)));
        })
    }

    fn change(self, change: impl FnOnce(&mut Expectation)) -> Self {
        if let Some(it) = self.service.lock().expectations.get_mut(self.number) {
            change(it);
        }
        self
    }
}

impl fmt::Debug for Expected<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Expected").finish_non_exhaustive()
    }
}

/// A request of an operation, as values; behind it is the request as it came.
#[non_exhaustive]
pub struct Received<O: MockedOperation> {
    /// The body; `()` if the operation has none.
    pub body: O::Request,
    request: ReceivedRequest,
    captures: Captures,
}

impl<O: MockedOperation> Received<O> {
    /// Reads a request; `None` if it does not fit.
    pub(super) fn read(request: &ReceivedRequest, captures: &Captures) -> Option<Self> {
        let body = O::read_body(&SentBody::new(O::OPERATION, request)?).ok()?;
        Some(Self {
            body,
            request: request.clone(),
            captures: captures.clone(),
        })
    }

    /// The value of a parameter, by its name in the document; `None` if it is not there, or is no `T`.
    pub fn parameter<T: Value>(&self, name: &str) -> Option<T> {
        value(O::OPERATION, name, &self.request, &self.captures)
    }
}

impl<O: MockedOperation> Deref for Received<O> {
    type Target = ReceivedRequest;

    fn deref(&self) -> &ReceivedRequest {
        &self.request
    }
}

impl<O: MockedOperation> fmt::Debug for Received<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is in it may be a secret.
        f.debug_struct("Received")
            .field("operation", &O::OPERATION.id)
            .finish_non_exhaustive()
    }
}
