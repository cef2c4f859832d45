//! Text that is never printed.

use std::borrow::Cow;
use std::fmt;

use super::value::{Access, Fit, Ref, Slot, Text, Value};

/// Text that is never printed: a token, a key, a password (`format: password`).
///
/// It has no `Display`, and its `Debug` is `[redacted]`; [`expose`](Self::expose) is the one way to see it. It is sent, and
/// serialized, as it is.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Secret(String);

impl Secret {
    /// The text itself, which must not be logged.
    #[inline]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Secret {
    #[inline]
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Secret {
    #[inline]
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&String> for Secret {
    #[inline]
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

impl From<&Secret> for Secret {
    #[inline]
    fn from(secret: &Secret) -> Self {
        secret.clone()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.get(), f)
    }
}

impl Value for Secret {
    type Access = Self;
}

impl Access<Self> for Secret {
    #[inline]
    fn get(value: &Self) -> Ref<'_> {
        Ref::Secret(&value.0)
    }

    #[inline]
    fn slot(value: &mut Self) -> Slot<'_> {
        Slot::Text(value)
    }

    #[inline]
    fn blank() -> Self {
        Self(String::new())
    }
}

impl Text for Secret {
    #[inline]
    fn set(&mut self, text: Cow<'_, str>) -> Fit {
        self.0 = text.into_owned();
        Fit::Known
    }
}

crate::__implement_serde!([] Secret);

#[cfg(test)]
mod tests;
