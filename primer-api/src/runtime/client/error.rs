//! The error of a failed call.

pub(crate) mod attempts;
pub(crate) mod cause;
pub(crate) mod effect;
pub(crate) mod fault;
pub(crate) mod identifiers;
pub(crate) mod kind;

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use http::HeaderMap;

use crate::runtime::check::Violation;
use crate::runtime::client::documented_headers;
use crate::runtime::client::error::attempts::Attempts;
use crate::runtime::client::error::fault::{FailedResponse, Fault};
use crate::runtime::client::operation::Operation;
use crate::runtime::value::Outcome;

pub use crate::runtime::client::error::kind::{AnyFailure, Delivery, ErrorKind, Executed};

/// A failed call, or a client that could not be built.
///
/// `F` is the documented failure's type; `Error` alone is the error of any operation, which all others become by `?`. Neither `Display` nor `Debug` shows a value, a URL, a header or a body, so that
/// an error can be logged as it is; what the server sent is there on request.
///
/// # Whether to repeat
///
/// A call has repeated what [`Retry`](crate::runtime::client::retry::Retry) allows; this is for what comes after. What a `GET` asks can be asked
/// again, whatever became of it.
///
/// | [`executed`](Self::executed) | when | what to do |
/// |---|---|---|
/// | [`No`](Executed::No) | [`kind`](Self::kind) `Configuration`, `Request` | put the client or the request right |
/// | | nothing was sent, or begun with | repeat it |
/// | | [`is_permanent`](Self::is_permanent): a certificate, a TLS version, a proxy's credentials | put these right: repeated, it fails again |
/// | | status 429 | repeat it after [`retry_after`](Self::retry_after) |
/// | | status 307, 308, any other 4xx but 408 and 499 | read [`body`](Self::body): as it is, it is refused again |
/// | [`Perhaps`](Executed::Perhaps) | no response | repeat it with the same idempotency key, or look up what became of it first |
/// | | status 408, 499, any 5xx (503 too), any other 3xx | the same, after [`retry_after`](Self::retry_after) |
/// | [`Yes`](Executed::Yes) | status 2xx | do not repeat it: look up its result, part of which may be in [`raw_body`](Self::raw_body) |
///
/// Of several attempts the most executed one counts (`Yes`, then `Perhaps`, then `No`): a 408 followed by a 409 is `Perhaps`.
///
/// ```
/// use primer_api::{Error, ErrorKind, Executed};
///
/// /// The next step of a shop whose payment failed.
/// enum Step {
///     PayAgain,
///     ChangeRequest,
///     CallOperations,
///     LookUpPayment,
/// }
///
/// fn step<F>(error: &Error<F>) -> Step {
///     match (error.executed(), error.kind()) {
///         // A second payment would take the money twice.
///         (Executed::Perhaps | Executed::Yes, _) => Step::LookUpPayment,
///         (Executed::No, ErrorKind::Configuration | ErrorKind::Request) => Step::ChangeRequest,
///         (Executed::No, _) if error.is_permanent() => Step::CallOperations,
///         (Executed::No, ErrorKind::Status) if error.status() != Some(429) => Step::ChangeRequest,
///         (Executed::No, _) => Step::PayAgain,
///     }
/// }
/// # let _ = step::<()>;
/// # let _ = (Step::PayAgain, Step::ChangeRequest, Step::CallOperations, Step::LookUpPayment);
/// ```
///
/// # In a log
///
/// `Display` is one line whatever a server sends: what came back, why it is of no use, what became of the whole call, as in
/// `` `createPayment` (2.4): status 409, Conflict, 2 attempts, it may have been executed ``. What the service calls the failure
/// stands in it if it looks like a name, and so do names of members as far as they are plain ASCII, and the seconds that it asks to wait.
///
/// # Of several operations
///
/// An operation's error has the type of its documented failure: `Error<ErrorResponse>`, or `Error<()>` where none is documented. By `?`
/// each of them, and the error of a builder, becomes the general `Error`, which lacks the typed [`body`](Self::body) and nothing else:
///
/// ```
/// # #[cfg(feature = "v2_4")]
/// # mod checkout {
/// use primer_api::Error;
/// use primer_api::v2_4::{Client, CreateClientSessionRequest, UpdateClientSessionRequest};
///
/// async fn open_checkout(request: CreateClientSessionRequest) -> Result<(), Error> {
///     let client = Client::from_env()?;
///     let session = client.create_client_session(request).await?;
///     client
///         .update_client_session(UpdateClientSessionRequest::new(session.client_token.expose()))
///         .await?;
///     Ok(())
/// }
/// # }
/// ```
///
/// Where there is no `?`, [`erase`](Self::erase) does the same: `.await.map_err(Error::erase)`.
pub struct Error<F = AnyFailure> {
    // One box: a `Result` of a call stays as small as its success.
    parts: Box<Parts<F>>,
}

struct Parts<F> {
    fault: Fault,
    body: Option<F>,
}

impl<F> Error<F> {
    pub(crate) fn new(fault: Box<Fault>, body: Option<F>) -> Self {
        Self {
            parts: Box::new(Parts {
                fault: *fault,
                body,
            }),
        }
    }

    /// The kind of failure, of the last attempt.
    pub fn kind(&self) -> ErrorKind {
        self.fault().kind
    }

    /// Whether the server executed the request, by any attempt.
    ///
    /// The error's line says `it may have been executed` where it is [`Perhaps`](Executed::Perhaps), and only there.
    pub fn executed(&self) -> Executed {
        self.fault().executed
    }

