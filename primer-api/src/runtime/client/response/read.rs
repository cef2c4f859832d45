//! Reads a response: as the documented success, or as a failure with all that is known of it.

use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap};

use crate::runtime::client::documented_headers;
use crate::runtime::client::error::Error;
use crate::runtime::client::error::fault::{FailedResponse, Fault};
use crate::runtime::client::error::kind::ErrorKind;
use crate::runtime::client::operation::status::{by_statuses, is_success};
use crate::runtime::client::operation::{Content, DocumentedResponse, Operation};
use crate::runtime::client::response::Response;
use crate::runtime::client::response::body::Cut;
use crate::runtime::client::response::media::{candidates, charset, essence, is_json, is_of, sent};
use crate::runtime::client::response::received::Received;
use crate::runtime::client::text;
use crate::runtime::json;
use crate::runtime::misfit::Misfit;
use crate::runtime::value::{Outcome, Slot};

pub(super) const NOT_DOCUMENTED: &str = "not documented";
const NOT_FOLLOWED: &str = "redirects are not followed";

/// Reads a response as the document declares it.
pub(crate) fn read<T: Outcome, F: Outcome, H: Outcome>(
    operation: &'static Operation,
    mut received: Received,
) -> Result<Response<T, H>, Error<F>> {
    let successes = operation.successes(received.status);
    if successes.is_empty() {
        let (fault, body) = refusal(operation.failure(received.status), received);
        return Err(Error::new(fault.of(operation), body));
    }
    if let Some(cut) = received.cut.take() {
        let fault = cut_off(cut.kind(), cut, received);
        return Err(Error::new(fault.of(operation), None));
    }
    let documented = operation.success(received.status);
    if documented.is_empty() {
        return read_undocumented(operation, successes, received);
    }
    match read_documented(documented, &received) {
        Ok((documented, body)) => Ok(success(operation, documented, received, body)),
        // Such a status is not the documented one, which has a body: only a range or the default includes it.
        Err(_) if is_bodiless(&received) => {
            read_undocumented(operation, operation.successes, received)
        }
        Err(misfit) => {
            let fault = unreadable(ErrorKind::Decode, received, misfit);
            Err(Error::new(fault.of(operation), None))
        }
    }
}

/// Whether a response has no body and its status never has one (RFC 9110, 15.3.5, 15.3.6 and 15.4.5).
fn is_bodiless(received: &Received) -> bool {
    matches!(received.status, 204 | 205 | 304) && received.body.is_empty()
}

fn success<T, H: Outcome>(
    operation: &Operation,
    documented: &DocumentedResponse,
    received: Received,
    body: T,
) -> Response<T, H> {
    let values = documented_headers::read(operation, &received.headers);
    Response::new(documented, received.status, received.headers, values, body)
}

/// Reads a success as the documented one that its media type says, of those of its status.
fn read_documented<T: Outcome>(
    documented: &'static [DocumentedResponse],
    received: &Received,
) -> Result<(&'static DocumentedResponse, T), Misfit> {
    first_of(documented, received, |it| match foreign(it, received) {
        Some(misfit) => Err(misfit),
        None => Ok((it, read_body(it, received)?)),
    })
}

/// Reads a failure as the documented one that its media type says, or else as the only one that is documented.
fn read_failure<F: Outcome>(
    documented: &'static [DocumentedResponse],
    received: &Received,
) -> Result<F, Misfit> {
    // What the headers say that it is says more than the first byte that does not fit.
    first_of(documented, received, |it| {
        read_body(it, received).map_err(|misfit| foreign(it, received).unwrap_or(misfit))
    })
}

/// The first of the documented responses that a response may be which can be read, or the misfit of the first.
fn first_of<R>(
    documented: &'static [DocumentedResponse],
    received: &Received,
    read: impl Fn(&'static DocumentedResponse) -> Result<R, Misfit>,
) -> Result<R, Misfit> {
    let mut first = None;
    for candidate in candidates_of(documented, received) {
        match read(candidate) {
            Ok(result) => return Ok(result),
            Err(misfit) => first = first.or(Some(misfit)),
        }
    }
    Err(first.unwrap_or_else(|| none_of_these(&received.headers)))
}

fn candidates_of(
    documented: &'static [DocumentedResponse],
    received: &Received,
) -> impl Iterator<Item = &'static DocumentedResponse> + use<> {
    candidates(documented, &received.headers, !received.body.is_empty())
}

