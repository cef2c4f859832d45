#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use crate::runtime::sample::{LineItem, SESSION, Session, Weekday};
use crate::runtime::{Bytes, Json, Map};

fn session() -> Session {
    serde_json::from_str(SESSION).unwrap()
}

#[test]
fn a_value_is_printed_by_the_names_on_the_wire() {
    let mut item = LineItem::new(5).item_id("shoes");
    assert_eq!(
        format!("{item:?}"),
        r#"LineItem { itemId: "shoes", amount: 5 }"#
    );
    item.additional_properties = [("secret", "s"), ("other", "s")].into();
    assert_eq!(
        format!("{item:?}"),
        r#"LineItem { itemId: "shoes", amount: 5, undeclared: 2 }"#
    );
    assert_eq!(
        format!("{item:#?}"),
        "LineItem {\n    itemId: \"shoes\",\n    amount: 5,\n    undeclared: 2,\n}"
    );
}

#[test]
fn secrets_and_personal_data_are_not_printed() {
    let mut session = session();
    session.email = "a@example.com".to_owned().into();
    let printed = format!("{session:?} {session:#?}");
    for hidden in [
        "token-4711",
        "inner-4711",
        "example.com",
        "wolf",
        "42",
        "Rex",
        "than",
        "bytes\"",
    ] {
        assert!(!printed.contains(hidden), "{hidden}");
    }
    for shown in [
        "Session { clientToken: [redacted], clientTokenExpirationDate: \"2021-08-12T16:14:08.578695\"",
        "email: [redacted]",
        "emailAddress: [redacted]",
        "Dog([redacted])",
        "pets: [Cat(Cat { petType: \"cat\", lives: 9 }), Dog([redacted]), [unrecognized]",
        "logo: [5 bytes]",
        "metadata: {\"channel\": \"web\", \"nested\": {\"deep\":[1,2.5,null,true]}}",
        "undeclared: 1",
    ] {
        assert!(printed.contains(shown), "{shown} in {printed}");
    }
}

#[test]
fn a_member_that_is_cleared_is_printed() {
    assert_eq!(
        format!("{:?}", LineItem::new(5).clear_email()),
        "LineItem { amount: 5, email: null }"
    );
}

#[test]
fn an_enum_value_that_the_document_does_not_know_is_not_printed() {
    let item: LineItem = serde_json::from_str(r#"{"amount": 5, "productType": "secret"}"#).unwrap();
    assert_eq!(
        format!("{item:?}"),
        "LineItem { amount: 5, productType: [unrecognized] }"
    );
    let days: Vec<Weekday> = serde_json::from_str("[1, 4711]").unwrap();
    assert_eq!(format!("{days:?}"), "[1, [unrecognized]]");
}

#[test]
fn values_on_their_own_are_printed_alike() {
    assert_eq!(format!("{:?}", Bytes::from([1, 2, 3])), "[3 bytes]");
    assert_eq!(
        format!("{:?}", Map::<Json>::from([("a", 1)])),
        r#"{"a": 1}"#
    );
    assert_eq!(
        format!("{:#?}", Map::<Json>::from([("a", 1)])),
        "{\n    \"a\": 1,\n}"
    );
}
