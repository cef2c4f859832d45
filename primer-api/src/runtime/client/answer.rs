//! What an answer means: the documented success, or a failure with all that is known of it.

use std::{slice, str};

use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap};

use super::attempt::{Cut, Received};
use super::error::{Error, ErrorKind};
use super::fault::{Answered, Fault};
use super::operation::{Content, DocumentedResponse, Operation, Statuses};
use super::response::Response;
use super::transport::Settings;
use crate::runtime::json;
use crate::runtime::read::Misfit;
use crate::runtime::value::{Fit, Json, Outcome, Slot};

const NOT_DOCUMENTED: &str = "not documented";
const NOT_FOLLOWED: &str = "redirects are not followed";

/// How many bytes of the body of an answer are received; `None` if the body is passed over.
pub(super) fn bound(operation: &Operation, status: u16, settings: &Settings) -> Option<usize> {
    let successes = successes(operation, status);
    match successes {
        [] => Some(settings.max_error_body),
        _ if successes.iter().all(|it| it.content == Content::Empty) => None,
        _ => Some(settings.max_body),
    }
}

/// The fault of a response, without reading its body; `None` for a complete 2xx, documented or not.
pub(super) fn kind(operation: &Operation, received: &Received) -> Option<ErrorKind> {
    if successes(operation, received.status).is_empty() {
        // Without a documented success there is nothing to read, and still the request was executed.
        return (!is_success(received.status)).then_some(ErrorKind::Status);
    }
    received.cut.as_ref().map(Cut::kind)
}

/// Reads an answer as the document has it.
pub(super) fn read<T: Outcome, F: Outcome>(
    operation: &'static Operation,
    mut received: Received,
) -> Result<Response<T>, Error<F>> {
    let successes = successes(operation, received.status);
    if successes.is_empty() {
        let (fault, body) = refusal(failure(operation, received.status), received);
        return Err(Error::new(fault.of(operation), body));
    }
    if let Some(cut) = received.cut.take() {
        let fault = cut_off(cut.kind(), cut, received);
        return Err(Error::new(fault.of(operation), None));
    }
    let Some(answer) = success(operation, received.status) else {
        return read_undocumented(operation, successes, received);
    };
    let body = match foreign(answer, &received) {
        Some(misfit) => Err(misfit),
        None => read_body(answer, &received.body),
    };
    match body {
        Ok(body) => Ok(Response::new(
            answer,
            received.status,
            received.headers,
            body,
        )),
        Err(misfit) => {
            let fault = unreadable(ErrorKind::Decode, received, misfit);
            Err(Error::new(fault.of(operation), None))
        }
    }
}

/// Reads a success of an undocumented status as the one documented success that its body fits.
fn read_undocumented<T: Outcome, F: Outcome>(
    operation: &'static Operation,
    successes: &'static [DocumentedResponse],
    received: Received,
) -> Result<Response<T>, Error<F>> {
    let mut fitting: Option<(&DocumentedResponse, T)> = None;
    for answer in successes {
        let Some(body) = read_fitting(answer, &received) else {
            continue;
        };
        match &fitting {
            Some((other, _)) if other.outcome == answer.outcome => {}
            // Nobody knows which of the two is meant.
            Some(_) => {
                fitting = None;
                break;
            }
            None => fitting = Some((answer, body)),
        }
    }
    match fitting {
        Some((answer, body)) => {
            // What may be personal data is treated as if it were.
            let answer = successes.iter().find(|it| it.sensitive).unwrap_or(answer);
            let (status, headers) = (received.status, received.headers);
            Ok(Response::new(answer, status, headers, body))
        }
        None => {
            let fault = answered(ErrorKind::Status, received, NOT_DOCUMENTED);
            Err(Error::new(fault.of(operation), None))
        }
    }
}

/// The body of a success of an undocumented status, if it is that of this documented success.
fn read_fitting<T: Outcome>(answer: &DocumentedResponse, received: &Received) -> Option<T> {
    let is_empty = received.body.is_empty();
    match answer.content {
        Content::Empty => is_empty.then(|| T::blank(answer.outcome)),
        // No body is the same as none of an optional value.
        Content::Json if is_empty => {
            let mut absent = T::blank(answer.outcome);
            matches!(absent.slot(), Slot::Optional(_)).then_some(absent)
        }
        Content::Json if foreign(answer, received).is_none() => {
            read_body(answer, &received.body).ok()
        }
        Content::Json => None,
        // Any text is text and any bytes are bytes: only the media type tells, and 206 says itself that the body is a part.
        Content::Text | Content::Bytes | Content::Form => {
            let media_type = received.headers.get(CONTENT_TYPE)?.to_str().ok()?;
            let is_same = essence(media_type) == essence(answer.media_type)
                && foreign(answer, received).is_none()
                && received.status != 206;
            is_same.then(|| read_body(answer, &received.body).ok())?
        }
    }
}

