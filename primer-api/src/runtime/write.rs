//! Writes values of every type with one driver, which is generic over the serializer only.

use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

use super::as_written::{Origin, Tag, Take, each, tagged};
use super::table::Member;
use super::value::{Json, List, Ref, Union};

/// Members are written in the document's order, undeclared ones after them. An absent value is left out of an object,
/// and is `null` anywhere else.
impl Serialize for Ref<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Ref::Absent | Ref::Null => serializer.serialize_unit(),
            Ref::Bool(value) => serializer.serialize_bool(value),
            Ref::Integer(value) | Ref::KnownInteger(value) | Ref::UnrecognizedInteger(value) => {
                serializer.serialize_i64(value)
            }
            Ref::Unsigned(value) => serializer.serialize_u64(value),
            Ref::Wide(value) => serializer.serialize_i128(*value),
            Ref::Number(value) if value.is_finite() => write_number(value, serializer),
            Ref::Number(_) => Err(S::Error::custom("expected a finite number")),
            Ref::Text(text) | Ref::Known(text) | Ref::Unrecognized(text) | Ref::Secret(text) => {
                serializer.serialize_str(text)
            }
            Ref::Timestamp(timestamp) => serializer.serialize_str(timestamp.as_str()),
            Ref::Bytes(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => serializer.serialize_str(text),
                Err(_) => Err(S::Error::custom("expected bytes that are UTF-8")),
            },
            Ref::Upload(upload) => match upload.as_text() {
                Some(text) => serializer.serialize_str(text),
                None => Err(S::Error::custom("expected bytes that are UTF-8")),
            },
            Ref::Json(json) => json.serialize(serializer),
            Ref::Own(own) => match own.json() {
                Some(json) => json.serialize(serializer),
                None => Err(S::Error::custom("expected a value that JSON has")),
            },
            Ref::List(list) => write_list(list, serializer),
            Ref::Map(map) => write_members(*self, &[], Some(map.len()), serializer),
            Ref::Object(_) => write_members(*self, &[], None, serializer),
            Ref::Union(union) => write_union(union, serializer),
        }
    }
}

/// Writes a number without a fraction as an integer, as long as JSON readers take its digits for one.
#[inline]
pub(super) fn write_number<S: Serializer>(number: f64, serializer: S) -> Result<S::Ok, S::Error> {
    #[allow(clippy::cast_possible_truncation, reason = "compared afterwards")]
    let integer = number as i64;
    #[allow(
        clippy::cast_precision_loss,
        reason = "an integer that is not exact is larger"
    )]
    let is_same = integer as f64 == number && integer != i64::MAX;
    // `-0` is no integer.
    match is_same && (integer != 0 || number.is_sign_positive()) {
        true => serializer.serialize_i64(integer),
        false => serializer.serialize_f64(number),
    }
}

fn write_list<S: Serializer>(list: &dyn List, serializer: S) -> Result<S::Ok, S::Error> {
    let len = list.len();
    let mut items = serializer.serialize_seq(Some(len))?;
    for n in 0..len {
        items.serialize_element(&list.item(n))?;
    }
    items.end()
}

/// Writes the value that a union holds, with the tags of the union.
fn write_union<S: Serializer>(union: &dyn Union, serializer: S) -> Result<S::Ok, S::Error> {
    let (tags, value) = tagged(union);
    match value.own_as_json() {
        Ref::Object(_) | Ref::Map(_) | Ref::Json(Json::Object(_)) if !tags.is_empty() => {
            write_members(value, &tags, None, serializer)
        }
        value => value.serialize(serializer),
    }
}

fn write_members<S: Serializer>(
    value: Ref<'_>,
    tags: &[Tag<'_>],
    len: Option<usize>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut entries = Entries(serializer.serialize_map(len)?);
    each(value, tags, &mut entries)?;
    entries.0.end()
}

/// The members that are written, to a serializer.
struct Entries<M>(M);

impl<'a, M: SerializeMap> Take<'a> for Entries<M> {
    type Error = M::Error;

    #[inline]
    fn declared(&mut self, member: &'static Member, value: &Ref<'a>) -> Result<(), M::Error> {
        self.0.serialize_entry(member.name, value)
    }

    fn other(&mut self, name: &'a str, value: &Ref<'a>, _: Origin) -> Result<(), M::Error> {
        self.0.serialize_entry(name, value)
    }
}

#[cfg(test)]
mod tests;
