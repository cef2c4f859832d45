#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::json;

use super::{Indices, NESTED, NULL, Rule, TOO_DEEP, deep_object};
use crate::runtime::client::request::encoding;
use crate::runtime::sample::Pet;
use crate::runtime::value::{Json, Ref, Value};

fn brackets(indices: Indices, value: &Json) -> Result<String, Rule> {
    let written = deep_object("f", Ref::Json(value), indices, encoding::component)?;
    Ok(written
        .unwrap_or_default()
        .replace("%5B", "[")
        .replace("%5D", "]"))
}

#[test]
fn a_deep_object_writes_each_member() {
    let value = json!({"a b": "x&y", "n": null, "e": ""});
    let written = deep_object(
        "c",
        Ref::Json(&value),
        Indices::Numbers,
        encoding::component,
    );
    assert_eq!(written.unwrap().unwrap(), "c%5Ba%20b%5D=x%26y&c%5Be%5D=");
    for value in [json!({}), json!([]), json!(null)] {
        assert_eq!(brackets(Indices::Numbers, &value), Ok(String::new()));
    }
}

#[test]
fn a_list_and_a_scalar_are_written_without_an_object() {
    for (value, numbers, empty) in [
        (json!(["a", 1]), "f[0]=a&f[1]=1", "f[]=a&f[]=1"),
        (json!(5), "f=5", "f=5"),
        (json!(""), "f=", "f="),
    ] {
        assert_eq!(brackets(Indices::Numbers, &value), Ok(numbers.to_owned()));
        assert_eq!(brackets(Indices::Empty, &value), Ok(empty.to_owned()));
    }
}

#[test]
fn a_name_cannot_leave_its_brackets() {
    for value in [
        json!({"a]": 1}),
        json!({"a[b]": 1}),
        json!({"": 1}),
        json!({"a": {"]": 1}}),
    ] {
        assert!(brackets(Indices::Numbers, &value).is_err(), "{value}");
    }
}

// The examples are what `qs.stringify` and `Hash#to_query` write, but for null and what is empty, which are left out.
#[test]
fn nested_values_are_written_as_the_document_says() {
    let value = json!({"a": {"gte": 1, "none": null}, "b": ["x", "y"], "c": [], "d": {}});
    assert_eq!(
        brackets(Indices::Numbers, &value),
        Ok("f[a][gte]=1&f[b][0]=x&f[b][1]=y".to_owned())
    );
    assert_eq!(
        brackets(Indices::Empty, &value),
        Ok("f[a][gte]=1&f[b][]=x&f[b][]=y".to_owned())
    );
    let value = json!({"a": [{"b": 1}, {"c": [2]}], "d": [[3]]});
    assert_eq!(
        brackets(Indices::Numbers, &value),
        Ok("f[a][0][b]=1&f[a][1][c][0]=2&f[d][0][0]=3".to_owned())
    );
    assert_eq!(brackets(Indices::Empty, &value), Err(NESTED));
    for indices in [Indices::Numbers, Indices::Empty] {
        assert_eq!(brackets(indices, &json!({"a": [1, null]})), Err(NULL));
    }
}

#[test]
fn brackets_are_not_endless() {
    let mut value = json!(1);
    for _ in 0..100 {
        value = json!({ "a": value });
    }
    assert_eq!(brackets(Indices::Numbers, &value), Err(TOO_DEEP));
}

#[test]
fn a_discriminator_is_written_as_in_a_body() {
    let fish = Pet::Fish([("salt", "no")].into());
    let written = deep_object("color", fish.get(), Indices::Numbers, encoding::component);
    assert_eq!(
        written.unwrap().unwrap(),
        "color%5BpetType%5D=fish&color%5Bsalt%5D=no"
    );
}
