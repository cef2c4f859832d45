//! Requests: what an operation sends, with the headers that callers add.

pub(crate) mod accept;
pub(crate) mod as_body;
mod body;
pub(crate) mod cookies;
pub(crate) mod encoding;
pub(crate) mod flat;
pub(crate) mod forms;
pub(crate) mod headers;
pub(crate) mod idempotency;
mod media;
mod multipart;
pub(crate) mod nested;
pub(crate) mod on_attempt;
pub(crate) mod parameters;
pub(crate) mod payload;
mod query_string;
pub(crate) mod security;
pub(crate) mod write;

use http::{HeaderMap, Method};
use url::Url;

use self::payload::Payload;
use self::security::Provided;

/// A request, which every attempt of a call sends; copies share the body.
#[derive(Clone)]
pub(crate) struct Request {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Payload>,
    /// Credentials that each attempt asks a provider for.
    pub(crate) provided: Vec<Provided>,
}
