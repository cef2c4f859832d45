//! The error of a value that cannot be read: its path, the expected kind of value, and the kind that was found.

use std::fmt;

/// A value that does not fit the type that it was read into.
///
/// It has the path, the expected kind of value and the kind that was found, but never the value itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Misfit {
    /// The path in the body: `order.lineItems[2].amount`; empty for the body itself. A name that the document does not
    /// declare is `[_]`, and so is one that is data inside of a sensitive value.
    pub path: String,
    /// The expected kind of value.
    pub expected: &'static str,
    /// The kind of value that was found.
    pub found: &'static str,
    /// The line and the column, both from 1, of text that is not JSON.
    pub position: Option<(usize, usize)>,
}

/// Whether a misfit shows the names that are data.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// Shown, except inside of a sensitive value.
    Shown,
    /// Hidden, because the whole value is sensitive.
    Hidden,
}

impl Misfit {
    pub(super) fn new(expected: &'static str, found: &'static str) -> Self {
        Self {
            path: String::new(),
            expected,
            found,
            position: None,
        }
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "`{}`: ", self.path)?;
        }
        write!(f, "expected {}, found {}", self.expected, self.found)?;
        match self.position {
            Some((line, column)) => write!(f, " at line {line} column {column}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Misfit {}
