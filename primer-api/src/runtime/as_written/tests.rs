#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::json;

use super::{Origin, members, tagged};
use crate::runtime::sample::{Bird, Cat, Feather, LineItem, Pet};
use crate::runtime::{Json, Map, Ref, Value};

/// The names of the members of a value, each with a letter for its origin.
fn names(value: Ref<'_>) -> Vec<String> {
    let (tags, value) = match value {
        Ref::Union(union) => tagged(union),
        value => (Vec::new(), value),
    };
    let name = |origin| match origin {
        Origin::Tag { .. } => "tag",
        Origin::Declared(_) => "declared",
        Origin::Undeclared(_) => "undeclared",
        Origin::Data => "data",
    };
    members(value, &tags)
        .map(|member| format!("{} {}", name(member.origin), member.name))
        .collect()
}

fn others<const N: usize>(members: [(&str, i64); N]) -> Map<Json> {
    members.into()
}

#[test]
fn declared_members_come_first_and_absent_ones_are_left_out() {
    let mut item = LineItem::new(5);
    item.additional_properties = others([("b", 1), ("a", 2)]);
    assert_eq!(
        names(item.get()),
        ["declared amount", "undeclared a", "undeclared b"]
    );
}

#[test]
fn a_name_is_written_once() {
    let mut item = LineItem::new(5).item_id("i");
    item.additional_properties = others([("amount", 6), ("itemId", 7), ("email", 8)]);
    assert_eq!(
        names(item.get()),
        ["declared itemId", "declared amount", "undeclared email"]
    );
}

#[test]
fn a_tag_comes_first_unless_the_value_holds_another() {
    let mut cat = Cat {
        pet_type: "cat".into(),
        lives: 9,
        additional_properties: others([("petType", 1)]),
    };
    let written = |cat: &Cat| names(Pet::Cat(cat.clone()).get());
    assert_eq!(written(&cat), ["tag petType", "declared lives"]);
    cat.pet_type = "lion".into();
    assert_eq!(written(&cat), ["declared petType", "declared lives"]);
    let fish = Pet::Fish([("petType", "wet"), ("salt", "no")].into());
    assert_eq!(names(fish.get()), ["data petType", "data salt"]);
    let fish = Pet::Fish([("salt", "no")].into());
    assert_eq!(names(fish.get()), ["tag petType", "data salt"]);
}

#[test]
fn nested_unions_of_one_discriminator_write_one_tag() {
    let wren = Feather {
        color: None,
        additional_properties: Map::new(),
    };
    assert_eq!(names(Pet::Bird(Bird::Wren(wren)).get()), ["tag petType"]);
}

#[test]
fn free_form_json_has_the_members_of_an_object_and_other_values_have_none() {
    let json = json!({"a": 1, "b": null});
    assert_eq!(names(Value::get(&json)), ["data a", "data b"]);
    assert_eq!(names(Value::get(&json!([1]))), [""; 0]);
    assert_eq!(names("a".to_owned().get()), [""; 0]);
}
