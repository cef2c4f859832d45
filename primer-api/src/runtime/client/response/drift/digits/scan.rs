//! The search of the text of a body for long numbers. It reads JSON, and finds little in anything else.

use super::decimal::is_kept_by_a_float;
use super::{LongNumber, Place};
use crate::runtime::client::response::drift::report::MOST;
use crate::runtime::json::from_bytes;

/// An array or an object that is not closed yet.
enum Open {
    /// The number of items before the next one.
    Array(usize),
    /// The name of the member that is read, as JSON writes it; none where a name comes next.
    Object(Option<Vec<u8>>),
}

/// The numbers of a body that a float of 64 bits does not keep, at most as many as are told of.
pub(crate) fn long_numbers(body: &[u8]) -> Vec<LongNumber> {
    let mut open: Vec<Open> = Vec::new();
    let mut found = Vec::new();
    let mut rest = body;
    while let Some((first, after)) = rest.split_first() {
        if found.len() >= MOST {
            break;
        }
        match first {
            b'[' => open.push(Open::Array(0)),
            b'{' => open.push(Open::Object(None)),
            b']' | b'}' => drop(open.pop()),
            b',' => match open.last_mut() {
                Some(Open::Array(n)) => *n += 1,
                Some(Open::Object(name)) => *name = None,
                None => {}
            },
            b'"' => {
                let (string, after) = rest.split_at(string_length(rest));
                if let Some(Open::Object(name @ None)) = open.last_mut() {
                    *name = Some(string.to_vec());
                }
                rest = after;
                continue;
            }
            b'-' | b'0'..=b'9' => {
                let (number, after) = rest.split_at(number_length(rest));
                let text = std::str::from_utf8(number).unwrap_or_default();
                if !is_kept_by_a_float(text) {
                    let place = open.iter().filter_map(place).collect();
                    let text = text.to_owned();
                    found.push(LongNumber { text, place });
                }
                rest = after;
                continue;
            }
            _ => {}
        }
        rest = after;
    }
    found
}

fn place(open: &Open) -> Option<Place> {
    match open {
        Open::Array(n) => Some(Place::Item(*n)),
        Open::Object(name) => Some(Place::Member(from_bytes(0, name.as_ref()?).ok()?)),
    }
}

/// The length of a string with its quotes, or of what there is of it.
fn string_length(text: &[u8]) -> usize {
    let mut is_escaped = false;
    let end = text.iter().skip(1).position(|byte| match byte {
        _ if is_escaped => {
            is_escaped = false;
            false
        }
        b'\\' => {
            is_escaped = true;
            false
        }
        byte => *byte == b'"',
    });
    end.map_or(text.len(), |end| end + 2)
}

fn number_length(text: &[u8]) -> usize {
    let is_in_number = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
    text.iter().take_while(|byte| is_in_number(byte)).count()
}
