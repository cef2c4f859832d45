#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::json;

use super::{Rule, write, write_form};
use crate::runtime::client::operation::{Location, Parameter, Style};
use crate::runtime::client::tests::fixture::QUERY;
use crate::runtime::sample::{LineItem, Pet};
use crate::runtime::value::{Json, Ref, Value};

fn at(location: Location, style: Style, explode: bool) -> Parameter {
    Parameter {
        name: "color",
        location,
        style,
        explode,
        ..QUERY
    }
}

fn text(parameter: &Parameter, json: Json) -> Result<Option<String>, Rule> {
    write(parameter, Ref::Json(&json))
}

#[track_caller]
fn check(location: Location, style: Style, explode: bool, expected: [&str; 4]) {
    let parameter = at(location, style, explode);
    let values = [
        json!(""),
        json!("blue"),
        json!(["blue", "black"]),
        json!({"G": 200, "R": 100}),
    ];
    for (value, expected) in values.into_iter().zip(expected) {
        assert_eq!(text(&parameter, value).unwrap().unwrap(), expected);
    }
}

// OpenAPI 3.0.4, Style Examples.
#[test]
fn every_style_is_written_as_the_specification_shows() {
    use Location::{Header, Path, Query};
    check(
        Path,
        Style::Matrix,
        false,
        [
            ";color",
            ";color=blue",
            ";color=blue,black",
            ";color=G,200,R,100",
        ],
    );
    check(
        Path,
        Style::Matrix,
        true,
        [
            ";color",
            ";color=blue",
            ";color=blue;color=black",
            ";G=200;R=100",
        ],
    );
    check(
        Path,
        Style::Label,
        false,
        [".", ".blue", ".blue,black", ".G,200,R,100"],
    );
    check(
        Path,
        Style::Label,
        true,
        [".", ".blue", ".blue.black", ".G=200.R=100"],
    );
    check(
        Path,
        Style::Simple,
        false,
        ["", "blue", "blue,black", "G,200,R,100"],
    );
    check(
        Path,
        Style::Simple,
        true,
        ["", "blue", "blue,black", "G=200,R=100"],
    );
    check(
        Header,
        Style::Simple,
        false,
        ["", "blue", "blue,black", "G,200,R,100"],
    );
    check(
        Header,
        Style::Simple,
        true,
        ["", "blue", "blue,black", "G=200,R=100"],
    );
    check(
        Query,
        Style::Form,
        false,
        [
            "color=",
            "color=blue",
            "color=blue,black",
            "color=G,200,R,100",
        ],
    );
    check(
        Query,
        Style::Form,
        true,
        [
            "color=",
            "color=blue",
            "color=blue&color=black",
            "G=200&R=100",
        ],
    );
    check(
        Query,
        Style::SpaceDelimited,
        false,
        [
            "color=",
            "color=blue",
            "color=blue%20black",
            "color=G%20200%20R%20100",
        ],
    );
    check(
        Query,
        Style::PipeDelimited,
        false,
        [
            "color=",
            "color=blue",
            "color=blue%7Cblack",
            "color=G%7C200%7CR%7C100",
        ],
    );
}

#[test]
fn a_deep_object_writes_each_member() {
    let parameter = at(Location::Query, Style::DeepObject, true);
    assert_eq!(
        text(&parameter, json!({"a b": "x&y", "n": null})),
        Ok(Some("color%5Ba%20b%5D=x%26y".to_owned()))
    );
    assert_eq!(text(&parameter, json!({})), Ok(None));
    assert!(text(&parameter, json!("blue")).is_err());
    assert!(text(&parameter, json!({"a": [1]})).is_err());
}

