//! What the server answers.

use super::request::Request;

/// An answer.
#[derive(Clone, Debug)]
pub struct Reply(Kind);

#[derive(Clone, Debug)]
enum Kind {
    /// The answer from its first byte to its last.
    Bytes(Vec<u8>),
    /// The body of the request, with its media type.
    Echo,
}

impl Reply {
    /// An answer that holds what the request held.
    pub fn echo() -> Self {
        Self(Kind::Echo)
    }

    /// An answer in JSON.
    pub fn json(status: u16, body: &str) -> Self {
        Self::of(
            status,
            &[("content-type", "application/json")],
            body.as_bytes(),
        )
    }

    /// An answer without a body, nor a media type.
    pub fn empty(status: u16) -> Self {
        Self::of(status, &[], b"")
    }

    /// An answer with these headers, beside the length of its body.
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
        Self(Kind::Bytes([head.as_bytes(), body].concat()))
    }

    /// An answer from its first byte to its last.
    pub fn raw(bytes: &[u8]) -> Self {
        Self(Kind::Bytes(bytes.to_vec()))
    }

    /// The answer to a request, from its first byte to its last.
    pub(crate) fn to_bytes(&self, request: &Request) -> Vec<u8> {
        match &self.0 {
            Kind::Bytes(bytes) => bytes.clone(),
            Kind::Echo => {
                let content_type = request
                    .header("content-type")
                    .map(|it| ("content-type", it));
                Self::of(200, content_type.as_slice(), &request.body).to_bytes(request)
            }
        }
    }
}
