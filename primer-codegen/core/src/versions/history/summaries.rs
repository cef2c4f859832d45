//! Changes as data and as sentences of the documentation.

use crate::ir::versions;
use crate::markdown::{Line, code};
use crate::versions::changes::{Change, Difference, Subject};

/// A change as data of the version's module.
pub(super) fn state(change: &Change) -> versions::Change {
    let what = &change.what;
    let of_part = |noun: &'static str, of: &str| {
        let part = Line::from(noun) + " " + code(of);
        format!("{} {what}", part.as_str())
    };
    let (subject, what) = match &change.subject {
        Subject::Service => ("service".to_owned(), what.clone()),
        Subject::Operation(name) | Subject::Type(name) => (name.plain().to_owned(), what.clone()),
        Subject::Parameter(name, of) => (name.plain().to_owned(), of_part("parameter", of)),
        Subject::Response(name, of) => (name.plain().to_owned(), of_part("response", of)),
        Subject::Member(name, of) => (format!("{}.{of}", name.plain()), what.clone()),
        Subject::Value(name, of) => (name.plain().to_owned(), of_part("value", of)),
    };
    versions::Change {
        subject,
        what,
        breaking: change.breaking,
    }
}

/// The changes of one thing, fact by fact.
pub(super) fn details(changes: &[&Change]) -> Line {
    let detail = |change: &&Change| {
        let what = Line::of_document(&change.what);
        match &change.subject {
            Subject::Parameter(_, name) => Line::from("parameter ") + code(name) + " " + what,
            Subject::Response(_, status) => Line::from("response ") + code(status) + " " + what,
            Subject::Service | Subject::Operation(_) | Subject::Type(_) => what,
            Subject::Member(..) | Subject::Value(..) => what,
        }
    };
    Line::join(changes.iter().map(detail), "; ")
}

/// The changes of a type: its own, and the names of the parts that changed, whose documentation has the details.
pub(super) fn summary(changes: &[&Change]) -> Line {
    let own = changes
        .iter()
        .filter(|change| matches!(change.subject, Subject::Type(_)));
    let mut clauses: Vec<Line> = own.map(|change| Line::of_document(&change.what)).collect();
    for (kind, verb) in [
        (Difference::Added, "added"),
        (Difference::Removed, "removed"),
        (Difference::Changed, "changed"),
    ] {
        let parts = changes.iter().filter(|change| change.difference == kind);
        let names = parts.filter_map(|change| match &change.subject {
            Subject::Member(_, name) | Subject::Value(_, name) => Some(code(name)),
            Subject::Service | Subject::Operation(_) | Subject::Type(_) => None,
            Subject::Parameter(..) | Subject::Response(..) => None,
        });
        let mut names: Vec<Line> = names.collect();
        names.dedup();
        if !names.is_empty() {
            clauses.push(enumerate(&names) + " " + verb);
        }
    }
    Line::join(clauses, "; ")
}

/// `a`, `a and b`, `a, b and c`.
fn enumerate(names: &[Line]) -> Line {
    match names {
        [] => Line::default(),
        [only] => only.clone(),
        [first @ .., last] => Line::join(first.to_vec(), ", ") + " and " + last.clone(),
    }
}
