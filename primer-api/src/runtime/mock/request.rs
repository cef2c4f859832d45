//! Requests as they came.

use std::fmt;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Method};

use crate::runtime::value::Json;

/// The body of a request, as far as it was received.
#[derive(Clone)]
pub(crate) enum Body {
    Whole(Bytes),
    /// It is longer than the server keeps.
    TooLarge,
    /// The client broke it off.
    Broken,
}

/// A request as a server received it.
///
/// It holds what the client sent, credentials and personal data included; `Debug` shows none of it.
#[derive(Clone)]
pub struct ReceivedRequest {
    method: Method,
    path: String,
    query: Option<String>,
    headers: HeaderMap,
    body: Body,
}

impl ReceivedRequest {
    pub(super) fn new(head: Parts, body: Body) -> Self {
        Self {
            path: head.uri.path().to_owned(),
            query: head.uri.query().map(str::to_owned),
            method: head.method,
            headers: head.headers,
            body,
        }
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The path, percent-encoded as it came.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The query without its question mark, percent-encoded as it came; `None` if there was none.
    pub fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The first value of a header, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The body; empty if there was none, and where it was too large or broke off.
    pub fn bytes(&self) -> &[u8] {
        match &self.body {
            Body::Whole(bytes) => bytes,
            Body::TooLarge | Body::Broken => &[],
        }
    }

    /// The body as JSON, if it is JSON.
    pub fn json(&self) -> Option<Json> {
        serde_json::from_slice(self.bytes()).ok()
    }

    pub(crate) fn body(&self) -> &Body {
        &self.body
    }
}

impl fmt::Debug for ReceivedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReceivedRequest")
            .field("method", &self.method)
            .field("bytes", &self.bytes().len())
            .finish_non_exhaustive()
    }
}
