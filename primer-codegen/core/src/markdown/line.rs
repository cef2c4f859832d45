//! One line of Markdown: the generator's own words, and a document's texts among them.

use std::ops::Add;

use super::text::{code_span, escape_start};
use super::write::{rewrite_line, text_line};

/// Markdown within a line, made of the generator's own words and of text that is escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(String);

/// Any text as it is, without a meaning in Markdown.
pub fn text(text: &str) -> Line {
    Line(text_line(text))
}

/// Any text as code: a name, a value, a pattern.
pub fn code(text: &str) -> Line {
    Line(code_span(text))
}

/// A link to a generated type, by its Rust name.
pub fn type_link(name: &str) -> Line {
    Line::from("[") + code(name) + "](type@" + text(name) + ")"
}

/// A link to a generated method, by its path in Rust: `Type::method`.
pub fn method_link(path: &str) -> Line {
    Line::from("[") + code(path) + "](method@" + text(path) + ")"
}

impl Line {
    /// Markdown of a document, with all its blocks in one line.
    pub fn of_document(markdown: &str) -> Self {
        Self(rewrite_line(markdown))
    }

    /// The Markdown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Several lines in one.
    pub fn join(lines: impl IntoIterator<Item = Self>, separator: &'static str) -> Self {
        let joined = lines
            .into_iter()
            .reduce(|joined, line| joined + separator + line);
        joined.unwrap_or_default()
    }

    /// The same at the start of a paragraph, where it begins no other block.
    pub(super) fn into_paragraph(self) -> String {
        escape_start(self.0)
    }

    /// The same in a cell of a table.
    pub(super) fn into_cell(self) -> String {
        self.0.replace('|', "\\|")
    }
}

impl From<&'static str> for Line {
    fn from(words: &'static str) -> Self {
        Self(words.to_owned())
    }
}

impl<L: Into<Self>> Add<L> for Line {
    type Output = Self;

    fn add(mut self, other: L) -> Self {
        let other = other.into().0;
        // Side by side, these would be an image, or another code span.
        if self.0.ends_with('!') && other.starts_with('[') {
            self.0.insert(self.0.len() - 1, '\\');
        }
        if self.0.ends_with('`') && other.starts_with('`') {
            self.0.push(' ');
        }
        self.0.push_str(&other);
        self
    }
}