/// Reads a success of an undocumented status as the one documented success that its body fits.
fn read_undocumented<T: Outcome, F: Outcome, H: Outcome>(
    operation: &'static Operation,
    successes: &'static [DocumentedResponse],
    received: Received,
) -> Result<Response<T, H>, Error<F>> {
    let mut fitting: Option<(&DocumentedResponse, T)> = None;
    for of_a_status in by_statuses(successes) {
        let mut candidates = candidates_of(of_a_status, &received);
        let body = candidates.find_map(|it| Some((it, read_fitting(it, &received)?)));
        let Some((documented, body)) = body else {
            continue;
        };
        match &fitting {
            Some((other, _)) if other.outcome == documented.outcome => {}
            // Nobody knows which of the two is meant.
            Some(_) => {
                fitting = None;
                break;
            }
            None => fitting = Some((documented, body)),
        }
    }
    match fitting {
        Some((documented, body)) => {
            // What may be personal data is treated as if it were.
            let documented = successes
                .iter()
                .find(|it| it.sensitive)
                .unwrap_or(documented);
            Ok(success(operation, documented, received, body))
        }
        None => {
            let fault = refused(ErrorKind::Status, received, NOT_DOCUMENTED);
            Err(Error::new(fault.of(operation), None))
        }
    }
}

/// The body of a success of an undocumented status, if it is that of this documented success.
fn read_fitting<T: Outcome>(documented: &DocumentedResponse, received: &Received) -> Option<T> {
    let is_empty = received.body.is_empty();
    match documented.content {
        Content::Empty => is_empty.then(|| T::blank(documented.outcome)),
        // No body is the same as none of an optional value.
        Content::Json if is_empty => {
            let mut absent = T::blank(documented.outcome);
            matches!(absent.slot(), Slot::Optional(_)).then_some(absent)
        }
        Content::Json if foreign(documented, received).is_none() => {
            read_body(documented, received).ok()
        }
        Content::Json => None,
        // Any text is text and any bytes are bytes: only the media type tells, and 206 says itself that the body is a part.
        Content::Text | Content::Bytes | Content::Form(_) | Content::Multipart => {
            let media_type = sent(&received.headers)?;
            let is_same = is_of(&essence(&media_type), &essence(documented.media_type))
                && foreign(documented, received).is_none()
                && received.status != 206;
            is_same.then(|| read_body(documented, received).ok())?
        }
    }
}

/// Whether a response of this status asks for the same request at another URL (RFC 9110, 15.4).
fn is_redirect(status: u16) -> bool {
    matches!(status, 301..=303 | 307 | 308)
}

/// The failure that a response is, and its body if that is documented and can be read.
pub(super) fn refusal<F: Outcome>(
    documented: &'static [DocumentedResponse],
    mut received: Received,
) -> (Box<Fault>, Option<F>) {
    let kind = ErrorKind::Status;
    if documented.iter().all(|it| it.content == Content::Empty) {
        let reason = match received.status {
            status if is_redirect(status) => NOT_FOLLOWED,
            status if is_success(status) && documented.is_empty() => NOT_DOCUMENTED,
            _ => "",
        };
        return (refused(kind, received, reason), None);
    }
    if let Some(cut) = received.cut.take() {
        return (cut_off(kind, cut, received), None);
    }
    match read_failure(documented, &received) {
        Ok(body) => (refused(kind, received, ""), Some(body)),
        Err(_) if is_bodiless(&received) => (refused(kind, received, ""), None),
        Err(_) if is_redirect(received.status) => (refused(kind, received, NOT_FOLLOWED), None),
        Err(misfit) => (unreadable(kind, received, misfit), None),
    }
}

/// A response whose body is not as documented.
pub(super) fn unreadable(kind: ErrorKind, received: Received, misfit: Misfit) -> Box<Fault> {
    refused(kind, received, "the body is not as documented").misfit(misfit)
}

