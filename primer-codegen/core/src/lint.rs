//! What is legal but surely a mistake; shown by the example `check`, and never a reason to fail a build.

mod names;
mod operations;
mod schemas;
mod unused;

use serde_json::Value;

use crate::diagnostics::{Finding, Findings};
use crate::document::{Document, Places, Pointer};
use crate::rules::is_beyond_the_engine;

/// What YAML 1.1 reads as booleans, and many tools still do (YAML 1.1, Boolean Language-Independent Type).
const BOOLEANS: [&str; 8] = ["y", "n", "yes", "no", "on", "off", "true", "false"];

/// Looks for what is surely a mistake.
pub fn lint(document: &Document, places: &Places) -> Findings {
    let mut findings = Findings::default();
    findings.extend(unused::unused(document));
    findings.extend(names::same(document));
    findings.extend(operations::operations(document));
    findings.extend(schemas::schemas(document));
    findings.extend(plain_booleans(document, places));
    findings.extend(undeclared(document));
    findings.extend(ignored(document));
    findings.extend(unchecked(document));
    findings
}

/// Values of an enum of strings that other readers of YAML take for booleans.
fn plain_booleans(document: &Document, places: &Places) -> Vec<Finding> {
    let mut findings = Vec::new();
    for at in document.schemas() {
        let values = document
            .node(at)
            .and_then(|node| node.get("enum"))
            .and_then(Value::as_array);
        for (index, value) in values.into_iter().flatten().enumerate() {
            let place = at.child("enum").item(index);
            let Some(text) = value
                .as_str()
                .filter(|text| is_boolean(text) && places.is_plain(&place))
            else {
                continue;
            };
            let message = format!("a plain `{text}` is a boolean to many readers of YAML");
            findings.push(Finding::at_value(place, message).help(format!("quote it: `'{text}'`")));
        }
    }
    findings
}

/// Names in `required` that no property of the same schema declares; another part of `allOf` may.
fn undeclared(document: &Document) -> Vec<Finding> {
    let mut findings = Vec::new();
    for at in document.schemas() {
        let Some(node) = document.node(at).filter(|node| node.get("allOf").is_none()) else {
            continue;
        };
        let in_parts = at
            .parent()
            .and_then(|list| list.last())
            .is_some_and(|last| ["allOf", "oneOf", "anyOf"].contains(&last.as_str()));
        let Some(properties) = node
            .get("properties")
            .and_then(Value::as_object)
            .filter(|_| !in_parts)
        else {
            continue;
        };
        let required = node
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        for (index, name) in required
            .enumerate()
            .filter_map(|(index, name)| Some((index, name.as_str()?)))
        {
            if !properties.contains_key(name) {
                let place = at.child("required").item(index);
                findings.push(Finding::at_value(
                    place,
                    format!("`{name}` is required but not declared"),
                ));
            }
        }
    }
    findings
}

/// `nullable` beside `$ref`, which the standard lets readers ignore: a response with `null` would be refused.
fn ignored(document: &Document) -> Vec<Finding> {
    let references = document
        .references()
        .iter()
        .map(|reference| &reference.place);
    let is_nullable = |at: &&Pointer| {
        document
            .node(at)
            .is_some_and(|node| node.get("nullable").is_some())
    };
    references
        .filter(is_nullable)
        .map(|at| {
            let finding = Finding::at_key(
                at.child("nullable"),
                "`nullable` beside `$ref` has no effect",
            );
            finding.help("put it around the reference: `nullable: true` and `allOf: [{$ref: ...}]`")
        })
        .collect()
}

/// Patterns that requests are sent without a look at.
fn unchecked(document: &Document) -> Vec<Finding> {
    let pattern = |at: &Pointer| {
        let text = document.node(at)?.get("pattern")?.as_str()?;
        let error = regex_lite::Regex::new(text).err()?;
        let finding = Finding::at_value(
            at.child("pattern"),
            "this `pattern` is not checked before sending",
        );
        is_beyond_the_engine(&error)
            .then(|| finding.help(format!("{error}; the service checks it alone")))
    };
    document.schemas().filter_map(pattern).collect()
}

fn is_boolean(text: &str) -> bool {
    BOOLEANS
        .iter()
        .any(|boolean| text.eq_ignore_ascii_case(boolean))
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests;
