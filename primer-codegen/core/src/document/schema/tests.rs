use serde_json::{Value, json};

use super::{Bound, Schema, SchemaType};
use crate::source::Pointer;

fn schema(node: &Value) -> Option<Schema<'_>> {
    Schema::new(Pointer::root(), node)
}

fn check_types(node: Value, declared: Option<SchemaType>, meant: Option<SchemaType>) {
    let types = schema(&node).map(|schema| (schema.declared_type(), schema.value_type()));
    assert_eq!(types, Some((declared, meant)), "{node}");
}

#[test]
fn a_type_is_declared_or_follows_from_other_keywords() {
    use SchemaType::{Array, Integer, Number, Object, String};
    check_types(json!({"type": "array"}), Some(Array), Some(Array));
    check_types(
        json!({"type": "string", "items": {}}),
        Some(String),
        Some(String),
    );
    check_types(json!({"properties": {}}), None, Some(Object));
    check_types(json!({"additionalProperties": true}), None, Some(Object));
    check_types(json!({"items": {}, "required": []}), None, Some(Array));
    check_types(json!({"required": []}), None, Some(Object));
    check_types(json!({"enum": ["a", null]}), None, Some(String));
    check_types(json!({"enum": [1, 2]}), None, Some(Integer));
    check_types(json!({"enum": [1, 2.5]}), None, Some(Number));
    check_types(json!({"enum": [1, "a"]}), None, None);
    check_types(json!({"type": "text"}), None, None);
    check_types(json!({}), None, None);
}

#[test]
fn null_is_allowed_by_the_type_or_by_a_value() {
    let check = |node: Value, nullable: bool, allowed: bool| {
        let found = schema(&node).map(|schema| (schema.nullable(), schema.allows_null()));
        assert_eq!(found, Some((nullable, allowed)), "{node}");
    };
    check(json!({"nullable": true}), true, true);
    check(json!({"nullable": false}), false, false);
    check(json!({"enum": ["a", null]}), false, true);
    check(json!({}), false, false);
}

#[test]
fn a_bound_says_whether_its_number_is_allowed() {
    let node = json!({"minimum": 1, "maximum": 9.5, "exclusiveMaximum": true});
    let bound = |bound: Option<Bound<'_>>| {
        bound.map(|it| (it.keyword, it.number.to_string(), it.exclusive))
    };
    let bounds = schema(&node).map(|schema| (bound(schema.minimum()), bound(schema.maximum())));
    let least = Some(("minimum", "1".to_owned(), false));
    let most = Some(("maximum", "9.5".to_owned(), true));
    assert_eq!(bounds, Some((least, most)));
    let none = json!({"exclusiveMinimum": true});
    assert_eq!(schema(&none).and_then(|schema| schema.minimum()), None);
}
