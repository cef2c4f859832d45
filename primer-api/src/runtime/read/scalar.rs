//! Values without parts, put into a slot: one function for each kind of JSON value.

use std::borrow::Cow;

use super::context::{Context, Evidence, Refused};
use super::union;
use crate::runtime::scalar::whole;
use crate::runtime::value::{Fit, Json, OwnValue, Slot};

/// The kind of value that fits into a slot, for messages.
pub(in crate::runtime) fn expected(slot: &Slot<'_>) -> &'static str {
    match slot {
        Slot::Bool(_) => "boolean",
        Slot::Integer(_) => "integer",
        Slot::Number(_) => "number",
        Slot::Text(_) | Slot::Bytes(_) | Slot::Upload(_) => "string",
        Slot::List(_) => "array",
        Slot::Map(_) | Slot::Object(_) => "object",
        Slot::Union(_) => "one of several alternatives",
        Slot::Json(_) | Slot::Own(_) | Slot::Optional(_) | Slot::Nothing => "a value",
    }
}

/// Puts `null` into a slot.
pub(super) fn take_null(slot: &mut Slot<'_>, context: &Context) -> Result<(), Refused> {
    match slot {
        Slot::Optional(optional) => optional.set_null(),
        slot => return take_json(slot, Json::Null, "null", context),
    }
    Ok(())
}

/// Puts a boolean into a slot.
pub(super) fn take_bool(
    slot: &mut Slot<'_>,
    value: bool,
    context: &Context,
) -> Result<(), Refused> {
    match slot {
        Slot::Optional(optional) => return take_bool(&mut optional.set_value(), value, context),
        Slot::Bool(slot) => **slot = value,
        slot => return take_json(slot, Json::Bool(value), "boolean", context),
    }
    Ok(())
}

/// Puts a string into a slot.
#[inline]
pub(super) fn take_text(
    slot: &mut Slot<'_>,
    text: Cow<'_, str>,
    context: &Context,
) -> Result<(), Refused> {
    match slot {
        Slot::Text(slot) => fit(slot.set(text), "string", context),
        Slot::Optional(optional) => match optional.set_value() {
            Slot::Text(slot) => fit(slot.set(text), "string", context),
            mut slot => take_text_as_other(&mut slot, text, context),
        },
        slot => take_text_as_other(slot, text, context),
    }
}

/// Puts a string into a slot of another kind.
#[inline(never)]
fn take_text_as_other(
    slot: &mut Slot<'_>,
    text: Cow<'_, str>,
    context: &Context,
) -> Result<(), Refused> {
    match slot {
        Slot::Optional(optional) => return take_text(&mut optional.set_value(), text, context),
        Slot::Bytes(slot) => **slot = text.into_owned().into_bytes(),
        Slot::Upload(slot) => **slot = text.into_owned().into(),
        slot => return take_json(slot, Json::String(text.into_owned()), "string", context),
    }
    Ok(())
}

/// Puts an integer into a slot.
#[inline]
pub(super) fn take_integer(
    slot: &mut Slot<'_>,
    integer: i128,
    context: &Context,
) -> Result<(), Refused> {
    match slot {
        Slot::Integer(slot) => fit(slot.set(integer), "integer", context),
        slot => take_integer_as_other(slot, integer, context),
    }
}

/// Puts an integer into a slot of another kind.
#[inline(never)]
fn take_integer_as_other(
    slot: &mut Slot<'_>,
    integer: i128,
    context: &Context,
) -> Result<(), Refused> {
    match slot {
        Slot::Optional(optional) => take_integer(&mut optional.set_value(), integer, context),
        Slot::Number(slot) => {
            let number = nearest(integer);
            if whole(number + 0.0) != Some(integer) {
                context.note(Evidence {
                    rounded: 1,
                    ..Evidence::default()
                });
            }
            set_double(slot, number, context)
        }
        Slot::Nothing => Ok(()),
        slot => {
            let json = json_number(serde_json::Number::from_i128(integer), context)?;
            take_json(slot, json, "integer", context)
        }
    }
}

/// Puts into a slot a number with a fraction, or one that is too large for an integer.
pub(super) fn take_number(
    slot: &mut Slot<'_>,
    number: f64,
    context: &Context,
) -> Result<(), Refused> {
    match slot {
        Slot::Optional(optional) => take_number(&mut optional.set_value(), number, context),
        Slot::Number(slot) => set_double(slot, number, context),
        Slot::Nothing => Ok(()),
        slot => take_number_as_other(slot, number, context),
    }
}

/// Puts a number into a slot of another kind.
#[inline(never)]
fn take_number_as_other(
    slot: &mut Slot<'_>,
    number: f64,
    context: &Context,
) -> Result<(), Refused> {
    match (slot, written_whole(number)) {
        // JSON Schema, 6.1.1: `1.0` and `1e3` are integers.
        (Slot::Integer(slot), Some(integer)) => fit(slot.set(integer), "integer", context),
        (slot, _) => {
            let json = json_number(serde_json::Number::from_f64(number), context)?;
            take_json(slot, json, "number", context)
        }
    }
}

/// The integer that a number is for sure. A reader yields integers of 64 bits as such: a number in their range was written with a
/// fraction or an exponent, and from 2 to the power of 53 on its last digits are lost.
fn written_whole(number: f64) -> Option<i128> {
    const SURE: f64 = 9_007_199_254_740_992.0;
    let is_in_64_bits =
        (-9_223_372_036_854_775_808.0..18_446_744_073_709_551_616.0).contains(&number);
    // The sum of `-0` and `0` is `0`.
    whole(number + 0.0).filter(|_| number.abs() < SURE || !is_in_64_bits)
}

/// Puts into a slot a number as it was written, from a reader that keeps the text of numbers.
pub(super) fn take_numeral(
    slot: &mut Slot<'_>,
    text: &str,
    context: &Context,
) -> Result<(), Refused> {
    match slot {
        Slot::Optional(optional) => take_numeral(&mut optional.set_value(), text, context),
        slot @ (Slot::Integer(_) | Slot::Number(_)) => match text.parse() {
            Ok(integer) => take_integer(slot, integer, context),
            Err(_) => take_number(slot, text.parse().unwrap_or(f64::INFINITY), context),
        },
        slot => take_json(
            slot,
            json_number(text.parse().ok(), context)?,
            "number",
            context,
        ),
    }
}

/// Puts any scalar into a slot of free-form JSON or of a union; every other slot refuses it.
pub(super) fn take_json(
    slot: &mut Slot<'_>,
    json: Json,
    found: &'static str,
    context: &Context,
) -> Result<(), Refused> {
    match slot {
        Slot::Json(slot) => **slot = json,
        Slot::Own(own) => return take_own(*own, json, found, context),
        Slot::Union(union) => return union::read(*union, json, context),
        Slot::Nothing => {}
        slot => return Err(context.refuse(expected(slot), found)),
    }
    Ok(())
}

/// Puts JSON into a slot of the caller's own type.
pub(super) fn take_own(
    own: &mut dyn OwnValue,
    json: Json,
    found: &'static str,
    context: &Context,
) -> Result<(), Refused> {
    fit(own.set(json), found, context)
}

fn json_number(number: Option<serde_json::Number>, context: &Context) -> Result<Json, Refused> {
    number
        .map(Json::Number)
        .ok_or_else(|| context.refuse("number that JSON can hold", "number"))
}

#[inline]
fn fit(fit: Fit, found: &'static str, context: &Context) -> Result<(), Refused> {
    match fit {
        Fit::Known => Ok(()),
        fit => fit_otherwise(fit, found, context),
    }
}

#[inline(never)]
fn fit_otherwise(fit: Fit, found: &'static str, context: &Context) -> Result<(), Refused> {
    match fit {
        Fit::Known => Ok(()),
        Fit::Unknown | Fit::Unreadable => {
            context.note(Evidence {
                broken: 1,
                ..Evidence::default()
            });
            Ok(())
        }
        Fit::Refused(expected) => Err(context.refuse(expected, found)),
    }
}

fn set_double(slot: &mut f64, number: f64, context: &Context) -> Result<(), Refused> {
    if !number.is_finite() {
        return Err(context.refuse("number of double precision", "number"));
    }
    *slot = number;
    Ok(())
}

/// The nearest number with a fraction, as for any decimal text.
#[allow(clippy::cast_precision_loss, reason = "the nearest number is meant")]
fn nearest(integer: i128) -> f64 {
    integer as f64
}
