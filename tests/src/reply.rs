//! The response that a server makes to every request.

use crate::request::Request;

/// A response, or the rule that makes it from a request.
#[derive(Clone, Debug)]
pub struct Reply(Form);

#[derive(Clone, Debug)]
enum Form {
    /// The response from its first byte to its last.
    Bytes(Vec<u8>),
    /// The body of the request, with its media type.
    Echo,
}

impl Reply {
    /// A response with the body of the request.
    pub fn echo() -> Self {
        Self(Form::Echo)
    }

    /// A response in JSON.
    pub fn json(status: u16, body: &str) -> Self {
        Self::of(
            status,
            &[("content-type", "application/json")],
            body.as_bytes(),
        )
    }

    /// A response without a body and without a media type.
    pub fn empty(status: u16) -> Self {
        Self::of(status, &[], b"")
    }

    /// A response with these headers, and with `Content-Length`.
    pub fn of(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Self {
        let headers: String = headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        // RFC 9110, section 8.6: a 204 has no `Content-Length`.
        let length = match status {
            204 => String::new(),
            _ => format!("content-length: {}\r\n", body.len()),
        };
        let head = format!("HTTP/1.1 {status} Reason\r\n{headers}{length}\r\n");
        Self(Form::Bytes([head.as_bytes(), body].concat()))
    }

    /// A response from its first byte to its last.
    pub fn raw(bytes: &[u8]) -> Self {
        Self(Form::Bytes(bytes.to_vec()))
    }

    /// The response to a request, from its first byte to its last.
    pub(crate) fn to_bytes(&self, request: &Request) -> Vec<u8> {
        match &self.0 {
            Form::Bytes(bytes) => bytes.clone(),
            Form::Echo => {
                let content_type = request
                    .header("content-type")
                    .map(|it| ("content-type", it));
                Self::of(200, content_type.as_slice(), &request.body).to_bytes(request)
            }
        }
    }
}
