//! The nodes of a document by address, found once, so that following a reference takes no way from the root.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use serde_json::Value;

use crate::document::{Document, Object};
use crate::source::{Digest, Pointer};

/// The objects of OpenAPI that stand in a document, and the references to one.
#[derive(Debug)]
pub struct Nodes<'d>(HashMap<&'d Pointer, (Object, &'d Value), BuildHasherDefault<Digest>>);

impl<'d> Nodes<'d> {
    /// Finds the nodes of a document.
    pub fn of(document: &'d Document) -> Self {
        let objects = document.objects();
        let mut nodes = HashMap::with_capacity_and_hasher(objects.len(), Default::default());
        // The objects around the current one, the innermost last: in their order, most stand within the one before.
        let mut around: Vec<(&Pointer, &Value)> = Vec::new();
        for (at, object) in objects {
            while around.pop_if(|(outer, _)| !at.is_within(outer)).is_some() {}
            let found = match around.last() {
                Some((outer, node)) => document.node_within(node, outer, at),
                None => document.node(at),
            };
            if let Some(node) = found {
                around.push((at, node));
                nodes.insert(at, (object, node));
            }
        }
        Self(nodes)
    }

    /// The object at an address, and its node.
    pub fn get(&self, at: &Pointer) -> Option<(Object, &'d Value)> {
        self.0.get(at).copied()
    }
}
