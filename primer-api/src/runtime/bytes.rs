//! A body that is not JSON.

use std::fmt;
use std::ops::{Deref, DerefMut};

use super::upload::Upload;
use super::value::{Access, Ref, Slot, Value};

/// Bytes as they are, for a body that is not JSON.
///
/// `Debug` shows only their number. Inside of JSON, they are written as a string, if they are UTF-8.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Bytes(Vec<u8>);

impl Bytes {
    /// The bytes.
    #[inline]
    pub fn into_vec(self) -> Vec<u8> {
        self.0
    }
}

impl Deref for Bytes {
    type Target = Vec<u8>;

    #[inline]
    fn deref(&self) -> &Vec<u8> {
        &self.0
    }
}

impl DerefMut for Bytes {
    #[inline]
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        &mut self.0
    }
}

impl AsRef<[u8]> for Bytes {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Bytes {
    #[inline]
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for Bytes {
    #[inline]
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.into())
    }
}

impl<const N: usize> From<[u8; N]> for Bytes {
    #[inline]
    fn from(bytes: [u8; N]) -> Self {
        Self(bytes.into())
    }
}

impl<const N: usize> From<&[u8; N]> for Bytes {
    #[inline]
    fn from(bytes: &[u8; N]) -> Self {
        Self(bytes.into())
    }
}

impl From<Bytes> for Vec<u8> {
    #[inline]
    fn from(bytes: Bytes) -> Self {
        bytes.0
    }
}

impl From<Bytes> for Upload {
    #[inline]
    fn from(bytes: Bytes) -> Self {
        bytes.0.into()
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.get(), f)
    }
}

impl Value for Bytes {
    type Access = Self;
}

impl Access<Self> for Bytes {
    #[inline]
    fn get(value: &Self) -> Ref<'_> {
        Ref::Bytes(&value.0)
    }

    #[inline]
    fn slot(value: &mut Self) -> Slot<'_> {
        Slot::Bytes(&mut value.0)
    }

    #[inline]
    fn blank() -> Self {
        Self::default()
    }
}

crate::__implement_serde!([] Bytes);
