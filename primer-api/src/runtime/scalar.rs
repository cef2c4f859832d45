//! Implementations of [`Value`] for types without parts: booleans, numbers, strings, timestamps and the empty value.

use std::borrow::Cow;

use super::timestamp::Timestamp;
use super::upload::Upload;
use super::value::{Fit, Integer, Ref, Slot, Text, Value};

impl Value for bool {
    #[inline]
    fn get(&self) -> Ref<'_> {
        Ref::Bool(*self)
    }

    #[inline]
    fn slot(&mut self) -> Slot<'_> {
        Slot::Bool(self)
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
                #[inline]
                fn get(&self) -> Ref<'_> {
                    let $value = self;
                    $ref
                }

                #[inline]
                fn slot(&mut self) -> Slot<'_> {
                    Slot::Integer(self)
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
    #[inline]
    fn get(&self) -> Ref<'_> {
        Ref::Number(*self)
    }

    #[inline]
    fn slot(&mut self) -> Slot<'_> {
        Slot::Number(self)
    }

    #[inline]
    fn blank() -> Self {
        0.0
    }
}

impl Value for String {
    #[inline]
    fn get(&self) -> Ref<'_> {
        Ref::Text(self)
    }

    #[inline]
    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self)
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
    #[inline]
    fn get(&self) -> Ref<'_> {
        Ref::Timestamp(self)
    }

    #[inline]
    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self)
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
    #[inline]
    fn get(&self) -> Ref<'_> {
        Ref::Upload(self)
    }

    #[inline]
    fn slot(&mut self) -> Slot<'_> {
        Slot::Upload(self)
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
    #[inline]
    fn get(&self) -> Ref<'_> {
        Ref::Absent
    }

    #[inline]
    fn slot(&mut self) -> Slot<'_> {
        Slot::Nothing
    }

    #[inline]
    fn blank() -> Self {}
}
