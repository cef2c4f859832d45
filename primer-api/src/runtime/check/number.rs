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

/// Whether a number is a multiple of a factor. Fractions have a tolerance: 0.3 is a multiple of 0.1.
pub(super) fn is_multiple(number: Numeral, factor: Numeral) -> bool {
    match (number, factor) {
        (Numeral::Integer(number), Numeral::Integer(factor)) => {
            number.checked_rem(factor).unwrap_or(0) == 0
        }
        (number, factor) => {
            let quotient = float(number) / float(factor);
            let tolerance = (quotient.abs() * f64::EPSILON * 4.0).max(f64::EPSILON);
            // A factor of zero, which JSON Schema does not allow, is ignored.
            !quotient.is_finite() || (quotient - quotient.round()).abs() <= tolerance
        }
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

fn float(number: Numeral) -> f64 {
    match number {
        #[allow(
            clippy::cast_precision_loss,
            reason = "a quotient with a fraction has a tolerance anyway"
        )]
        Numeral::Integer(integer) => integer as f64,
        Numeral::Float(number) => number,
    }
}
