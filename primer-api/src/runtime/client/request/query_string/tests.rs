use serde_json::{Value, json};

use super::write;
use crate::runtime::client::operation::{Location, Parameter, Style};
use crate::runtime::client::tests::fixture::QUERY;
use crate::runtime::value::Ref;

/// Checks the query that a value makes in each style.
fn check(style: Style, value: &Value, expected: Option<&str>) {
    let parameter = Parameter {
        location: Location::QueryString,
        style,
        ..QUERY
    };
    let written = write(&parameter, Ref::Json(value));
    assert_eq!(written.ok().flatten().as_deref(), expected);
}

#[test]
fn a_query_is_a_form_json_or_text() {
    // In the order of the alphabet, which some builds sort by.
    let value = json!({"flag": null, "numbers": [1, 2], "text": "a&b c"});
    check(
        Style::Form,
        &value,
        Some("numbers=1&numbers=2&text=a%26b+c"),
    );
    let json =
        "%7B%22flag%22%3Anull%2C%22numbers%22%3A%5B1%2C2%5D%2C%22text%22%3A%22a%26b%20c%22%7D";
    check(Style::Json, &value, Some(json));
    check(
        Style::Text,
        &json!("$.a[?(@ > 1)]"),
        Some("%24.a%5B%3F%28%40%20%3E%201%29%5D"),
    );
    check(Style::Form, &json!([1]), None);
    check(Style::Text, &value, None);
}

#[test]
fn a_query_may_be_left_out() {
    for style in [Style::Form, Style::Json, Style::Text] {
        let parameter = Parameter {
            location: Location::QueryString,
            style,
            ..QUERY
        };
        assert_eq!(write(&parameter, Ref::Absent), Ok(None));
    }
}
