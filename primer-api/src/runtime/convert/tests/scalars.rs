//! Values without parts.

use super::versions::{new, old};
use super::{lost, through, to};
use crate::runtime::convert::scalar::is_exact;
use crate::runtime::{Bytes, Json, Ref, Secret, Timestamp, Value};
use serde_json::json;

fn refused(expected: &str) -> Vec<String> {
    vec![format!("the value: expected {expected} in 2.3")]
}

#[test]
fn an_integer_is_kept_by_value() {
    assert_eq!(to::<u8>(&255_i64).unwrap(), 255);
    assert_eq!(to::<i64>(&i32::MIN).unwrap(), i64::from(i32::MIN));
    assert_eq!(to::<u64>(&u64::MAX).unwrap(), u64::MAX);
    assert_eq!(lost::<u8>(&256_i64), refused("unsigned integer of 8 bits"));
    assert_eq!(lost::<u32>(&-1_i64), refused("unsigned integer of 32 bits"));
    assert_eq!(lost::<i64>(&u64::MAX), refused("integer of 64 bits"));
    assert_eq!(lost::<i64>(&String::from("5")), refused("integer"));
    assert_eq!(lost::<i64>(&true), refused("integer"));
}

#[test]
fn an_integer_becomes_a_number_only_if_it_is_the_same() {
    assert_eq!(to::<f64>(&(1_i64 << 53)).unwrap(), 9_007_199_254_740_992.0);
    assert_eq!(
        lost::<f64>(&((1_i64 << 53) + 1)),
        refused("number of double precision")
    );
    assert_eq!(
        lost::<f64>(&u64::MAX),
        refused("number of double precision")
    );
    assert_eq!(to::<f64>(&old::Weekday::Sunday).unwrap(), 7.0);
}

#[test]
fn a_number_becomes_an_integer_only_without_a_fraction() {
    // It is written without a fraction too.
    assert_eq!(to::<i64>(&5.0_f64).unwrap(), 5);
    assert_eq!(to::<i64>(&json!(5.0)).unwrap(), 5);
    assert_eq!(lost::<i64>(&5.5_f64), refused("integer"));
    assert_eq!(lost::<i64>(&-0.0_f64), refused("integer"));
    assert_eq!(lost::<i64>(&1e300_f64), refused("integer"));
    assert_eq!(lost::<i64>(&1e19_f64), refused("integer of 64 bits"));
    assert_eq!(to::<i128>(&1e19_f64).unwrap(), 10_000_000_000_000_000_000);
    assert_eq!(lost::<i64>(&i128::MAX), refused("integer of 64 bits"));
}

#[test]
fn a_number_keeps_what_is_written() {
    assert!(to::<f64>(&f64::NAN).unwrap().is_nan());
    assert!(to::<f64>(&f64::INFINITY).unwrap().is_infinite());
    assert_eq!(lost::<Json>(&f64::NAN), refused("JSON"));
    assert_eq!(lost::<f64>(&String::from("1")), refused("number"));
}

#[test]
fn an_enum_value_that_is_declared_here_is_to_be_declared_there() {
    let networks = vec![old::Network::Visa, old::Network::Bancaires];
    assert_eq!(
        lost::<Vec<new::Network>>(&networks),
        ["[1]: `CARTES_BANCAIRES` is not in 2.3"]
    );
    assert_eq!(
        lost::<Vec<new::Weekday>>(&vec![old::Weekday::Monday, old::Weekday::Sunday]),
        ["[1]: `7` is not in 2.3"]
    );
    assert_eq!(
        to::<Vec<String>>(&networks).unwrap(),
        ["VISA", "CARTES_BANCAIRES"]
    );
    assert_eq!(to::<i16>(&old::Weekday::Sunday).unwrap(), 7);
    assert_eq!(
        through::<old::Network, Json>(json!("VISA")),
        Ok(json!("VISA"))
    );
}

