//! The settings of a client: limits, retries, hooks.

use std::time::Duration;

use http::{HeaderMap, HeaderValue};

use crate::runtime::client::clock::Clock;
use crate::runtime::client::operation::{Content, Operation};
use crate::runtime::client::request::on_attempt;
use crate::runtime::client::response::drift;
use crate::runtime::client::retry::Retry;

/// The generator and its version: how a client names itself.
pub(crate) const GENERATOR: &str = concat!("primer-codegen/", env!("CARGO_PKG_VERSION"));

/// The limits of a transport.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) connect_timeout: Duration,
    pub(crate) read_timeout: Duration,
    pub(crate) attempt_timeout: Duration,
    pub(crate) timeout: Duration,
    /// Of a body that is received as the caller wants it, from its head to its end.
    pub(crate) stream_timeout: Duration,
    pub(crate) retry: Retry,
    pub(crate) clock: Clock,
    /// For all calls; their values are marked as sensitive.
    pub(crate) headers: HeaderMap,
    /// For all calls that name no other.
    pub(crate) user_agent: HeaderValue,
    /// Is told of each attempt before it is sent.
    pub(crate) on_attempt: Option<on_attempt::Hook>,
    /// Is told of what a response holds that the document does not know.
    pub(crate) on_drift: Option<drift::Hook>,
    /// In bytes, of a success.
    pub(crate) max_body: usize,
    /// In bytes, of everything else.
    pub(crate) max_error_body: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(5),
            read_timeout: Duration::from_secs(15),
            attempt_timeout: Duration::from_secs(30),
            timeout: Duration::from_secs(60),
            stream_timeout: Duration::from_secs(60 * 60),
            retry: Retry::default(),
            clock: Clock::default(),
            headers: HeaderMap::new(),
            user_agent: HeaderValue::from_static(GENERATOR),
            on_attempt: None,
            on_drift: None,
            max_body: 2 * 1024 * 1024,
            max_error_body: 64 * 1024,
        }
    }
}

impl Settings {
    /// The number of bytes of a body that are received; `None` if the body is passed over.
    pub(crate) fn body_limit(&self, operation: &Operation, status: u16) -> Option<usize> {
        let successes = operation.successes(status);
        match successes {
            [] => Some(self.max_error_body),
            _ if successes.iter().all(|it| it.content == Content::Empty) => None,
            _ => Some(self.max_body),
        }
    }
}
