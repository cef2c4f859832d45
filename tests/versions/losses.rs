//! Losses: a reported loss is in the JSON of the value, and the document of the other version has no place for it.

use primer_api::{ConversionError, Loss};
use primer_tests::Schemas;
use serde_json::{Value, json};

use super::places::{Part, Step, append, parts, schemas_at};

/// Whether everything that an error says about a value's JSON is true; the other version's document has this schema.
pub fn assert_true(error: &ConversionError, value: &Value, to: &Schemas, schema: &Value) {
    let parts = parts(value);
    assert!(error.count() > 0 && !error.losses().is_empty());
    for loss in error.losses() {
        let is_true = |loss: &Loss| is_true(loss, error.versions(), value, &parts, to, schema);
        let is_true = is_true(loss) || named(loss, &parts).any(|loss| is_true(&loss));
        assert!(is_true, "`{loss}` is not true of {value}");
    }
}

/// The possible losses of a path that hides a name.
fn named<'v>(loss: &'v Loss, parts: &'v [Part<'_>]) -> impl Iterator<Item = Loss> + 'v {
    let is_hidden = loss.path.contains("[_]");
    let parts = parts
        .iter()
        .filter(move |part| is_hidden && part.may_be_at(&loss.path));
    parts.map(|part| {
        let mut loss = loss.clone();
        loss.path.clone_from(&part.path);
        loss
    })
}

fn is_true(
    loss: &Loss,
    versions: &str,
    value: &Value,
    parts: &[Part<'_>],
    to: &Schemas,
    schema: &Value,
) -> bool {
    let Some(reason) = loss.reason.strip_suffix(versions) else {
        return false;
    };
    let at = |part: &Part<'_>| schemas_at(to.document(), schema, value, &part.steps);
    let part = parts.iter().find(|part| part.path == loss.path);
    match (reason, part) {
        ("required in ", part) => {
            part.is_none()
                && parts
                    .iter()
                    .any(|part| is_asked(&loss.path, part, &at(part)))
        }
        (_, None) => false,
        ("not in ", Some(part)) => is_undeclared(part, parts, at),
        ("cannot be null in ", Some(part)) => {
            part.value.is_null() && at(part).iter().any(|it| it["nullable"] != true)
        }
        (reason, Some(part)) => {
            let schemas = at(part);
            if let Some(of_type) = reason.strip_prefix("expected ") {
                return !of_type.is_empty() && schemas.iter().any(|it| !fits(part.value, it));
            }
            if reason == "its value is not in " {
                // The source may be the sensitive one: here nothing but the target is known.
                return schemas.iter().any(|it| is_none_of(part.value, it));
            }
            let is_shown = schemas.iter().all(|it| it["x-sensitive"] != true);
            let name = reason
                .strip_prefix('`')
                .and_then(|it| it.strip_suffix("` is not in "));
            let is_true = |name| schemas.iter().any(|it| is_unknown(name, part.value, it));
            is_shown && name.is_some_and(is_true)
        }
    }
}

/// Whether schemas ask for a member that an object lacks.
fn is_asked(path: &str, object: &Part<'_>, schemas: &[&Value]) -> bool {
    schemas.iter().any(|schema| {
        let names = schema["required"].as_array().into_iter().flatten();
        let names = names.chain(schema["discriminator"].get("propertyName"));
        names.filter_map(Value::as_str).any(|name| {
            append(&object.path, Step::Member(name)) == path && object.value.get(name).is_none()
        })
    })
}

/// Whether the object around a member is described, and the member is not.
fn is_undeclared<'d>(
    member: &Part<'_>,
    parts: &[Part<'_>],
    at: impl Fn(&Part<'_>) -> Vec<&'d Value>,
) -> bool {
    let Some((Step::Member(name), outer)) = member.steps.split_last() else {
        return false;
    };
    let is_outer = |part: &&Part<'_>| {
        part.steps.len() == outer.len() && member.path == append(&part.path, Step::Member(name))
    };
    let outer = parts.iter().find(is_outer).map(at).unwrap_or_default();
    !outer.is_empty() && outer.iter().all(|it| it["properties"].get(name).is_none())
}

/// Whether a schema has other values than this one: of an enum, or of the member that names an alternative.
fn is_unknown(name: &str, value: &Value, schema: &Value) -> bool {
    if let Some(by) = schema["discriminator"]["propertyName"].as_str() {
        return value[by] == name && schema["discriminator"]["mapping"].get(name).is_none();
    }
    let is_it = match value {
        Value::Number(number) => number.to_string() == name,
        value => value == name,
    };
    is_it && is_none_of(value, schema)
}

fn is_none_of(value: &Value, schema: &Value) -> bool {
    let values = schema["enum"].as_array();
    values.is_some_and(|values| !values.contains(value))
}

/// Whether the type of a schema is that of the value.
fn fits(value: &Value, schema: &Value) -> bool {
    match schema["type"].as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") if schema["format"] == "date-time" => false,
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") if schema["format"] == "int32" => {
            value.as_i64().is_some_and(|it| i32::try_from(it).is_ok())
        }
        Some("integer") => value.is_i64(),
        Some("number") => {
            value.is_f64() || value.as_i64().is_some_and(|it| it.unsigned_abs() < 1 << 53)
        }
        _ => value.is_object() || schema.get("discriminator").is_none(),
    }
}

#[test]
fn a_false_loss_is_found() {
    let to = Schemas::read(
        "components: {schemas: {A: {type: object, required: [a], properties: {a: {type: string, enum: [x]}}}}}",
    );
    let says = |path: &str, reason: &str, value: &Value| {
        let mut loss = lost();
        (loss.path, loss.reason) = (path.to_owned(), reason.to_owned());
        is_true(&loss, "2.1", value, &parts(value), &to, to.schema("A"))
    };
    let value = json!({"a": "y", "b": [1]});
    assert!(says("b", "not in 2.1", &value));
    assert!(says("a", "`y` is not in 2.1", &value));
    assert!(says("a", "required in 2.1", &json!({})));
    assert!(says("a", "cannot be null in 2.1", &json!({"a": null})));
    assert!(says("a", "expected string in 2.1", &json!({"a": 1})));
    assert!(!says("a", "not in 2.1", &value));
    assert!(!says("b", "not in 2.2", &value));
    assert!(!says("c", "not in 2.1", &value));
    assert!(!says("b[0]", "not in 2.1", &value));
    assert!(!says("a", "required in 2.1", &value));
    assert!(!says("b", "required in 2.1", &json!({})));
    assert!(!says("a", "`x` is not in 2.1", &json!({"a": "x"})));
    assert!(!says("a", "cannot be null in 2.1", &value));
    assert!(!says("a", "expected string in 2.1", &value));
}

/// Any loss: only conversions make them.
fn lost() -> Loss {
    use primer_api::{Versioned, v2_1, v2_2};
    let named = v2_2::LineItem::new(1).name("n");
    let error = named.to_version::<v2_1::LineItem>().unwrap_err();
    error.losses()[0].clone()
}
