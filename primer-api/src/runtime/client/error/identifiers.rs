//! How a service calls a failure and its request, as far as that looks like a name.

use std::fmt;

use http::header::HeaderMap;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// How many characters an identifier may have.
const LENGTH: usize = 128;

/// The headers by which services and what stands in front of them name a request; no standard has one.
const REQUEST_IDS: [&str; 3] = ["x-request-id", "request-id", "x-correlation-id"];

/// How a service calls a failure.
#[derive(Default)]
pub(crate) struct Identifiers {
    pub(crate) error_id: Option<String>,
    pub(crate) diagnostics_id: Option<String>,
}

impl Identifiers {
    /// Those in a body in JSON: of its member `error`, or else of the whole.
    ///
    /// They are found in front of a cut or a mistake as well, and nothing else of the body is held meanwhile.
    pub(crate) fn of(body: &[u8]) -> Self {
        // RFC 8259, 8.1: parsers may ignore the presence of a byte order mark.
        let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
        let (mut whole, mut error) = (Self::default(), Self::default());
        let members = Search::Members(&mut whole, Some(&mut error));
        // What cannot be read has no more identifiers.
        let _ = members.deserialize(&mut serde_json::Deserializer::from_slice(body));
        Self {
            error_id: error.error_id.or(whole.error_id),
            diagnostics_id: error.diagnostics_id.or(whole.diagnostics_id),
        }
    }
}

/// How the headers of a response call its request.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    REQUEST_IDS
        .into_iter()
        .find_map(|name| identifier(headers.get(name)?.to_str().ok()?))
}

/// A text that a server sent, if it looks like an identifier: it fits into a line, and has nothing that a reader or a log could
/// take for anything else.
pub(crate) fn identifier(text: &str) -> Option<&str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._:-".contains(c);
    ((1..=LENGTH).contains(&text.len()) && text.chars().all(plain)).then_some(text)
}

/// What is looked for in a value, whatever the value turns out to be.
enum Search<'a> {
    /// The identifiers among the members of an object, and those of its member `error`.
    Members(&'a mut Identifiers, Option<&'a mut Identifiers>),
    /// An identifier.
    Text(&'a mut Option<String>),
}

impl<'de> DeserializeSeed<'de> for Search<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Search<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let Self::Members(own, mut error) = self else {
            while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(());
        };
        while let Some(name) = members.next_key::<String>()? {
            let search = match name.as_str() {
                "errorId" => Some(Search::Text(&mut own.error_id)),
                "diagnosticsId" => Some(Search::Text(&mut own.diagnostics_id)),
                "error" => error.as_deref_mut().map(|it| Search::Members(it, None)),
                _ => None,
            };
            match search {
                Some(search) => members.next_value_seed(search)?,
                None => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        if let Self::Text(slot) = self {
            *slot = identifier(text).map(str::to_owned);
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
