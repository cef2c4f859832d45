//! Schemas of OpenAPI as JSON Schema: those of 3.0 are translated, later ones are JSON Schema 2020-12 already.

use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

/// Whether a validator checks the formats that JSON Schema knows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Formats {
    Checked,
    /// A format is a hint.
    Hints,
}

/// The validator of a schema of a document.
///
/// # Errors
///
/// Why a schema of the document is no JSON Schema.
pub fn of(document: &Value, schema: &Value, formats: Formats) -> Result<Validator, String> {
    let mut schemas = document["components"]["schemas"].clone();
    let named = schemas.as_object_mut().into_iter();
    named.flat_map(Map::values_mut).for_each(translate);
    let mut schema = schema.clone();
    translate(&mut schema);
    let version = document["openapi"].as_str().unwrap_or_default();
    let options = jsonschema::options();
    let (options, whole) = match version.starts_with("3.0") {
        true => (
            options.with_draft(Draft::Draft7),
            json!({"allOf": [schema], "components": {"schemas": schemas}}),
        ),
        // Anchors are found where the draft has schemas.
        false => {
            let whole = json!({"allOf": [schema], "$defs": schemas}).to_string();
            let whole = whole.replace("\"#/components/schemas/", "\"#/$defs/");
            (
                options.with_draft(Draft::Draft202012),
                whole.parse().map_err(|_| "no JSON".to_owned())?,
            )
        }
    };
    let options = options.should_validate_formats(formats == Formats::Checked);
    let validator = options.build(&whole);
    validator.map_err(|error| error.to_string())
}

/// Translates the keywords that OpenAPI 3.0 has and JSON Schema has not. What stands beside a reference has no effect in 3.0, and none
/// in the validator's draft then.
fn translate(schema: &mut Value) {
    let Value::Object(keywords) = schema else {
        return;
    };
    for keyword in [
        "items",
        "additionalProperties",
        "unevaluatedProperties",
        "not",
    ] {
        keywords.get_mut(keyword).into_iter().for_each(translate);
    }
    for keyword in ["allOf", "oneOf", "anyOf", "prefixItems"] {
        let parts = keywords.get_mut(keyword).and_then(Value::as_array_mut);
        parts.into_iter().flatten().for_each(translate);
    }
    // A discriminator tells alternatives apart that a value fits both, and what fits several must not be lost either.
    if let Some(alternatives) = keywords.remove("oneOf") {
        keywords.insert("anyOf".to_owned(), alternatives);
    }
    if !is_expression(keywords.get("pattern")) {
        keywords.remove("pattern");
    }
    for keyword in ["properties", "patternProperties", "$defs"] {
        let named = keywords.get_mut(keyword).and_then(Value::as_object_mut);
        let named = named.into_iter().flat_map(Map::values_mut);
        named.for_each(translate);
    }
    exclusive(keywords, "exclusiveMinimum", "minimum");
    exclusive(keywords, "exclusiveMaximum", "maximum");
    if keywords.remove("nullable") == Some(Value::Bool(true)) {
        *schema = json!({"anyOf": [schema.take(), {"type": "null"}]});
    }
}

fn exclusive(keywords: &mut Map<String, Value>, exclusive: &str, bound: &str) {
    if keywords.get(exclusive).is_none_or(|it| !it.is_boolean()) {
        return;
    }
    if keywords.remove(exclusive) == Some(Value::Bool(true))
        && let Some(bound) = keywords.remove(bound)
    {
        keywords.insert(exclusive.to_owned(), bound);
    }
}

/// Whether a validator takes a pattern; a document may hold one that is no expression.
fn is_expression(pattern: Option<&Value>) -> bool {
    pattern.is_none_or(|pattern| jsonschema::validator_for(&json!({"pattern": pattern})).is_ok())
}

/// The number of parts of a value that are removed at most.
const REPAIRS: usize = 100;

/// A value without the parts that are not valid; `None` if it is not valid without them either.
pub fn repaired(mut value: Value, validator: &Validator) -> Option<Value> {
    for _ in 0..REPAIRS {
        let wrong = validator.iter_errors(&value).next();
        let Some(path) = wrong.map(|error| error.instance_path().to_string()) else {
            return Some(value);
        };
        remove(&mut value, &path)?;
    }
    None
}

/// Removes the part of a value at a JSON pointer.
fn remove(value: &mut Value, path: &str) -> Option<Value> {
    let (holder, name) = path.rsplit_once('/')?;
    match value.pointer_mut(holder)? {
        Value::Object(members) => members.remove(&name.replace("~1", "/").replace("~0", "~")),
        Value::Array(items) => Some(items.remove(name.parse().ok()?)),
        _ => None,
    }
}
