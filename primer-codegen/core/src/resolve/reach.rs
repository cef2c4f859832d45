//! Reach: the parts of a document that its operations need.

use std::collections::{BTreeMap, HashSet};

use super::{Resolved, address};
use crate::diagnostics::Region;
use crate::document::{Discriminator, Object};
use crate::source::{AddressSet, Pointer};

impl Resolved<'_> {
    /// The parts of the document that its operations and webhooks need: these, what they refer to, and the document's own settings;
    /// with all schemas, if the caller wants them.
    /// The whole document if it has neither, because its components are all that there is then.
    pub fn reach(&self) -> Region {
        let endpoints = self.endpoints();
        let root = Pointer::root();
        let webhooks = ["webhooks", "x-webhooks"].map(|it| root.child(it));
        let mut called = webhooks.iter().flat_map(|at| self.document.entries(at));
        if endpoints.is_empty() && called.next().is_none() {
            return Region::whole();
        }
        let mut walk = Walk::new(*self);
        let operations: HashSet<&Pointer> = endpoints.iter().map(|it| &it.operation.at).collect();
        let is_other = |at: &Pointer| {
            self.document.object(at) == Some(Object::Operation) && !operations.contains(at)
        };
        let written = self.document.entries(&paths()).map(|(_, at)| at);
        let found = self.path_items().map(|(_, at)| at);
        for path_item in written.chain(found) {
            for (_, at) in self.document.entries(&path_item) {
                match is_other(&at) {
                    true => walk.region.remove(at),
                    false => walk.rest.push(at),
                }
            }
            walk.region.insert(path_item);
        }
        walk.rest.extend(webhooks);
        if self.document.has_all_schemas() {
            let schemas = self.document.components("schemas");
            walk.rest.extend(schemas.map(|(_, at)| at));
        }
        for endpoint in &endpoints {
            let own = &endpoint.operation;
            let holder = if own.has_security() { &own.at } else { &root };
            for (name, _) in self.document.security(holder) {
                let schemes = root.path(["components", "securitySchemes"]);
                walk.rest.push(schemes.child(name));
            }
        }
        walk.finish()
    }
}

fn paths() -> Pointer {
    Pointer::root().child("paths")
}

/// Follows references from a part of a document to others, each part once.
struct Walk<'d> {
    region: Region,
    /// What was followed.
    seen: AddressSet,
    /// What is still to be followed.
    rest: Vec<Pointer>,
    /// Where references and mappings lead, by the text of the address at which they stand.
    targets: BTreeMap<&'d str, Vec<Pointer>>,
}

impl<'d> Walk<'d> {
    fn new(resolved: Resolved<'d>) -> Self {
        let document = resolved.document;
        let mut targets: BTreeMap<&'d str, Vec<Pointer>> = BTreeMap::new();
        for reference in document.references() {
            let found = targets.entry(reference.place.as_str()).or_default();
            found.extend(address(&reference.target));
        }
        let mut children = resolved.children();
        let discriminators = document.objects().into_iter();
        for (at, _) in discriminators.filter(|(_, object)| *object == Object::Discriminator) {
            let Some(discriminator) = resolved.written::<Discriminator<'_>>(at) else {
                continue;
            };
            let found = targets.entry(at.as_str()).or_default();
            let mapping = discriminator.mapping();
            found.extend(mapping.filter_map(|(_, target, _)| resolved.mapped(target)));
            // A base schema with a discriminator stands for the components that extend it.
            found.extend(
                at.parent()
                    .and_then(|base| children.remove(&base))
                    .into_iter()
                    .flatten(),
            );
        }
        Self {
            region: Region::frame(),
            seen: AddressSet::default(),
            rest: Vec::new(),
            targets,
        }
    }

    fn finish(mut self) -> Region {
        while let Some(at) = self.rest.pop() {
            if !self.seen.insert(at.clone()) {
                continue;
            }
            // `0` follows `/` in the order of characters.
            let own = at.as_str();
            let (first, last) = (format!("{own}/"), format!("{own}0"));
            let within = self.targets.range(first.as_str()..last.as_str());
            let found = self
                .targets
                .get(own)
                .into_iter()
                .chain(within.map(|(_, it)| it));
            self.rest.extend(found.flatten().cloned());
            self.region.insert(at);
        }
        self.region
    }
}

#[cfg(test)]
mod tests;
