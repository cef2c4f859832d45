//! Schemas of OpenAPI 3.0 as JSON Schema.

use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

/// The validator of a component's schema, or of a schema inside of it; `None` if a schema of the document is no JSON Schema.
pub fn of(document: &Value, path: &[&str]) -> Option<Validator> {
    let mut schema = json!({"$ref": format!("#/components/schemas/{}", path.join("/"))});
    let mut schemas = document["components"]["schemas"].clone();
    let named = schemas.as_object_mut()?;
    named.values_mut().for_each(translate);
    schema["components"] = json!({"schemas": schemas});
    let options = jsonschema::options().with_draft(Draft::Draft7);
    options.should_validate_formats(false).build(&schema).ok()
}

/// Translates the keywords that OpenAPI 3.0 has and JSON Schema has not.
fn translate(schema: &mut Value) {
    let Value::Object(keywords) = schema else {
        return;
    };
    if keywords.contains_key("$ref") {
        return;
    }
    for keyword in ["items", "additionalProperties", "not"] {
        keywords.get_mut(keyword).into_iter().for_each(translate);
    }
    for keyword in ["allOf", "oneOf", "anyOf"] {
        let parts = keywords.get_mut(keyword).and_then(Value::as_array_mut);
        parts.into_iter().flatten().for_each(translate);
    }
    let properties = keywords
        .get_mut("properties")
        .and_then(Value::as_object_mut);
    properties
        .into_iter()
        .flat_map(Map::values_mut)
        .for_each(translate);
    exclusive(keywords, "exclusiveMinimum", "minimum");
    exclusive(keywords, "exclusiveMaximum", "maximum");
    if keywords.remove("nullable") == Some(Value::Bool(true)) {
        *schema = json!({"anyOf": [schema.take(), {"type": "null"}]});
    }
}

fn exclusive(keywords: &mut Map<String, Value>, exclusive: &str, bound: &str) {
    if keywords.remove(exclusive) == Some(Value::Bool(true))
        && let Some(bound) = keywords.remove(bound)
    {
        keywords.insert(exclusive.to_owned(), bound);
    }
}
