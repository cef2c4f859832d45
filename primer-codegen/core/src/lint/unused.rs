//! Components that no operation uses.

use crate::diagnostics::Finding;
use crate::document::{Discriminator, Document, Object, Reference, Schema};
use crate::source::{AddressMap, AddressSet, Pointer};

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

/// The members of a document whose operations use components.
const ROOTS: [&str; 3] = ["paths", "webhooks", "x-webhooks"];

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

/// The components that operations and webhooks refer to, directly or through other components.
fn reached(document: &Document) -> AddressSet {
    let links = links(document);
    let mut reached = AddressSet::default();
    reached.extend(demanded(document, &Pointer::root()));
    let objects = document.objects().into_iter();
    let operations = objects.filter(|(_, object)| *object == Object::Operation);
    reached.extend(operations.flat_map(|(at, _)| demanded(document, at)));
    let mut rest: Vec<Pointer> = ROOTS.map(|name| Pointer::root().child(name)).into();
    while let Some(at) = rest.pop() {
        for target in links.get(&at).into_iter().flatten() {
            if reached.insert(target.clone()) {
                rest.push(target.clone());
            }
        }
    }
    reached
}

/// The components that each part of a document leads to.
fn links(document: &Document) -> AddressMap<Vec<Pointer>> {
    let mut links: AddressMap<Vec<Pointer>> = AddressMap::default();
    for Reference { place, target, .. } in document.references() {
        let Some(target) = component(target) else {
            continue;
        };
        // The schemas that extend a schema with a discriminator: where that schema is used, they are used too.
        if is_in_all_of(place) && discriminator(document, &target).is_some() {
            links.entry(target.clone()).or_default().extend(part(place));
        }
        if let Some(part) = part(place) {
            links.entry(part).or_default().push(target);
        }
    }
    for schema in document.schemas() {
        let mapped = mapped(document, schema);
        if let Some(part) = part(schema).filter(|_| !mapped.is_empty()) {
            links.entry(part).or_default().extend(mapped);
        }
    }
    links
}

/// The part of a document that an address is in: a component, or a member of the document itself.
fn part(at: &Pointer) -> Option<Pointer> {
    let first = at.names().next()?.into_owned();
    component(&at.to_string()).or_else(|| Some(Pointer::root().child(&first)))
}

fn is_in_all_of(place: &Pointer) -> bool {
    place.parent().and_then(|list| list.last()).as_deref() == Some("allOf")
}

/// The component that a reference leads to, or that contains its target.
fn component(target: &str) -> Option<Pointer> {
    let pointer = Pointer::from_fragment(target.strip_prefix('#')?)?;
    let mut segments = pointer.segments();
    let (first, kind, name) = (segments.next()?, segments.next()?, segments.next()?);
    (first == "components").then(|| Pointer::root().path(["components", &kind, &name]))
}

/// The schemas that the mapping of a schema's discriminator leads to.
fn mapped(document: &Document, at: &Pointer) -> Vec<Pointer> {
    let discriminator = discriminator(document, at);
    let targets = discriminator.iter().flat_map(Discriminator::mapping);
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

/// The security schemes in the requirements of a document or of an operation.
fn demanded(document: &Document, at: &Pointer) -> Vec<Pointer> {
    let schemes = Pointer::root().path(["components", "securitySchemes"]);
    let demanded = document.security(at).map(|(name, _)| schemes.child(name));
    demanded.collect()
}
