//! The path of a value inside of a body, as messages show it: `order.lineItems[2].amount`.

use std::fmt::Write as _;

/// How many characters of a name a message shows; a name that is data may have any length.
const SHOWN: usize = 64;

/// One step of a path.
#[derive(Clone, Copy)]
#[cfg_attr(
    not(feature = "client"),
    allow(
        dead_code,
        reason = "what a response drifts by is told of any item and any member"
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

/// Where a value stands; becomes text only when there is something to say.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// The value that a driver began with, at this path.
    Root(&'a str),
    /// A part of the value at another place.
    Inside(&'a Place<'a>, Step<'a>),
    /// The same place, whose value is not to be shown: neither are names in it that are data.
    Sensitive(&'a Place<'a>),
}

impl Place<'_> {
    /// The same place, whose value is not to be shown if it is sensitive.
    pub(super) fn of(&self, sensitive: bool) -> Place<'_> {
        if sensitive {
            Place::Sensitive(self)
        } else {
            *self
        }
    }

    /// Whether the value is not to be shown.
    pub(super) fn is_sensitive(&self) -> bool {
        match self {
            Self::Root(_) => false,
            Self::Inside(outer, _) => outer.is_sensitive(),
            Self::Sensitive(_) => true,
        }
    }

    /// The place in words.
    pub(super) fn path(&self) -> String {
        match self {
            Self::Root(path) => (*path).into(),
            Self::Inside(outer, step) => {
                let mut path = outer.path();
                match step {
                    Step::Key(_) if outer.is_sensitive() => Step::Hidden.append(&mut path),
                    step => step.append(&mut path),
                }
                path
            }
            Self::Sensitive(place) => place.path(),
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
