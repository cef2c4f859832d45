//! A failed attempt, for the decision about another one.

use std::time::Duration;

use crate::runtime::client::error::effect::Effect;
use crate::runtime::client::error::kind::{Delivery, ErrorKind, Executed};

/// A failed attempt: one that brought no documented success.
///
/// It holds nothing of the request or the response but this.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FailedAttempt {
    /// The `operationId`.
    pub operation: &'static str,
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// Whether the request carries an idempotency key that the document declares; every attempt of a call carries the same.
    pub has_key: bool,
    /// Which attempt it was; the first is 1.
    pub number: u32,
    /// The kind of failure.
    pub kind: ErrorKind,
    /// The status of the response, if there was one.
    pub status: Option<u16>,
    /// Whether the request of this attempt reached the server.
    pub delivery: Delivery,
    /// Whether another attempt would fail alike: the server's certificate is not accepted, no TLS version is in common, or a
    /// proxy asks for other credentials.
    pub is_permanent: bool,
    /// Whether the credential of this attempt was refused (401), and another attempt would ask its provider for a fresh one; true once
    /// in a call.
    pub is_renewable: bool,
    /// The time that the server asks to wait (`Retry-After`).
    pub retry_after: Option<Duration>,
    /// The time that the call has taken up to now.
    pub elapsed: Duration,
    /// The time that is left to the call.
    pub remaining: Duration,
}

impl FailedAttempt {
    /// A first attempt by this method that was answered with this status, with all the time that there is.
    pub fn answered(method: &'static str, status: u16) -> Self {
        Self {
            status: Some(status),
            ..Self::unanswered(method, ErrorKind::Status, Delivery::Answered)
        }
    }

    /// A first attempt by this method that got no response, with all the time that there is.
    pub fn unanswered(method: &'static str, kind: ErrorKind, delivery: Delivery) -> Self {
        Self {
            operation: "",
            method,
            has_key: false,
            number: 1,
            kind,
            status: None,
            delivery,
            is_permanent: false,
            is_renewable: false,
            retry_after: None,
            elapsed: Duration::ZERO,
            remaining: Duration::MAX,
        }
    }

    /// Whether the server executed the request of this attempt.
    pub fn executed(&self) -> Executed {
        Effect::of(self.delivery, self.status).executed()
    }

    /// Whether the server asks for fewer requests.
    pub(super) fn is_throttled(&self) -> bool {
        self.kind == ErrorKind::Status && matches!(self.status, Some(429 | 503))
    }
}
