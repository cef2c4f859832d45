//! Compares numbers with bounds and factors. An integer is not converted to a float where that could change it.

use std::cmp::Ordering;

use crate::runtime::table::{Bound, Numeral};

/// Whether a number is at or above a lower bound.
pub(super) fn is_above(number: Numeral, bound: Bound) -> bool {
    match bound {
        Bound::Inclusive(bound) => compare(number, bound) != Ordering::Less,
        Bound::Exclusive(bound) => compare(number, bound) == Ordering::Greater,
    }
}

/// Whether a number is at or below an upper bound.
pub(super) fn is_below(number: Numeral, bound: Bound) -> bool {
    match bound {
        Bound::Inclusive(bound) => compare(number, bound) != Ordering::Greater,
        Bound::Exclusive(bound) => compare(number, bound) == Ordering::Less,
    }
}

/// Whether two numbers are the same.
pub(super) fn is_equal(number: Numeral, other: Numeral) -> bool {
    compare(number, other) == Ordering::Equal
}

/// Whether a number is a multiple of a factor, as both are written: 0.3 is a multiple of 0.1, and 0.35 is none.
///
/// A factor of zero, which JSON Schema does not allow, is ignored.
pub(super) fn is_multiple(number: Numeral, factor: Numeral) -> bool {
    let (number, factor) = (Decimal::of(number), Decimal::of(factor));
    if factor.coefficient == 0 {
        return true;
    }
    let shift = number.exponent - factor.exponent;
    if shift < 0 {
        let power = 10_i128.checked_pow(shift.unsigned_abs());
        let scaled = power.and_then(|power| factor.coefficient.checked_mul(power));
        // A factor beyond 128 bits is above the number.
        return scaled.map_or(number.coefficient == 0, |factor| {
            number.coefficient.checked_rem(factor).unwrap_or(0) == 0
        });
    }
    let mut rest = number.coefficient.checked_rem(factor.coefficient);
    for _ in 0..shift {
        let next = |rest: i128| rest.checked_mul(10)?.checked_rem(factor.coefficient);
        rest = rest.and_then(next);
    }
    rest.unwrap_or(0) == 0
}

/// A decimal number: the coefficient, times ten to the power of the exponent.
struct Decimal {
    coefficient: i128,
    exponent: i32,
}

impl Decimal {
    /// A float is the shortest decimal number that is nearest to it, as it is written.
    fn of(number: Numeral) -> Self {
        match number {
            Numeral::Integer(coefficient) => Self {
                coefficient,
                exponent: 0,
            },
            Numeral::Float(number) => Self::read(&format!("{number:e}")).unwrap_or(Self {
                coefficient: 0,
                exponent: 0,
            }),
        }
    }

    /// A number in the form `1.25e-3`.
    fn read(text: &str) -> Option<Self> {
        let (number, exponent) = text.split_once('e')?;
        let fraction = number.split_once('.').map_or(0, |(_, digits)| digits.len());
        let digits: String = number.chars().filter(|c| *c != '.').collect();
        Some(Self {
            coefficient: digits.parse().ok()?,
            exponent: exponent.parse::<i32>().ok()? - i32::try_from(fraction).ok()?,
        })
    }
}

fn compare(one: Numeral, other: Numeral) -> Ordering {
    match (one, other) {
        (Numeral::Integer(one), Numeral::Integer(other)) => one.cmp(&other),
        (Numeral::Integer(one), Numeral::Float(other)) => compare_integer(one, other),
        (Numeral::Float(one), Numeral::Integer(other)) => compare_integer(other, one).reverse(),
        (Numeral::Float(one), Numeral::Float(other)) => {
            one.partial_cmp(&other).unwrap_or(Ordering::Equal)
        }
    }
}

/// Compares exactly: the float is converted to an integer, not the integer to a float.
fn compare_integer(integer: i128, number: f64) -> Ordering {
    let floor = number.floor();
    #[allow(
        clippy::cast_possible_truncation,
        reason = "saturates far outside of all integers of 64 bits"
    )]
    let whole = floor as i128;
    integer.cmp(&whole).then(if number > floor {
        Ordering::Less
    } else {
        Ordering::Equal
    })
}
