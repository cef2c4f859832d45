#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::json;

use crate::runtime::json::to_bytes;
use crate::runtime::sample::{Bird, Cat, Feather, LineItem, Pet, Session};
use crate::runtime::{Bytes, Json, Map, Patch, Value};

fn text(value: &impl Value) -> String {
    String::from_utf8(to_bytes(Value::get(value)).unwrap()).unwrap()
}

fn others<const N: usize>(members: [(&str, i64); N]) -> Map<Json> {
    members.into()
}

#[test]
fn members_are_in_the_order_of_the_document_and_absent_ones_are_left_out() {
    let mut item = LineItem::new(5).email("e").item_id("i");
    item.additional_properties = others([("a", 1)]);
    assert_eq!(
        text(&item),
        r#"{"itemId":"i","amount":5,"email":"e","a":1}"#
    );
    assert_eq!(
        text(&LineItem::new(5).clear_email()),
        r#"{"amount":5,"email":null}"#
    );
}

#[test]
fn a_required_member_without_a_value_is_null() {
    assert_eq!(
        text(&Session::blank()),
        r#"{"clientToken":"","nullable":null}"#
    );
}

#[test]
fn an_undeclared_member_does_not_repeat_a_declared_one() {
    let mut item = LineItem::new(5);
    item.additional_properties = others([("amount", 6), ("itemId", 7)]);
    assert_eq!(text(&item), r#"{"amount":5,"itemId":7}"#);
}

#[test]
fn a_discriminator_is_written_once_and_as_the_value_holds_it() {
    let mut cat = Cat {
        pet_type: "lion".into(),
        lives: 9,
        additional_properties: Map::new(),
    };
    assert_eq!(
        text(&Pet::Cat(cat.clone())),
        r#"{"petType":"lion","lives":9}"#
    );
    cat.pet_type = "kitten".into();
    cat.additional_properties = others([("petType", 1)]);
    assert_eq!(text(&Pet::Cat(cat)), r#"{"petType":"kitten","lives":9}"#);
    assert_eq!(
        text(&Pet::Fish([("petType", "wet"), ("salt", "no")].into())),
        r#"{"petType":"wet","salt":"no"}"#
    );
    assert_eq!(
        text(&Pet::Fish([("salt", "no")].into())),
        r#"{"petType":"fish","salt":"no"}"#
    );
    assert_eq!(
        text(&Pet::Unrecognized(json!({"petType": "wolf"}))),
        r#"{"petType":"wolf"}"#
    );
}

#[test]
fn the_inner_of_two_unions_with_one_discriminator_writes_it() {
    let wren = Feather {
        color: None,
        additional_properties: Map::new(),
    };
    assert_eq!(text(&Pet::Bird(Bird::Wren(wren))), r#"{"petType":"wren"}"#);
    assert_eq!(
        text(&Pet::Bird(Bird::Unrecognized(json!({"petType": "emu"})))),
        r#"{"petType":"emu"}"#
    );
}

#[test]
fn a_value_that_json_cannot_hold_is_an_error_without_the_value() {
    let error =
        |value: &dyn Fn() -> Result<Vec<u8>, serde_json::Error>| value().unwrap_err().to_string();
    assert_eq!(
        error(&|| to_bytes(f64::NAN.get())),
        "expected a finite number"
    );
    assert_eq!(
        error(&|| to_bytes(vec![f64::INFINITY].get())),
        "expected a finite number"
    );
    assert_eq!(
        error(&|| to_bytes(Bytes::from([0xFF]).get())),
        "expected bytes that are UTF-8"
    );
}

#[test]
fn an_absent_item_of_an_array_is_null() {
    assert_eq!(text(&vec![Some(1), None]), "[1,null]");
    assert_eq!(
        text(&vec![Patch::Absent, Patch::Null, Patch::Value(true)]),
        "[null,null,true]"
    );
    assert_eq!(text(&()), "null");
}
