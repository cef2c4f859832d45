//! Implementations of [`Value`] for types without parts: booleans, numbers, strings, timestamps and the empty value.

use std::borrow::Cow;

use super::timestamp::Timestamp;
use super::upload::Upload;
use super::value::{Access, Fit, Integer, Ref, Slot, Text, Value};

impl Value for bool {
    type Access = Self;
}

impl Access<Self> for bool {
    #[inline]
    fn get(value: &Self) -> Ref<'_> {
        Ref::Bool(*value)
    }

    #[inline]
    fn slot(value: &mut Self) -> Slot<'_> {
        Slot::Bool(value)
    }

    #[inline]
    fn blank() -> Self {
        false
    }
}

macro_rules! integer {
    ($($type:ty => |$value:ident| $ref:expr, $expected:literal;)*) => {
        $(
            impl Value for $type {
                type Access = Self;
            }

            impl Access<Self> for $type {
                #[inline]
                fn get(value: &Self) -> Ref<'_> {
                    let $value = value;
                    $ref
                }

                #[inline]
                fn slot(value: &mut Self) -> Slot<'_> {
                    Slot::Integer(value)
                }

                #[inline]
                fn blank() -> Self {
                    0
                }
            }

            impl Integer for $type {
                #[inline]
                fn set(&mut self, integer: i128) -> Fit {
                    match <$type>::try_from(integer) {
                        Ok(integer) => {
                            *self = integer;
                            Fit::Known
                        }
                        Err(_) => Fit::Refused($expected),
                    }
                }
            }
        )*
    };
}

integer! {
    i8 => |value| Ref::Integer((*value).into()), "integer of 8 bits";
    i16 => |value| Ref::Integer((*value).into()), "integer of 16 bits";
    i32 => |value| Ref::Integer((*value).into()), "integer of 32 bits";
    i64 => |value| Ref::Integer(*value), "integer of 64 bits";
    u8 => |value| Ref::Unsigned((*value).into()), "unsigned integer of 8 bits";
    u16 => |value| Ref::Unsigned((*value).into()), "unsigned integer of 16 bits";
    u32 => |value| Ref::Unsigned((*value).into()), "unsigned integer of 32 bits";
    u64 => |value| Ref::Unsigned(*value), "unsigned integer of 64 bits";
    i128 => |value| Ref::Wide(value), "integer of 128 bits";
}

impl Value for f64 {
    type Access = Self;
}

impl Access<Self> for f64 {
    #[inline]
    fn get(value: &Self) -> Ref<'_> {
        Ref::Number(*value)
    }

    #[inline]
    fn slot(value: &mut Self) -> Slot<'_> {
        Slot::Number(value)
    }

    #[inline]
    fn blank() -> Self {
        0.0
    }
}

impl Value for String {
    type Access = Self;
}

impl Access<Self> for String {
    #[inline]
    fn get(value: &Self) -> Ref<'_> {
        Ref::Text(value)
    }

    #[inline]
    fn slot(value: &mut Self) -> Slot<'_> {
        Slot::Text(value)
    }

    #[inline]
    fn blank() -> Self {
        Self::new()
    }
}

impl Text for String {
    #[inline]
    fn set(&mut self, text: Cow<'_, str>) -> Fit {
        *self = text.into_owned();
        Fit::Known
    }
}

impl Value for Timestamp {
    type Access = Self;
}

impl Access<Self> for Timestamp {
    #[inline]
    fn get(value: &Self) -> Ref<'_> {
        Ref::Timestamp(value)
    }

    #[inline]
    fn slot(value: &mut Self) -> Slot<'_> {
        Slot::Text(value)
    }

    #[inline]
    fn blank() -> Self {
        Self::empty()
    }
}

impl Text for Timestamp {
    fn set(&mut self, text: Cow<'_, str>) -> Fit {
        *self = Self::kept(text.into_owned());
        if self.is_readable() {
            Fit::Known
        } else {
            Fit::Unreadable
        }
    }
}

impl Value for Upload {
    type Access = Self;
}

impl Access<Self> for Upload {
    #[inline]
    fn get(value: &Self) -> Ref<'_> {
        Ref::Upload(value)
    }

    #[inline]
    fn slot(value: &mut Self) -> Slot<'_> {
        Slot::Upload(value)
    }

    #[inline]
    fn blank() -> Self {
        Self::default()
    }
}

// Here rather than beside the types: a value may be a timestamp or an upload, so these do not use `value`.
crate::__implement_serde!([] Timestamp);
crate::__implement_serde!([] Upload);
crate::__implement_debug!(Timestamp);

/// The integer that a number is; `None` if it has a fraction, is `-0`, or is beyond 128 bits.
#[inline]
pub(super) fn whole(number: f64) -> Option<i128> {
    let is_whole = number.fract() == 0.0
        && number.abs() < MOST
        && (number != 0.0 || number.is_sign_positive());
    #[allow(
        clippy::cast_possible_truncation,
        reason = "the number has no fraction and is in the range"
    )]
    is_whole.then_some(number as i128)
}

/// 2 to the power of 127, the least number above all integers of 128 bits.
const MOST: f64 = 170_141_183_460_469_231_731_687_303_715_884_105_728.0;

/// The integer that a value is, a number without a fraction too: it is written as one.
pub(super) fn integer(value: Ref<'_>) -> Option<i128> {
    match value {
        Ref::Integer(integer) | Ref::KnownInteger(integer) | Ref::UnrecognizedInteger(integer) => {
            Some(integer.into())
        }
        Ref::Unsigned(integer) => Some(integer.into()),
        Ref::Wide(integer) => Some(*integer),
        Ref::Number(number) => whole(number),
        Ref::Absent
        | Ref::Null
        | Ref::Bool(_)
        | Ref::Text(_)
        | Ref::Known(_)
        | Ref::Unrecognized(_)
        | Ref::Secret(_)
        | Ref::Timestamp(_)
        | Ref::Bytes(_)
        | Ref::Upload(_)
        | Ref::Json(_)
        | Ref::Own(_)
        | Ref::List(_)
        | Ref::Map(_)
        | Ref::Object(_)
        | Ref::Union(_) => None,
    }
}

/// No body, or a body that is ignored.
impl Value for () {
    type Access = Self;
}

impl Access<Self> for () {
    #[inline]
    fn get(_: &Self) -> Ref<'_> {
        Ref::Absent
    }

    #[inline]
    fn slot(_: &mut Self) -> Slot<'_> {
        Slot::Nothing
    }

    #[inline]
    fn blank() -> Self {}
}
