//! Names of members, found in a table.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::context::Context;
use crate::runtime::table::Member;

/// The name of a member that was read.
#[derive(Clone, Copy)]
pub(super) enum Key {
    /// The name of the `n`-th declared member.
    Declared(usize),
    /// Any other name: it is where the seed was told to leave it.
    Other,
}

/// The names of an object's members: those that are declared, and the one that was read last.
pub(super) struct Names<'c> {
    /// The declared members; none for an object whose member names are data.
    members: &'static [Member],
    /// The number of the declared member that is likely next: members usually come in the document's order.
    guess: usize,
    /// The last name that is not declared.
    pub(super) other: String,
    pub(super) context: &'c Context,
}

impl<'c> Names<'c> {
    #[inline]
    pub(super) fn new(members: &'static [Member], context: &'c Context) -> Self {
        Self {
            members,
            guess: 0,
            other: String::new(),
            context,
        }
    }

    #[inline]
    fn find(&self, name: &str) -> Option<usize> {
        match self.members.get(self.guess) {
            Some(member) if member.name == name => Some(self.guess),
            _ => self.search(name),
        }
    }

    fn search(&self, name: &str) -> Option<usize> {
        let members = self.members;
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

    /// The declared member that is likely next.
    #[cfg(any(feature = "client", test))]
    #[inline]
    pub(super) fn expected(&self) -> Option<&'static Member> {
        self.members.get(self.guess)
    }

    /// Takes the name of that member.
    #[cfg(any(feature = "client", test))]
    #[inline]
    pub(super) fn take_expected(&mut self) -> Key {
        let n = self.guess;
        self.guess += 1;
        Key::Declared(n)
    }

    #[inline]
    pub(super) fn key(&mut self, name: &str) -> Key {
        match self.find(name) {
            Some(n) => {
                self.guess = n + 1;
                Key::Declared(n)
            }
            None => {
                self.other.clear();
                self.other.push_str(name);
                Key::Other
            }
        }
    }

    fn refuse<E: Error>(&self, found: &'static str) -> Result<Key, E> {
        Err(self
            .context
            .refuse("string as the name of a member", found)
            .into_error())
    }
}

impl<'de> DeserializeSeed<'de> for &mut Names<'_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Implements the method of every kind, because the default methods of serde put the value into their message.
impl<'de> Visitor<'de> for &mut Names<'_> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("string")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        Ok(self.key(name))
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
