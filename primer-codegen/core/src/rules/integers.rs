//! Integers: the range that a schema allows, as far as Rust's types tell ranges apart.

use std::ops::RangeInclusive;

use serde_json::Number;

use crate::document::written_integer;

/// The range of the Rust type that holds the integers of a schema: that of its `format`, or of 64 bits without one; a wider
/// one if `minimum` or `maximum` is beyond (OpenAPI 3.0, Data Types, and the OpenAPI Format Registry).
pub(crate) fn range(
    format: Option<&str>,
    minimum: Option<i128>,
    maximum: Option<i128>,
) -> RangeInclusive<i128> {
    let usual = of_format(format);
    let (minimum, maximum) = (minimum.map(meant), maximum.map(meant));
    // Where the only bound is beyond the usual range, the values are beyond as well.
    let least =
        minimum.unwrap_or_else(|| maximum.map_or(*usual.start(), |it| it.min(*usual.start())));
    let most = maximum.unwrap_or_else(|| minimum.map_or(*usual.end(), |it| it.max(*usual.end())));
    let holds = |range: &RangeInclusive<i128>| range.contains(&least) && range.contains(&most);
    if holds(&usual) || least > most {
        return usual;
    }
    let wider = [of::<i64>(), of::<u64>()];
    wider.into_iter().find(holds).unwrap_or(of::<i128>())
}

/// The range of a type.
pub(crate) fn of<T: Bounded>() -> RangeInclusive<i128> {
    T::RANGE
}

/// A type of integers, each of which is also one of 128 bits.
pub(crate) trait Bounded {
    /// Its least and its greatest value.
    const RANGE: RangeInclusive<i128>;
}

macro_rules! bounded {
    ($($type:ty)*) => {$(
        impl Bounded for $type {
            #[allow(clippy::cast_lossless, reason = "a constant")]
            const RANGE: RangeInclusive<i128> = <$type>::MIN as i128..=<$type>::MAX as i128;
        }
    )*};
}

bounded!(i8 i16 i32 i64 i128 u8 u16 u32 u64);

fn of_format(format: Option<&str>) -> RangeInclusive<i128> {
    match format {
        Some("int8") => of::<i8>(),
        Some("int16") => of::<i16>(),
        Some("int32") => of::<i32>(),
        Some("uint8") => of::<u8>(),
        Some("uint16") => of::<u16>(),
        Some("uint32") => of::<u32>(),
        Some("uint64" | "uint") => of::<u64>(),
        Some("int128" | "uint128" | "bigint") => of::<i128>(),
        _ => of::<i64>(),
    }
}

/// A number of a document as an integer: `10`, `10.0` or `1e1`. `None` if it has a fraction.
pub(crate) fn integer(number: &Number) -> Option<i128> {
    written_integer(number).or_else(|| whole(number.as_f64()?))
}

/// Whether a number is a multiple of a factor. That of a fraction may be off by as much as floats are.
pub(crate) fn is_multiple(number: &Number, factor: &Number) -> bool {
    if let Some((number, factor)) = written_integer(number).zip(written_integer(factor)) {
        return factor <= 0 || number % factor == 0;
    }
    let Some((number, factor)) = number.as_f64().zip(factor.as_f64()) else {
        return true;
    };
    let times = number / factor;
    factor <= 0.0 || (times - times.round()).abs() <= 1e-9 * times.abs().max(1.0)
}

/// The integer that a float is; beyond 128 bits the nearest.
pub(crate) fn whole(number: f64) -> Option<i128> {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "there is no fraction, and what is beyond is saturated"
    )]
    (number.fract() == 0.0).then_some(number as i128)
}

/// The end of 64 bits, where a document gives it rounded to a float, as tools that know no other numbers do.
fn meant(bound: i128) -> i128 {
    match bound {
        9_223_372_036_854_776_000 => i64::MAX.into(),
        -9_223_372_036_854_776_000 => i64::MIN.into(),
        // 2 to the power of 64 is nothing but rounded: the trees of documents hold no such integer.
        18_446_744_073_709_551_616 | 18_446_744_073_709_552_000 => u64::MAX.into(),
        bound => bound,
    }
}

#[cfg(test)]
mod tests;
