//! Components that no operation reaches.

use std::collections::HashSet;

use serde_json::Value;

use crate::diagnostics::Finding;
use crate::document::{Document, Object, Pointer};

/// The kinds of components.
const KINDS: [&str; 9] = [
    "schemas",
    "parameters",
    "responses",
    "requestBodies",
    "headers",
    "examples",
    "links",
    "callbacks",
    "securitySchemes",
];

/// Components that no operation reaches.
pub(super) fn unused(document: &Document) -> Vec<Finding> {
    let reached = reached(document);
    let components = Pointer::root().child("components");
    let mut findings = Vec::new();
    for kind in KINDS {
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
    reached.extend(demanded(document, &Pointer::root()));
    let objects = document.objects().into_iter();
    let operations = objects.filter(|(_, object)| *object == Object::Operation);
    reached.extend(operations.flat_map(|(at, _)| demanded(document, at)));
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

/// The security schemes that a document or an operation demands itself.
fn demanded(document: &Document, at: &Pointer) -> Vec<Pointer> {
    let schemes = Pointer::root().path(["components", "securitySchemes"]);
    let requirements = document
        .node(&at.child("security"))
        .and_then(Value::as_array);
    requirements
        .into_iter()
        .flatten()
        .filter_map(Value::as_object)
        .flat_map(|requirement| requirement.keys())
        .map(|name| schemes.child(name))
        .collect()
}
