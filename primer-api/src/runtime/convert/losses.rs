//! The losses of one conversion.

use super::error::{ConversionError, Loss};
use crate::runtime::path::ValuePath;

/// The number of losses that are kept; the others are only counted.
const KEPT: usize = 100;

/// The losses of one conversion so far.
pub(super) struct Losses {
    versions: &'static str,
    kept: Vec<Loss>,
    count: usize,
    attempt: Attempt,
}

/// The state of the innermost attempt. The losses of an attempt are not reported.
#[derive(Clone, Copy)]
pub(super) enum Attempt {
    /// There is no attempt.
    Outside,
    /// Nothing is lost so far.
    Whole,
    /// Something is lost; the number of losses does not matter.
    Lossy,
}

/// The reason for a loss.
pub(super) enum Reason<'a> {
    /// Nothing of that name is declared.
    Undeclared,
    /// A member is missing.
    Required,
    /// The type does not hold `null`.
    Null,
    /// The type expects another kind of value.
    Expected(&'static str),
    /// A name that the source's document declares: an enum value, a tag, an alternative.
    Unknown(&'a str),
    /// Such a name, hidden because the value is sensitive.
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
            attempt: Attempt::Outside,
        }
    }

    /// Adds a loss. The path and the reason become text only if the loss is kept.
    pub(super) fn add(&mut self, path: &ValuePath<'_>, reason: Reason<'_>) {
        if let Attempt::Whole | Attempt::Lossy = self.attempt {
            self.attempt = Attempt::Lossy;
            return;
        }
        self.count += 1;
        if self.kept.len() < KEPT {
            self.kept.push(Loss {
                path: path.to_text(),
                reason: reason.without_value(path).to_text(self.versions),
            });
        }
    }

    /// The number of losses; all losses of an attempt count as one.
    pub(super) fn count(&self) -> usize {
        self.count + usize::from(self.is_decided())
    }

    /// Whether an attempt is known to fail.
    pub(super) fn is_decided(&self) -> bool {
        matches!(self.attempt, Attempt::Lossy)
    }

    /// Whether there is no attempt.
    pub(super) fn is_outside(&self) -> bool {
        matches!(self.attempt, Attempt::Outside)
    }

    /// Begins an attempt, and returns the state of the outer one for [`Self::end_attempt`].
    pub(super) fn begin_attempt(&mut self) -> Attempt {
        std::mem::replace(&mut self.attempt, Attempt::Whole)
    }

    /// Ends an attempt and restores the outer one; returns whether nothing was lost.
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
    /// The same reason, without the value if it is sensitive.
    fn without_value(self, path: &ValuePath<'_>) -> Self {
        match self {
            Self::Unknown(_) | Self::UnknownInteger(_) if path.is_sensitive() => Self::Hidden,
            reason => reason,
        }
    }

    fn to_text(&self, versions: &str) -> String {
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
