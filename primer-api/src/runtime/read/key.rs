//! Names of members, found in a table.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::context::Context;
use crate::runtime::table::{Member, Table};

/// The name of a member that was read.
pub(super) enum Key {
    /// The name of the `n`-th declared member.
    Declared(usize),
    /// Any other name.
    Other(String),
}

/// The name of the next member.
pub(super) struct KeySeed<'c> {
    /// The declared members; `None` for an object whose member names are data.
    pub(super) table: Option<&'static Table>,
    /// The number of the declared member that is likely next: members usually come in the document's order.
    pub(super) guess: usize,
    pub(super) context: &'c Context,
}

impl KeySeed<'_> {
    #[inline]
    fn find(&self, name: &str) -> Option<usize> {
        let members = self.table?.members;
        let (before, after) = members
            .split_at_checked(self.guess)
            .unwrap_or((members, &[]));
        let declared = |member: &Member| member.name == name;
        // Searches from the guess to the end, then from the start. The members after the guess that do not match are
        // usually those that were left out.
        after
            .iter()
            .position(declared)
            .map(|n| n + self.guess)
            .or_else(|| before.iter().position(declared))
            .or_else(|| {
                members
                    .iter()
                    .position(|member| member.aliases.contains(&name))
            })
    }

    #[inline]
    fn key(&self, name: Cow<'_, str>) -> Key {
        self.find(&name)
            .map_or_else(|| Key::Other(name.into_owned()), Key::Declared)
    }

    fn refuse<E: Error>(&self, found: &'static str) -> Result<Key, E> {
        Err(self
            .context
            .refuse("string as the name of a member", found)
            .into_error())
    }
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Implements the method of every kind, because the default methods of serde put the value into their message.
impl<'de> Visitor<'de> for KeySeed<'_> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("string")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        Ok(self.key(Cow::Borrowed(name)))
    }

    fn visit_string<E: Error>(self, name: String) -> Result<Key, E> {
        Ok(self.key(Cow::Owned(name)))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_unit<E: Error>(self) -> Result<Key, E> {
        self.refuse("null")
    }

    fn visit_none<E: Error>(self) -> Result<Key, E> {
        self.refuse("null")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Key, E> {
        self.refuse("boolean")
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Key, E> {
        self.refuse("integer")
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Key, E> {
        self.refuse("integer")
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<Key, E> {
        self.refuse("integer")
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<Key, E> {
        self.refuse("integer")
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Key, E> {
        self.refuse("number")
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<Key, E> {
        self.refuse("bytes")
    }
}