    /// Whether another call would fail alike: the server's certificate is not accepted, no TLS version is in common, or a proxy asks
    /// for other credentials.
    pub fn is_permanent(&self) -> bool {
        self.fault().is_permanent
    }

    /// Whether the request reached the server, by any attempt.
    pub fn delivery(&self) -> Delivery {
        self.fault().delivery
    }

    /// The number of attempts; zero if nothing was tried.
    pub fn attempts(&self) -> u32 {
        self.fault().attempts
    }

    /// The time that the server asks to wait before the next attempt (`Retry-After`), counted from its response; at most a year.
    ///
    /// A call does not wait so long if that passes its deadline or the [`Retry`](crate::runtime::client::retry::Retry)'s own limit.
    pub fn retry_after(&self) -> Option<Duration> {
        self.fault().retry_after
    }

    /// Whether a deadline passed, that of the connection included.
    pub fn is_timeout(&self) -> bool {
        self.fault().is_timeout()
    }

    /// The status of the response, if there was one.
    pub fn status(&self) -> Option<u16> {
        self.response().map(|response| response.status)
    }

    /// The headers of the response, if there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.response().map(|response| &response.headers)
    }

    /// The headers of the response that the document declares, as values of the struct that the operation's
    /// [`Response`](crate::runtime::client::Response) has; `None` if there was no response.
    pub fn documented_headers<H: Outcome + Default>(&self) -> Option<H> {
        let operation = self.fault().operation?;
        Some(documented_headers::read(operation, self.headers()?))
    }

    /// The body of a documented failure, if it could be read as documented; [`path`](Self::path) and [`expected`](Self::expected)
    /// say why not.
    pub fn body(&self) -> Option<&F> {
        self.parts.body.as_ref()
    }

    /// The body of a documented failure, if it could be read as documented, by value.
    pub fn into_body(self) -> Option<F> {
        self.parts.body
    }

    /// The body of the response as far as it came, cut at the client's bound for it: that of a success, or that of everything else.
    ///
    /// It is what the server sent, and may hold anything.
    pub fn raw_body(&self) -> Option<&[u8]> {
        self.response().map(|response| response.body.as_slice())
    }

    /// The service's name for what went wrong, if the document says where it is (`x-error-id`) and the service sent a plausible one.
    pub fn error_id(&self) -> Option<&str> {
        self.response()?.error_id()
    }

    /// The service's name for this very failure, which its support asks for, if the document says where it is (`x-diagnostics-id`).
    pub fn diagnostics_id(&self) -> Option<&str> {
        self.response()?.diagnostics_id()
    }

    /// The name of this very request in the logs of the service or of what stands in front of it, if a plausible one came with
    /// the response (`X-Request-Id`, `Request-Id` or else `X-Correlation-Id`).
    ///
    /// A gateway that responds by itself knows no [`diagnostics_id`](Self::diagnostics_id). As any header, it is in no message.
    pub fn request_id(&self) -> Option<&str> {
        identifiers::request_id(self.headers()?)
    }

    /// All parts of the request that break the document's rules.
    pub fn violations(&self) -> &[Violation] {
        &self.fault().violations
    }

    /// Where the body of a documented success or failure is not as documented; empty for the body itself.
    ///
    /// Names in it may be a server's: it is at most 200 characters, and what is not plain ASCII is a `?`.
    pub fn path(&self) -> Option<&str> {
        self.fault()
            .misfit
            .as_ref()
            .map(|misfit| misfit.path.as_str())
    }

    /// The documented form of the part at [`path`](Self::path), where the body of a success or failure is not as documented.
    pub fn expected(&self) -> Option<&'static str> {
        self.fault().misfit.as_ref().map(|misfit| misfit.expected)
    }

    /// The `operationId`, unless the error is one of building a client.
    pub fn operation(&self) -> Option<&'static str> {
        self.fault().operation.map(|operation| operation.id)
    }

    /// The version of the document, unless the error is one of building a client.
    pub fn version(&self) -> Option<&'static str> {
        self.fault().operation.map(|operation| operation.version)
    }

    /// The same error without the documented failure's body, so that errors of different operations have one type; `?` does it, too.
    ///
    /// [`raw_body`](Self::raw_body) remains.
    pub fn erase(self) -> Error {
        Error {
            parts: Box::new(Parts {
                fault: self.parts.fault,
                body: None,
            }),
        }
    }

    /// The same error, with what came of the whole call.
    pub(crate) fn after(mut self, attempts: &Attempts, operation: &'static Operation) -> Self {
        self.parts.fault.after(attempts, operation);
        self
    }

    fn fault(&self) -> &Fault {
        &self.parts.fault
    }

    fn response(&self) -> Option<&FailedResponse> {
        self.fault().response.as_ref()
    }
}

/// By [`erase`](Error::erase). `AnyFailure` is no outcome of an operation, so that this is never the conversion of a type into itself.
impl<F: Outcome> From<Error<F>> for Error {
    fn from(error: Error<F>) -> Self {
        error.erase()
    }
}

impl<F> fmt::Display for Error<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault().fmt(f)
    }
}

impl<F> fmt::Debug for Error<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.fault(), f)
    }
}

impl<F> StdError for Error<F> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.fault()
            .source
            .as_deref()
            .map(|error| error as &(dyn StdError + 'static))
    }
}

#[cfg(test)]
mod tests;
