//! Values of types that the caller wrote, in the place of schemas.

use std::any::Any;
use std::fmt;
use std::ops::Deref;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::value::{Access, Fit, Json, OwnValue, Ref, Slot, Value};

/// What a type must be so that it can stand in the place of a schema: it is read and written by serde, cloned, compared and printed,
/// and goes from thread to thread. All that have these traits have this one.
pub trait Replaces:
    Serialize + DeserializeOwned + Clone + PartialEq + fmt::Debug + Send + Sync + 'static
{
}

impl<T> Replaces for T where
    T: Serialize + DeserializeOwned + Clone + PartialEq + fmt::Debug + Send + Sync + 'static
{
}

/// A value of a type that the caller wrote, in the place of a schema (option `types` of a module).
///
/// It is used as a `T`, and made of one by `into`. What was read is written as it was read, members too that `T` does not have. A value
/// that serde does not write as JSON is a violation before anything is sent.
#[derive(Clone)]
pub struct Own<T> {
    held: Held<T>,
}

#[derive(Clone)]
enum Held<T> {
    /// The value, and the JSON that it is written as.
    Value(T, Option<Json>),
    /// Not read yet: no value outside of a reader is.
    Blank,
}

impl<T: Replaces> Own<T> {
    /// The value.
    pub fn into_inner(self) -> T {
        match self.held {
            Held::Value(value, _) => value,
            Held::Blank => blank(),
        }
    }
}

/// A blank value is filled before it is seen: reading fails as a whole, or fills all of it.
fn blank<T>() -> T {
    unreachable!("a value that was not read")
}

impl<T: Replaces> From<T> for Own<T> {
    fn from(value: T) -> Self {
        let json = serde_json::to_value(&value).ok();
        Self {
            held: Held::Value(value, json),
        }
    }
}

impl<T> Deref for Own<T> {
    type Target = T;

    fn deref(&self) -> &T {
        match &self.held {
            Held::Value(value, _) => value,
            Held::Blank => blank(),
        }
    }
}

impl<T: PartialEq> PartialEq for Own<T> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.held, &other.held) {
            (Held::Value(one, _), Held::Value(other, _)) => one == other,
            (Held::Blank, Held::Blank) => true,
            (Held::Value(..), Held::Blank) | (Held::Blank, Held::Value(..)) => false,
        }
    }
}

impl<T: PartialEq> PartialEq<T> for Own<T> {
    fn eq(&self, other: &T) -> bool {
        matches!(&self.held, Held::Value(own, _) if own == other)
    }
}

/// As the type itself prints it.
impl<T: fmt::Debug> fmt::Debug for Own<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.held {
            Held::Value(value, _) => value.fmt(f),
            Held::Blank => f.write_str("[blank]"),
        }
    }
}

impl<T: Replaces> Value for Own<T> {
    type Access = Self;
}

impl<T: Replaces> Access<Self> for Own<T> {
    fn get(value: &Self) -> Ref<'_> {
        Ref::Own(value)
    }

    fn slot(value: &mut Self) -> Slot<'_> {
        Slot::Own(value)
    }

    fn blank() -> Self {
        Self { held: Held::Blank }
    }
}

impl<T: Replaces> OwnValue for Own<T> {
    fn json(&self) -> Option<&Json> {
        match &self.held {
            Held::Value(_, json) => json.as_ref(),
            Held::Blank => None,
        }
    }

    fn set(&mut self, json: Json) -> Fit {
        // The error of serde may hold the value.
        match T::deserialize(&json) {
            Ok(value) => {
                self.held = Held::Value(value, Some(json));
                Fit::Known
            }
            Err(_) => Fit::Refused(std::any::type_name::<T>()),
        }
    }

    fn print(&self) -> &dyn fmt::Debug {
        self
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn equals(&self, other: &dyn OwnValue) -> bool {
        other.as_any().downcast_ref::<Self>() == Some(self)
    }
}

crate::__implement_serde!([T: Replaces] Own<T>);

#[cfg(test)]
mod tests;
