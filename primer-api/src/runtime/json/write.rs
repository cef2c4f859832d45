//! Writes values as JSON text.
//!
//! The text is that of `serde_json` byte for byte. It is written without a serializer, whose calls take longer than what they write:
//! a name or a text without escapes is copied.

use serde::Serializer as _;

use crate::runtime::as_written::{Origin, Tag, Take, each, tagged};
use crate::runtime::escapes;
use crate::runtime::table::Member;
use crate::runtime::value::{Json, List, Ref, Union};
use crate::runtime::write::write_number;

type Written = Result<(), serde_json::Error>;

/// Appends a value. An absent value is left out of an object, and is `null` anywhere else.
#[inline]
pub(super) fn write(value: &Ref<'_>, out: &mut Vec<u8>) -> Written {
    match *value {
        Ref::Text(text) | Ref::Known(text) | Ref::Unrecognized(text) | Ref::Secret(text) => {
            write_text(text, out);
        }
        Ref::Timestamp(timestamp) => write_text(timestamp.as_str(), out),
        Ref::Integer(integer) | Ref::KnownInteger(integer) | Ref::UnrecognizedInteger(integer) => {
            return serde_json::Serializer::new(out).serialize_i64(integer);
        }
        Ref::Absent | Ref::Null => out.extend_from_slice(b"null"),
        Ref::Bool(true) => out.extend_from_slice(b"true"),
        Ref::Bool(false) => out.extend_from_slice(b"false"),
        Ref::List(list) => return write_list(list, out),
        Ref::Map(_) | Ref::Object(_) => return write_members(*value, &[], out),
        Ref::Union(union) => return write_union(union, out),
        Ref::Unsigned(integer) => {
            return serde_json::Serializer::new(out).serialize_u64(integer);
        }
        Ref::Number(number) if number.is_finite() => {
            return write_number(number, &mut serde_json::Serializer::new(out));
        }
        Ref::Wide(_)
        | Ref::Number(_)
        | Ref::Bytes(_)
        | Ref::Upload(_)
        | Ref::Json(_)
        | Ref::Own(_) => return serde_json::to_writer(out, value),
    }
    Ok(())
}

#[inline(never)]
fn write_list(list: &dyn List, out: &mut Vec<u8>) -> Written {
    out.push(b'[');
    for n in 0..list.len() {
        if n > 0 {
            out.push(b',');
        }
        write(&list.item(n), out)?;
    }
    out.push(b']');
    Ok(())
}

/// Appends the value that a union holds, with the tags of the union.
#[inline(never)]
fn write_union(union: &dyn Union, out: &mut Vec<u8>) -> Written {
    let (tags, value) = tagged(union);
    match value.own_as_json() {
        Ref::Object(_) | Ref::Map(_) | Ref::Json(Json::Object(_)) if !tags.is_empty() => {
            write_members(value, &tags, out)
        }
        value => write(&value, out),
    }
}

#[inline(never)]
fn write_members(value: Ref<'_>, tags: &[Tag<'_>], out: &mut Vec<u8>) -> Written {
    out.push(b'{');
    let start = out.len();
    each(value, tags, &mut Entries { start, out })?;
    out.push(b'}');
    Ok(())
}

/// The members of an object that begins at `start`.
struct Entries<'o> {
    start: usize,
    out: &'o mut Vec<u8>,
}

impl Entries<'_> {
    #[inline]
    fn separate(&mut self) {
        if self.out.len() > self.start {
            self.out.push(b',');
        }
    }
}

impl<'a> Take<'a> for Entries<'_> {
    type Error = serde_json::Error;

    #[inline]
    fn declared(&mut self, member: &'static Member, value: &Ref<'a>) -> Written {
        if member.escaped {
            return self.other(member.name, value, Origin::Declared(member));
        }
        self.separate();
        self.out.push(b'"');
        self.out.extend_from_slice(member.name.as_bytes());
        self.out.extend_from_slice(b"\":");
        write(value, self.out)
    }

    #[inline(never)]
    fn other(&mut self, name: &'a str, value: &Ref<'a>, _: Origin) -> Written {
        self.separate();
        write_text(name, self.out);
        self.out.push(b':');
        write(value, self.out)
    }
}

#[inline(never)]
fn write_text(text: &str, out: &mut Vec<u8>) {
    let first = escapes::find(text.as_bytes(), 0);
    out.push(b'"');
    match first == text.len() {
        true => out.extend_from_slice(text.as_bytes()),
        false => write_escaped(text.as_bytes(), first, out),
    }
    out.push(b'"');
}

/// Appends a text with escapes; `first` is the place of the first.
#[inline(never)]
fn write_escaped(text: &[u8], first: usize, out: &mut Vec<u8>) {
    let mut start = 0;
    for (at, byte) in text.iter().enumerate().skip(first) {
        if let Some(letter) = letter(*byte) {
            out.extend_from_slice(text.get(start..at).unwrap_or_default());
            out.extend_from_slice(&[b'\\', letter]);
            if letter == b'u' {
                write_number_of(*byte, out);
            }
            start = at + 1;
        }
    }
    out.extend_from_slice(text.get(start..).unwrap_or_default());
}

/// Appends the number of a control character.
fn write_number_of(byte: u8, out: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |n: u8| DIGITS.get(usize::from(n)).copied().unwrap_or(b'0');
    out.extend_from_slice(&[b'0', b'0', digit(byte >> 4), digit(byte & 0x0F)]);
}

/// The letter of the shortest escape that a byte has.
#[inline]
fn letter(byte: u8) -> Option<u8> {
    const OF_CONTROLS: &[u8; 0x20] = b"uuuuuuuubtnufruuuuuuuuuuuuuuuuuu";
    match byte {
        b'"' | b'\\' => Some(byte),
        _ => OF_CONTROLS.get(usize::from(byte)).copied(),
    }
}
