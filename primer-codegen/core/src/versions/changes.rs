//! The changes from one version of an API to the next.

mod facts;
mod forms;
mod limits;
pub mod markdown;
mod members;
mod operations;
mod pairs;
mod parameters;
mod phrases;
mod reach;
pub mod report;
mod responses;
mod service;
mod shapes;
mod streams;
mod types;

use std::fmt;

use self::facts::{Fact, Facts};
use self::reach::{Reach, Standing};
use crate::ir::{Api, Name};

/// A difference between two versions of an API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The thing that changed.
    pub subject: Subject,
    /// The change, as a clause in Markdown: `added`, `at most 255 characters, before 256`.
    pub what: String,
    /// Whether the subject itself is new or gone.
    pub difference: Difference,
    /// Whether code or a request that was right for the old version may be wrong for the new.
    pub breaking: bool,
}

/// Whether a subject is new, gone or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The old version has none.
    Added,
    /// The new version has none.
    Removed,
    /// Both versions have one, and they differ.
    Changed,
}

/// The thing that changed. Names are those of the new version, or of the old one if it was removed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The service: its servers and environments, and the credentials of all operations.
    Service,
    /// An operation.
    Operation(Name),
    /// A parameter of an operation, by its name on the wire; a field of the operation's options is one too.
    Parameter(Name, String),
    /// A documented response of an operation, by its status: `404`, `4XX` or `default`.
    Response(Name, String),
    /// A type; the options of an operation and the outcomes of its responses are listed with the operation.
    Type(Name),
    /// A member of an object, by its name on the wire.
    Member(Name, String),
    /// A value of an enum, or an alternative of a union by its tag, or else by its name.
    Value(Name, String),
}

/// The changes from one version to the next: the service, its operations, its types; each in the new document's order,
/// and what is gone where it stood.
///
/// Documentation, examples and the order of members are no change. A changed type is listed once, not for each of its uses.
pub fn changes(old: &Api, new: &Api) -> Vec<Change> {
    let mut compare = Compare {
        old,
        new,
        reach: Reach::of(old, new),
        list: Vec::new(),
    };
    compare.service();
    compare.operations();
    compare.types();
    compare.list
}

/// Two versions, and what was found so far.
struct Compare<'a> {
    old: &'a Api,
    new: &'a Api,
    reach: Reach,
    list: Vec<Change>,
}

impl Compare<'_> {
    /// Adds the facts about a subject, each once: `default` may be both a success and a failure.
    fn note(&mut self, subject: &Subject, standing: Standing, facts: Facts) {
        for (fact, what) in facts {
            let change = Change {
                subject: subject.clone(),
                what,
                difference: fact.difference(),
                breaking: fact.breaks(standing),
            };
            if self.list.last() != Some(&change) {
                self.list.push(change);
            }
        }
    }

    fn note_one(&mut self, subject: &Subject, standing: Standing, fact: Fact, what: &str) {
        self.note(subject, standing, vec![(fact, what.to_owned())]);
    }
}

impl fmt::Display for Change {
    /// One line: `LineItem.itemId: at most 255 characters, before 256 (breaking)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let separator = match &self.subject {
            Subject::Parameter(..) | Subject::Response(..) | Subject::Value(..) => " ",
            Subject::Service | Subject::Operation(_) | Subject::Type(_) | Subject::Member(..) => {
                ": "
            }
        };
        let breaking = if self.breaking { " (breaking)" } else { "" };
        write!(f, "{}{separator}{}{breaking}", self.subject, self.what)
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Service => f.write_str("service"),
            Self::Operation(name) | Self::Type(name) => f.write_str(name.plain()),
            Self::Parameter(name, of) => write!(f, "{}: parameter {of}", name.plain()),
            Self::Response(name, of) => write!(f, "{}: response {of}", name.plain()),
            Self::Member(name, of) => write!(f, "{}.{of}", name.plain()),
            Self::Value(name, of) => write!(f, "{}: value {of}", name.plain()),
        }
    }
}

#[cfg(test)]
mod tests;
