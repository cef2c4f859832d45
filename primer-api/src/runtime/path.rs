//! The path of a value inside of a body, as messages show it: `order.lineItems[2].amount`.

use std::fmt::Write as _;

/// How many characters of a name a message shows; a name that is data may have any length.
const SHOWN: usize = 64;

/// One step of a path.
pub(super) enum Step<'a> {
    /// To the member of this name.
    Member(&'a str),
    /// To the item of this number.
    Item(usize),
}

impl Step<'_> {
    /// Appends the step to a path. A name that could be mistaken for several steps is quoted.
    pub(super) fn append(&self, path: &mut String) {
        match self {
            Self::Member(name) if is_plain(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
            Self::Member(name) => append_quoted(name, path),
            Self::Item(n) => {
                // Writing to a string does not fail.
                let _ = write!(path, "[{n}]");
            }
        }
    }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= SHOWN
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$'))
}

/// Escapes control characters as well, so that a name cannot break the line that it stands in.
fn append_quoted(name: &str, path: &mut String) {
    let shown: String = name.chars().take(SHOWN).collect();
    let rest = if shown.len() < name.len() { "…" } else { "" };
    let _ = write!(path, "[{shown:?}{rest}]");
}

#[cfg(test)]
mod tests;