/// A response whose body was not received completely.
fn cut_off(kind: ErrorKind, cut: Cut, received: Received) -> Box<Fault> {
    match cut {
        Cut::TooLarge => refused(kind, received, "the body is larger than the client allows"),
        Cut::TooLate => refused(kind, received, "the body did not end in time"),
        Cut::Broken(error) => refused(kind, received, "the body broke off").caused_by_http(error),
    }
}

pub(super) fn refused(kind: ErrorKind, received: Received, reason: &'static str) -> Box<Fault> {
    let body = received.body.into();
    let refusal = FailedResponse::new(received.status, received.headers, body);
    Fault::refused(kind, refusal, reason)
}

/// The misfit of a body that has another media type or encoding than documented, in words of our own, not the server's.
fn foreign(documented: &DocumentedResponse, received: &Received) -> Option<Misfit> {
    let found = if documented.content == Content::Json && received.body.is_empty() {
        "no body"
    } else {
        foreign_body(documented, &received.headers)?
    };
    let expected = if documented.content == Content::Json {
        "JSON"
    } else {
        "a body without an encoding"
    };
    Some(Misfit::new(expected, found))
}

/// The media type or encoding that the headers give, if it is not the documented one.
pub(super) fn foreign_body(
    documented: &DocumentedResponse,
    headers: &HeaderMap,
) -> Option<&'static str> {
    if documented.content == Content::Empty {
        return None;
    }
    if let Some(found) = encoded(headers) {
        return Some(found);
    }
    if headers.get(CONTENT_TYPE)? == documented.media_type {
        return None;
    }
    let sent = sent(headers)?;
    let sent = essence(&sent);
    let is_expected = documented.content != Content::Json
        || sent.is_empty()
        || is_json(&sent)
        || is_of(&sent, &essence(documented.media_type));
    (!is_expected).then(|| kind_of(&sent))
}

/// The encoding that the headers give, if there is one.
pub(super) fn encoded(headers: &HeaderMap) -> Option<&'static str> {
    // None was asked for (RFC 9110, 12.5.3), but proxies have been seen to compress all the same.
    let encoding = headers.get(CONTENT_ENCODING)?.as_bytes().trim_ascii();
    let is_encoded = !encoding.is_empty() && !encoding.eq_ignore_ascii_case(b"identity");
    is_encoded.then_some("an encoded body")
}

/// The misfit of a body whose media type is none of several documented ones.
pub(super) fn none_of_these(headers: &HeaderMap) -> Misfit {
    let sent = sent(headers).unwrap_or_default();
    Misfit::new("a documented media type", kind_of(&essence(&sent)))
}

/// A media type in words of our own, not the server's.
pub(super) fn kind_of(sent: &str) -> &'static str {
    match sent {
        "text/html" | "application/xhtml+xml" => "HTML",
        "text/plain" => "text",
        _ => "another media type",
    }
}

fn read_body<T: Outcome>(
    documented: &DocumentedResponse,
    received: &Received,
) -> Result<T, Misfit> {
    let body = &received.body;
    if documented.content == Content::Json {
        return if documented.sensitive {
            json::from_sensitive_bytes(documented.outcome, body)
        } else {
            json::from_bytes(documented.outcome, body)
        };
    }
    let mut outcome = T::blank(documented.outcome);
    fill(outcome.slot(), documented.content, received)?;
    Ok(outcome)
}

/// Fills a slot with a body that is not JSON.
fn fill(slot: Slot<'_>, content: Content, received: &Received) -> Result<(), Misfit> {
    match (slot, content) {
        (_, Content::Empty) | (Slot::Nothing, _) => Ok(()),
        (Slot::Optional(optional), _) => fill(optional.set_value(), content, received),
        (Slot::Bytes(bytes), _) => {
            bytes.extend_from_slice(&received.body);
            Ok(())
        }
        (slot, _) => {
            let sent = sent(&received.headers);
            let charset = sent.as_deref().and_then(charset);
            text::fill(slot, &text::decoded(&received.body, charset.as_deref())?)
        }
    }
}

#[cfg(test)]
mod tests;
