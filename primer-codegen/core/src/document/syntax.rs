//! YAML, and JSON as a part of it, into one tree with text for keys.

use serde_json::{Map, Number, Value};
use serde_yaml::Value as Yaml;

use super::places::Extent;
use super::{Pointer, duplicates, json};
use crate::diagnostics::{Finding, Findings, Place};

/// Parses the text of a document.
pub(super) fn parse(text: &str, findings: &mut Findings) -> Option<Value> {
    // JSON is nearly YAML, but not where it escapes what is beyond 16 bits.
    let json = text
        .trim_start()
        .starts_with('{')
        .then(|| json::parse(text));
    if let Some(Ok(tree)) = json {
        return Some(tree);
    }
    match serde_yaml::from_str::<Yaml>(text).and_then(|mut yaml| yaml.apply_merge().map(|()| yaml))
    {
        Ok(Yaml::Mapping(members)) => {
            let mut strange = Findings::default();
            let tree = tree(Yaml::Mapping(members), &Pointer::root(), &mut strange);
            // What stands in for a value that JSON has not would be reported again, for what it is.
            let is_json = strange.is_empty();
            findings.extend(strange);
            is_json.then_some(tree)
        }
        Ok(_) => {
            findings.report(Finding::at(
                Place::Document,
                "this is not an OpenAPI document: expected an object",
            ));
            None
        }
        Err(error) => {
            let duplicates = duplicates::find(text);
            if duplicates.is_empty() {
                findings.report(syntax_error(&error));
            }
            findings.extend(duplicates);
            None
        }
    }
}

fn syntax_error(error: &serde_yaml::Error) -> Finding {
    let text = error.to_string();
    // The location is the finding's place; the sentence need not repeat it.
    let message = text.split(" at line ").next().unwrap_or(&text);
    if message.contains("more than one document") {
        return Finding::at(Place::Document, "expected one YAML document, found several")
            .help("`---` begins another document; keep one per file");
    }
    let place = match error.location() {
        Some(location) => Place::Extent(Extent {
            line: location.line(),
            column: location.column(),
            length: 1,
        }),
        None => Place::Document,
    };
    Finding::at(place, format!("this is not YAML: {message}"))
}

fn tree(yaml: Yaml, at: &Pointer, findings: &mut Findings) -> Value {
    match yaml {
        Yaml::Null => Value::Null,
        Yaml::Bool(boolean) => Value::Bool(boolean),
        Yaml::Number(number) => numeral(&number, at, findings),
        Yaml::String(text) => Value::String(text),
        Yaml::Sequence(items) => {
            let items = items.into_iter().enumerate();
            Value::Array(
                items
                    .map(|(index, item)| tree(item, &at.item(index), findings))
                    .collect(),
            )
        }
        Yaml::Mapping(members) => object(members, at, findings),
        Yaml::Tagged(tagged) => {
            let message = format!("YAML's tag `{}` has no meaning in OpenAPI", tagged.tag);
            findings.report(Finding::at_value(at.clone(), message));
            Value::Null
        }
    }
}

fn numeral(number: &serde_yaml::Number, at: &Pointer, findings: &mut Findings) -> Value {
    let json = match (number.as_i64(), number.as_u64()) {
        (Some(integer), _) => Some(Number::from(integer)),
        (None, Some(integer)) => Some(Number::from(integer)),
        (None, None) => number.as_f64().and_then(Number::from_f64),
    };
    json.map(Value::Number).unwrap_or_else(|| {
        findings.report(Finding::at_value(
            at.clone(),
            format!("`{number}` is not a number in JSON"),
        ));
        Value::Null
    })
}

fn object(members: serde_yaml::Mapping, at: &Pointer, findings: &mut Findings) -> Value {
    let mut object = Map::new();
    for (key, value) in members {
        let Some(name) = name(&key) else {
            let message = "this object has a name that is no text";
            findings.report(Finding::at_value(at.clone(), message).help("put quotes around it"));
            continue;
        };
        let place = at.child(&name);
        if object.contains_key(&name) {
            findings.report(Finding::at_key(place, format!("duplicate member `{name}`")));
            continue;
        }
        let value = tree(value, &place, findings);
        object.insert(name, value);
    }
    Value::Object(object)
}

/// The text of a key; a plain `200` is text all the same.
///
/// What else YAML reads as something other than text may have been written in several ways: `1.10`, `True`, `~`.
fn name(key: &Yaml) -> Option<String> {
    match key {
        Yaml::String(text) => Some(text.clone()),
        Yaml::Number(number) if number.is_i64() || number.is_u64() => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