#[test]
fn an_enum_value_that_is_declared_nowhere_is_kept() {
    let unknown = old::Network::Unrecognized("AMEX".into());
    assert_eq!(to::<new::Network>(&unknown).unwrap(), new::Network::Amex);
    assert_eq!(to::<old::Network>(&unknown).unwrap(), unknown);
    assert_eq!(
        to::<new::Weekday>(&old::Weekday::Unrecognized(2)).unwrap(),
        new::Weekday::Tuesday
    );
    assert_eq!(
        to::<new::Weekday>(&old::Weekday::Unrecognized(9)).unwrap(),
        new::Weekday::Unrecognized(9)
    );
    assert_eq!(
        to::<new::Network>(&String::from("planted")).unwrap(),
        new::Network::Unrecognized("planted".into())
    );
    assert_eq!(
        to::<new::Weekday>(&9_i64).unwrap(),
        new::Weekday::Unrecognized(9)
    );
    assert_eq!(
        lost::<new::Weekday>(&u64::MAX),
        refused("integer of 64 bits")
    );
}

#[test]
fn text_keeps_its_characters() {
    let odd = Timestamp::parse("2021-08-12T16:14:08.5786950").unwrap();
    assert_eq!(to::<String>(&odd).unwrap(), odd.as_str());
    assert_eq!(to::<Timestamp>(&odd).unwrap().as_str(), odd.as_str());
    assert_eq!(
        to::<Timestamp>(&String::from("soon")).unwrap().as_str(),
        "soon"
    );
    let declared = to::<Timestamp>(&old::Network::Visa).unwrap();
    assert_eq!(declared.as_str(), "VISA");
    assert_eq!(to::<Secret>(&String::from("s")).unwrap().expose(), "s");
    assert_eq!(to::<String>(&Secret::from("s")).unwrap(), "s");
    assert_eq!(lost::<String>(&1_i64), refused("string"));
    assert_eq!(lost::<bool>(&String::from("true")), refused("boolean"));
    assert!(to::<bool>(&true).unwrap());
    assert_eq!(lost::<()>(&true), ["the value: not in 2.3"]);
    assert!(to::<()>(&()).is_ok());
}

#[test]
fn bytes_are_text_if_they_are_utf_8() {
    let (text, other) = (Bytes::from(b"text"), Bytes::from(b"\xFF"));
    assert_eq!(to::<Bytes>(&other).unwrap(), other);
    assert_eq!(to::<String>(&text).unwrap(), "text");
    assert_eq!(to::<Bytes>(&String::from("text")).unwrap(), text);
    assert_eq!(to::<Json>(&text).unwrap(), "text");
    assert_eq!(lost::<String>(&other), refused("string"));
    assert_eq!(lost::<Json>(&other), refused("JSON"));
    assert_eq!(lost::<Bytes>(&1_i64), refused("string"));
}

#[test]
fn free_form_scalars_are_like_typed_ones() {
    assert_eq!(to::<i64>(&json!(5)).unwrap(), 5);
    assert_eq!(to::<u64>(&json!(u64::MAX)).unwrap(), u64::MAX);
    assert_eq!(to::<f64>(&json!(0.5)).unwrap(), 0.5);
    assert_eq!(to::<f64>(&json!(5)).unwrap(), 5.0);
    assert_eq!(to::<String>(&json!("t")).unwrap(), "t");
    assert_eq!(to::<Vec<bool>>(&json!([true])).unwrap(), [true]);
    assert_eq!(
        to::<new::Network>(&json!("planted")).unwrap(),
        new::Network::Unrecognized("planted".into())
    );
    assert_eq!(
        to::<Option<Json>>(&Some(Json::Null)).unwrap(),
        Some(Json::Null)
    );
    assert_eq!(
        lost::<Vec<i64>>(&json!([1, "planted"])),
        ["[1]: expected integer in 2.3"]
    );
    let blank: Json = Value::blank();
    assert_eq!(lost::<bool>(&blank), ["the value: cannot be null in 2.3"]);
}

#[test]
fn a_number_that_is_too_long_for_any_type_is_not_cut() {
    // As where `serde_json` keeps the text of numbers.
    assert!(is_exact(&json!(5), Ref::Integer(5)) && is_exact(&json!(0.5), Ref::Number(0.5)));
    assert!(is_exact(&json!(u64::MAX), Ref::Unsigned(u64::MAX)));
    assert!(!is_exact(&json!(0.5), Ref::Number(0.25)) && !is_exact(&json!(0.5), Ref::Absent));
    assert!(is_exact(&json!("text"), Ref::Text("text")));
}
