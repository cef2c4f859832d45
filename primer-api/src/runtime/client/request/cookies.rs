//! The `Cookie` header: one for all parameters and credentials of a request that are cookies (RFC 6265, 5.4).

use http::HeaderValue;
use http::header::{COOKIE, HeaderMap};

use crate::runtime::check::Rule;
use crate::runtime::client::request::encoding;

const NO_COOKIE: Rule =
    Rule::Location("must hold only characters that a cookie can hold (RFC 6265, 4.1.1)");

/// The cookies of a request.
#[derive(Debug, Default)]
pub(crate) struct Cookies {
    pairs: Vec<String>,
}

impl Cookies {
    /// Adds one or several cookies as they stand in the header: `name=value`.
    pub(crate) fn push(&mut self, pairs: String) {
        self.pairs.push(pairs);
    }

    /// Adds the header, unless there are no cookies. A header parameter of that name goes before them.
    pub(crate) fn write(self, headers: &mut HeaderMap) {
        if self.pairs.is_empty() && !headers.contains_key(COOKIE) {
            return;
        }
        let mut pairs: Vec<&str> = self.pairs.iter().map(String::as_str).collect();
        let declared = headers.remove(COOKIE);
        let declared = declared.as_ref().and_then(|it| it.to_str().ok());
        pairs.splice(0..0, declared);
        // All pairs are printable ASCII.
        if let Ok(mut value) = HeaderValue::from_str(&pairs.join("; "))
            && !value.is_empty()
        {
            // A cookie is a credential more often than not.
            value.set_sensitive(true);
            headers.insert(COOKIE, value);
        }
    }
}

/// A cookie whose value is sent as it is: a credential, for example, which services compare byte by byte.
pub(crate) fn verbatim(name: &str, text: &str) -> Result<String, Rule> {
    let quoted = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    check(quoted.unwrap_or(text))?;
    Ok(format!("{}={text}", encoding::cookie_name(name)))
}

/// Whether a text can stand in the value of a cookie as it is.
pub(crate) fn check(text: &str) -> Result<(), Rule> {
    match text.bytes().all(is_octet) {
        true => Ok(()),
        false => Err(NO_COOKIE),
    }
}

/// RFC 6265, 4.1.1, `cookie-octet`.
fn is_octet(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b',' | b';' | b'\\')
}

#[cfg(test)]
mod tests;
