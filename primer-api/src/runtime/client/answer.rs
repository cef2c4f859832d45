//! What an answer means: the documented success, or a failure with all that is known of it.

use std::str;

use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap};

use super::attempt::{Cut, Received};
use super::error::{Error, ErrorKind};
use super::fault::{Answered, Fault};
use super::operation::{Answer, Content, Operation, Statuses};
use super::response::Response;
use super::transport::Settings;
use crate::runtime::json;
use crate::runtime::read::Misfit;
use crate::runtime::value::{Fit, Json, Outcome, Slot};

/// How many bytes of the body of an answer are received; `None` if the body is passed over.
pub(super) fn bound(operation: &Operation, status: u16, settings: &Settings) -> Option<usize> {
    match success(operation, status) {
        Some(answer) if answer.content == Content::Empty => None,
        Some(_) => Some(settings.max_body),
        None => Some(settings.max_error_body),
    }
}

/// What is wrong with an answer as far as its body need not be read: nothing with a documented success that is whole.
pub(super) fn kind(operation: &Operation, received: &Received) -> Option<ErrorKind> {
    if success(operation, received.status).is_none() {
        return Some(ErrorKind::Status);
    }
    received.cut.as_ref().map(Cut::kind)
}

/// Reads an answer as the document has it.
pub(super) fn read<T: Outcome, F: Outcome>(
    operation: &'static Operation,
    received: Received,
) -> Result<Response<T>, Error<F>> {
    let Some(answer) = success(operation, received.status) else {
        let whole = received.cut.is_none();
        let documented = failure(operation, received.status)
            .filter(|answer| whole && answer.content != Content::Empty);
        let body = documented.and_then(|answer| read_body(answer, &received.body).ok());
        return Err(Error::new(refusal(received).of(operation), body));
    };
    let received =
        usable(answer, received).map_err(|fault| Error::new(fault.of(operation), None))?;
    match read_body(answer, &received.body) {
        Ok(body) => Ok(Response::new(received.status, received.headers, body)),
        Err(misfit) => Err(Error::new(unreadable(received, misfit).of(operation), None)),
    }
}

/// What is documented of a status, be it a success or a failure.
pub(super) fn documented(operation: &Operation, status: u16) -> Option<&'static Answer> {
    success(operation, status).or_else(|| failure(operation, status))
}

/// The documented success of a status.
fn success(operation: &Operation, status: u16) -> Option<&'static Answer> {
    let documented = find(operation.successes, status);
    documented.or_else(|| {
        // A success by `default` is one of a status that says so, and that is not documented as a failure.
        let open = is_success(status) && find(operation.failures, status).is_none();
        default(operation.successes).filter(|_| open)
    })
}

/// The documented failure of a status that is no documented success.
fn failure(operation: &Operation, status: u16) -> Option<&'static Answer> {
    // A success that nobody documented is not read as the failure that `default` describes.
    find(operation.failures, status)
        .or_else(|| default(operation.failures).filter(|_| !is_success(status)))
}

/// The answer of a status: of its code, or else of its range (OpenAPI 3.0, Responses Object).
fn find(answers: &'static [Answer], status: u16) -> Option<&'static Answer> {
    let code = answers
        .iter()
        .find(|answer| answer.statuses == Statuses::Code(status));
    code.or_else(|| {
        answers
            .iter()
            .find(|answer| answer.statuses == Statuses::Range(status / 100))
    })
}

fn default(answers: &'static [Answer]) -> Option<&'static Answer> {
    answers
        .iter()
        .find(|answer| answer.statuses == Statuses::Default)
}

fn is_success(status: u16) -> bool {
    (200..300).contains(&status)
}

/// An answer that is no documented success.
fn refusal(received: Received) -> Box<Fault> {
    let reason = if is_success(received.status) {
        "not documented"
    } else {
        ""
    };
    let answered = Answered::new(received.status, received.headers, received.body);
    Fault::answered(ErrorKind::Status, answered, reason)
}

/// A success whose body is not as documented.
fn unreadable(received: Received, misfit: Misfit) -> Box<Fault> {
    let answered = Answered::new(received.status, received.headers, received.body);
    Fault::answered(ErrorKind::Decode, answered, "").misfit(misfit)
}

/// The answer again, if its body is whole and of the documented media type.
fn usable(answer: &Answer, received: Received) -> Result<Received, Box<Fault>> {
    let Received {
        status,
        headers,
        body,
        cut,
    } = received;
    let broken = |kind, headers, reason| {
        Fault::answered(kind, Answered::without_body(status, headers), reason)
    };
    match cut {
        None => {}
        Some(Cut::TooLarge) => {
            return Err(broken(
                ErrorKind::TooLarge,
                headers,
                "the body is larger than allowed",
            ));
        }
        Some(Cut::TooLate) => {
            return Err(broken(
                ErrorKind::Timeout,
                headers,
                "the body did not end in time",
            ));
        }
        Some(Cut::Broken(error)) => {
            return Err(
                broken(ErrorKind::Transport, headers, "the body broke off").caused_by_http(error)
            );
        }
    }
    let foreign = foreign_body(answer, &headers);
    let received = Received {
        status,
        headers,
        body,
        cut: None,
    };
    match foreign {
        None => Ok(received),
        Some(found) => {
            let expected = if answer.content == Content::Json {
                "JSON"
            } else {
                "a body without an encoding"
            };
            Err(unreadable(received, Misfit::new(expected, found)))
        }
    }
}

/// What the headers say that a body is, if that is not what is documented; in our own words, not the server's.
fn foreign_body(answer: &Answer, headers: &HeaderMap) -> Option<&'static str> {
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

fn read_body<T: Outcome>(answer: &Answer, body: &[u8]) -> Result<T, Misfit> {
    if answer.content == Content::Json {
        return json::from_bytes(answer.outcome, body);
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
