//! A call of an operation, from its request to its response.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

use http::HeaderMap;
use http::header::ACCEPT;
use tokio::runtime::Handle;

use crate::runtime::check::Violation;
use crate::runtime::client::attempt::attempt;
use crate::runtime::client::clock::bounded;
use crate::runtime::client::error::attempts::Attempts;
use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::error::{Error, ErrorKind};
use crate::runtime::client::operation::Operation;
use crate::runtime::client::request::write::write;
use crate::runtime::client::request::{Request, headers, idempotency};
use crate::runtime::client::response::Response;
use crate::runtime::client::response::drift::digits::long_numbers;
use crate::runtime::client::response::drift::search;
use crate::runtime::client::response::read::read;
use crate::runtime::client::response::received::Received;
use crate::runtime::client::retry::Retry;
use crate::runtime::client::retry::course::Course;
use crate::runtime::client::span::CallSpan;
use crate::runtime::client::transport::{HttpClient, Transport};
use crate::runtime::value::{Outcome, Ref};

/// A call that is not made until it is awaited.
///
/// Awaiting it yields the documented success `T`, or an [`Error`] with the documented failure `F`; `H` are the documented headers of
/// its [`Response`]. The request is already written: the values that it was made from are not needed any more.
///
/// Where the document declares an idempotency key (a header parameter with `x-idempotency-key`, or of one of the two usual names) and
/// the caller gives none, the call makes a random one for all its attempts.
///
/// It is awaited in a Tokio runtime whose drivers for time and sockets are on (`enable_all`), as they are by `#[tokio::main]`; Tokio
/// panics where they are off. What fails may be repeated; [`Retry`] says when. Dropping the future of a call abandons it, waits included; the server may
/// have received a request all the same.
#[must_use = "a call is not made until it is awaited"]
pub struct Call<T, F = (), H = ()> {
    prepared: Box<Prepared>,
    outcome: PhantomData<Yields<T, F, H>>,
}

/// A function without arguments: a call holds no value of its types.
type Yields<T, F, H> = fn() -> (T, F, H);

/// The future of a call.
pub type CallFuture<T, F = ()> = Pin<Box<dyn Future<Output = Result<T, Error<F>>> + Send>>;

/// A call, whatever its types.
struct Prepared {
    transport: Transport,
    /// Whose connections are used.
    client: HttpClient,
    operation: &'static Operation,
    request: Result<Request, Box<Fault>>,
    /// Headers that the caller adds.
    headers: HeaderMap,
    timeout: Duration,
    /// Instead of the client's own.
    retry: Option<Retry>,
}

impl<T, F, H> Call<T, F, H> {
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
            prepared: Prepared::new(transport, operation, parameters, body),
            outcome: PhantomData,
        }
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn operation(&self) -> &'static Operation {
        self.prepared.operation
    }

    /// The same call, on the connections of blocking calls.
    #[cfg(feature = "blocking")]
    pub(crate) fn blocking(mut self) -> Self {
        self.prepared.client = self.prepared.transport.blocking_client().clone();
        self
    }

    /// Limits the time of this call, with all its attempts and the waits between them, instead of the client's own limit.
    pub fn timeout(mut self, duration: Duration) -> Self {
        self.prepared.timeout = bounded(duration);
        self
    }

    /// Decides which failed attempts of this call are repeated, and when, instead of the client's own [`Retry`].
    pub fn retry(mut self, retry: Retry) -> Self {
        self.prepared.retry = Some(retry);
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

impl<T: Outcome + 'static, F: Outcome + 'static, H: Outcome + 'static> Call<T, F, H> {
    /// Makes the call and yields the success with its status and headers.
    #[must_use = "a call is not made until it is awaited"]
    pub fn with_response(self) -> CallFuture<Response<T, H>, F> {
        Box::pin(async move {
            let span = CallSpan::new(self.prepared.operation);
            let result = span.around(self.prepared.respond(&span)).await;
            span.end(&result);
            result
        })
    }
}

impl<T: Outcome + 'static, F: Outcome + 'static, H: Outcome + 'static> IntoFuture
    for Call<T, F, H>
{
    type Output = Result<T, Error<F>>;
    type IntoFuture = CallFuture<T, F>;

    fn into_future(self) -> Self::IntoFuture {
        let response = self.with_response();
        Box::pin(async move { response.await.map(Response::into_body) })
    }
}

