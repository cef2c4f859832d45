//! Responses: received, read, and searched for drift; and the documented success that a call yields.

pub(crate) mod body;
pub(crate) mod drift;
pub(crate) mod media;
pub(crate) mod open;
pub(crate) mod read;
pub(crate) mod received;

use std::fmt;

use http::HeaderMap;

use crate::runtime::client::operation::DocumentedResponse;

/// A documented success, from [`Call::with_response`](crate::runtime::client::call::Call::with_response): the value `T`, and the
/// documented headers `H`, if there are any.
#[derive(Clone)]
pub struct Response<T, H = ()> {
    status: u16,
    headers: HeaderMap,
    documented_headers: H,
    body: T,
    /// Whether all of the body is kept out of `Debug`.
    sensitive: bool,
}

impl<T, H> Response<T, H> {
    pub(crate) fn new(
        documented: &DocumentedResponse,
        status: u16,
        headers: HeaderMap,
        documented_headers: H,
        body: T,
    ) -> Self {
        Self {
            status,
            headers,
            documented_headers,
            body,
            sensitive: documented.sensitive,
        }
    }

    /// Whether all of the body is personal data.
    pub(crate) fn is_sensitive(&self) -> bool {
        self.sensitive
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The headers that the document declares for any response of the operation, as values: `None` for one that is missing or is not
    /// as documented; of the latter a client's hook for drift is told. [`headers`](Self::headers) has all as they came.
    pub fn documented_headers(&self) -> &H {
        &self.documented_headers
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The value.
    pub fn body(&self) -> &T {
        &self.body
    }

    /// The value alone.
    pub fn into_body(self) -> T {
        self.body
    }
}

impl<T: fmt::Debug, H> fmt::Debug for Response<T, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Headers hold cookies and other things that are not for the log.
        let mut shown = f.debug_struct("Response");
        shown.field("status", &self.status);
        if self.sensitive {
            shown.field("body", &format_args!("[redacted]"));
        } else {
            shown.field("body", &self.body);
        }
        shown.finish_non_exhaustive()
    }
}
