//! The error of a conversion: the parts of the value that would be lost.

use std::error::Error as StdError;
use std::fmt;

/// The number of losses that a message lists.
const LISTED: usize = 5;

/// A value that cannot be converted to another version without loss.
///
/// It lists every part that would be lost, and the reason. It never holds a value, except for enum values and tags that
/// the API itself declares. Names of members that are not declared are in the paths; inside of a sensitive value they
/// are `[_]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConversionError {
    // One box: a `Result` stays as small as its success.
    parts: Box<Parts>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    versions: &'static str,
    losses: Vec<Loss>,
    count: usize,
}

/// A part of a value that another version cannot hold.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loss {
    /// The path in the value: `order.lineItems[2].productData`; empty for the value itself.
    pub path: String,
    /// The reason: `not in 2.1`.
    pub reason: String,
}

impl ConversionError {
    pub(super) fn new(versions: &'static str, losses: Vec<Loss>, count: usize) -> Self {
        Self {
            parts: Box::new(Parts {
                versions,
                losses,
                count,
            }),
        }
    }

    /// The versions that have the type to which the value was to be converted: `2.1`, or `2.2 and 2.3`.
    pub fn versions(&self) -> &'static str {
        self.parts.versions
    }

    /// The parts that would be lost; the first hundred if there are more.
    pub fn losses(&self) -> &[Loss] {
        &self.parts.losses
    }

    /// The number of parts that would be lost, including those that are not listed.
    pub fn count(&self) -> usize {
        self.parts.count
    }
}

impl fmt::Display for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts {
            versions,
            losses,
            count,
        } = &*self.parts;
        let values = if *count == 1 {
            "value has"
        } else {
            "values have"
        };
        let version = if versions.contains(' ') {
            "versions"
        } else {
            "version"
        };
        write!(f, "{count} {values} no place in API {version} {versions}: ")?;
        for (n, loss) in losses.iter().take(LISTED).enumerate() {
            write!(f, "{}{loss}", if n == 0 { "" } else { "; " })?;
        }
        match count.checked_sub(LISTED) {
            None | Some(0) => Ok(()),
            Some(more) => write!(f, "; and {more} more"),
        }
    }
}

impl StdError for ConversionError {}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = match self.path.as_str() {
            "" => "the value",
            path => path,
        };
        write!(f, "{path}: {}", self.reason)
    }
}
