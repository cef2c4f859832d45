//! The text of a pattern while it is read, and what is noted of it.

use std::iter::Peekable;
use std::str::Chars;

/// The text of a pattern while it is read.
pub(super) struct Reader<'p> {
    /// The characters that follow.
    pub(super) rest: Peekable<Chars<'p>>,
    /// The groups of the whole pattern.
    pub(super) groups: Groups,
    /// Whether a character beyond ASCII was read.
    pub(super) is_beyond_ascii: bool,
    /// A construct of another dialect.
    pub(super) doubt: Option<String>,
}

impl<'p> Reader<'p> {
    pub(super) fn new(pattern: &'p str) -> Self {
        Self {
            rest: pattern.chars().peekable(),
            groups: Groups::of(pattern),
            is_beyond_ascii: false,
            doubt: None,
        }
    }

    /// Notes whether a character is beyond ASCII.
    pub(super) fn note(&mut self, c: char) {
        self.is_beyond_ascii |= !c.is_ascii();
    }
}

/// The groups of a pattern that capture.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Groups {
    pub(super) count: usize,
    pub(super) are_named: bool,
}

impl Groups {
    fn of(pattern: &str) -> Self {
        let mut groups = Self::default();
        let mut is_in_class = false;
        let mut rest = pattern.chars();
        while let Some(c) = rest.next() {
            match c {
                '\\' => drop(rest.next()),
                '[' => is_in_class = true,
                ']' => is_in_class = false,
                '(' if !is_in_class => {
                    let after = rest.as_str();
                    let is_named = after.starts_with("?<")
                        && !after.starts_with("?<=")
                        && !after.starts_with("?<!");
                    groups.are_named |= is_named;
                    groups.count += usize::from(is_named || !after.starts_with('?'));
                }
                _ => {}
            }
        }
        groups
    }
}
