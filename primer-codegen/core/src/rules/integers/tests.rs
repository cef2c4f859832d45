use serde_json::Number;

use super::{integer, is_multiple, of, range};

#[test]
fn the_range_is_that_of_the_format_unless_a_bound_is_beyond() {
    assert_eq!(range(None, None, None), of::<i64>());
    assert_eq!(range(Some("int32"), Some(0), Some(9)), of::<i32>());
    assert_eq!(range(None, Some(0), None), of::<i64>());
    let most = i128::from(u64::MAX);
    assert_eq!(range(None, Some(0), Some(most)), of::<u64>());
    assert_eq!(range(Some("uint64"), Some(0), Some(most)), of::<u64>());
    assert_eq!(range(Some("int64"), Some(0), Some(most)), of::<u64>());
    assert_eq!(
        range(Some("int32"), Some(0), Some(4_294_967_295)),
        of::<i64>()
    );
    assert_eq!(range(None, None, Some(most)), of::<i128>());
    assert_eq!(range(None, Some(-1), Some(i128::MAX)), of::<i128>());
    assert_eq!(range(Some("uint8"), Some(-1), None), of::<i64>());
    // Only one bound, above or below all integers of the format.
    assert_eq!(range(None, Some(1 << 63), None), of::<u64>());
    assert_eq!(range(Some("int32"), Some(1 << 40), None), of::<i64>());
    assert_eq!(range(Some("uint32"), None, Some(-1)), of::<i64>());
    assert_eq!(range(None, None, Some(-(1 << 64))), of::<i128>());
}

#[test]
fn a_rounded_end_of_64_bits_is_that_end() {
    assert_eq!(
        range(
            None,
            Some(-9_223_372_036_854_776_000),
            Some(9_223_372_036_854_776_000)
        ),
        of::<i64>()
    );
    assert_eq!(range(None, Some(0), Some(1 << 64)), of::<u64>());
    assert_eq!(range(None, Some(0), Some((1 << 63) + 1)), of::<u64>());
}

#[test]
fn a_float_without_a_fraction_is_an_integer() {
    let of = |text: &str| integer(&text.parse().unwrap_or_else(|_| 0.into()));
    assert_eq!(of("10.0"), Some(10));
    assert_eq!(of("1.8446744073709552e+19"), Some(1 << 64));
    assert_eq!(of("18446744073709551615"), Some(i128::from(u64::MAX)));
    assert_eq!(of("10.5"), None);
    assert_eq!(of("1e300"), Some(i128::MAX));
}

#[test]
fn multiples_of_integers_are_exact() {
    let multiple = |number: i64, factor: i64| is_multiple(&number.into(), &factor.into());
    assert!(!multiple(9_007_199_254_740_993, 2) && multiple(9_007_199_254_740_994, 2));
    assert!(multiple(3, 0));
    let multiple = |number, factor| {
        let numbers = Number::from_f64(number).zip(Number::from_f64(factor));
        numbers.map(|(number, factor)| is_multiple(&number, &factor))
    };
    assert_eq!(multiple(0.3, 0.1), Some(true));
    assert_eq!(multiple(0.35, 0.1), Some(false));
}
