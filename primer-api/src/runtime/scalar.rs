//! Implementations of [`Value`] for types without parts: booleans, numbers, strings, timestamps and the empty value.

use std::borrow::Cow;

use super::timestamp::Timestamp;
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
    ($($type:ty => $variant:ident, $wide:ty, $expected:literal;)*) => {
        $(
            impl Value for $type {
                #[inline]
                fn get(&self) -> Ref<'_> {
                    Ref::$variant(<$wide>::from(*self))
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
                    let Ok(integer) = <$type>::try_from(integer) else {
                        return Fit::Refused($expected);
                    };
                    *self = integer;
                    Fit::Known
                }
            }
        )*
    };
}

integer! {
    i8 => Integer, i64, "integer of 8 bits";
    i16 => Integer, i64, "integer of 16 bits";
    i32 => Integer, i64, "integer of 32 bits";
    i64 => Integer, i64, "integer of 64 bits";
    u8 => Unsigned, u64, "unsigned integer of 8 bits";
    u16 => Unsigned, u64, "unsigned integer of 16 bits";
    u32 => Unsigned, u64, "unsigned integer of 32 bits";
    u64 => Unsigned, u64, "unsigned integer of 64 bits";
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

impl Value for f32 {
    fn get(&self) -> Ref<'_> {
        // By way of the shortest text: 0.1 stays 0.1, where the exact widening is 0.10000000149011612.
        Ref::Number(
            self.to_string()
                .parse()
                .unwrap_or_else(|_| f64::from(*self)),
        )
    }

    #[inline]
    fn slot(&mut self) -> Slot<'_> {
        Slot::Single(self)
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

// Here rather than beside the type: a value may be a timestamp, so `timestamp` does not use `value`.
crate::__implement_serde!([] Timestamp);
crate::__implement_debug!(Timestamp);

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
