//! Findings: mistakes in a document, each with its place and, if there is one, a way to correct it.

mod render;

use std::fmt;

use crate::source::{Extent, Pointer};
pub use crate::spelling::nearest;

/// A mistake in a document, or something in it that cannot be generated yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether it fails the build.
    pub severity: Severity,
    /// The place of the mistake.
    pub place: Place,
    /// The mistake in one sentence: lower case, no full stop, names in backticks.
    pub message: String,
    /// A second place that belongs to the mistake, and a label for it.
    pub related: Option<(Place, String)>,
    /// A way to correct it, if there is one.
    pub help: Option<String>,
}

/// The effect of a finding on the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// What goes over the wire cannot be known, or would be wrong: the build fails.
    Error,
    /// There is one safe reading, and the generator takes it: the build succeeds.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// A place in a document that a finding points at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The document as a whole.
    Document,
    /// The key of a member.
    Key(Pointer),
    /// A value.
    Value(Pointer),
    /// A part of the text.
    Extent(Extent),
}

impl Finding {
    /// A finding about the key of a member.
    pub fn at_key(pointer: Pointer, message: impl Into<String>) -> Self {
        Self::at(Place::Key(pointer), message)
    }

    /// A finding about a value.
    pub fn at_value(pointer: Pointer, message: impl Into<String>) -> Self {
        Self::at(Place::Value(pointer), message)
    }

    /// A finding about a place.
    pub fn at(place: Place, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            place,
            message: message.into(),
            related: None,
            help: None,
        }
    }

    /// Makes it a warning.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// Adds a way to correct the mistake.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds as help the correct name that is most similar to `wrong`, if one is similar enough.
    #[must_use]
    pub fn suggest<'n>(
        mut self,
        what: &str,
        wrong: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) -> Self {
        if let Some(name) = nearest(wrong, names) {
            self.help = Some(format!("a similar {what} exists: `{name}`"));
        }
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related = Some((place, label.into()));
        self
    }
}

/// The largest number of findings of one severity that are shown.
const MAX_SHOWN: usize = 500;

/// The findings of a stage. No stage stops at its first finding.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    /// Reports a finding. Equal findings are kept once. If there are too many of one severity, the last one says that there
    /// are more.
    pub fn report(&mut self, finding: Finding) {
        let count = self.count(finding.severity);
        if count > MAX_SHOWN || self.list.contains(&finding) {
            return;
        }
        if count < MAX_SHOWN {
            self.list.push(finding);
            return;
        }
        self.list.push(match finding.severity {
            Severity::Error => Finding::at(Place::Document, "there are more mistakes than these"),
            Severity::Warning => {
                Finding::at(Place::Document, "there are more warnings than these").warning()
            }
        });
    }

    /// Whether further errors would not be shown, so that a stage need not look for more.
    pub fn is_full(&self) -> bool {
        self.count(Severity::Error) > MAX_SHOWN
    }

    /// Whether the build fails.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// The number of findings of a severity.
    fn count(&self, severity: Severity) -> usize {
        let findings = self.list.iter();
        findings.filter(|it| it.severity == severity).count()
    }

    /// Whether there are no findings.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All findings, in the order in which they were reported.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, findings: T) {
        findings
            .into_iter()
            .for_each(|finding| self.report(finding));
    }
}

impl FromIterator<Finding> for Findings {
    fn from_iter<T: IntoIterator<Item = Finding>>(list: T) -> Self {
        let mut findings = Self::default();
        findings.extend(list);
        findings
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

#[cfg(test)]
pub(crate) mod tests;
