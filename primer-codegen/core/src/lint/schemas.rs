//! Schemas: limits without effect, duplicate items, and examples that do not fit.

use serde_json::Value;

use crate::diagnostics::{Finding, Place};
use crate::document::{Document, Object, Schema, SchemaType};
use crate::resolve::{Nodes, Resolved};
use crate::rules::{Fault, fault};

pub(super) fn schemas(document: &Document) -> Vec<Finding> {
    let nodes = &Nodes::of(document);
    let resolved = Resolved { document, nodes };
    let mut findings = Vec::new();
    for (at, object) in document.objects() {
        let is_schema = object == Object::Schema && document.reference(at).is_none();
        let node = document.node(at).filter(|_| is_schema);
        let Some(schema) = node.and_then(|node| Schema::new(at.clone(), node)) else {
            continue;
        };
        findings.extend(duplicates(&schema, "enum", "value"));
        for keyword in ["oneOf", "anyOf", "allOf"] {
            findings.extend(duplicates(&schema, keyword, "schema"));
        }
        findings.extend(pointless(&schema));
        findings.extend(example(resolved, &schema));
    }
    findings
}

/// Findings about equal items of a list.
fn duplicates(schema: &Schema<'_>, keyword: &str, what: &str) -> Vec<Finding> {
    let Some(items) = schema.get(keyword).and_then(Value::as_array) else {
        return Vec::new();
    };
    let at = schema.at.child(keyword);
    let mut seen = std::collections::HashMap::new();
    let mut findings = Vec::new();
    for (index, item) in items.iter().enumerate() {
        if let Some(first) = seen.insert(item.to_string(), index) {
            let finding =
                Finding::at_value(at.item(index), format!("duplicate {what} in `{keyword}`"));
            let first = Place::Value(at.item(first));
            findings.push(finding.related(first, "the other is here"));
        }
    }
    findings
}

/// The types of values that each limit applies to (JSON Schema Validation, section 5).
const LIMITS: [(&str, &[SchemaType]); 11] = [
    ("minimum", &[SchemaType::Number, SchemaType::Integer]),
    ("maximum", &[SchemaType::Number, SchemaType::Integer]),
    ("multipleOf", &[SchemaType::Number, SchemaType::Integer]),
    ("minLength", &[SchemaType::String]),
    ("maxLength", &[SchemaType::String]),
    ("pattern", &[SchemaType::String]),
    ("minItems", &[SchemaType::Array]),
    ("maxItems", &[SchemaType::Array]),
    ("uniqueItems", &[SchemaType::Array]),
    ("minProperties", &[SchemaType::Object]),
    ("maxProperties", &[SchemaType::Object]),
];

/// Findings about limits for another type of value: they have no effect.
fn pointless(schema: &Schema<'_>) -> Vec<Finding> {
    let Some(of) = schema.value_type() else {
        return Vec::new();
    };
    LIMITS
        .iter()
        .filter(|(keyword, kinds)| schema.has(keyword) && !kinds.contains(&of))
        .map(|(keyword, _)| {
            let message = format!("`{keyword}` does not limit {}", of.with_article());
            Finding::at_key(schema.at.child(keyword), message)
        })
        .collect()
}

fn example(resolved: Resolved<'_>, schema: &Schema<'_>) -> Option<Finding> {
    let value = schema.example()?;
    let at = match schema.has("example") {
        true => schema.at.child("example"),
        false => schema.at.child("examples").item(0),
    };
    let sentence = match fault(resolved, schema, value)? {
        Fault::Type(expected) => format!("is not {expected}"),
        Fault::Values(_) => "is not one of the values of `enum`".to_owned(),
        Fault::Limit(sentence, _) => sentence.to_owned(),
    };
    Some(Finding::at_value(at, format!("the example {sentence}")))
}