impl<T, F, H> fmt::Debug for Call<T, F, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The URL and the headers hold values.
        f.debug_struct("Call")
            .field("operation", &self.prepared.operation.id)
            .field("version", &self.prepared.operation.version)
            .field("timeout", &self.prepared.timeout)
            .finish_non_exhaustive()
    }
}

impl Prepared {
    fn new(
        transport: &Transport,
        operation: &'static Operation,
        parameters: &[Ref<'_>],
        body: Ref<'_>,
    ) -> Box<Self> {
        let servers = transport.servers().of(operation);
        let request = servers.and_then(|base_url| {
            let credentials = transport.credentials();
            write(&base_url, credentials, operation, parameters, body)
        });
        Box::new(Self {
            transport: transport.clone(),
            client: transport.client().clone(),
            operation,
            request,
            headers: HeaderMap::new(),
            timeout: transport.settings().timeout,
            retry: None,
        })
    }

    fn add_header(&mut self, name: &str, value: &str) {
        // Which of the documented media types comes is the caller's choice.
        if let Ok(request) = &mut self.request
            && name.eq_ignore_ascii_case(ACCEPT.as_str())
        {
            request.headers.remove(ACCEPT);
        }
        let none = HeaderMap::new();
        let request = self.request.as_ref();
        let present = request.map_or(&none, |request| &request.headers);
        let added = headers::additional(name, value, present)
            .and_then(|(name, value)| headers::append(&mut self.headers, name, value));
        if let Err(violation) = added {
            self.reject(violation);
        }
    }

    fn reject(&mut self, violation: Violation) {
        match &mut self.request {
            Err(fault) if fault.kind == ErrorKind::Request => fault.violations.push(violation),
            // The client has to be put right first.
            Err(_) => {}
            Ok(_) => self.request = Err(Fault::request(self.operation, vec![violation])),
        }
    }

    /// Makes the call and reads its response.
    async fn respond<T: Outcome, F: Outcome, H: Outcome>(
        self: Box<Self>,
        span: &CallSpan,
    ) -> Result<Response<T, H>, Error<F>> {
        let operation = self.operation;
        let on_drift = self.transport.settings().on_drift.clone();
        let (received, attempts) = self
            .exchange(span)
            .await
            .map_err(|fault| Error::new(fault, None))?;
        // The text of the body is gone when it is read.
        let numbers = match on_drift {
            Some(_) => long_numbers(&received.body),
            None => Vec::new(),
        };
        let result = read(operation, received);
        if let Some(hook) = on_drift {
            search::tell(&hook, operation, &result, &numbers);
        }
        result.map_err(|error| error.after(&attempts, operation))
    }

    /// Makes the call, until its deadline.
    async fn exchange(
        self: Box<Self>,
        span: &CallSpan,
    ) -> Result<(Received, Attempts), Box<Fault>> {
        let Self {
            transport,
            client,
            operation,
            request,
            headers,
            timeout,
            retry,
        } = *self;
        let mut request = request?;
        let settings = transport.settings();
        headers::complete(operation, &mut request.headers, &headers, &settings.headers)?;
        // Timers and sockets panic without it.
        if Handle::try_current().is_err() {
            return Err(Fault::configuration("there is no Tokio runtime").of(operation));
        }
        let course = Course {
            operation,
            has_key: idempotency::complete(operation, &mut request.headers),
            retry: retry.as_ref().unwrap_or(&settings.retry),
            budget: transport.budget(),
            clock: &settings.clock,
            attempt_timeout: settings.attempt_timeout,
            timeout,
            is_renewable: request.is_renewable(),
        };
        let mut number = 0;
        let send = |deadline, is_renewal| {
            let copy = request.clone();
            number += 1;
            let client = &client;
            let span = span.attempt(operation, &request.url);
            async move {
                let attempt = async {
                    let request = copy.provided(is_renewal, deadline).await?;
                    attempt(
                        client, settings, operation, request, number, deadline, &span,
                    )
                    .await
                };
                let result = span.around(attempt).await;
                span.end(&result);
                result
            }
        };
        match course.run(send).await {
            (Ok(received), attempts) => Ok((received, attempts)),
            (Err(mut fault), attempts) => {
                fault.after(&attempts, operation);
                Err(fault.of(operation))
            }
        }
    }
}

#[cfg(test)]
mod tests;
