//! Values of a schema of version 2.4, as the document describes them and a little beyond.

use std::sync::{Arc, LazyLock};

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Number, Value, json};

static DOCUMENT: LazyLock<Value> =
    LazyLock::new(|| serde_yaml::from_str(include_str!("../../spec/2.4.yaml")).unwrap());

/// Any JSON.
pub fn anything() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| Number::from_f64(number).map_or(Value::Null, Value::Number)),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::from),
            btree_map(name(), inner, 0..5).prop_map(|members| members.into_iter().collect()),
        ]
    })
    .boxed()
}

/// Names of members: some that documents know, and any others.
fn name() -> impl Strategy<Value = String> {
    let known = proptest::sample::select(vec![
        "amount",
        "clientExpirationDate",
        "clientToken",
        "clientTokenExpirationDate",
        "currencyCode",
        "customer",
        "error",
        "errorId",
        "lineItems",
        "metadata",
        "options",
        "order",
        "warnings",
    ]);
    prop_oneof![known.prop_map(str::to_owned), ".{0,6}"]
}

/// A value of a component, with members and enum values that the document does not know.
pub fn component(name: &str) -> BoxedStrategy<Value> {
    of(&json!({ "$ref": format!("#/components/schemas/{name}") }))
}

fn of(schema: &Value) -> BoxedStrategy<Value> {
    if let Some(target) = schema["$ref"].as_str() {
        return of(DOCUMENT.pointer(target.trim_start_matches('#')).unwrap());
    }
    if let Some(alternatives) = schema["oneOf"].as_array() {
        return proptest::strategy::Union::new(alternatives.iter().map(of)).boxed();
    }
    if let Some(values) = schema["enum"].as_array() {
        return prop_oneof![9 => proptest::sample::select(values.clone()), 1 => text()].boxed();
    }
    match schema["type"].as_str() {
        Some("object") => object(schema),
        Some("array") => vec(of(&schema["items"]), 0..3)
            .prop_map(Value::from)
            .boxed(),
        Some("integer") => any::<i64>().prop_map(Value::from).boxed(),
        // Within what a float holds to the last digit.
        Some("number") => any::<i32>()
            .prop_map(|number| json!(f64::from(number) / 8.0))
            .boxed(),
        Some("boolean") => any::<bool>().prop_map(Value::from).boxed(),
        Some("string") if schema["format"] == "date-time" => prop_oneof![time(), text()].boxed(),
        Some("string") => text(),
        other => panic!("no values are known for {other:?}"),
    }
}

fn object(schema: &Value) -> BoxedStrategy<Value> {
    let mut members: BoxedStrategy<Vec<(String, Value)>> = Just(Vec::new()).boxed();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let required = schema["required"]
            .as_array()
            .is_some_and(|names| names.contains(&json!(name)));
        let value = of(property);
        let member = match required {
            true => value.prop_map(Some).boxed(),
            false => proptest::option::of(value).boxed(),
        };
        let name: Arc<str> = name.as_str().into();
        members = (members, member)
            .prop_map(move |(mut members, value)| {
                members.extend(value.map(|value| (name.to_string(), value)));
                members
            })
            .boxed();
    }
    let declared: Vec<String> = schema["properties"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect();
    let value = match &schema["additionalProperties"] {
        Value::Object(_) => of(&schema["additionalProperties"]),
        _ => anything(),
    };
    (members, btree_map(".{0,6}", value, 0..3))
        .prop_map(move |(mut members, others)| {
            members.extend(
                others
                    .into_iter()
                    .filter(|(name, _)| !declared.contains(name)),
            );
            Value::Object(members.into_iter().collect())
        })
        .boxed()
}

fn text() -> BoxedStrategy<Value> {
    ".{0,12}".prop_map(Value::from).boxed()
}

fn time() -> BoxedStrategy<Value> {
    let parts = (
        1970..2200_u32,
        1..=12_u32,
        1..=28_u32,
        0..24_u32,
        0..60_u32,
        "(\\.[0-9]{1,9})?",
        "(Z|\\+02:00|)",
    );
    parts
        .prop_map(|(year, month, day, hour, minute, fraction, offset)| {
            json!(format!(
                "{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:59{fraction}{offset}"
            ))
        })
        .boxed()
}
