//! Names of members, found in a table.

use std::borrow::Cow;
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
pub(super) struct Names<'c, 'de> {
    /// The declared members; none for an object whose member names are data.
    members: &'static [Member],
    /// The number of the declared member that is likely next: members usually come in the document's order.
    guess: usize,
    /// The last name that is not declared.
    pub(super) other: Cow<'de, str>,
    pub(super) context: &'c Context,
}

impl<'c, 'de> Names<'c, 'de> {
    #[inline]
    pub(super) fn new(members: &'static [Member], context: &'c Context) -> Self {
        Self {
            members,
            guess: 0,
            other: Cow::Borrowed(""),
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

    #[inline(never)]
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

    /// The declared members one of which is likely next: a few of those that may be left out come between.
    #[cfg(any(feature = "client", test))]
    #[inline]
    pub(super) fn likely(&self) -> &'static [Member] {
        const COUNT: usize = 4;
        let rest = self.members.get(self.guess..).unwrap_or_default();
        rest.get(..COUNT).unwrap_or(rest)
    }

    /// Takes the name of the `n`-th of these.
    #[cfg(any(feature = "client", test))]
    #[inline]
    pub(super) fn take_likely(&mut self, n: usize) -> Key {
        let n = self.guess + n;
        self.guess = n + 1;
        Key::Declared(n)
    }

    /// The key that a name is; `kept` is the name, if it is another one.
    #[inline]
    pub(super) fn key(&mut self, name: &str, kept: impl FnOnce() -> Cow<'de, str>) -> Key {
        match self.find(name) {
            Some(n) => {
                self.guess = n + 1;
                Key::Declared(n)
            }
            None => self.keep(kept()),
        }
    }

    /// Keeps a name that is not declared.
    #[inline(never)]
    fn keep(&mut self, name: Cow<'de, str>) -> Key {
        self.other = name;
        Key::Other
    }

    fn refuse<E: Error>(&self, found: &'static str) -> Result<Key, E> {
        Err(self
            .context
            .refuse("string as the name of a member", found)
            .into_error())
    }
}

impl<'de> DeserializeSeed<'de> for &mut Names<'_, 'de> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Implements the method of every kind, because the default methods of serde put the value into their message.
impl<'de> Visitor<'de> for &mut Names<'_, 'de> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("string")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        Ok(self.key(name, || Cow::Owned(name.to_owned())))
    }

    #[inline]
    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Key, E> {
        Ok(self.key(name, || Cow::Borrowed(name)))
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
