//! Calls over HTTP: from the values of a request to those of an answer (feature `client`).

mod answer;
mod attempt;
#[cfg(feature = "blocking")]
mod blocking;
mod builder;
mod call;
mod cause;
mod clock;
mod drift;
mod encoding;
mod error;
mod fault;
mod headers;
mod idempotency;
mod identifiers;
#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
mod no_tls;
mod on_attempt;
mod operation;
mod parameters;
mod random;
mod request;
mod response;
mod retry;
mod security;
mod span;
#[cfg(any(feature = "rustls", feature = "native-tls"))]
mod tls;
mod transport;
mod user_agent;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod loopback;

pub use reqwest::header::HeaderMap;

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
use self::no_tls as tls;

pub use self::builder::Builder;
pub use self::call::{Call, CallFuture};
pub use self::drift::{Drift, DriftKind};
pub use self::error::{AnyFailure, Delivery, Error, ErrorKind, Executed};
pub use self::on_attempt::Attempt;
pub use self::operation::{
    Constant, Content, Credential, DocumentedResponse, Location, Operation, Parameter, RequestBody,
    Scheme, Server, Service, Statuses, Style,
};
pub use self::response::Response;
pub use self::retry::{FailedAttempt, Next, Retry};
pub use self::transport::Transport;
