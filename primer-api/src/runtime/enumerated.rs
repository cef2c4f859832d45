//! Enums of values that a document knows, and conversions from text and integers.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use super::value::Fit;

/// An enum of which a document knows some values.
pub trait Enumerated: Sized + 'static {
    /// The type of a value on the wire.
    type Wire: ?Sized;
    /// The name of the enum.
    const NAME: &'static str;

    /// The known value that is written like this.
    fn known(wire: &Self::Wire) -> Option<Self>;
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

/// Sets an enum from text that was read. Text that the document does not know is kept.
pub fn set_enum<E>(value: &mut E, text: Cow<'_, str>, keep: fn(String) -> E) -> Fit
where
    E: Enumerated<Wire = str>,
{
    match E::known(&text) {
        Some(known) => {
            *value = known;
            Fit::Known
        }
        None => {
            *value = keep(text.into_owned());
            Fit::Unknown
        }
    }
}

/// Sets an enum from an integer that was read. An integer that the document does not know is kept.
pub fn set_integer_enum<E>(value: &mut E, integer: i128, keep: fn(i64) -> E) -> Fit
where
    E: Enumerated<Wire = i64>,
{
    let Ok(integer) = i64::try_from(integer) else {
        return Fit::Refused("integer of 64 bits");
    };
    match E::known(&integer) {
        Some(known) => {
            *value = known;
            Fit::Known
        }
        None => {
            *value = keep(integer);
            Fit::Unknown
        }
    }
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