#[test]
fn json_is_written_as_json() {
    let value = json!({"a": ["\u{e4}\u{1f600}", 1]});
    let escaped = "%7B%22a%22%3A%5B%22%C3%A4%F0%9F%98%80%22%2C1%5D%7D";
    let query = at(Location::Query, Style::Json, false);
    assert_eq!(
        text(&query, value.clone()),
        Ok(Some(format!("color={escaped}")))
    );
    let path = at(Location::Path, Style::Json, false);
    assert_eq!(text(&path, value.clone()), Ok(Some(escaped.to_owned())));
    let header = at(Location::Header, Style::Json, false);
    assert_eq!(
        text(&header, value),
        Ok(Some(r#"{"a":["\u00e4\ud83d\ude00",1]}"#.to_owned()))
    );
    assert_eq!(write(&query, Ref::Absent), Ok(None));
}

#[test]
fn what_is_absent_null_or_empty_is_left_out() {
    let parameter = at(Location::Query, Style::Form, true);
    let nothing = Vec::<String>::new();
    for value in [
        Ref::Absent,
        Ref::Null,
        nothing.get(),
        Ref::Json(&Json::Null),
    ] {
        assert_eq!(write(&parameter, value), Ok(None));
    }
    assert_eq!(
        text(&parameter, json!([null, 1, null])),
        Ok(Some("color=1".to_owned()))
    );
}

#[test]
fn every_scalar_has_its_text() {
    let parameter = at(Location::Query, Style::Form, false);
    let cases = [
        (Ref::Bool(true), "true"),
        (Ref::Integer(i64::MIN), "-9223372036854775808"),
        (Ref::Unsigned(u64::MAX), "18446744073709551615"),
        (Ref::Number(2.5), "2.5"),
        (Ref::Text("a"), "a"),
        (Ref::Unrecognized("b"), "b"),
        (Ref::Secret("c"), "c"),
    ];
    for (value, expected) in cases {
        assert_eq!(
            write(&parameter, value),
            Ok(Some(format!("color={expected}")))
        );
    }
    for value in [
        Ref::Number(f64::NAN),
        Ref::Number(f64::INFINITY),
        Ref::Bytes(b"x"),
    ] {
        assert!(write(&parameter, value).is_err());
    }
    assert!(text(&parameter, json!([[1]])).is_err());
}

#[test]
fn text_cannot_leave_its_place() {
    let hostile = "/?#&=+%2e \r\n\u{e4},;";
    let escaped = "%2F%3F%23%26%3D%2B%252e%20%0D%0A%C3%A4%2C%3B";
    let path = at(Location::Path, Style::Simple, false);
    assert_eq!(text(&path, json!(hostile)), Ok(Some(escaped.to_owned())));
    let query = at(Location::Query, Style::Form, false);
    assert_eq!(
        text(&query, json!([hostile, "b"])),
        Ok(Some(format!("color={escaped},b")))
    );
    let exploded = at(Location::Query, Style::Form, true);
    assert_eq!(
        text(&exploded, json!({"a&b=c": "d"})),
        Ok(Some("a%26b%3Dc=d".to_owned()))
    );
}

#[test]
fn reserved_characters_stay_where_they_separate_nothing() {
    let parameter = Parameter {
        allow_reserved: true,
        ..at(Location::Query, Style::Form, false)
    };
    let expected = "color=:/?%23%5B%5D@!$%26'()*%2B,;=%25%20";
    assert_eq!(
        text(&parameter, json!(":/?#[]@!$&'()*+,;=% ")),
        Ok(Some(expected.to_owned()))
    );
}

#[test]
fn a_form_has_a_pair_per_member_and_item() {
    let body = json!({"a b": "x&y=z +~", "list": [1, true], "none": null});
    assert_eq!(
        write_form(Ref::Json(&body)),
        Ok("a+b=x%26y%3Dz+%2B%7E&list=1&list=true".to_owned())
    );
    assert!(write_form(Ref::Json(&json!({"a": {"b": 1}}))).is_err());
    assert!(write_form(Ref::Json(&json!([1]))).is_err());
    assert_eq!(write_form(Ref::Null), Ok(String::new()));
}

#[test]
fn a_discriminator_is_written_as_in_a_body() {
    let fish = Pet::Fish([("salt", "no")].into());
    let parameter = at(Location::Query, Style::DeepObject, true);
    assert_eq!(
        write(&parameter, fish.get()).unwrap().unwrap(),
        "color%5BpetType%5D=fish&color%5Bsalt%5D=no"
    );
    assert_eq!(write_form(fish.get()).unwrap(), "petType=fish&salt=no");
}

#[test]
fn a_name_is_written_once() {
    let mut item = LineItem::new(5);
    item.additional_properties = [("amount", 6)].into();
    assert_eq!(write_form(item.get()).unwrap(), "amount=5");
}
