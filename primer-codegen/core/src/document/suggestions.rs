//! Suggestions for mistakes in a document's form, in addition to the nearest name.

use serde_json::Value;

use super::grammar::{Dialect, Object};

/// A suggestion for a name that is not a keyword.
pub(super) fn for_name(name: &str, object: Object, dialect: Dialect) -> Option<String> {
    let range = name.to_uppercase();
    let is_range = object
        .patterned()
        .is_some_and(|patterned| range != name && (patterned.matches)(&range));
    if is_range {
        return Some(format!("a range is written in capitals: `{range}`"));
    }
    // JSON Schema 2020-12, Validation, appendix B.2: "the functionality of this keyword has been split into two new keywords".
    if object == Object::Schema && name == "dependencies" && dialect.is_json_schema() {
        let help = "JSON Schema 2020-12 has `dependentRequired` and `dependentSchemas` instead";
        return Some(help.to_owned());
    }
    let later = later(name, object, dialect)?;
    Some(format!("OpenAPI {later} has it: `openapi: {later}.0`"))
}

/// The later version of the standard that has a keyword of this name.
pub(super) fn later(name: &str, object: Object, dialect: Dialect) -> Option<Dialect> {
    let keywords = object.all_keywords().iter();
    let mut of_this_name = keywords.filter(|keyword| keyword.name == name);
    Some(of_this_name.find(|it| it.first > dialect)?.first)
}

/// A suggestion for a value of the wrong form.
pub(super) fn for_value(keyword: &str, value: &Value) -> Option<String> {
    Some(match (keyword, value) {
        ("type", Value::Array(_)) => {
            "in OpenAPI 3.0 a schema has one type, and `nullable: true` if it may be null"
                .to_owned()
        }
        ("required", Value::Bool(_)) => {
            "`required` of a schema lists the names of properties".to_owned()
        }
        ("exclusiveMinimum", Value::Number(limit)) => {
            format!("in OpenAPI 3.0 the limit is `minimum: {limit}` and `exclusiveMinimum: true`")
        }
        ("exclusiveMaximum", Value::Number(limit)) => {
            format!("in OpenAPI 3.0 the limit is `maximum: {limit}` and `exclusiveMaximum: true`")
        }
        ("$ref", Value::Null) => "put quotes around it: `#` begins a comment".to_owned(),
        _ => return None,
    })
}

/// A suggestion for a number or a boolean where text is expected: YAML takes a plain `1.10` for 1.1.
pub(super) fn for_text(expected: &str, value: &Value) -> Option<String> {
    let is_plain = value.is_number() || value.is_boolean();
    let help = "put quotes around it, so that it stays as it is written";
    (is_plain && expected == "a string").then(|| help.to_owned())
}
