//! What is legal but surely a mistake; shown by the example `check`, and never a reason to fail a build.

use std::collections::HashSet;

use serde_json::Value;

use crate::diagnostics::{Finding, Findings};
use crate::document::{Document, Places, Pointer};
use crate::lower::is_beyond_the_engine;

/// The kinds of components that something refers to by `$ref`.
const REFERRED: [&str; 5] = [
    "schemas",
    "parameters",
    "responses",
    "requestBodies",
    "headers",
];

/// What YAML 1.1 reads as booleans, and many tools still do (YAML 1.1, Boolean Language-Independent Type).
const BOOLEANS: [&str; 8] = ["y", "n", "yes", "no", "on", "off", "true", "false"];

/// Looks for what is surely a mistake.
pub fn lint(document: &Document, places: &Places<'_>) -> Findings {
    let mut findings = Findings::default();
    findings.extend(unused(document));
    findings.extend(plain_booleans(document, places));
    findings.extend(undeclared(document));
    findings.extend(ignored(document));
    findings.extend(unchecked(document));
    findings
}

/// Components that no operation reaches.
fn unused(document: &Document) -> Vec<Finding> {
    let reached = reached(document);
    let components = Pointer::root().child("components");
    let mut findings = Vec::new();
    for kind in REFERRED {
        let kind = components.child(kind);
        for at in document.names(&kind).map(|name| kind.child(name)) {
            if !reached.contains(&at) {
                let name = at.last().unwrap_or_default();
                let finding = Finding::at_key(
                    at,
                    format!("component `{name}` is not used by any operation"),
                );
                findings
                    .push(finding.help("remove it, or refer to it where it was meant to stand"));
            }
        }
    }
    findings
}

/// The components that operations refer to, by themselves or through others.
fn reached(document: &Document) -> HashSet<Pointer> {
    let mut reached = HashSet::new();
    let mut rest = vec![Pointer::root().child("paths")];
    while let Some(at) = rest.pop() {
        let inside = document
            .references()
            .iter()
            .filter(|reference| reference.place.is_within(&at));
        let targets = inside.filter_map(|reference| component(&reference.target));
        let named = mapped(document, &at)
            .into_iter()
            .chain(children(document, &at));
        for target in targets.chain(named) {
            if reached.insert(target.clone()) {
                rest.push(target);
            }
        }
    }
    reached
}

/// The component that a reference leads to or into.
fn component(target: &str) -> Option<Pointer> {
    let pointer = Pointer::from_fragment(target.strip_prefix('#')?)?;
    let mut segments = pointer.segments();
    let (first, kind, name) = (segments.next()?, segments.next()?, segments.next()?);
    (first == "components").then(|| Pointer::root().path(["components", &kind, &name]))
}

/// The schemas that discriminators below an address name.
fn mapped(document: &Document, at: &Pointer) -> Vec<Pointer> {
    let mut found = Vec::new();
    let mut rest: Vec<&Value> = document.node(at).into_iter().collect();
    while let Some(node) = rest.pop() {
        let mapping = node
            .get("discriminator")
            .and_then(|it| it.get("mapping"))
            .and_then(Value::as_object);
        let targets = mapping
            .into_iter()
            .flatten()
            .filter_map(|(_, target)| target.as_str());
        found.extend(targets.map(|target| {
            component(target)
                .unwrap_or_else(|| Pointer::root().path(["components", "schemas", target]))
        }));
        match node {
            Value::Object(members) => rest.extend(members.values()),
            Value::Array(items) => rest.extend(items),
            _ => {}
        }
    }
    found
}

/// The schemas that extend one with a discriminator: where it stands, so may they.
fn children(document: &Document, parent: &Pointer) -> Vec<Pointer> {
    if document
        .node(parent)
        .and_then(|node| node.get("discriminator"))
        .is_none()
    {
        return Vec::new();
    }
    let inside_all_of =
        |place: &Pointer| place.parent().and_then(|list| list.last()).as_deref() == Some("allOf");
    let extending = document
        .references()
        .iter()
        .filter(|reference| inside_all_of(&reference.place));
    extending
        .filter(|reference| component(&reference.target).as_ref() == Some(parent))
        .filter_map(|reference| component(&reference.place.to_string()))
        .collect()
}

/// Values of an enum of strings that other readers of YAML take for booleans.
fn plain_booleans(document: &Document, places: &Places<'_>) -> Vec<Finding> {
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
