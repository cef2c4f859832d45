//! Responses: received, read, and searched for drift; and the documented success that a call yields.

pub(crate) mod drift;
mod media;
pub(crate) mod read;
pub(crate) mod received;

use std::fmt;

use http::HeaderMap;

use crate::runtime::client::operation::DocumentedResponse;

/// A documented success, from [`Call::with_response`](crate::runtime::client::call::Call::with_response).
#[derive(Clone)]
pub struct Response<T> {
    status: u16,
    headers: HeaderMap,
    body: T,
    /// Whether all of the body is kept out of `Debug`.
    sensitive: bool,
}

impl<T> Response<T> {
    pub(crate) fn new(
        documented: &DocumentedResponse,
        status: u16,
        headers: HeaderMap,
        body: T,
    ) -> Self {
        Self {
            status,
            headers,
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

impl<T: fmt::Debug> fmt::Debug for Response<T> {
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
