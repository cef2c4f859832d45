//! The visitor, which takes any value and matches it with the slot.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor};

use super::array;
use super::context::{Context, Refused};
use super::object;
use super::scalar::{self, expected};
use super::source::Deserialized;
use crate::runtime::value::{List, Slot};

/// A slot, to be filled with the next value.
///
/// It is filled where it stands: moving a slot takes as long as reading a number.
pub(super) struct Seed<'a, 's, 'c> {
    slot: &'a mut Slot<'s>,
    context: &'c Context,
}

impl<'a, 's, 'c> Seed<'a, 's, 'c> {
    #[inline]
    pub(super) fn new(slot: &'a mut Slot<'s>, context: &'c Context) -> Self {
        Self { slot, context }
    }
}

/// The slot of the value itself. A value that may be missing or `null` is set to a blank value.
#[inline]
pub(in crate::runtime) fn filled(mut slot: Slot<'_>) -> Slot<'_> {
    while let Slot::Optional(optional) = slot {
        slot = optional.set_value();
    }
    slot
}

/// Refuses a value of a kind that fits no slot of this kind.
fn refuse<E: Error>(slot: &mut Slot<'_>, found: &'static str, context: &Context) -> Result<(), E> {
    let slot = filled(std::mem::replace(slot, Slot::Nothing));
    Err(context.refuse(expected(&slot), found).into_error())
}

impl<'de> DeserializeSeed<'de> for Seed<'_, '_, '_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.context.count().map_err(Refused::into_error)?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(expected(self.slot))
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        scalar::take_null(self.slot, self.context).map_err(Refused::into_error)
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        scalar::take_null(self.slot, self.context).map_err(Refused::into_error)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        scalar::take_bool(self.slot, value, self.context).map_err(Refused::into_error)
    }

    #[inline]
    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.visit_i128(value.into())
    }

    #[inline]
    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.visit_i128(value.into())
    }

    #[inline]
    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        scalar::take_integer(self.slot, value, self.context).map_err(Refused::into_error)
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        match i128::try_from(value) {
            Ok(value) => self.visit_i128(value),
            Err(_) => scalar::take_numeral(self.slot, &value.to_string(), self.context)
                .map_err(Refused::into_error),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        scalar::take_number(self.slot, value, self.context).map_err(Refused::into_error)
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        scalar::take_text(self.slot, Cow::Borrowed(text), self.context).map_err(Refused::into_error)
    }

    fn visit_string<E: Error>(self, text: String) -> Result<(), E> {
        scalar::take_text(self.slot, Cow::Owned(text), self.context).map_err(Refused::into_error)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<(), E> {
        match self.slot {
            Slot::Optional(optional) => {
                Seed::new(&mut optional.set_value(), self.context).visit_bytes(bytes)
            }
            Slot::Bytes(slot) => {
                **slot = bytes.into();
                Ok(())
            }
            Slot::Upload(slot) => {
                **slot = bytes.into();
                Ok(())
            }
            slot => refuse(slot, "bytes", self.context),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<(), A::Error> {
        array::read(self.slot, Deserialized(items), self.context)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<(), A::Error> {
        object::read(self.slot, Deserialized(members), self.context)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        refuse(self.slot, "tagged value", self.context)
    }
}

/// The next item of an array, appended only if there is one.
pub(super) struct Item<'s, 'c> {
    pub(super) list: &'s mut dyn List,
    pub(super) context: &'c Context,
}

impl<'de> DeserializeSeed<'de> for Item<'_, '_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let size = self.list.item_size();
        let mut slot = self.list.push();
        array::take_item(size, &slot, self.context).map_err(Refused::into_error)?;
        Seed::new(&mut slot, self.context).deserialize(deserializer)
    }
}
