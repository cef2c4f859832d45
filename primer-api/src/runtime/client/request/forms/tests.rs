#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::json;

use super::write_form;
use crate::runtime::client::operation::{FormMember, Style};
use crate::runtime::sample::{LineItem, Pet};
use crate::runtime::value::{Ref, Value};

#[test]
fn a_form_has_a_pair_per_member_and_item() {
    let body = json!({"a b": "x&y=z +~", "empty": "", "list": [1, true], "no": [], "none": null});
    assert_eq!(
        write_form(Ref::Json(&body), &[]),
        Ok("a+b=x%26y%3Dz+%2B%7E&empty=&list=1&list=true".to_owned())
    );
    assert!(write_form(Ref::Json(&json!([1])), &[]).is_err());
    assert!(write_form(Ref::Null, &[]).is_err());
}

#[test]
fn an_object_in_a_form_is_json() {
    let body =
        json!({"a": {"b": [1, null]}, "list": [{"c": "d"}, "e"], "lists": [[1, [2]]], "none": {}});
    let written = write_form(Ref::Json(&body), &[]).unwrap();
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(written.as_bytes())
        .into_owned()
        .collect();
    let expected = [
        ("a", r#"{"b":[1,null]}"#),
        ("list", r#"{"c":"d"}"#),
        ("list", "e"),
        ("lists", "[1,[2]]"),
        ("none", "{}"),
    ];
    assert_eq!(
        pairs,
        expected.map(|(name, text)| (name.to_owned(), text.to_owned()))
    );
    let value = json!({"a": [1, null]});
    assert!(write_form(Ref::Json(&value), &[]).is_err());
}

#[test]
fn a_discriminator_is_written_as_in_a_body() {
    let fish = Pet::Fish([("salt", "no")].into());
    assert_eq!(write_form(fish.get(), &[]).unwrap(), "petType=fish&salt=no");
}

#[test]
fn a_name_is_written_once() {
    let mut item = LineItem::new(5);
    item.additional_properties = [("amount", 6)].into();
    assert_eq!(write_form(item.get(), &[]).unwrap(), "amount=5");
}

fn encoded(style: Style, explode: bool, allow_reserved: bool) -> [FormMember; 1] {
    [FormMember {
        name: "a b",
        style,
        explode,
        allow_reserved,
    }]
}

#[test]
fn a_member_with_an_encoding_is_written_like_a_parameter() {
    let list = json!({"a b": ["x", "y z"], "c": ["d e"]});
    let object = json!({"a b": {"x": {"y": [1]}}});
    let text = json!({"a b": "/+&%41"});
    for (style, explode, reserved, body, expected) in [
        (Style::Form, false, false, &list, "a%20b=x,y%20z&c=d+e"),
        (
            Style::PipeDelimited,
            false,
            false,
            &list,
            "a%20b=x%7Cy%20z&c=d+e",
        ),
        (
            Style::DeepObject,
            true,
            false,
            &list,
            "a%20b%5B0%5D=x&a%20b%5B1%5D=y%20z&c=d+e",
        ),
        (
            Style::Json,
            false,
            false,
            &list,
            "a%20b=%5B%22x%22%2C%22y%20z%22%5D&c=d+e",
        ),
        (
            Style::DeepObject,
            true,
            false,
            &object,
            "a%20b%5Bx%5D%5By%5D%5B0%5D=1",
        ),
        (Style::Form, true, true, &text, "a%20b=/%2B%26%41"),
        (
            Style::Json,
            false,
            false,
            &text,
            "a%20b=%22%2F%2B%26%2541%22",
        ),
    ] {
        let written = write_form(Ref::Json(body), &encoded(style, explode, reserved));
        assert_eq!(written.unwrap(), expected);
    }
    let cleared = json!({"a b": "", "n": null});
    let written = write_form(
        Ref::Json(&cleared),
        &encoded(Style::DeepObject, true, false),
    );
    assert_eq!(written.unwrap(), "a%20b=");
}
