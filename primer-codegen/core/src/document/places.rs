//! The place of every key and value in a document's text.
//!
//! Needed only when something is to be reported, so it is found then.

use saphyr::{MarkedYaml, ScalarStyle, YamlData, YamlLoader};
use saphyr_parser::{Parser, Span};

use super::Pointer;
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
#[derive(Debug)]
pub struct Places<'s> {
    root: Option<MarkedYaml<'s>>,
}

impl<'s> Places<'s> {
    /// Reads the places; a text that is not YAML has none.
    pub fn of(source: &'s Source) -> Self {
        let mut loader = YamlLoader::<MarkedYaml<'s>>::default();
        loader.early_parse(false);
        loader.allow_duplicate_keys(true);
        let loaded = Parser::new_from_str(source.text())
            .load(&mut loader, false)
            .is_ok();
        let root = (loaded && loader.error().is_none())
            .then(|| loader.into_documents())
            .and_then(|mut documents| (!documents.is_empty()).then(|| documents.swap_remove(0)));
        Self { root }
    }

    /// The place of a member's key, or of the nearest node around it that has one.
    pub fn key(&self, pointer: &Pointer) -> Option<Extent> {
        self.find(pointer)
            .map(|(key, value)| extent(key.unwrap_or(value).span))
    }

    /// The place of a value, or of the nearest node around it that has one.
    ///
    /// A value of several lines is shown by its key.
    pub fn value(&self, pointer: &Pointer) -> Option<Extent> {
        self.find(pointer)
            .map(|(key, value)| match (key, &value.data) {
                (Some(key), YamlData::Mapping(_) | YamlData::Sequence(_)) => extent(key.span),
                (Some(key), _) if value.span.is_empty() => extent(key.span),
                _ => extent(value.span),
            })
    }

    /// Whether a value is text without quotes.
    pub fn is_plain(&self, pointer: &Pointer) -> bool {
        self.find(pointer).is_some_and(|(_, value)| {
            matches!(
                value.data,
                YamlData::Representation(_, ScalarStyle::Plain, _)
            )
        })
    }

    fn find(&self, pointer: &Pointer) -> Option<(Option<&MarkedYaml<'s>>, &MarkedYaml<'s>)> {
        let mut found = (None, self.root.as_ref()?);
        for segment in pointer.segments() {
            match step(found.1, &segment) {
                Some(next) => found = next,
                None => break,
            }
        }
        Some(found)
    }
}

type Node<'n, 's> = (Option<&'n MarkedYaml<'s>>, &'n MarkedYaml<'s>);

fn step<'n, 's>(node: &'n MarkedYaml<'s>, segment: &str) -> Option<Node<'n, 's>> {
    match &node.data {
        YamlData::Mapping(members) => members
            .iter()
            .find(|(key, _)| text(key).is_some_and(|name| name == segment))
            .map(|(key, value)| (Some(key), value)),
        YamlData::Sequence(items) => items
            .get(segment.parse::<usize>().ok()?)
            .map(|item| (None, item)),
        _ => None,
    }
}

fn text<'n>(node: &'n MarkedYaml<'_>) -> Option<&'n str> {
    match &node.data {
        YamlData::Representation(text, ..) => Some(text),
        _ => None,
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
