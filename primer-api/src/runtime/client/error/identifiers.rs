//! The identifiers of a failure and of its request, as far as they look like names.

use std::fmt;

use crate::runtime::client::operation::{MemberPath, Operation};
use http::header::HeaderMap;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The greatest number of characters of an identifier.
const LENGTH: usize = 128;

/// The headers by which services and what stands in front of them name a request; no standard has one.
const REQUEST_IDS: [&str; 3] = ["x-request-id", "request-id", "x-correlation-id"];

/// The service's names for a failure.
#[derive(Default)]
pub(crate) struct Identifiers {
    /// The kind of failure.
    pub(crate) error_id: Option<String>,
    /// This very failure.
    pub(crate) diagnostics_id: Option<String>,
}

impl Identifiers {
    /// Those in a body in JSON, where the document of an operation says that they are.
    ///
    /// They are found in front of a cut or a mistake as well, and nothing else of the body is held meanwhile.
    pub(crate) fn of(operation: &Operation, body: &[u8]) -> Self {
        let Operation {
            error_ids,
            diagnostics_ids,
            ..
        } = operation;
        let paths: Vec<MemberPath> = error_ids.iter().chain(*diagnostics_ids).copied().collect();
        if paths.is_empty() {
            return Self::default();
        }
        // RFC 8259, 8.1: parsers may ignore the presence of a byte order mark.
        let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
        let mut found = vec![None; paths.len()];
        let search = Search {
            wanted: paths.into_iter().enumerate().collect(),
            found: &mut found,
        };
        // What cannot be read has no more identifiers.
        let _ = search.deserialize(&mut serde_json::Deserializer::from_slice(body));
        let diagnostics_ids = found.split_off(error_ids.len());
        Self {
            error_id: found.into_iter().flatten().next(),
            diagnostics_id: diagnostics_ids.into_iter().flatten().next(),
        }
    }
}

/// The identifier of a request, in the headers of its response.
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

/// The search of a value, whatever the value turns out to be.
struct Search<'a> {
    /// The identifiers that are in the value, each by its number and by the rest of the way to it.
    wanted: Vec<(usize, MemberPath)>,
    found: &'a mut [Option<String>],
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
        let Self { wanted, found } = self;
        while let Some(name) = members.next_key::<String>()? {
            let inside = wanted.iter().filter_map(|(n, path)| {
                let (first, rest) = path.split_first()?;
                (*first == name).then_some((*n, rest))
            });
            let inside: Vec<_> = inside.collect();
            if inside.is_empty() {
                members.next_value::<IgnoredAny>()?;
            } else {
                members.next_value_seed(Search {
                    wanted: inside,
                    found: &mut *found,
                })?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        let here = self.wanted.iter().filter(|(_, path)| path.is_empty());
        for (n, _) in here {
            if let Some(slot) = self.found.get_mut(*n) {
                *slot = identifier(text).map(str::to_owned);
            }
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
