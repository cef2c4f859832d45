//! Rules that are checked before sending, of schemas that are made at random: what they refuse, a validator of JSON Schema refuses too.

use std::sync::atomic::{AtomicUsize, Ordering};

use jsonschema::Validator;
use primer_api::runtime::{Ref, check};
use primer_codegen_core::ir::{Api, ItemKind, Limits};
use primer_codegen_core::{Source, lower_source};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

use super::tables;

const NAMES: [&str; 4] = ["a", "b", "ab", "kind"];
const TYPES: [&str; 7] = [
    "null", "boolean", "integer", "number", "string", "array", "object",
];
const TEXTS: [&str; 4] = ["a", "b", "ab", "ba"];

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (0_i64..4).prop_map(Value::from),
        Just(json!(2.5)),
        Just(json!(1.0)),
        select(&TEXTS[..]).prop_map(Value::from),
    ]
}

/// Any value, up to two levels deep.
fn value() -> impl Strategy<Value = Value> {
    let name = || select(&NAMES[..]).prop_map(str::to_owned);
    scalar().prop_recursive(2, 16, 4, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(name(), inner, 0..4).prop_map(|members| json!(members)),
        ]
    })
}

/// A schema without schemas in it.
fn leaf() -> impl Strategy<Value = Value> {
    let of = |keyword: &'static str, values: BoxedStrategy<Value>| {
        values.prop_map(move |value| json!({ keyword: value }))
    };
    let names = subsequence(&NAMES[..], 1..3).prop_map(|names| json!(names));
    prop_oneof![
        of("const", scalar().boxed()),
        of("enum", vec(scalar(), 1..3).prop_map(Value::from).boxed()),
        of("type", select(&TYPES[..]).prop_map(Value::from).boxed()),
        of(
            "type",
            subsequence(&TYPES[..], 2).prop_map(|it| json!(it)).boxed()
        ),
        of("minimum", Just(json!(2)).boxed()),
        of("exclusiveMaximum", Just(json!(2.5)).boxed()),
        of("multipleOf", Just(json!(2)).boxed()),
        of("minLength", Just(json!(2)).boxed()),
        of("pattern", Just(json!("^a")).boxed()),
        of("maxItems", Just(json!(1)).boxed()),
        of("uniqueItems", Just(json!(true)).boxed()),
        of("minProperties", Just(json!(2)).boxed()),
        of("required", names.boxed()),
    ]
}

/// A schema that may be decided, or that says more than a test.
fn tested() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(3, 12, 3, |inner| {
        let name = || select(&NAMES[..]).prop_map(str::to_owned);
        let properties = btree_map(name(), inner.clone(), 1..3);
        let properties = properties.prop_map(|it| json!({ "properties": it }));
        let not = inner.clone().prop_map(|it| json!({ "not": it }));
        let all = vec(inner.clone(), 1..3).prop_map(|it| json!({ "allOf": it }));
        let any = vec(inner.clone(), 1..3).prop_map(|it| json!({ "anyOf": it }));
        let items = inner.clone().prop_map(|it| json!({ "items": it }));
        let both = (inner.clone(), inner).prop_map(|(one, other)| merged(one, other));
        prop_oneof![4 => properties, 2 => not, 1 => all, 1 => any, 1 => items, 4 => both]
    })
}

/// The keywords of both schemas.
fn merged(one: Value, other: Value) -> Value {
    let mut keywords = Map::new();
    for schema in [one, other] {
        keywords.extend(schema.as_object().cloned().unwrap_or_default());
    }
    keywords.into()
}

/// A schema with rules.
fn schema() -> impl Strategy<Value = Value> {
    let name = || select(&NAMES[..]).prop_map(str::to_owned);
    let needed = subsequence(&NAMES[..], 1..3);
    let required = btree_map(name(), needed, 1..3);
    let required = required.prop_map(|it| json!({ "dependentRequired": it }));
    let schemas = btree_map(name(), tested(), 1..3);
    let schemas = schemas.prop_map(|it| json!({ "dependentSchemas": it }));
    let counts = (tested(), option::of(0_u64..3), option::of(0_u64..3));
    let contains = counts.prop_map(|(contains, least, most)| {
        let mut schema = json!({ "contains": contains });
        let mut set = |keyword: &str, count: Option<u64>| {
            if let Some(count) = count {
                schema[keyword] = json!(count);
            }
        };
        set("minContains", least);
        set("maxContains", most);
        schema
    });
    let names = tested().prop_map(|it| json!({ "propertyNames": it }));
    let rule = prop_oneof![
        required,
        schemas,
        contains,
        names,
        conditional(tested().boxed())
    ];
    let rule = rule.boxed();
    let both = (rule.clone(), rule.clone());
    let both = both.prop_map(|(one, other)| merged(one, other));
    let all = vec(rule.clone(), 1..3).prop_map(|it| json!({ "allOf": it }));
    let nested = conditional(prop_oneof![tested(), rule.clone()].boxed());
    prop_oneof![3 => rule, 1 => both, 1 => all, 1 => nested]
}

fn conditional(branch: BoxedStrategy<Value>) -> impl Strategy<Value = Value> {
    let branches = (tested(), option::of(branch.clone()), option::of(branch));
    branches.prop_map(|(test, then, otherwise)| {
        let mut schema = json!({ "if": test });
        let branches = [("then", then), ("else", otherwise)];
        for (keyword, branch) in branches {
            if let Some(branch) = branch {
                schema[keyword] = branch;
            }
        }
        schema
    })
}

/// The limits of a member with a schema.
fn limits(schema: &Value) -> Limits {
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "components": {"schemas": {"A": {"type": "object", "properties": {"a": schema}}}},
    });
    let (api, _) = lower_source(&Source::new("document.json", document.to_string()));
    api.and_then(|api| limits_of(&api)).unwrap_or_default()
}

fn limits_of(api: &Api) -> Option<Limits> {
    let item = api.types.iter().find(|item| item.name.as_str() == "A")?;
    let ItemKind::Struct(of) = &item.kind else {
        return None;
    };
    let shape = &of.fields.first()?.shape;
    let item = shape.ty.named().and_then(|id| api.item(id));
    Some(match item.map(|item| &item.kind) {
        Some(ItemKind::Struct(of)) => of.limits.clone(),
        _ => shape.limits.clone(),
    })
}

#[test]
fn what_a_rule_refuses_a_validator_refuses_too() {
    let (refused, invalid) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let config = ProptestConfig {
        cases: 512,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let cases = (schema(), vec(value(), 12));
    let result = TestRunner::new(config).run(&cases, |(schema, values)| {
        let validator: Validator = jsonschema::draft202012::new(&schema).unwrap();
        let limits = tables::limits(&limits(&schema));
        for value in values {
            let violations = check(Ref::Json(&value), Some(limits), "");
            let is_valid = validator.is_valid(&value);
            prop_assert!(
                violations.is_empty() || !is_valid,
                "{schema}: {value}: {violations:?}"
            );
            refused.fetch_add(usize::from(!violations.is_empty()), Ordering::Relaxed);
            invalid.fetch_add(usize::from(!is_valid), Ordering::Relaxed);
        }
        Ok(())
    });
    result.unwrap();
    let [refused, invalid] = [refused, invalid].map(AtomicUsize::into_inner);
    // Many of these rules say more than a test does, and the service alone checks them.
    assert!(refused * 4 > invalid, "{refused} of {invalid}");
}
