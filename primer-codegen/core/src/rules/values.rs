//! Values in a document, `default`, `enum` and `example`: whether they fit their schemas.

use std::cmp::Ordering;
use std::collections::HashSet;

use serde_json::{Number, Value};

use super::{Rules, integers, patterns};
use crate::diagnostics::{Finding, Place};
use crate::document::{Bound, Schema, SchemaType, compare, json_type_name};
use crate::resolve::Resolved;
use crate::source::Pointer;

/// The reason why a value does not fit its schema.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The value is not of this type.
    Type(&'static str),
    /// The value is not one of these.
    Values(Vec<String>),
    /// The value breaks the limit at this address; the text tells how.
    Limit(&'static str, Pointer),
}

impl<'d> Rules<'d, '_> {
    pub(super) fn check_values(&mut self, schema: &Schema<'d>) {
        if let Some(value) = schema.default() {
            self.check_default(schema, value);
        }
        for (index, value) in schema.values().into_iter().flatten().enumerate() {
            if let Some((sentence, limit)) = broken_limit(schema, value) {
                let finding =
                    Finding::at_value(schema.value_at(index), format!("this value {sentence}"));
                let finding = finding.warning();
                self.report(finding.related(Place::Value(limit), "the limit is here"));
            }
        }
    }

    // OpenAPI 3.0, Schema Object, default: it "MUST conform to the defined type for the Schema Object defined at the same
    // level".
    fn check_default(&mut self, schema: &Schema<'d>, value: &Value) {
        let at = schema.at.child("default");
        let finding = match fault(self.resolved, schema, value) {
            None => return,
            Some(Fault::Type(expected)) => {
                let message = format!(
                    "expected {expected} as the default, found {}",
                    found(value, expected)
                );
                let finding = Finding::at_value(at, message);
                match value {
                    Value::Null => finding.help("`nullable: true` allows it"),
                    _ => finding,
                }
            }
            Some(Fault::Values(values)) => {
                let message = "the default is not one of the values of `enum`";
                let wrong = value.as_str().unwrap_or_default();
                let known = values.iter().map(String::as_str);
                Finding::at_value(at, message).suggest("value", wrong, known)
            }
            Some(Fault::Limit(sentence, limit)) => {
                let finding = Finding::at_value(at, format!("the default {sentence}"));
                finding.related(Place::Value(limit), "the limit is here")
            }
        };
        // There is no default then.
        self.report(finding.warning());
    }
}

/// The reason why a value does not fit a schema and the schemas that it extends; `None` if it fits.
pub(crate) fn fault(resolved: Resolved<'_>, schema: &Schema<'_>, value: &Value) -> Option<Fault> {
    let family = family(resolved, schema);
    if value.is_null() {
        let expected = family
            .iter()
            .find_map(|schema| Some(name(schema.value_type()?, schema)))?;
        return (!family.iter().any(Schema::allows_null)).then_some(Fault::Type(expected));
    }
    family.iter().find_map(|schema| own_fault(schema, value))
}

fn own_fault(schema: &Schema<'_>, value: &Value) -> Option<Fault> {
    if let Some(value_type) = schema.value_type()
        && !is_of(value, value_type, schema)
    {
        return Some(Fault::Type(name(value_type, schema)));
    }
    if let Some(values) = schema.values()
        && !values.iter().any(|other| is_equal(other, value))
    {
        let known = values.iter().filter_map(Value::as_str);
        return Some(Fault::Values(known.map(str::to_owned).collect()));
    }
    let (sentence, at) = broken_limit(schema, value)?;
    Some(Fault::Limit(sentence, at))
}

/// A schema and all that it extends, each once.
pub(super) fn family<'d>(resolved: Resolved<'d>, schema: &Schema<'d>) -> Vec<Schema<'d>> {
    let mut family: Vec<Schema<'d>> = Vec::new();
    let mut seen = HashSet::new();
    let mut rest = vec![schema.clone()];
    while let Some(schema) = rest.pop().filter(|_| family.len() < MOST) {
        if seen.insert(schema.at.clone()) {
            let parts = schema.parts("allOf");
            rest.extend(parts.filter_map(|at| resolved.schema(&at)));
            family.push(schema);
        }
    }
    family
}

/// The greatest number of schemas that are read for one value.
const MOST: usize = 100;

/// Whether a value breaks a limit of a schema itself.
pub(crate) fn breaks_a_limit(schema: &Schema<'_>, value: &Value) -> bool {
    broken_limit(schema, value).is_some()
}

