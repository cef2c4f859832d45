//! Converts values without parts, only to types that write the same JSON.

use std::borrow::Cow;

use crate::runtime::read::expected;
use crate::runtime::scalar::integer;
use crate::runtime::upload::Upload;
use crate::runtime::value::{Fit, Json, Ref, Slot};

const DOUBLE: Fit = Fit::Refused("number of double precision");

/// Puts a value into a slot of its kind.
pub(super) fn put(value: Ref<'_>, mut slot: Slot<'_>) -> Fit {
    let fit = match (&mut slot, value) {
        (Slot::Bool(slot), Ref::Bool(value)) => {
            **slot = value;
            Some(Fit::Known)
        }
        (Slot::Integer(slot), value) => integer(value).map(|integer| slot.set(integer)),
        (Slot::Number(slot), value) => put_double(value, slot),
        (Slot::Text(slot), value) => text(value).map(|text| slot.set(Cow::Borrowed(text))),
        (Slot::Bytes(slot), value) => put_bytes(value, slot),
        (Slot::Upload(slot), value) => put_upload(value, slot),
        (
            Slot::Bool(_)
            | Slot::Json(_)
            | Slot::Own(_)
            | Slot::List(_)
            | Slot::Map(_)
            | Slot::Object(_)
            | Slot::Union(_)
            | Slot::Optional(_)
            | Slot::Nothing,
            _,
        ) => None,
    };
    fit.unwrap_or_else(|| Fit::Refused(expected(&slot)))
}

/// Whether opened JSON is still the same. A number may have too many digits for any type.
pub(super) fn is_exact(json: &Json, opened: Ref<'_>) -> bool {
    let Json::Number(number) = json else {
        return true;
    };
    let kept = match opened {
        Ref::Integer(integer) => Some(integer.into()),
        Ref::Unsigned(integer) => Some(integer.into()),
        Ref::Wide(integer) => serde_json::Number::from_i128(*integer),
        Ref::Number(number) => serde_json::Number::from_f64(number),
        _ => None,
    };
    kept.as_ref() == Some(number)
}

/// Whether two JSON values are the same: an integer may be written with a fraction of zero.
pub(super) fn is_same(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Number(one), Json::Number(other)) => {
            one == other || is_widened(one, other) || is_widened(other, one)
        }
        (Json::Array(one), Json::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| is_same(one, other))
        }
        (Json::Object(one), Json::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(name, one)| other.get(name).is_some_and(|other| is_same(one, other)))
        }
        (one, other) => one == other,
    }
}

fn is_widened(one: &serde_json::Number, other: &serde_json::Number) -> bool {
    match (one.as_i128(), other.as_f64()) {
        (Some(integer), Some(number)) => other.is_f64() && holds(number, integer),
        _ => false,
    }
}

pub(super) fn text(value: Ref<'_>) -> Option<&str> {
    match value {
        Ref::Text(text) | Ref::Known(text) | Ref::Unrecognized(text) | Ref::Secret(text) => {
            Some(text)
        }
        Ref::Timestamp(timestamp) => Some(timestamp.as_str()),
        Ref::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
        Ref::Upload(upload) => upload.as_text(),
        Ref::Absent
        | Ref::Null
        | Ref::Bool(_)
        | Ref::Integer(_)
        | Ref::KnownInteger(_)
        | Ref::UnrecognizedInteger(_)
        | Ref::Unsigned(_)
        | Ref::Wide(_)
        | Ref::Number(_)
        | Ref::Json(_)
        | Ref::Own(_)
        | Ref::List(_)
        | Ref::Map(_)
        | Ref::Object(_)
        | Ref::Union(_) => None,
    }
}

fn put_bytes(value: Ref<'_>, slot: &mut Vec<u8>) -> Option<Fit> {
    *slot = match value {
        Ref::Bytes(bytes) => bytes.into(),
        Ref::Upload(upload) => upload.in_memory()?.into(),
        value => text(value)?.into(),
    };
    Some(Fit::Known)
}

fn put_upload(value: Ref<'_>, slot: &mut Upload) -> Option<Fit> {
    *slot = match value {
        Ref::Upload(upload) => upload.clone(),
        Ref::Bytes(bytes) => bytes.into(),
        value => text(value)?.into(),
    };
    Some(Fit::Known)
}

#[allow(
    clippy::cast_precision_loss,
    reason = "the result is compared with the source"
)]
fn put_double(value: Ref<'_>, slot: &mut f64) -> Option<Fit> {
    if let Ref::Number(number) = value {
        *slot = number;
        return Some(Fit::Known);
    }
    let integer = integer(value)?;
    *slot = integer as f64;
    Some(known_if(holds(*slot, integer), DOUBLE))
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a number that is too large becomes the largest integer, which is not equal"
)]
fn holds(number: f64, integer: i128) -> bool {
    number.fract() == 0.0 && number as i128 == integer
}

fn known_if(is_same: bool, otherwise: Fit) -> Fit {
    if is_same { Fit::Known } else { otherwise }
}
