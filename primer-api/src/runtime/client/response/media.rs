//! Media types: which of the documented responses of a status a response may be, by its `Content-Type`.

use std::borrow::Cow;
use std::cmp::Reverse;

use http::header::{CONTENT_TYPE, HeaderMap};

use crate::runtime::client::operation::{Content, DocumentedResponse};

/// The documented responses of one status that a response may be, the first to be tried first; empty if its media type is not one
/// of theirs.
///
/// What is documented alone is expected whatever the header says.
pub(crate) fn candidates(
    documented: &'static [DocumentedResponse],
    headers: &HeaderMap,
    has_body: bool,
) -> impl Iterator<Item = &'static DocumentedResponse> + use<> {
    let (only, others) = match documented {
        [only] => (Some(only), Vec::new()),
        several => (None, by_media_type(several, headers, has_body)),
    };
    only.into_iter().chain(others)
}

fn by_media_type(
    documented: &'static [DocumentedResponse],
    headers: &HeaderMap,
    has_body: bool,
) -> Vec<&'static DocumentedResponse> {
    let sent = sent(headers).unwrap_or_default();
    let sent_essence = essence(&sent);
    if sent_essence.is_empty() {
        return by_preference(documented, has_body);
    }
    let matching = best(documented, &sent, &sent_essence);
    match matching.is_empty() {
        true => of_its_kind(documented, &sent_essence),
        false => matching,
    }
}

/// The value of `Content-Type`; `None` if there is none.
pub(crate) fn sent(headers: &HeaderMap) -> Option<Cow<'_, str>> {
    let value = headers.get(CONTENT_TYPE)?;
    Some(String::from_utf8_lossy(value.as_bytes()))
}

/// A media type without its parameters, in small letters.
pub(crate) fn essence(media_type: &str) -> Cow<'_, str> {
    let essence = media_type
        .split_once(';')
        .map_or(media_type, |(essence, _)| essence);
    let essence = essence.trim();
    match essence.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => essence.to_ascii_lowercase().into(),
        false => essence.into(),
    }
}

/// The `charset` of a media type, in small letters; `None` if it has none.
pub(crate) fn charset(media_type: &str) -> Option<String> {
    let parameters = parameters(media_type);
    let mut charsets = parameters
        .iter()
        .filter_map(|it| it.strip_prefix("charset="));
    charsets.next().map(|it| it.trim().to_owned())
}

/// Whether a media type without parameters is JSON (RFC 8259, or a `+json` suffix of RFC 6839).
pub(crate) fn is_json(essence: &str) -> bool {
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

/// Whether a media type is a documented one, or one of a documented range; both without parameters.
pub(crate) fn is_of(sent: &str, documented: &str) -> bool {
    precision(sent, documented).is_some()
}

/// The number of characters that a media type has in common with the documented one or the documented range that it is of.
///
/// OpenAPI 3.0, Response Object: "For responses that match multiple keys, only the most specific key is applicable."
fn precision(sent: &str, documented: &str) -> Option<usize> {
    match documented.split_once('*') {
        _ if documented == "*/*" => Some(0),
        None => (sent == documented).then_some(documented.len()),
        Some((start, end)) => {
            let is_long = sent.len() > start.len() + end.len();
            let is_of = is_long && sent.starts_with(start) && sent.ends_with(end);
            is_of.then_some(start.len() + end.len())
        }
    }
}

/// The documented responses whose media types fit best.
fn best(
    documented: &'static [DocumentedResponse],
    sent: &str,
    sent_essence: &str,
) -> Vec<&'static DocumentedResponse> {
    let sent = parameters(sent);
    let key = |it: &DocumentedResponse| {
        let precision = precision(sent_essence, &essence(it.media_type))?;
        let expected = parameters(it.media_type);
        let others = expected.iter().filter(|it| !sent.contains(it)).count();
        Some((precision, Reverse(others), expected.len()))
    };
    let keys = documented.iter().filter_map(|it| Some((key(it)?, it)));
    let keys: Vec<_> = keys.collect();
    let greatest = keys.iter().map(|(key, _)| *key).max();
    let best = keys.into_iter().filter(|(key, _)| Some(*key) == greatest);
    best.map(|(_, it)| it).collect()
}

/// The parameters of a media type; names and most values are the same in small and capital letters (RFC 9110, 8.3.1).
fn parameters(media_type: &str) -> Vec<String> {
    let parameters = media_type.split(';').skip(1);
    let parameters = parameters.map(|it| it.trim().replace('"', "").to_ascii_lowercase());
    parameters.filter(|it| !it.is_empty()).collect()
}

/// Without a `Content-Type`, JSON is tried first, since any bytes are text or bytes; these need some.
fn by_preference(
    documented: &'static [DocumentedResponse],
    has_body: bool,
) -> Vec<&'static DocumentedResponse> {
    let (json, others): (Vec<_>, Vec<_>) = documented
        .iter()
        .partition(|it| it.content == Content::Json);
    match has_body || json.is_empty() {
        true => json.into_iter().chain(others).collect(),
        false => json,
    }
}

/// For a media type that is not documented: what is read alike. JSON is JSON whatever its name (RFC 6839), and bytes of no special
/// type are bytes, if these are documented in one form.
fn of_its_kind(
    documented: &'static [DocumentedResponse],
    sent: &str,
) -> Vec<&'static DocumentedResponse> {
    let kind = match sent {
        json if is_json(json) => Content::Json,
        "application/octet-stream" | "binary/octet-stream" => Content::Bytes,
        _ => return Vec::new(),
    };
    let alike = documented.iter().filter(|it| it.content == kind);
    let alike: Vec<_> = alike.collect();
    let plain = |it: &&&DocumentedResponse| essence(it.media_type) == "application/json";
    match alike.first() {
        Some(first) if alike.iter().all(|it| it.outcome == first.outcome) => vec![first],
        _ => alike.iter().find(plain).copied().into_iter().collect(),
    }
}

#[cfg(test)]
mod tests;
