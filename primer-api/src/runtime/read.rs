//! Reads values of every type with one driver, which is generic over the deserializer only.
//!
//! The driver asks the deserializer for any value and checks the kind of the value itself, because the messages of
//! serde would show the value.

mod alternative;
mod array;
mod best;
mod context;
mod key;
mod memory;
mod object;
mod scalar;
mod source;
#[cfg(any(feature = "client", test))]
mod text;
mod union;
mod visitor;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error as _};

use self::context::Context;
use self::visitor::Seed;
use super::misfit::{Misfit, Names};
use super::value::{Slot, Value};

pub(super) use self::memory::Memory;
pub(super) use self::scalar::expected;
pub(super) use self::union::weight;
pub(super) use self::visitor::filled;

/// Reads a value of any type; the body of each `Deserialize`.
///
/// # Errors
///
/// An error with the path, the expected kind of value and the kind that was found; never with the value.
pub fn deserialize<'de, T: Value, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::blank();
    match fill(value.slot(), deserializer, Memory::default(), Names::Shown) {
        Ok(()) => Ok(value),
        Err((Some(misfit), _)) => Err(D::Error::custom(misfit)),
        Err((None, error)) => Err(error),
    }
}

/// Fills a slot from JSON text. The misfit is `None` if the text is not JSON.
#[cfg(any(feature = "client", test))]
pub(super) fn fill_from_text(
    mut slot: Slot<'_>,
    text: &str,
    memory: Memory,
    names: Names,
) -> Result<(), Option<Misfit>> {
    let context = Context::new(memory);
    text::fill(&mut slot, text, &context).map_err(|_| {
        if names == Names::Hidden {
            context.hide_names();
        }
        context.into_misfit()
    })
}

/// Fills a slot. The misfit is `None` if the deserializer itself failed, for example because of a syntax error.
pub(super) fn fill<'de, D: Deserializer<'de>>(
    mut slot: Slot<'_>,
    deserializer: D,
    memory: Memory,
    names: Names,
) -> Result<(), (Option<Misfit>, D::Error)> {
    let context = Context::new(memory);
    Seed::new(&mut slot, &context)
        .deserialize(deserializer)
        .map_err(|error| {
            if names == Names::Hidden {
                context.hide_names();
            }
            (context.into_misfit(), error)
        })
}

#[cfg(test)]
mod tests;
