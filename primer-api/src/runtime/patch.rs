//! Members that are kept, cleared or set.

use std::fmt;

use super::value::{Access, Optional, Ref, Slot, Value};

/// A member with three states on the wire.
///
/// | | in the body of a PATCH | in any other body |
/// |---|---|---|
/// | [`Absent`](Patch::Absent) | the value is kept; nothing is sent | there is no member |
/// | [`Null`](Patch::Null) | the value is cleared; `null` is sent | the member is `null` |
/// | [`Value`](Patch::Value) | the value is set | the member has a value |
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Patch<T> {
    /// The member is left out: the service keeps its value.
    #[default]
    Absent,
    /// The member is `null`: the service clears its value.
    Null,
    /// The member has this value.
    Value(T),
}

impl<T> Patch<T> {
    /// The value, if there is one.
    #[inline]
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value itself, if there is one.
    #[inline]
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Whether the member is left out.
    #[inline]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is `null`.
    #[inline]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl<T> From<T> for Patch<T> {
    #[inline]
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is [`Patch::Absent`]: the value is kept. Use [`Patch::Null`] to clear it.
impl<T> From<Option<T>> for Patch<T> {
    #[inline]
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }
}

impl From<&str> for Patch<String> {
    #[inline]
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

impl<T: Value> fmt::Debug for Patch<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.get(), f)
    }
}

impl<T: Value> Value for Patch<T> {
    type Access = Self;
}

impl<T: Value> Access<Self> for Patch<T> {
    #[inline]
    fn get(value: &Self) -> Ref<'_> {
        match value {
            Self::Absent => Ref::Absent,
            Self::Null => Ref::Null,
            Self::Value(value) => value.get(),
        }
    }

    #[inline]
    fn slot(value: &mut Self) -> Slot<'_> {
        Slot::Optional(value)
    }

    #[inline]
    fn blank() -> Self {
        Self::Absent
    }

    #[inline]
    fn is_left_out(value: &Self) -> bool {
        value.is_absent()
    }
}

impl<T: Value> Optional for Patch<T> {
    #[inline]
    fn set_null(&mut self) {
        *self = Self::Null;
    }

    #[inline]
    fn set_value(&mut self) -> Slot<'_> {
        *self = Self::Value(T::blank());
        match self {
            Self::Value(value) => value.slot(),
            Self::Absent | Self::Null => Slot::Nothing,
        }
    }

    #[inline]
    fn clear(&mut self) {
        *self = Self::Absent;
    }
}

crate::__implement_serde!([T: Value] Patch<T>);

#[cfg(test)]
mod tests;
