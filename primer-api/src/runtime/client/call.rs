//! A call of an operation, from its request to its response.

pub(crate) mod prepared;
mod streamed;

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

use self::prepared::Prepared;
use crate::runtime::client::clock::bounded;
use crate::runtime::client::error::Error;
use crate::runtime::client::operation::Operation;
use crate::runtime::client::request::as_body::AsBody;
use crate::runtime::client::response::Response;
use crate::runtime::client::retry::Retry;
use crate::runtime::client::transport::Transport;
use crate::runtime::value::{Outcome, Ref};

pub use self::streamed::{HasEvents, HasItems};

/// A call that is not made until it is awaited.
///
/// Awaiting it yields the documented success `T`, or an [`Error`] with the documented failure `F`; `H` are the documented headers of
/// its [`Response`]. `S` are other forms in which the document has the success: [`HasEvents`], [`HasItems`] or none. The request is already written: the values that it was made from are not needed any more.
///
/// Where the document declares an idempotency key (a header parameter with `x-idempotency-key`, or of one of the two usual names) and
/// the caller gives none, the call makes a random one for all its attempts.
///
/// It is awaited in a Tokio runtime whose drivers for time and sockets are on (`enable_all`), as they are by `#[tokio::main]`; Tokio
/// panics where they are off. What fails may be repeated; [`Retry`] says when. Dropping the future of a call abandons it, waits included; the server may
/// have received a request all the same.
#[must_use = "a call is not made until it is awaited"]
pub struct Call<T, F = (), H = (), S = ()> {
    prepared: Prepared,
    outcome: PhantomData<Yields<T, F, H, S>>,
}

/// A function without arguments: a call holds no value of its types.
type Yields<T, F, H, S> = fn() -> (T, F, H, S);

/// The future of a call.
pub type CallFuture<T, F = ()> = Pin<Box<dyn Future<Output = Result<T, Error<F>>> + Send>>;

impl<T, F, H, S> Call<T, F, H, S> {
    /// Writes the request of an operation: the values of its parameters in the document's order, and its body or
    /// [`Ref::Absent`].
    ///
    /// Values that break the document's rules are reported when the call is awaited; nothing is sent then.
    #[inline]
    pub fn new(
        transport: &Transport,
        operation: &'static Operation,
        parameters: &[Ref<'_>],
        body: Ref<'_>,
    ) -> Self {
        Self {
            prepared: Prepared::new(transport, operation, parameters, 0, body),
            outcome: PhantomData,
        }
    }

    /// Writes the request of an operation with a body.
    #[inline]
    pub fn with_body<B>(
        transport: &Transport,
        operation: &'static Operation,
        parameters: &[Ref<'_>],
        body: impl AsBody<B>,
    ) -> Self {
        body.with_body(|body| Self::new(transport, operation, parameters, body))
    }

    /// Writes the request of an operation with a body of which `None` is sent as `null`.
    #[inline]
    pub fn with_nullable_body<B>(
        transport: &Transport,
        operation: &'static Operation,
        parameters: &[Ref<'_>],
        body: impl AsBody<B>,
    ) -> Self {
        body.with_body(|body| Self::new(transport, operation, parameters, body.or_null()))
    }

    /// Writes the request of an operation whose body has several media types: the n-th of them, and the body.
    #[inline]
    pub fn with_content(
        transport: &Transport,
        operation: &'static Operation,
        parameters: &[Ref<'_>],
        (content, body): (usize, Ref<'_>),
    ) -> Self {
        Self {
            prepared: Prepared::new(transport, operation, parameters, content, body),
            outcome: PhantomData,
        }
    }

    pub(crate) fn into_prepared(self) -> Prepared {
        self.prepared
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn operation(&self) -> &'static Operation {
        self.prepared.operation
    }

    /// The same call, on the connections of blocking calls.
    #[cfg(feature = "blocking")]
    pub(crate) fn blocking(mut self) -> Self {
        self.prepared.exchange = Transport::blocking_exchange;
        self
    }

    /// Limits the time of this call, with all its attempts and the waits between them, instead of the client's own limit.
    pub fn timeout(mut self, duration: Duration) -> Self {
        self.prepared.timeout = bounded(duration);
        self
    }

    /// Decides which failed attempts of this call are repeated, and when, instead of the client's own [`Retry`].
    pub fn retry(mut self, retry: Retry) -> Self {
        self.prepared.retry = Some(Box::new(retry));
        self
    }

    /// Adds a header to the request. [`Builder::header`](crate::runtime::client::transport::builder::Builder::header) adds one to all calls of a client; the
    /// call's own replaces it. `Accept` asks for one of several documented media types, instead of for all of them.
    ///
    /// One that the request has already (a credential, a parameter, a constant, the body's media type) or that belongs to
    /// the connection cannot be set; that is reported when the call is awaited.
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.prepared.add_header(name.as_ref(), value.as_ref());
        self
    }
}

impl<T: Outcome + 'static, F: Outcome + 'static, H: Outcome + 'static, S> Call<T, F, H, S> {
    /// Makes the call and yields the success with its status and headers.
    #[must_use = "a call is not made until it is awaited"]
    pub fn with_response(self) -> CallFuture<Response<T, H>, F> {
        let mut prepared = self.prepared;
        // Lent, so that the future has room for one of the call, not for one at each level.
        Box::pin(async move { prepared.call().await })
    }
}

impl<T: Outcome + 'static, F: Outcome + 'static, H: Outcome + 'static, S> IntoFuture
    for Call<T, F, H, S>
{
    type Output = Result<T, Error<F>>;
    type IntoFuture = CallFuture<T, F>;

    fn into_future(self) -> Self::IntoFuture {
        let mut prepared = self.prepared;
        Box::pin(async move { prepared.call::<T, F, H>().await.map(Response::into_body) })
    }
}

impl<T, F, H, S> fmt::Debug for Call<T, F, H, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The URL and the headers hold values.
        f.debug_struct("Call")
            .field("operation", &self.prepared.operation.id)
            .field("version", &self.prepared.operation.version)
            .field("timeout", &self.prepared.timeout)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
