//! Findings: what is wrong with a document, where, and what to do about it.

mod render;

use crate::source::{Extent, Pointer};

/// A mistake in a document, or something in it that cannot be generated yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where it is.
    pub place: Place,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub message: String,
    /// A second place that matters, and why.
    pub related: Option<(Place, String)>,
    /// The way out, if there is one.
    pub help: Option<String>,
}

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The document as a whole.
    Document,
    /// The key of a member.
    Key(Pointer),
    /// A value.
    Value(Pointer),
    /// A stretch of the text.
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
            place,
            message: message.into(),
            related: None,
            help: None,
        }
    }

    /// Adds the way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the nearest of the names that would have been right, if one is near.
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

/// The name that `wrong` was most likely meant to be.
pub fn nearest<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let length = wrong.chars().count();
    let tolerance = (length / 3).clamp(1, 4);
    let is_begun = |name: &str| length >= 5 && name.starts_with(wrong);
    names
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(length) <= tolerance || is_begun(name))
        .map(|name| (strsim::damerau_levenshtein(wrong, name), name))
        .filter(|&(distance, name)| distance <= tolerance || is_begun(name))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name)
}

/// How many findings are shown.
const MOST: usize = 500;

/// The findings of a stage; no stage stops at its first.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    /// Reports a finding; the same one twice is kept once, and of more than anybody reads the last says so.
    pub fn report(&mut self, finding: Finding) {
        if self.is_full() || self.list.contains(&finding) {
            return;
        }
        match self.list.len() {
            ..MOST => self.list.push(finding),
            MOST => self.list.push(Finding::at(
                Place::Document,
                "there are more mistakes than these",
            )),
            _ => {}
        }
    }

    /// Whether there are more than anybody reads, so that looking on is of no use.
    pub fn is_full(&self) -> bool {
        self.list.len() > MOST
    }

    /// Whether nothing was found.
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
