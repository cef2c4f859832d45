//! Calls over HTTP: from the values of a request to those of an answer (feature `client`).

mod answer;
mod attempt;
#[cfg(feature = "blocking")]
mod blocking;
mod builder;
mod call;
mod clock;
mod encoding;
mod error;
mod fault;
mod idempotency;
mod operation;
mod parameters;
mod random;
mod request;
mod response;
mod retry;
mod security;
mod transport;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod loopback;

pub use reqwest::header::HeaderMap;

pub use self::builder::Builder;
pub use self::call::{Call, CallFuture};
pub use self::error::{Delivery, Error, ErrorKind};
pub use self::operation::{
    Answer, Constant, Content, Credential, Location, Operation, Parameter, RequestBody, Scheme,
    Server, Service, Statuses, Style,
};
pub use self::response::Response;
pub use self::retry::{FailedAttempt, Next, Retry};
pub use self::transport::Transport;
