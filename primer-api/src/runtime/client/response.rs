//! A successful answer, with what surrounds its value.

use std::fmt;

use reqwest::header::HeaderMap;

use super::operation::DocumentedResponse;

/// A successful answer, from [`Call::with_response`](super::call::Call::with_response).
#[derive(Clone)]
pub struct Response<T> {
    status: u16,
    headers: HeaderMap,
    body: T,
    /// Whether all of the body is kept out of `Debug`.
    sensitive: bool,
}

impl<T> Response<T> {
    pub(super) fn new(
        answer: &DocumentedResponse,
        status: u16,
        headers: HeaderMap,
        body: T,
    ) -> Self {
        Self {
            status,
            headers,
            body,
            sensitive: answer.sensitive,
        }
    }

    /// Whether all of the body is personal data.
    pub(super) fn is_sensitive(&self) -> bool {
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
