//! Values that are written alone or as an array.

use std::fmt;
use std::ops::Deref;
use std::{slice, vec};

use super::table::{UnionTable, Variant};
use super::value::{AsUnion, Ref, Slot, Union, Value};

/// One value or an array of them (`oneOf` of a schema and an array of the same schema).
///
/// It is used as a slice, and written in the form in which it was read.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum OneOrMany<T> {
    /// A single value, outside of an array.
    One(T),
    /// An array.
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    /// A single value, outside of an array.
    #[inline]
    pub const fn one(value: T) -> Self {
        Self::One(value)
    }

    /// All values.
    #[inline]
    pub fn as_slice(&self) -> &[T] {
        match self {
            Self::One(value) => slice::from_ref(value),
            Self::Many(values) => values,
        }
    }

    /// All values, by value.
    #[inline]
    pub fn into_vec(self) -> Vec<T> {
        match self {
            Self::One(value) => vec![value],
            Self::Many(values) => values,
        }
    }
}

/// An empty array.
impl<T> Default for OneOrMany<T> {
    #[inline]
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl<T> Deref for OneOrMany<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T> From<T> for OneOrMany<T> {
    #[inline]
    fn from(value: T) -> Self {
        Self::One(value)
    }
}

impl<T> From<Vec<T>> for OneOrMany<T> {
    #[inline]
    fn from(values: Vec<T>) -> Self {
        Self::Many(values)
    }
}

impl<T, const N: usize> From<[T; N]> for OneOrMany<T> {
    #[inline]
    fn from(values: [T; N]) -> Self {
        Self::Many(values.into())
    }
}

impl<T> FromIterator<T> for OneOrMany<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self::Many(values.into_iter().collect())
    }
}

impl<T> IntoIterator for OneOrMany<T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.into_vec().into_iter()
    }
}

impl<'a, T> IntoIterator for &'a OneOrMany<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.as_slice().iter()
    }
}

impl<T: Value> fmt::Debug for OneOrMany<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&Value::get(self), f)
    }
}

impl<T: Value> Value for OneOrMany<T> {
    type Access = AsUnion;
}

impl<T: Value> Union for OneOrMany<T> {
    #[inline]
    fn blank() -> Self {
        Self::default()
    }

    fn table(&self) -> &'static UnionTable {
        static TABLE: UnionTable = UnionTable {
            name: "OneOrMany",
            discriminator: None,
            // The array first: where both fit, as with free-form JSON, an array is many values.
            variants: &[
                Variant {
                    name: "Many",
                    ..Variant::PLAIN
                },
                Variant {
                    name: "One",
                    ..Variant::PLAIN
                },
            ],
        };
        &TABLE
    }

    fn selected(&self) -> (usize, Ref<'_>) {
        match self {
            Self::Many(values) => (0, values.get()),
            Self::One(value) => (1, value.get()),
        }
    }

    /// There is no alternative for a value that fits neither; reading one is an error.
    fn select(&mut self, n: usize) -> Slot<'_> {
        *self = if n == 1 {
            Self::One(T::blank())
        } else {
            Self::default()
        };
        match self {
            Self::Many(values) if n == 0 => values.slot(),
            Self::Many(_) => Slot::Nothing,
            Self::One(value) => value.slot(),
        }
    }
}

crate::__implement_serde!([T: Value] OneOrMany<T>);

#[cfg(test)]
mod tests;
