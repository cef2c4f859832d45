//! Components that no operation uses.

use crate::diagnostics::Finding;
use crate::document::{Discriminator, Document, Object, Schema};
use crate::source::{AddressSet, Pointer};

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

/// Findings about components that no operation uses.
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

/// The components that operations refer to, directly or through other components.
fn reached(document: &Document) -> AddressSet {
    let mut reached = AddressSet::default();
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

/// The component that a reference leads to, or that contains its target.
fn component(target: &str) -> Option<Pointer> {
    let pointer = Pointer::from_fragment(target.strip_prefix('#')?)?;
    let mut segments = pointer.segments();
    let (first, kind, name) = (segments.next()?, segments.next()?, segments.next()?);
    (first == "components").then(|| Pointer::root().path(["components", &kind, &name]))
}

/// The schemas that the mappings of discriminators at or below an address lead to.
fn mapped(document: &Document, at: &Pointer) -> Vec<Pointer> {
    let schemas = document.schemas().filter(|schema| schema.is_within(at));
    let discriminators = schemas.filter_map(|at| discriminator(document, at));
    let targets = discriminators.flat_map(|it| it.mapping());
    targets
        .map(|(_, target, _)| {
            component(target)
                .unwrap_or_else(|| Pointer::root().path(["components", "schemas", target]))
        })
        .collect()
}

fn discriminator<'d>(document: &'d Document, at: &Pointer) -> Option<Discriminator<'d>> {
    Schema::new(at.clone(), document.node(at)?)?.discriminator()
}

/// The schemas that extend a schema with a discriminator: where that schema is used, they are used too.
fn children(document: &Document, parent: &Pointer) -> Vec<Pointer> {
    if discriminator(document, parent).is_none() {
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

/// The security schemes in the requirements of a document or of an operation.
fn demanded(document: &Document, at: &Pointer) -> Vec<Pointer> {
    let schemes = Pointer::root().path(["components", "securitySchemes"]);
    let demanded = document.security(at).map(|(name, _)| schemes.child(name));
    demanded.collect()
}
