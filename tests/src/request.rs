//! A request that a server received.

use serde_json::Value;

/// A request, as it was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The request line, without its end.
    pub line: String,
    /// The headers as they were received, in their order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// The number of its connection, from 0.
    pub connection: usize,
}

impl Request {
    /// Removes the first request from the bytes of a connection; `None` if it is not complete yet.
    pub fn take(bytes: &mut Vec<u8>, connection: usize) -> Option<Self> {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let mut lines = head.split("\r\n");
        let line = lines.next().unwrap().to_owned();
        let headers: Vec<_> = lines
            .map(|line| line.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let mut request = Self {
            line,
            headers,
            body: Vec::new(),
            connection,
        };
        if request.header("transfer-encoding") == Some("chunked") {
            let (body, length) = unchunked(&bytes[end + 4..])?;
            request.body = body;
            bytes.drain(..end + 4 + length);
            return Some(request);
        }
        let length = request
            .header("content-length")
            .map_or(0, |length| length.parse().unwrap());
        if bytes.len() < end + 4 + length {
            return None;
        }
        request.body = bytes[end + 4..end + 4 + length].to_vec();
        bytes.drain(..end + 4 + length);
        Some(request)
    }

    /// The method.
    pub fn method(&self) -> &str {
        self.line.split(' ').next().unwrap()
    }

    /// The path with its query, as written in the request line.
    pub fn target(&self) -> &str {
        self.line.split(' ').nth(1).unwrap()
    }

    /// The path alone.
    pub fn path(&self) -> &str {
        self.target().split('?').next().unwrap()
    }

    /// The query, without its question mark; empty if there is none.
    pub fn query(&self) -> &str {
        self.target().split_once('?').map_or("", |(_, query)| query)
    }

    /// The value of the only header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self
            .headers
            .iter()
            .filter(|(header, _)| header.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str());
        let first = found.next();
        assert_eq!(found.next(), None, "a second `{name}`");
        first
    }

    /// The names of all headers in lower case, sorted.
    pub fn header_names(&self) -> Vec<String> {
        let mut names: Vec<_> = self
            .headers
            .iter()
            .map(|(name, _)| name.to_ascii_lowercase())
            .collect();
        names.sort_unstable();
        names
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The request as text, from its first line to the end of its body.
    pub fn to_text(&self) -> String {
        let headers: String = self
            .headers
            .iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"))
            .collect();
        format!(
            "{}\r\n{headers}\r\n{}",
            self.line,
            String::from_utf8_lossy(&self.body)
        )
    }
}

/// A body of unknown length, and the number of bytes that it takes; `None` if it is not complete yet.
fn unchunked(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    let (mut body, mut rest) = (Vec::new(), bytes);
    loop {
        let end = rest.windows(2).position(|window| window == b"\r\n")?;
        let size = std::str::from_utf8(&rest[..end]).unwrap();
        let size = usize::from_str_radix(size, 16).unwrap();
        let chunk = rest.get(end + 2..end + 2 + size + 2)?;
        body.extend_from_slice(&chunk[..size]);
        rest = &rest[end + 2 + size + 2..];
        if size == 0 {
            return Some((body, bytes.len() - rest.len()));
        }
    }
}
