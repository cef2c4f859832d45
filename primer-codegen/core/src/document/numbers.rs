//! Numbers of a document. Integers are taken as they are written: above 2^53 several are one float.

use std::cmp::Ordering;

use serde_json::Number;

/// A number that is written as an integer.
pub(crate) fn written_integer(number: &Number) -> Option<i128> {
    let signed = number.as_i64().map(i128::from);
    signed.or(number.as_u64().map(i128::from))
}

/// The order of two numbers.
pub(crate) fn compare(a: &Number, b: &Number) -> Option<Ordering> {
    match written_integer(a).zip(written_integer(b)) {
        Some((a, b)) => Some(a.cmp(&b)),
        None => a.as_f64()?.partial_cmp(&b.as_f64()?),
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering::{Equal, Greater, Less};

    use serde_json::{Value, json};

    use super::compare;

    #[test]
    fn integers_are_compared_as_they_are() {
        for (a, b, expected) in [
            (
                json!(9_007_199_254_740_993_i64),
                json!(9_007_199_254_740_992_i64),
                Greater,
            ),
            (json!(u64::MAX), json!(-1), Greater),
            (json!(10.0), json!(10), Equal),
            (json!(0.1), json!(0.2), Less),
            (json!(1e40), json!(1e41), Less),
        ] {
            let numbers = Value::as_number(&a).zip(b.as_number());
            let order = numbers.and_then(|(a, b)| compare(a, b));
            assert_eq!(order, Some(expected), "{a} {b}");
        }
    }
}
