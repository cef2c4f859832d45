//! Findings: mistakes in a document, each with its place and, if there is one, a way to correct it.

mod catalogue;
mod elsewhere;
mod region;
mod render;

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

pub use self::catalogue::{Group, catalogue, is_made};
pub use self::elsewhere::Elsewhere;
pub use self::region::Region;
pub use self::render::{Shown, visible};
use crate::source::{Extent, Pointer, Source};
pub use crate::spelling::nearest;

/// A mistake in a document, or something in it that cannot be generated yet.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The document as a whole.
    Document,
    /// The key of a member.
    Key(Pointer),
    /// A value.
    Value(Pointer),
    /// A part of the text.
    Extent(Extent),
    /// A place in another file than the document itself.
    Elsewhere(Elsewhere),
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

    /// Whether the finding is about a part of a region. Mistakes in the syntax are about the whole document.
    fn is_within(&self, region: &Region) -> bool {
        match &self.place {
            Place::Key(at) | Place::Value(at) => region.contains(at),
            Place::Document | Place::Extent(_) | Place::Elsewhere(_) => true,
        }
    }

    /// Says that the finding is about another file than the document itself. One that has a file keeps it, and its second place.
    #[must_use]
    pub fn in_file(mut self, source: &Arc<Source>) -> Self {
        if matches!(self.place, Place::Elsewhere(_)) {
            return self;
        }
        self.place = self.place.in_file(source);
        self.related = self
            .related
            .map(|(place, label)| (place.in_file(source), label));
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related = Some((place, label.into()));
        self
    }
}

/// The largest number of findings of one severity that are kept.
const MOST: usize = 50_000;

/// The findings of a stage. No stage stops at its first finding.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    /// The same, to find equal ones.
    seen: HashSet<Finding>,
    errors: usize,
    /// The part of the document that findings are about.
    region: Region,
}

impl Findings {
    /// Reports a finding. Equal findings are kept once, and those outside of the region not at all.
    pub fn report(&mut self, finding: Finding) {
        let count = self.count(finding.severity);
        if count < MOST && finding.is_within(&self.region) && self.seen.insert(finding.clone()) {
            self.errors += usize::from(finding.severity == Severity::Error);
            self.list.push(finding);
        }
    }

    /// Leaves out what is outside of a region, of the findings so far and of those to come.
    pub fn keep_within(&mut self, region: Region) {
        let findings = std::mem::take(&mut self.list);
        *self = Self {
            region,
            ..Self::default()
        };
        self.extend(findings);
    }

    /// The part of the document that findings are about.
    pub fn region(&self) -> &Region {
        &self.region
    }

    /// Whether further errors would not be kept, so that a stage need not look for more.
    pub fn is_full(&self) -> bool {
        self.errors >= MOST
    }

    /// Whether the build fails.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// The number of findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.list.len() - self.errors,
        }
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
