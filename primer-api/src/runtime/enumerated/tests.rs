#![allow(clippy::unwrap_used)]

use super::{UnknownValue, nearest};
use crate::runtime::sample::{ProductType, Weekday};

fn refused(text: &str) -> UnknownValue {
    text.parse::<ProductType>().unwrap_err()
}

#[test]
fn text_is_one_of_the_known_values() {
    assert_eq!("PHYSICAL".parse(), Ok(ProductType::Physical));
    assert_eq!("DIGITAL".parse(), Ok(ProductType::Digital));
}

#[test]
fn other_text_is_an_error_that_names_the_nearest() {
    for near in ["DIGITALL", "digital", "DIGTIAL", "Digital", "IGITAL"] {
        let error = refused(near);
        assert_eq!(error.nearest(), Some("DIGITAL"), "{near}");
        assert_eq!(
            error.to_string(),
            "not a known value of `ProductType`; the nearest is `DIGITAL`"
        );
    }
}

#[test]
fn an_error_does_not_hold_the_text() {
    for text in ["jo@example.com", "", "PHYSICAL jo@example.com"] {
        let error = refused(text);
        assert_eq!(error.to_string(), "not a known value of `ProductType`");
        assert_eq!(
            format!("{error:?}"),
            r#"UnknownValue { of: "ProductType", nearest: None }"#
        );
    }
}

#[test]
fn of_two_that_are_near_the_nearer_is_named() {
    let known = || ["MUR", "MRO", "EUR"].into_iter();
    assert_eq!(nearest("eur", known()), Some("EUR"));
    assert_eq!(nearest("EURO", known()), Some("EUR"));
    assert_eq!(nearest("MRO ", known()), Some("MRO"));
    assert_eq!(nearest("USD", known()), None);
    assert_eq!(nearest("", known()), None);
}

#[test]
fn the_nearest_of_long_text_is_not_looked_for() {
    let known = "a".repeat(100);
    assert_eq!(
        nearest(&known.to_uppercase(), [known.as_str()].into_iter()),
        Some(known.as_str())
    );
    assert_eq!(
        nearest(&"a".repeat(101), [known.as_str()].into_iter()),
        None
    );
    assert_eq!(refused(&"PHYSICAL".repeat(1 << 20)).nearest(), None);
}

#[test]
fn an_integer_is_one_of_the_known_values() {
    assert_eq!(Weekday::try_from(7), Ok(Weekday::Sunday));
    let error = Weekday::try_from(8).unwrap_err();
    assert_eq!(error.nearest(), None);
    assert_eq!(error.to_string(), "not a known value of `Weekday`");
}

#[test]
fn a_value_is_known_by_how_it_is_written() {
    assert!(ProductType::Digital.is_known());
    assert!(ProductType::Unrecognized("DIGITAL".to_owned()).is_known());
    assert!(!ProductType::Unrecognized("digital".to_owned()).is_known());
    assert!(Weekday::Unrecognized(1).is_known());
    assert!(!Weekday::Unrecognized(2).is_known());
    assert!(ProductType::KNOWN_VALUES.iter().all(ProductType::is_known));
}
