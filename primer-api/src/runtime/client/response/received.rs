//! A response as it came: its status, its headers, and its body up to the client's limit.

use bytes::Bytes;
use http::HeaderMap;

use crate::runtime::client::error::kind::ErrorKind;
use crate::runtime::client::operation::Operation;
use crate::runtime::client::operation::status::is_success;
use crate::runtime::client::response::body::{Body, Cut};

/// A response, as far as it was received.
pub(crate) struct Received {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The reason why the body is not complete.
    pub(crate) cut: Option<Cut>,
    /// The body of a success, where it is received as the caller wants it.
    pub(crate) rest: Option<Body>,
}

impl Received {
    /// The kind of failure that the response is, without reading its body; `None` for a complete 2xx, documented or not.
    pub(crate) fn failure(&self, operation: &Operation) -> Option<ErrorKind> {
        if operation.successes(self.status).is_empty() {
            // Without a documented success there is nothing to read, and still the request was executed.
            return (!is_success(self.status)).then_some(ErrorKind::Status);
        }
        self.cut.as_ref().map(Cut::kind)
    }
}