/// What is documented of a status, be it a success or a failure.
pub(super) fn documented(
    operation: &Operation,
    status: u16,
) -> Option<&'static DocumentedResponse> {
    success(operation, status).or_else(|| failure(operation, status))
}

/// The documented successes that an answer of this status may be: one, or all for an undocumented 2xx; empty for a failure.
fn successes(operation: &Operation, status: u16) -> &'static [DocumentedResponse] {
    match success(operation, status) {
        Some(answer) => slice::from_ref(answer),
        None if is_success(status) && failure(operation, status).is_none() => operation.successes,
        None => &[],
    }
}

/// The documented success of a status.
fn success(operation: &Operation, status: u16) -> Option<&'static DocumentedResponse> {
    let documented = find(operation.successes, status);
    documented.or_else(|| {
        // A success by `default` is one of a status that says so, and that is not documented as a failure.
        let open = is_success(status) && find(operation.failures, status).is_none();
        default(operation.successes).filter(|_| open)
    })
}

/// The documented failure of a status that is no documented success.
fn failure(operation: &Operation, status: u16) -> Option<&'static DocumentedResponse> {
    // A success that nobody documented is not read as the failure that `default` describes.
    find(operation.failures, status)
        .or_else(|| default(operation.failures).filter(|_| !is_success(status)))
}

/// The answer of a status: of its code, or else of its range (OpenAPI 3.0, Responses Object).
fn find(
    answers: &'static [DocumentedResponse],
    status: u16,
) -> Option<&'static DocumentedResponse> {
    let code = answers
        .iter()
        .find(|answer| answer.statuses == Statuses::Code(status));
    code.or_else(|| {
        answers
            .iter()
            .find(|answer| answer.statuses == Statuses::Range(status / 100))
    })
}

fn default(answers: &'static [DocumentedResponse]) -> Option<&'static DocumentedResponse> {
    answers
        .iter()
        .find(|answer| answer.statuses == Statuses::Default)
}

pub(super) fn is_success(status: u16) -> bool {
    (200..300).contains(&status)
}

/// Whether an answer asks for the same of another place (RFC 9110, 15.4).
fn is_redirect(status: u16) -> bool {
    matches!(status, 301..=303 | 307 | 308)
}

/// An answer that is no documented success, and its body as far as that is documented and can be read.
fn refusal<F: Outcome>(
    documented: Option<&DocumentedResponse>,
    mut received: Received,
) -> (Box<Fault>, Option<F>) {
    let kind = ErrorKind::Status;
    let Some(answer) = documented.filter(|answer| answer.content != Content::Empty) else {
        let reason = match received.status {
            status if is_redirect(status) => NOT_FOLLOWED,
            status if is_success(status) && documented.is_none() => NOT_DOCUMENTED,
            _ => "",
        };
        return (answered(kind, received, reason), None);
    };
    if let Some(cut) = received.cut.take() {
        return (cut_off(kind, cut, received), None);
    }
    match read_body(answer, &received.body) {
        Ok(body) => (answered(kind, received, ""), Some(body)),
        Err(_) if is_redirect(received.status) => (answered(kind, received, NOT_FOLLOWED), None),
        Err(misfit) => {
            // What the headers say that it is says more than the first byte that does not fit.
            let misfit = foreign(answer, &received).unwrap_or(misfit);
            (unreadable(kind, received, misfit), None)
        }
    }
}

/// An answer whose body is not as documented.
fn unreadable(kind: ErrorKind, received: Received, misfit: Misfit) -> Box<Fault> {
    answered(kind, received, "the body is not as documented").misfit(misfit)
}

/// An answer whose body did not come whole.
fn cut_off(kind: ErrorKind, cut: Cut, received: Received) -> Box<Fault> {
    match cut {
        Cut::TooLarge => answered(kind, received, "the body is larger than the client allows"),
        Cut::TooLate => answered(kind, received, "the body did not end in time"),
        Cut::Broken(error) => answered(kind, received, "the body broke off").caused_by_http(error),
    }
}

fn answered(kind: ErrorKind, received: Received, reason: &'static str) -> Box<Fault> {
    let answered = Answered::new(received.status, received.headers, received.body);
    Fault::answered(kind, answered, reason)
}

/// What a body is that is not even of the documented kind, in our own words, not the server's.
fn foreign(answer: &DocumentedResponse, received: &Received) -> Option<Misfit> {
    let found = if answer.content == Content::Json && received.body.is_empty() {
        "no body"
    } else {
        foreign_body(answer, &received.headers)?
    };
    let expected = if answer.content == Content::Json {
        "JSON"
    } else {
        "a body without an encoding"
    };
    Some(Misfit::new(expected, found))
}

/// What the headers say that a body is, if that is not what is documented.
fn foreign_body(answer: &DocumentedResponse, headers: &HeaderMap) -> Option<&'static str> {
    if answer.content == Content::Empty {
        return None;
    }
    // None was asked for (RFC 9110, 12.5.3), but proxies have been seen to compress all the same.
    let encoding = headers
        .get(CONTENT_ENCODING)
        .map(|value| value.as_bytes().trim_ascii());
    if encoding
        .is_some_and(|encoding| !encoding.is_empty() && !encoding.eq_ignore_ascii_case(b"identity"))
    {
        return Some("an encoded body");
    }
    let content_type = headers.get(CONTENT_TYPE)?.to_str().unwrap_or_default();
    let essence = essence(content_type);
    let json = essence.is_empty()
        || essence == "application/json"
        || essence == "text/json"
        || essence.ends_with("+json")
        || essence == self::essence(answer.media_type);
    match essence.as_str() {
        _ if json || answer.content != Content::Json => None,
        "text/html" | "application/xhtml+xml" => Some("HTML"),
        "text/plain" => Some("text"),
        _ => Some("another media type"),
    }
}

