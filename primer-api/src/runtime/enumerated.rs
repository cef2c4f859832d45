//! Enums of values that a document knows, and conversions from text and integers.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use super::value::{Access, Fit, Integer, Ref, Slot, Text};

/// An enum of which a document knows some values.
pub trait Enumerated: Sized + 'static {
    /// The type of a value on the wire.
    type Wire: ?Sized + ToOwned;
    /// The name of the enum.
    const NAME: &'static str;

    /// The known value that is written like this.
    fn known(wire: &Self::Wire) -> Option<Self>;

    /// A value that the document does not know.
    fn unrecognized(wire: <Self::Wire as ToOwned>::Owned) -> Self;

    /// The value, to get it: as known or not, by its variant.
    fn value(&self) -> Ref<'_>;
}

/// As an enum of strings.
#[derive(Debug)]
pub enum AsTextEnum {}

impl<E: Enumerated<Wire = str>> Access<E> for AsTextEnum {
    #[inline]
    fn get(value: &E) -> Ref<'_> {
        value.value()
    }

    #[inline]
    fn slot(value: &mut E) -> Slot<'_> {
        Slot::Text(value)
    }

    #[inline]
    fn blank() -> E {
        E::unrecognized(String::new())
    }
}

impl<E: Enumerated<Wire = str>> Text for E {
    #[inline]
    fn set(&mut self, text: Cow<'_, str>) -> Fit {
        set(self, E::known(&text), || text.into_owned())
    }
}

/// As an enum of integers.
#[derive(Debug)]
pub enum AsIntegerEnum {}

impl<E: Enumerated<Wire = i64>> Access<E> for AsIntegerEnum {
    #[inline]
    fn get(value: &E) -> Ref<'_> {
        value.value()
    }

    #[inline]
    fn slot(value: &mut E) -> Slot<'_> {
        Slot::Integer(value)
    }

    #[inline]
    fn blank() -> E {
        E::unrecognized(0)
    }
}

impl<E: Enumerated<Wire = i64>> Integer for E {
    #[inline]
    fn set(&mut self, integer: i128) -> Fit {
        let Ok(integer) = i64::try_from(integer) else {
            return Fit::Refused("integer of 64 bits");
        };
        set(self, E::known(&integer), || integer)
    }
}

/// Sets an enum to the known value that was read, or else keeps what was read.
#[inline]
fn set<E: Enumerated>(
    value: &mut E,
    known: Option<E>,
    read: impl FnOnce() -> <E::Wire as ToOwned>::Owned,
) -> Fit {
    let fit = match known {
        Some(_) => Fit::Known,
        None => Fit::Unknown,
    };
    *value = known.unwrap_or_else(|| E::unrecognized(read()));
    fit
}

/// An error: the document does not know this value of an enum.
///
/// It names the enum and the nearest known value, but not the value itself, which may be personal data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnknownValue {
    of: &'static str,
    nearest: Option<&'static str>,
}

impl UnknownValue {
    /// The known value that is nearest to the text, if one is near.
    #[inline]
    pub fn nearest(&self) -> Option<&'static str> {
        self.nearest
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { of, nearest } = self;
        write!(f, "not a known value of `{of}`")?;
        match nearest {
            Some(nearest) => write!(f, "; the nearest is `{nearest}`"),
            None => Ok(()),
        }
    }
}

impl Error for UnknownValue {}

/// The known value that is written like this; `order` are the numbers of the known values in the order of their texts.
pub fn find_known<E: AsRef<str> + Clone>(
    known: &'static [E],
    order: &'static [u16],
    text: &str,
) -> Option<E> {
    let nth = |n: &u16| known.get(usize::from(*n));
    let place = order.binary_search_by(|n| nth(n).map_or("", AsRef::as_ref).cmp(text));
    place.ok().and_then(|place| nth(order.get(place)?)).cloned()
}

/// The value of an enum that is written like this; `known` are those that the document knows.
pub fn parse_enum<E>(text: &str, known: &'static [E]) -> Result<E, UnknownValue>
where
    E: Enumerated<Wire = str> + AsRef<str>,
{
    E::known(text).ok_or_else(|| UnknownValue {
        of: E::NAME,
        nearest: nearest(text, known.iter().map(AsRef::as_ref)),
    })
}

/// The value of an enum that is written like this.
pub fn integer_enum<E: Enumerated<Wire = i64>>(integer: i64) -> Result<E, UnknownValue> {
    E::known(&integer).ok_or(UnknownValue {
        of: E::NAME,
        nearest: None,
    })
}

/// The longest text and the longest value, in bytes, that are compared.
const LONGEST: usize = 100;

/// The value that is nearest to a text, if one is near; upper and lower case are the same.
fn nearest<'k>(text: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let text = text.to_lowercase();
    let length = text.chars().count();
    let tolerance = (length / 3).clamp(1, 4);
    known
        .filter(|value| value.len() <= LONGEST)
        .filter(|value| value.chars().count().abs_diff(length) <= tolerance)
        .map(|value| (strsim::osa_distance(&text, &value.to_lowercase()), value))
        .filter(|&(distance, _)| distance <= tolerance)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests;
