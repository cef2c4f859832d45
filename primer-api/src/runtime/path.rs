//! The path of a value inside of a body, as messages show it: `order.lineItems[2].amount`.

use std::fmt::Write as _;

/// The number of characters of a name that a message shows; a name that is data may have any length.
const SHOWN: usize = 64;

/// One step of a path.
#[derive(Clone, Copy)]
#[cfg_attr(
    not(feature = "client"),
    allow(
        dead_code,
        reason = "only findings about responses name any item or any member"
    )
)]
pub(super) enum Step<'a> {
    /// To the member of this name, which the document declares.
    Member(&'a str),
    /// To the member of this name, which is data.
    Key(&'a str),
    /// To a member whose name is not shown.
    Hidden,
    /// To the item of this number.
    Item(usize),
    /// To any item of an array.
    Items,
    /// To any member of an object whose member names are data.
    Members,
}

impl Step<'_> {
    /// Appends the step to a path. A name that could be mistaken for several steps is quoted.
    pub(super) fn append(&self, path: &mut String) {
        match self {
            Self::Member(name) | Self::Key(name) if is_plain(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
            Self::Member(name) | Self::Key(name) => append_quoted(name, path),
            Self::Hidden => path.push_str("[_]"),
            Self::Item(n) => {
                // Writing to a string does not fail.
                let _ = write!(path, "[{n}]");
            }
            Self::Items => path.push_str("[]"),
            Self::Members => path.push_str("[*]"),
        }
    }
}

/// The path of a value that a driver visits. It becomes text only when a message needs it.
#[derive(Clone, Copy)]
pub(super) enum ValuePath<'a> {
    /// The value that a driver began with, at this path.
    Root(&'a str),
    /// A part of the value at the outer path.
    Inside(&'a ValuePath<'a>, Step<'a>),
    /// The same path, of a value that is sensitive: names in it that are data are hidden.
    Sensitive(&'a ValuePath<'a>),
}

impl ValuePath<'_> {
    /// The same path, marked as that of a sensitive value if it is one.
    pub(super) fn sensitive_if(&self, is_sensitive: bool) -> ValuePath<'_> {
        if is_sensitive {
            ValuePath::Sensitive(self)
        } else {
            *self
        }
    }

    /// Whether the value is sensitive, which messages do not show.
    pub(super) fn is_sensitive(&self) -> bool {
        match self {
            Self::Root(_) => false,
            Self::Inside(outer, _) => outer.is_sensitive(),
            Self::Sensitive(_) => true,
        }
    }

    /// The path as messages show it.
    pub(super) fn to_text(self) -> String {
        match self {
            Self::Root(text) => text.into(),
            Self::Inside(outer, step) => {
                let mut text = outer.to_text();
                match step {
                    Step::Key(_) if outer.is_sensitive() => Step::Hidden.append(&mut text),
                    step => step.append(&mut text),
                }
                text
            }
            Self::Sensitive(path) => path.to_text(),
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

/// Appends a name in quotes. Control characters are escaped, so that a name cannot break the line.
fn append_quoted(name: &str, path: &mut String) {
    let shown: String = name.chars().take(SHOWN).collect();
    let rest = if shown.len() < name.len() { "…" } else { "" };
    let _ = write!(path, "[{shown:?}{rest}]");
}

#[cfg(test)]
mod tests;
