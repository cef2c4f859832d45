//! Compares a document with the grammar: every keyword is known, has the right form, and is there where it must be.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::Pointer;
use super::grammar::{Effect, Form, OBJECTS, OPENAPI, Object, PATH_ITEM, SCHEMA};
use crate::diagnostics::{Finding, Findings, nearest};

/// A `$ref`, and what it must lead to.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The object that holds `$ref`.
    pub place: Pointer,
    /// The text of `$ref`.
    pub target: String,
    /// The object that must stand at the target.
    pub expected: &'static Object,
}

/// What stands where in a document.
#[derive(Debug, Default)]
pub(super) struct Inventory {
    /// All references, in the document's order.
    pub references: Vec<Reference>,
    /// Which of OpenAPI's objects an address holds, or a reference to one.
    pub objects: HashMap<Pointer, &'static Object>,
}

/// Checks a document, and notes what stands where.
pub(super) fn check(root: &Value, findings: &mut Findings) -> Inventory {
    let mut check = Check {
        findings,
        inventory: Inventory::default(),
    };
    check.object(root, &OPENAPI, &Pointer::root());
    check.inventory
}

struct Check<'f> {
    findings: &'f mut Findings,
    inventory: Inventory,
}

impl Check<'_> {
    fn form(&mut self, value: &Value, form: &Form, at: &Pointer) {
        match form {
            Form::Any => {}
            Form::Text => self.expect(value.is_string(), "a string", value, at),
            Form::NonEmptyText => self.expect(
                value.as_str().is_some_and(|text| !text.is_empty()),
                "a string that is not empty",
                value,
                at,
            ),
            Form::Boolean => self.expect(value.is_boolean(), "`true` or `false`", value, at),
            Form::Count => {
                self.expect(value.is_u64(), "an integer that is not negative", value, at)
            }
            Form::Number => self.expect(value.is_number(), "a number", value, at),
            Form::Choice(choices) => self.choice(value, choices, at),
            Form::List(form) => self.list(value, form, at),
            Form::NonEmptyList(form) => {
                self.expect(
                    value.as_array().is_none_or(|items| !items.is_empty()),
                    "at least one item",
                    value,
                    at,
                );
                self.list(value, form, at);
            }
            Form::Map(form) => self.map(value, form, at),
            Form::Components(form) => {
                self.component_names(value, at);
                self.map(value, form, at);
            }
            Form::Object(object) => self.object(value, object, at),
            Form::Reference(object) => self.reference_or(value, object, at),
            Form::BooleanOrSchema if value.is_boolean() => {}
            Form::BooleanOrSchema => self.reference_or(value, &SCHEMA, at),
        }
    }

    fn expect(&mut self, right: bool, expected: &str, value: &Value, at: &Pointer) {
        if !right {
            let found = kind(value);
            self.findings.report(Finding::at_value(
                at.clone(),
                format!("expected {expected}, found {found}"),
            ));
        }
    }

    fn choice(&mut self, value: &Value, choices: &[&'static str], at: &Pointer) {
        let Some(text) = value.as_str() else {
            let finding = Finding::at_value(
                at.clone(),
                format!("expected a string, found {}", kind(value)),
            );
            let is_list_of_types = value.is_array() && at.last().as_deref() == Some("type");
            let help =
                "in OpenAPI 3.0 a schema has one type, and `nullable: true` if it may be null";
            return self.findings.report(if is_list_of_types {
                finding.help(help)
            } else {
                finding
            });
        };
        if !choices.contains(&text) {
            let list = choices
                .iter()
                .map(|choice| format!("`{choice}`"))
                .collect::<Vec<_>>()
                .join(", ");
            let finding = Finding::at_value(
                at.clone(),
                format!("expected one of {list}, found `{text}`"),
            );
            self.findings
                .report(finding.suggest("value", text, choices.iter().copied()));
        }
    }

    fn list(&mut self, value: &Value, form: &Form, at: &Pointer) {
        let Some(items) = value.as_array() else {
            return self.expect(false, "an array", value, at);
        };
        for (index, item) in items.iter().enumerate() {
            self.form(item, form, &at.item(index));
        }
    }

    fn map(&mut self, value: &Value, form: &Form, at: &Pointer) {
        let Some(members) = value.as_object() else {
            return self.expect(false, "an object", value, at);
        };
        for (name, member) in members {
            self.form(member, form, &at.child(name));
        }
    }

    // OpenAPI 3.0, Components Object: "All the fixed fields declared above are objects that MUST use keys that match the
    // regular expression: ^[a-zA-Z0-9\.\-_]+$."
    fn component_names(&mut self, value: &Value, at: &Pointer) {
        for name in value.as_object().into_iter().flat_map(Map::keys) {
            if name.is_empty()
                || !name
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c))
            {
                let message = format!(
                    "a component's name is made of letters, digits, `.`, `-` and `_`, found `{name}`"
                );
                self.findings
                    .report(Finding::at_key(at.child(name), message));
            }
        }
    }

    fn reference_or(&mut self, value: &Value, object: &'static Object, at: &Pointer) {
        match value.get("$ref") {
            Some(Value::String(target)) => {
                self.inventory.objects.insert(at.clone(), object);
                self.inventory.references.push(Reference {
                    place: at.clone(),
                    target: target.clone(),
                    expected: object,
                });
                self.reference_siblings(value, object, at);
            }
            Some(other) => self.expect(false, "a string", other, &at.child("$ref")),
            None => self.object(value, object, at),
        }
    }

    // OpenAPI 3.0, Reference Object: "This object cannot be extended with additional properties and any properties added
    // SHALL be ignored." What this generator itself would act on is not ignored silently.
    fn reference_siblings(&mut self, value: &Value, object: &Object, at: &Pointer) {
        // OpenAPI 3.0, Path Item Object: what stands beside `$ref` is undefined.
        let is_lost = |name: &String| {
            let told = ["$ref", "summary", "description"].contains(&name.as_str());
            object.name == PATH_ITEM.name && !told && !name.starts_with("x-")
        };
        for name in value
            .as_object()
            .into_iter()
            .flat_map(Map::keys)
            .filter(|name| is_ours(name) || is_lost(name))
        {
            let message = format!("`{name}` beside `$ref` has no effect");
            let help = match is_ours(name) {
                true => {
                    "put it into the schema that `$ref` leads to, or around it: `allOf: [{$ref: ...}]`"
                }
                false => "put it into the path item that `$ref` leads to",
            };
            self.findings
                .report(Finding::at_key(at.child(name), message).help(help));
        }
    }

    fn object(&mut self, value: &Value, object: &'static Object, at: &Pointer) {
        let Some(members) = value.as_object() else {
            return self.expect(false, &article(object.name), value, at);
        };
        self.inventory.objects.insert(at.clone(), object);
        for (name, member) in members {
            let place = at.child(name);
            if let Some(keyword) = object.keywords.iter().find(|keyword| keyword.name == name) {
                self.form(member, &keyword.form, &place);
                if let Effect::Unsupported(message) = keyword.effect {
                    self.findings.report(Finding::at_key(place, message));
                }
            } else if name.starts_with("x-") {
                self.extension(name, object, at);
            } else if let Some(patterned) = object
                .patterned
                .filter(|patterned| (patterned.matches)(name))
            {
                self.form(member, &patterned.form, &place);
            } else {
                self.unknown(name, object, place);
            }
        }
        for keyword in object
            .keywords
            .iter()
            .filter(|keyword| keyword.required && !members.contains_key(keyword.name))
        {
            let message = format!("`{}` is missing in this {}", keyword.name, object.name);
            self.findings.report(Finding::at_key(at.clone(), message));
        }
    }

    /// Extensions are anybody's, but one of ours that stands where it has no effect, or is misspelt, would print personal data.
    fn extension(&mut self, name: &str, object: &Object, at: &Pointer) {
        if is_ours(name) {
            let message = format!("`{name}` has no effect in {}", article(object.name));
            self.findings
                .report(Finding::at_key(at.child(name), message));
        } else if let Some(meant) =
            nearest(name, ours()).filter(|meant| strsim::levenshtein(meant, name) <= 2)
        {
            let finding = Finding::at_key(at.child(name), format!("unknown extension `{name}`"));
            self.findings
                .report(finding.help(format!("a similar extension exists: `{meant}`")));
        }
    }

    fn unknown(&mut self, name: &str, object: &'static Object, place: Pointer) {
        let finding = match object.patterned {
            Some(patterned) => Finding::at_key(
                place,
                format!("expected {}, found `{name}`", patterned.expected),
            ),
            None => Finding::at_key(
                place,
                format!("unknown keyword `{name}` in this {}", object.name),
            ),
        };
        self.findings.report(finding.suggest(
            "keyword",
            name,
            object.keywords.iter().map(|keyword| keyword.name),
        ));
    }
}

fn ours() -> impl Iterator<Item = &'static str> {
    OBJECTS
        .iter()
        .flat_map(|object| object.keywords)
        .map(|keyword| keyword.name)
        .filter(|name| name.starts_with("x-"))
}

fn is_ours(name: &str) -> bool {
    ours().any(|ours| ours == name)
}

fn article(name: &str) -> String {
    let article = if name.starts_with(['A', 'E', 'I', 'O', 'U']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {name}")
}

/// What JSON calls a value.
pub fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_f64() => "a number with a fraction",
        Value::Number(number) if number.as_i64().is_some_and(i64::is_negative) => {
            "a negative integer"
        }
        Value::Number(_) => "an integer",
        Value::String(text) if text.is_empty() => "an empty string",
        Value::String(_) => "a string",
        Value::Array(items) if items.is_empty() => "an empty array",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests;
