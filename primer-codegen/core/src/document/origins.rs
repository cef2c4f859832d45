//! The origins of nodes: the file that each was read from, and its address there.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostics::{Finding, Findings, Place};
use crate::source::{Pointer, Source};

/// The origin of a node.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The file; `None` for the document itself.
    pub source: Option<Arc<Source>>,
    /// The address of the node in that file.
    pub at: Pointer,
}

/// The origins of a node and of those within it. A node without an origin of its own comes from where the node around it does.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    here: Option<Origin>,
    within: HashMap<String, Origins>,
}

impl Origins {
    /// A node with all that stands within it.
    pub fn of(source: Option<Arc<Source>>, at: Pointer) -> Self {
        Self {
            here: Some(Origin { source, at }),
            within: HashMap::new(),
        }
    }

    /// The origin of the node at an address.
    pub fn origin(&self, at: &Pointer) -> Origin {
        let mut found = Origin {
            source: None,
            at: Pointer::root(),
        };
        let mut node = Some(self);
        if let Some(here) = &self.here {
            found = here.clone();
        }
        for segment in at.segments() {
            found.at = found.at.child(&segment);
            node = node.and_then(|it| it.within.get(&segment));
            if let Some(here) = node.and_then(|it| it.here.as_ref()) {
                found = here.clone();
            }
        }
        found
    }

    /// The origins of the node at an address and of those within it.
    pub fn cut(&self, at: &Pointer) -> Self {
        let mut node = Some(self);
        for segment in at.segments() {
            node = node.and_then(|it| it.within.get(&segment));
        }
        Self {
            here: Some(self.origin(at)),
            within: node.map(|it| it.within.clone()).unwrap_or_default(),
        }
    }

    /// Replaces the origins of the node at an address and of those within it.
    pub fn graft(&mut self, at: &Pointer, origins: Self) {
        *self.node(at) = origins;
    }

    /// Removes the `index`-th of `count` items of the array at an address: those behind it move up.
    pub fn remove_item(&mut self, at: &Pointer, index: usize, count: usize) {
        let moved: Vec<_> = (index + 1..count).map(|n| self.cut(&at.item(n))).collect();
        let array = self.node(at);
        for (n, origins) in (index..).zip(moved) {
            array.within.insert(n.to_string(), origins);
        }
        array.within.remove(&count.saturating_sub(1).to_string());
    }

    fn node(&mut self, at: &Pointer) -> &mut Self {
        let mut node = self;
        for segment in at.segments() {
            node = node.within.entry(segment).or_default();
        }
        node
    }

    /// A finding with its places in the files that the nodes were read from.
    pub fn trace(&self, mut finding: Finding) -> Finding {
        if matches!(finding.place, Place::Elsewhere(_)) {
            return finding;
        }
        finding.place = self.place(finding.place);
        finding.related = finding
            .related
            .map(|(place, label)| (self.place(place), label));
        finding
    }

    /// Findings with their places in the files that the nodes were read from.
    pub fn trace_all(&self, findings: Findings) -> Findings {
        findings.into_iter().map(|it| self.trace(it)).collect()
    }

    /// A place in the file that its node was read from.
    pub fn place(&self, place: Place) -> Place {
        let (at, kind): (Pointer, fn(Pointer) -> Place) = match place {
            Place::Key(at) => (at, Place::Key),
            Place::Value(at) => (at, Place::Value),
            Place::Document | Place::Extent(_) | Place::Elsewhere(_) => return place,
        };
        let origin = self.origin(&at);
        let place = kind(origin.at);
        match &origin.source {
            Some(source) => place.in_file(source),
            None => place,
        }
    }
}

#[cfg(test)]
mod tests;
