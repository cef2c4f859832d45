//! The visitor, which takes any value and matches it with the slot.

use std::borrow::Cow;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::context::{Context, Refused};
use super::object;
use super::scalar::{self, expected};
use super::union;
use crate::runtime::value::{Json, List, Slot};

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
        match self.slot {
            Slot::Optional(optional) => {
                Seed::new(&mut optional.set_value(), self.context).visit_seq(items)
            }
            Slot::List(list) => read_items(*list, items, self.context),
            Slot::Json(json) => read_array(json, items, self.context),
            Slot::Own(own) => {
                let mut json = Json::Null;
                read_array(&mut json, items, self.context)?;
                scalar::take_own(*own, json, "array", self.context).map_err(Refused::into_error)
            }
            Slot::Union(union) => union::read_buffered(*union, self.context, |json| {
                read_array(json, items, self.context)
            }),
            Slot::Nothing => skip_items(items),
            slot => refuse(slot, "array", self.context),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<(), A::Error> {
        object::read(self.slot, members, self.context)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        refuse(self.slot, "tagged value", self.context)
    }
}

fn read_array<'de, A: SeqAccess<'de>>(
    json: &mut Json,
    items: A,
    context: &Context,
) -> Result<(), A::Error> {
    let mut array = Vec::new();
    read_items(&mut array, items, context)?;
    *json = Json::Array(array);
    Ok(())
}

fn read_items<'de, A: SeqAccess<'de>>(
    list: &mut dyn List,
    mut items: A,
    context: &Context,
) -> Result<(), A::Error> {
    let mut n = 0;
    loop {
        let item = items.next_element_seed(Item {
            list: &mut *list,
            context,
        });
        if context.in_item(item, n)?.is_none() {
            return Ok(());
        }
        n += 1;
    }
}

fn skip_items<'de, A: SeqAccess<'de>>(mut items: A) -> Result<(), A::Error> {
    while items.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

/// The next item of an array, appended only if there is one.
struct Item<'s, 'c> {
    list: &'s mut dyn List,
    context: &'c Context,
}

impl<'de> DeserializeSeed<'de> for Item<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let size = self.list.item_size();
        let mut slot = self.list.push();
        // An object counts its own memory, because it may be in a box.
        if !matches!(slot, Slot::Object(_)) {
            self.context.take(size).map_err(Refused::into_error)?;
        }
        Seed::new(&mut slot, self.context).deserialize(deserializer)
    }
}
