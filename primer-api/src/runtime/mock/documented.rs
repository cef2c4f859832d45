//! Replies that a document declares, of typed values.

use super::reply::Reply;
use crate::runtime::client::operation::{
    Content, DocumentedResponse, Framing, Operation, Statuses,
};
use crate::runtime::client::request::flat::scalar;
use crate::runtime::json;
use crate::runtime::value::{Outcome, Ref};

/// Opens an item of a JSON text sequence (RFC 7464).
const RECORD: u8 = 0x1E;

/// A value as the documented response that it is one of; `None` if it is of none.
pub(super) fn typed(
    documented: &[DocumentedResponse],
    status: Option<u16>,
    value: &impl Outcome,
) -> Option<Reply> {
    let number = value.number();
    let response = documented.iter().find(|it| it.outcome == number)?;
    let status = status.unwrap_or_else(|| status_of(response));
    let reply = Reply::status(status);
    let media_type = response.media_type;
    match (response.content, value.get()) {
        (Content::Empty, _) | (_, Ref::Absent) => Some(reply),
        (Content::Json, value) => Some(reply.body(media_type, json::to_bytes(value).ok()?)),
        (_, Ref::Bytes(bytes)) => Some(reply.body(media_type, bytes)),
        (_, value) => Some(reply.body(media_type, scalar(value).ok()??.into_owned())),
    }
}

/// The documented success of an operation that holds these items; `None` if one of them cannot be written.
pub(super) fn sequence<E: Outcome>(
    operation: &'static Operation,
    items: impl Iterator<Item = E>,
) -> Option<Reply> {
    let sequence = operation.sequence.as_ref()?;
    let (mut body, mut lengths) = (Vec::new(), Vec::new());
    for item in items {
        let start = body.len();
        write(sequence.framing, item.get(), &mut body)?;
        lengths.push(body.len() - start);
    }
    let successes = operation.successes;
    let of_sequence = successes
        .iter()
        .find(|it| it.media_type == sequence.media_type);
    let status = of_sequence.or(successes.first()).map_or(200, status_of);
    Some(Reply::status(status).items(sequence.media_type, body, lengths))
}

fn write(framing: Framing, item: Ref<'_>, body: &mut Vec<u8>) -> Option<()> {
    match framing {
        Framing::Events => {
            // Data that is text is not in quotes, and each of its lines is a line of the event (HTML, 9.2.5).
            let text = match item {
                Ref::Text(_) | Ref::Known(_) | Ref::Unrecognized(_) | Ref::Secret(_) => {
                    scalar(item).ok()??.into_owned()
                }
                item => String::from_utf8(json::to_bytes(item).ok()?).ok()?,
            };
            let text = text.replace("\r\n", "\n").replace('\r', "\n");
            for line in text.split('\n') {
                body.extend([b"data: ", line.as_bytes(), b"\n"].concat());
            }
        }
        Framing::Lines => body.extend(json::to_bytes(item).ok()?),
        Framing::Records => {
            body.push(RECORD);
            body.extend(json::to_bytes(item).ok()?);
        }
    }
    body.push(b'\n');
    Some(())
}

/// A status of a documented success.
fn status_of(response: &DocumentedResponse) -> u16 {
    match response.statuses {
        Statuses::Code(code) => code,
        Statuses::Range(first_digit) => first_digit * 100,
        Statuses::Default => 200,
    }
}
