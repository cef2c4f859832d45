//! One line of Markdown, made of the generator's own sentences and of a document's texts.

use std::ops::Add;

use super::text::{code_span, escape_start};
use super::write::{rewrite_line, text_line};

/// Markdown in one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(String);

/// Any text, escaped so that it has no meaning in Markdown.
pub fn text(text: &str) -> Line {
    Line(text_line(text))
}

/// Any text as code: a name, a value or a pattern.
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
    /// A document's Markdown, with all its blocks in one line.
    pub fn of_document(markdown: &str) -> Self {
        Self(rewrite_line(markdown))
    }

    /// A number.
    pub fn number(number: usize) -> Self {
        Self(number.to_string())
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

    /// The line as a sentence: with a capital letter and a full stop.
    #[must_use]
    pub fn into_sentence(mut self) -> Self {
        if let Some(first) = self.0.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        self + "."
    }

    /// The text of the line for the start of a paragraph, escaped so that it begins no other block.
    pub(super) fn into_paragraph(self) -> String {
        escape_start(self.0)
    }

    /// The text of the line for a cell of a table.
    pub(super) fn into_cell(self) -> String {
        self.0.replace('|', "\\|")
    }
}

impl From<&'static str> for Line {
    fn from(markdown: &'static str) -> Self {
        Self(markdown.to_owned())
    }
}

impl<L: Into<Self>> Add<L> for Line {
    type Output = Self;

    fn add(mut self, other: L) -> Self {
        let other = other.into().0;
        // `![` would begin an image, and two backticks another code span.
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
