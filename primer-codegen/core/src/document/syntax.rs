//! Parses YAML and JSON into one kind of tree, whose keys are text.

use serde_json::{Map, Number, Value};
use serde_yaml::Value as Yaml;

use super::{duplicates, slips, tree};
use crate::diagnostics::{Finding, Findings, Place};
use crate::source::{BYTE_ORDER_MARK, Places, Pointer, looks_like_json, too_deep, with_floats};

/// Parses the text of a document.
pub(super) fn parse(text: &str, findings: &mut Findings) -> Option<Value> {
    if looks_like_json(text) {
        return parse_json(text, findings);
    }
    if let Some(place) = too_deep(text) {
        let message = "this is nested too deeply, or not closed";
        findings.report(Finding::at(Place::Extent(place), message));
        return None;
    }
    let parsed = serde_yaml::from_str::<Yaml>(text).or_else(|error| match with_floats(text) {
        Some(floats) => serde_yaml::from_str(&floats),
        None => Err(error),
    });
    match parsed {
        Ok(yaml @ Yaml::Mapping(_)) => merged(yaml, text, findings),
        // The form of a document is checked later: it has none of its members.
        Ok(_) => Some(Value::Null),
        Err(error) => {
            let duplicates = duplicates::find(text);
            if duplicates.is_empty() {
                findings.report(slips::in_yaml(text, &error));
            }
            findings.extend(duplicates);
            None
        }
    }
}

// JSON is not read as YAML, because YAML has no surrogate pairs: `"\ud83d\ude00"`.
fn parse_json(text: &str, findings: &mut Findings) -> Option<Value> {
    // RFC 8259, section 8.1: parsers "MAY ignore the presence of a byte order mark rather than treating it as an error".
    let text = text.replacen(
        BYTE_ORDER_MARK,
        " ",
        usize::from(text.starts_with(BYTE_ORDER_MARK)),
    );
    match tree::parse(&text) {
        Ok(tree) => Some(tree),
        Err(error) => {
            let duplicates = duplicates::find(&text);
            if duplicates.is_empty() || error.is_syntax() {
                findings.report(slips::in_json(&text, &error));
            }
            findings.extend(duplicates);
            None
        }
    }
}

/// The tree of a mapping, with its merge keys (`<<`) applied.
fn merged(mut yaml: Yaml, text: &str, findings: &mut Findings) -> Option<Value> {
    let mut mistakes = Findings::default();
    check_merges(&yaml, &Pointer::root(), &mut mistakes);
    if mistakes.is_empty()
        && let Err(error) = yaml.apply_merge()
    {
        mistakes.report(slips::in_yaml(text, &error));
    }
    let mut reader = Reader {
        text,
        findings: &mut mistakes,
    };
    let tree = reader.tree(yaml, &Pointer::root());
    // A value that JSON cannot hold is null in the tree, and a check of the tree would report it again.
    let is_json = mistakes.is_empty();
    findings.extend(mistakes);
    is_json.then_some(tree)
}

// YAML 1.1, Merge Key Language-Independent Type: the value is "a single mapping node" or "a sequence" of them.
fn check_merges(yaml: &Yaml, at: &Pointer, findings: &mut Findings) {
    match yaml {
        Yaml::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                check_merges(item, &at.item(index), findings);
            }
        }
        Yaml::Mapping(members) => {
            for (key, value) in members {
                let at = at.child(key.as_str().unwrap_or_default());
                if key == "<<" && !is_merged(value) {
                    let message = "`<<` takes an object, or a list of objects";
                    findings.report(Finding::at_key(at.clone(), message));
                }
                check_merges(value, &at, findings);
            }
        }
        _ => {}
    }
}

fn is_merged(value: &Yaml) -> bool {
    value.is_mapping()
        || value
            .as_sequence()
            .is_some_and(|items| items.iter().all(Yaml::is_mapping))
}

/// Turns YAML's values into JSON's.
struct Reader<'t, 'f> {
    text: &'t str,
    findings: &'f mut Findings,
}

impl Reader<'_, '_> {
    fn tree(&mut self, yaml: Yaml, at: &Pointer) -> Value {
        match yaml {
            Yaml::Null => Value::Null,
            Yaml::Bool(boolean) => Value::Bool(boolean),
            Yaml::Number(number) => self.numeral(&number, at),
            Yaml::String(text) => Value::String(text),
            Yaml::Sequence(items) => {
                let items = items.into_iter().enumerate();
                Value::Array(
                    items
                        .map(|(index, item)| self.tree(item, &at.item(index)))
                        .collect(),
                )
            }
            Yaml::Mapping(members) => self.object(members, at),
            Yaml::Tagged(tagged) => {
                let message = format!("YAML's tag `{}` has no meaning in OpenAPI", tagged.tag);
                self.findings.report(Finding::at_value(at.clone(), message));
                Value::Null
            }
        }
    }

    fn numeral(&mut self, number: &serde_yaml::Number, at: &Pointer) -> Value {
        let json = match (number.as_i64(), number.as_u64()) {
            (Some(integer), _) => Some(Number::from(integer)),
            (None, Some(integer)) => Some(Number::from(integer)),
            (None, None) => number.as_f64().and_then(Number::from_f64),
        };
        json.map(Value::Number).unwrap_or_else(|| {
            self.findings.report(Finding::at_value(
                at.clone(),
                format!("`{number}` is not a number in JSON"),
            ));
            Value::Null
        })
    }

    fn object(&mut self, members: serde_yaml::Mapping, at: &Pointer) -> Value {
        let mut object = Map::new();
        for (index, (key, value)) in members.into_iter().enumerate() {
            let Some(name) = name(&key) else {
                let message = "a name in this object is not text";
                let (places, _) = Places::read(self.text);
                let place = places
                    .nth_key(at, index)
                    .map_or(Place::Value(at.clone()), Place::Extent);
                self.findings
                    .report(Finding::at(place, message).help("put quotes around it"));
                continue;
            };
            let place = at.child(&name);
            if object.contains_key(&name) {
                self.findings
                    .report(Finding::at_key(place, format!("duplicate member `{name}`")));
                continue;
            }
            let value = self.tree(value, &place);
            object.insert(name, value);
        }
        Value::Object(object)
    }
}

/// The text of a key. A plain `200` is text too.
///
/// Other keys that YAML does not read as text have none, because their spelling is lost: `1.10`, `True`, `~`.
fn name(key: &Yaml) -> Option<String> {
    match key {
        Yaml::String(text) => Some(text.clone()),
        Yaml::Number(number) if number.is_i64() || number.is_u64() => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