/// A media type without its parameters, in small letters.
pub(super) fn essence(media_type: &str) -> String {
    let essence = media_type
        .split_once(';')
        .map_or(media_type, |(essence, _)| essence);
    essence.trim().to_ascii_lowercase()
}

fn read_body<T: Outcome>(answer: &DocumentedResponse, body: &[u8]) -> Result<T, Misfit> {
    if answer.content == Content::Json {
        return if answer.sensitive {
            json::from_sensitive_bytes(answer.outcome, body)
        } else {
            json::from_bytes(answer.outcome, body)
        };
    }
    let mut outcome = T::blank(answer.outcome);
    fill(outcome.slot(), answer.content, body)?;
    Ok(outcome)
}

/// Fills a slot with a body that is not JSON.
fn fill(slot: Slot<'_>, content: Content, body: &[u8]) -> Result<(), Misfit> {
    match (slot, content) {
        (_, Content::Empty) | (Slot::Nothing, _) => Ok(()),
        (Slot::Optional(optional), _) => fill(optional.set_value(), content, body),
        (Slot::Bytes(bytes), _) => {
            bytes.extend_from_slice(body);
            Ok(())
        }
        (slot, _) => match str::from_utf8(body) {
            Ok(text) => fill_text(slot, text),
            Err(_) => Err(Misfit::new("text in UTF-8", "bytes")),
        },
    }
}

fn fill_text(slot: Slot<'_>, text: &str) -> Result<(), Misfit> {
    let fit = match slot {
        Slot::Text(value) => value.set(text.into()),
        Slot::Json(json) => {
            *json = Json::String(text.to_owned());
            Fit::Known
        }
        Slot::Integer(integer) => text
            .trim()
            .parse()
            .map_or(Fit::Refused("an integer"), |value| integer.set(value)),
        Slot::Number(number) => parse_into(number, text, "a number"),
        Slot::Single(number) => parse_into(number, text, "a number"),
        Slot::Bool(flag) => parse_into(flag, text, "`true` or `false`"),
        _ => Fit::Refused("an array or an object"),
    };
    match fit {
        Fit::Known | Fit::Unknown | Fit::Unreadable => Ok(()),
        Fit::Refused(expected) => Err(Misfit::new(expected, "other text")),
    }
}

fn parse_into<V: str::FromStr>(value: &mut V, text: &str, expected: &'static str) -> Fit {
    match text.trim().parse() {
        Ok(parsed) => {
            *value = parsed;
            Fit::Known
        }
        Err(_) => Fit::Refused(expected),
    }
}

#[cfg(test)]
mod tests;
