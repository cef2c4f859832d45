//! A response that a client received.

use serde_json::Value;

use crate::request::Request;

/// A response, as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The status.
    pub status: u16,
    message: Request,
}

impl Response {
    /// Removes the first response from the bytes of a connection; `None` if it is not complete yet.
    pub fn take(bytes: &mut Vec<u8>) -> Option<Self> {
        // Like a request but for its first line, in which the status is the second word.
        let message = Request::take(bytes, 0)?;
        let status = message.target().parse().unwrap();
        Some(Self { status, message })
    }

    /// The value of the only header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.message.header(name)
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        self.message.json()
    }
}
