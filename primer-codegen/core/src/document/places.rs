//! The place of every key and value in a document's text.
//!
//! Needed only when something is to be reported, so it is found then.

use saphyr_parser::Span;

use super::Pointer;
use super::{json, yaml};
use crate::source::Source;

/// A stretch of one line of a document, all in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// How many characters.
    pub length: usize,
}

/// The places of a document's nodes.
#[derive(Debug, Default)]
pub struct Places {
    nodes: Vec<Node>,
}

/// A value, and where it stands.
#[derive(Debug)]
pub(super) struct Node {
    pub extent: Extent,
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Kind {
    /// Text without quotes, or nothing at all.
    Plain { is_empty: bool },
    /// Text in quotes.
    Quoted,
    /// An array: its items.
    Array(Vec<usize>),
    /// An object: its members, in the document's order.
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Debug)]
pub(super) struct Member {
    /// The text of the key; `None` if the key is no text at all.
    pub name: Option<String>,
    pub key: Extent,
    pub value: usize,
}

impl Places {
    /// Reads the places; a text that is neither YAML nor JSON has none.
    pub fn of(source: &Source) -> Self {
        let (places, is_whole) = Self::read(source.text());
        if is_whole { places } else { Self::default() }
    }

    /// Reads the places up to where a text is no YAML or JSON any more, and says whether that is its end.
    pub(super) fn read(text: &str) -> (Self, bool) {
        let (nodes, is_whole) = match json::is_meant(text) {
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
    /// A value of several lines is shown by its key.
    pub fn value(&self, pointer: &Pointer) -> Option<Extent> {
        let (key, value) = self.find(pointer)?;
        let is_shown = match &value.kind {
            Kind::Plain { is_empty } => !is_empty,
            Kind::Quoted => true,
            Kind::Array(items) => items.is_empty(),
            Kind::Object(members) => members.is_empty(),
        };
        Some(key.filter(|_| !is_shown).unwrap_or(value.extent))
    }

    /// The place of the key of the `index`-th member of an object.
    pub(super) fn nth_key(&self, pointer: &Pointer, index: usize) -> Option<Extent> {
        match &self.find(pointer)?.1.kind {
            Kind::Object(members) => Some(members.get(index)?.key),
            _ => None,
        }
    }

    /// Whether a value is text without quotes.
    pub fn is_plain(&self, pointer: &Pointer) -> bool {
        self.find(pointer)
            .is_some_and(|(_, value)| matches!(value.kind, Kind::Plain { .. }))
    }

    /// All members of all objects, object by object.
    pub(super) fn objects(&self) -> impl Iterator<Item = &[Member]> {
        self.nodes.iter().filter_map(|node| match &node.kind {
            Kind::Object(members) => Some(members.as_slice()),
            _ => None,
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
            Kind::Object(members) => {
                let member = members
                    .iter()
                    .find(|member| member.name.as_deref() == Some(segment))?;
                Some((Some(member.key), self.nodes.get(member.value)?))
            }
            Kind::Array(items) => {
                let item = items.get(segment.parse::<usize>().ok()?)?;
                Some((None, self.nodes.get(*item)?))
            }
            Kind::Plain { .. } | Kind::Quoted => None,
        }
    }
}

/// The extent of a span; one of several lines ends with its first.
pub(super) fn extent(Span { start, end }: Span) -> Extent {
    let length = if start.line() == end.line() {
        end.col().saturating_sub(start.col())
    } else {
        usize::MAX
    };
    Extent {
        line: start.line(),
        column: start.col() + 1,
        length: length.max(1),
    }
}

#[cfg(test)]
mod tests;
