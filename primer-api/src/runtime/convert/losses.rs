//! The losses of one conversion.

use super::error::{ConversionError, Loss};
use crate::runtime::path::ValuePath;

/// How many losses are kept; the others are counted.
const KEPT: usize = 100;

/// The losses of one conversion so far.
pub(super) struct Losses {
    versions: &'static str,
    kept: Vec<Loss>,
    count: usize,
    attempt: Attempt,
}

/// The innermost attempt that is under way: its losses are found out, but not reported.
#[derive(Clone, Copy)]
pub(super) enum Attempt {
    /// There is none.
    Nowhere,
    /// Nothing is lost so far.
    Whole,
    /// Something is lost: how much does not matter.
    Lossy,
}

/// Why a value has no place.
pub(super) enum Reason<'a> {
    /// Nothing of that name is declared.
    Undeclared,
    /// A member is missing.
    Required,
    /// There is no `null`.
    Null,
    /// The type is another.
    Expected(&'static str),
    /// A name that the source's document declares: an enum value, a tag, an alternative.
    Unknown(&'a str),
    /// One that is not shown.
    Hidden,
    /// An enum value that is an integer.
    UnknownInteger(i64),
    /// The type holds the value, but writes other JSON.
    Different,
}

impl Losses {
    pub(super) fn new(versions: &'static str) -> Self {
        Self {
            versions,
            kept: Vec::new(),
            count: 0,
            attempt: Attempt::Nowhere,
        }
    }

    /// The path and the reason become text only if they are kept.
    pub(super) fn add(&mut self, path: &ValuePath<'_>, reason: Reason<'_>) {
        if let Attempt::Whole | Attempt::Lossy = self.attempt {
            self.attempt = Attempt::Lossy;
            return;
        }
        self.count += 1;
        if self.kept.len() < KEPT {
            self.kept.push(Loss {
                path: path.to_text(),
                reason: reason.without_value(path).words(self.versions),
            });
        }
    }

    /// How many losses there are; in an attempt, whether there is one.
    pub(super) fn count(&self) -> usize {
        self.count + usize::from(self.is_decided())
    }

    /// Whether an attempt is known to fail.
    pub(super) fn is_decided(&self) -> bool {
        matches!(self.attempt, Attempt::Lossy)
    }

    /// Begins an attempt inside of another, which goes on after it.
    pub(super) fn begin_attempt(&mut self) -> Attempt {
        std::mem::replace(&mut self.attempt, Attempt::Whole)
    }

    /// Goes on with the outer attempt; whether the inner one lost nothing.
    pub(super) fn end_attempt(&mut self, outer: Attempt) -> bool {
        matches!(std::mem::replace(&mut self.attempt, outer), Attempt::Whole)
    }

    pub(super) fn into_result(self) -> Result<(), ConversionError> {
        match self.count {
            0 => Ok(()),
            count => Err(ConversionError::new(self.versions, self.kept, count)),
        }
    }
}

impl Reason<'_> {
    /// The same reason, without the value itself if that is not to be shown.
    fn without_value(self, path: &ValuePath<'_>) -> Self {
        match self {
            Self::Unknown(_) | Self::UnknownInteger(_) if path.is_sensitive() => Self::Hidden,
            reason => reason,
        }
    }

    fn words(&self, versions: &str) -> String {
        match self {
            Self::Undeclared => format!("not in {versions}"),
            Self::Required => format!("required in {versions}"),
            Self::Null => format!("cannot be null in {versions}"),
            Self::Expected(expected) => format!("expected {expected} in {versions}"),
            Self::Unknown(name) => format!("`{name}` is not in {versions}"),
            Self::Hidden => format!("its value is not in {versions}"),
            Self::UnknownInteger(integer) => format!("`{integer}` is not in {versions}"),
            Self::Different => format!("is written differently in {versions}"),
        }
    }
}
