//! The place of every key and value in a document's text.
//!
//! Needed only when something is to be reported, so it is computed only then.

use super::nodes::{Extent, Member, Node, NodeKind};
use super::pointer::Pointer;
use super::{json, yaml};

/// The places of a document's nodes.
#[derive(Clone, Debug, Default)]
pub struct Places {
    nodes: Vec<Node>,
}

impl Places {
    /// Finds the places up to the first syntax error of a text, and whether the text has no such error.
    pub(crate) fn read(text: &str) -> (Self, bool) {
        let (nodes, is_whole) = match json::looks_like_json(text) {
            true => json::nodes(text),
            false => yaml::nodes(text),
        };
        (Self { nodes }, is_whole)
    }

    /// The place of a member's key, or of the nearest node around it that has one.
    pub fn key(&self, pointer: &Pointer) -> Option<Extent> {
        let (key, value) = self.find(pointer)?;
        Some(key.unwrap_or(value.extent))
    }

    /// The place of a value, or of the nearest node around it that has one.
    ///
    /// For a value of several lines it is the place of its key.
    pub fn value(&self, pointer: &Pointer) -> Option<Extent> {
        let (key, value) = self.find(pointer)?;
        let is_shown = match &value.kind {
            NodeKind::Plain { is_empty } => !is_empty,
            NodeKind::Quoted => true,
            NodeKind::Array(items) => items.is_empty(),
            NodeKind::Object(members) => members.is_empty(),
        };
        Some(key.filter(|_| !is_shown).unwrap_or(value.extent))
    }

    /// The place of the key of the `index`-th member of an object.
    pub(crate) fn nth_key(&self, pointer: &Pointer, index: usize) -> Option<Extent> {
        match &self.find(pointer)?.1.kind {
            NodeKind::Object(members) => Some(members.get(index)?.key),
            NodeKind::Plain { .. } | NodeKind::Quoted | NodeKind::Array(_) => None,
        }
    }

    /// The last value that begins on a line or above it, and whether it stands in quotes.
    pub(crate) fn last_until(&self, line: usize) -> Option<(Extent, bool)> {
        let is_above = |node: &&Node| node.extent.line <= line;
        let last = self.nodes.iter().rfind(is_above)?;
        Some((last.extent, matches!(last.kind, NodeKind::Quoted)))
    }

    /// Whether a value is text without quotes.
    pub fn is_plain(&self, pointer: &Pointer) -> bool {
        self.find(pointer)
            .is_some_and(|(_, value)| matches!(value.kind, NodeKind::Plain { .. }))
    }

    /// All members of all objects, object by object.
    pub(crate) fn objects(&self) -> impl Iterator<Item = &[Member]> {
        self.nodes.iter().filter_map(|node| match &node.kind {
            NodeKind::Object(members) => Some(members.as_slice()),
            NodeKind::Plain { .. } | NodeKind::Quoted | NodeKind::Array(_) => None,
        })
    }

    fn find(&self, pointer: &Pointer) -> Option<(Option<Extent>, &Node)> {
        let mut found = (None, self.nodes.first()?);
        for segment in pointer.segments() {
            match self.step(found.1, &segment) {
                Some(next) => found = next,
                None => break,
            }
        }
        Some(found)
    }

    fn step(&self, node: &Node, segment: &str) -> Option<(Option<Extent>, &Node)> {
        match &node.kind {
            NodeKind::Object(members) => {
                let member = members
                    .iter()
                    .find(|member| member.name.as_deref() == Some(segment))?;
                Some((Some(member.key), self.nodes.get(member.value)?))
            }
            NodeKind::Array(items) => {
                let item = items.get(segment.parse::<usize>().ok()?)?;
                Some((None, self.nodes.get(*item)?))
            }
            NodeKind::Plain { .. } | NodeKind::Quoted => None,
        }
    }
}

#[cfg(test)]
mod tests;