/// The sentence about the limit that a value breaks, and the address of the limit.
fn broken_limit(schema: &Schema<'_>, value: &Value) -> Option<(&'static str, Pointer)> {
    let (keyword, sentence) = match value {
        Value::Number(number) => number_limit(schema, number)?,
        Value::String(text) => text_limit(schema, text)?,
        Value::Array(items) => count_limit(schema, items.len(), ITEMS)?,
        Value::Object(members) => count_limit(schema, members.len(), MEMBERS)?,
        Value::Null | Value::Bool(_) => return None,
    };
    Some((sentence, schema.at.child(keyword)))
}

/// A keyword, and the sentence about a value that breaks it.
type Limit = (&'static str, &'static str);

const LENGTH: [Limit; 2] = [
    ("minLength", "is shorter than `minLength`"),
    ("maxLength", "is longer than `maxLength`"),
];
const ITEMS: [Limit; 2] = [
    ("minItems", "has fewer items than `minItems`"),
    ("maxItems", "has more items than `maxItems`"),
];
const MEMBERS: [Limit; 2] = [
    ("minProperties", "has fewer members than `minProperties`"),
    ("maxProperties", "has more members than `maxProperties`"),
];

fn number_limit(schema: &Schema<'_>, number: &Number) -> Option<Limit> {
    let is_beyond = |bound: &Bound<'_>, end: Ordering| match compare(number, bound.number) {
        Some(Ordering::Equal) => bound.exclusive,
        order => order == Some(end),
    };
    let is_below = |bound: &Bound<'_>| is_beyond(bound, Ordering::Less);
    if let Some(bound) = schema.minimum().filter(is_below) {
        return Some((bound.keyword, "is below `minimum`"));
    }
    let is_above = |bound: &Bound<'_>| is_beyond(bound, Ordering::Greater);
    if let Some(bound) = schema.maximum().filter(is_above) {
        return Some((bound.keyword, "is above `maximum`"));
    }
    let factor = schema.number("multipleOf");
    let is_off = factor.is_some_and(|factor| !integers::is_multiple(number, factor));
    is_off.then_some(("multipleOf", "is no multiple of `multipleOf`"))
}

fn text_limit(schema: &Schema<'_>, text: &str) -> Option<Limit> {
    count_limit(schema, text.chars().count(), LENGTH).or_else(|| {
        let is_match = patterns::is_match(schema.text("pattern")?, text)?;
        (!is_match).then_some(("pattern", "does not match `pattern`"))
    })
}

fn count_limit(schema: &Schema<'_>, count: usize, [least, most]: [Limit; 2]) -> Option<Limit> {
    let count = u64::try_from(count).ok()?;
    if schema.count(least.0).is_some_and(|it| count < it) {
        return Some(least);
    }
    schema
        .count(most.0)
        .is_some_and(|it| count > it)
        .then_some(most)
}

/// The integers that the Rust type of a schema holds.
fn range_of(schema: &Schema<'_>) -> std::ops::RangeInclusive<i128> {
    let end = |bound: Option<Bound<'_>>| bound.and_then(|it| integers::integer(it.number));
    integers::range(
        schema.text("format"),
        end(schema.minimum()),
        end(schema.maximum()),
    )
}

/// Whether a value is of a type, and an integer within the range of its format.
fn is_of(value: &Value, value_type: SchemaType, schema: &Schema<'_>) -> bool {
    match value_type {
        SchemaType::String => value.is_string(),
        SchemaType::Boolean => value.is_boolean(),
        SchemaType::Array => value.is_array(),
        SchemaType::Object => value.is_object(),
        SchemaType::Number => value.is_number(),
        SchemaType::Integer => {
            let integer = value.as_number().and_then(integers::integer);
            integer.is_some_and(|it| range_of(schema).contains(&it))
        }
    }
}

fn is_equal(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => compare(a, b) == Some(Ordering::Equal),
        _ => a == b,
    }
}

/// The name of a schema's type, with an article.
fn name(value_type: SchemaType, schema: &Schema<'_>) -> &'static str {
    match (value_type, schema.text("format")) {
        (SchemaType::Integer, Some("int8")) => "an integer of 8 bits",
        (SchemaType::Integer, Some("int16")) => "an integer of 16 bits",
        (SchemaType::Integer, Some("int32")) => "an integer of 32 bits",
        (SchemaType::Integer, Some("uint8")) => "an unsigned integer of 8 bits",
        (SchemaType::Integer, Some("uint16")) => "an unsigned integer of 16 bits",
        (SchemaType::Integer, Some("uint32")) => "an unsigned integer of 32 bits",
        (SchemaType::Integer, Some("uint64" | "uint")) => "an unsigned integer",
        _ => value_type.with_article(),
    }
}

fn found(value: &Value, expected: &str) -> String {
    match value {
        Value::Number(number) if !number.is_f64() && expected.contains("integer") => {
            format!("`{number}`")
        }
        other => json_type_name(other).to_owned(),
    }
}
