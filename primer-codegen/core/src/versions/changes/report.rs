//! The changes in the order of a report: what breaks a caller first, and what many things have in common once.

use super::{Change, Difference, Subject};

/// The changes that break a caller, or those that do not.
pub struct Part<'c> {
    /// Whether they break a caller.
    pub breaking: bool,
    /// The changes of the service, then those of its operations, then those of its types.
    pub sections: Vec<Section<'c>>,
}

/// The changes of the service, of its operations or of its types.
pub struct Section<'c> {
    /// `Service`, `Operations` or `Types`.
    pub title: &'static str,
    /// The changes that many members have in common first, then the others.
    pub entries: Vec<Entry<'c>>,
}

/// One or several changes that are shown together.
pub enum Entry<'c> {
    /// An operation or a type came or went.
    Whole(&'c Change),
    /// One change of many members, or of many parameters.
    Alike {
        /// The change, as a clause in Markdown.
        what: &'c str,
        /// `members` or `parameters`.
        kind: &'static str,
        /// The number of members or parameters.
        count: usize,
        /// Where they are.
        groups: Vec<Group<'c>>,
    },
    /// The other changes of one operation or type, or of the service.
    Several(Group<'c>),
}

/// Changes of one operation or type, or of the service.
pub struct Group<'c> {
    /// The name of the operation or the type; empty for the service.
    pub owner: &'c str,
    /// The changes, in the order of the document.
    pub changes: Vec<&'c Change>,
}

/// The smallest number of members or parameters whose common change is shown once.
const ALIKE: usize = 3;

/// The parts of a report; one without changes is left out.
pub fn parts(changes: &[Change]) -> Vec<Part<'_>> {
    let part = |breaking| {
        let changes: Vec<&Change> = changes
            .iter()
            .filter(|it| it.breaking == breaking)
            .collect();
        let sections = changes.chunk_by(|a, b| title(&a.subject) == title(&b.subject));
        Part {
            breaking,
            sections: sections.map(section).collect(),
        }
    };
    let parts = [part(true), part(false)].into_iter();
    parts.filter(|part| !part.sections.is_empty()).collect()
}

fn section<'c>(changes: &[&'c Change]) -> Section<'c> {
    let mut entries = alike(changes);
    let is_alike = |change: &Change| {
        let mut alike = entries.iter();
        is_of_a_part(change)
            && alike.any(|it| matches!(it, Entry::Alike { what, .. } if *what == change.what))
    };
    let others: Vec<&Change> = changes.iter().copied().filter(|it| !is_alike(it)).collect();
    entries.extend(
        groups(&others)
            .into_iter()
            .map(|group| match group.changes.as_slice() {
                [only]
                    if only.difference != Difference::Changed && name(&only.subject).is_empty() =>
                {
                    Entry::Whole(only)
                }
                _ => Entry::Several(group),
            }),
    );
    Section {
        title: changes.first().map_or("", |change| title(&change.subject)),
        entries,
    }
}

/// The changes that many members have in common, in the order of the first of each.
fn alike<'c>(changes: &[&'c Change]) -> Vec<Entry<'c>> {
    let candidates: Vec<&Change> = changes
        .iter()
        .copied()
        .filter(|it| is_of_a_part(it))
        .collect();
    let mut entries = Vec::new();
    for (n, first) in candidates.iter().enumerate() {
        let is_same = |it: &&&Change| it.what == first.what;
        if candidates.iter().take(n).any(|it| is_same(&it)) {
            continue;
        }
        let same: Vec<&Change> = candidates.iter().filter(is_same).copied().collect();
        if same.len() >= ALIKE {
            entries.push(Entry::Alike {
                what: &first.what,
                kind: match &first.subject {
                    Subject::Parameter(..) => "parameters",
                    _ => "members",
                },
                count: same.len(),
                groups: groups(&same),
            });
        }
    }
    entries
}

/// Whether a change is one of a member or a parameter that both versions have.
fn is_of_a_part(change: &Change) -> bool {
    let is_part = matches!(change.subject, Subject::Parameter(..) | Subject::Member(..));
    is_part && change.difference == Difference::Changed
}

fn groups<'c>(changes: &[&'c Change]) -> Vec<Group<'c>> {
    let groups = changes.chunk_by(|a, b| owner(&a.subject) == owner(&b.subject));
    let group = |changes: &[&'c Change]| Group {
        owner: changes.first().map_or("", |change| owner(&change.subject)),
        changes: changes.to_vec(),
    };
    groups.map(group).collect()
}

fn title(subject: &Subject) -> &'static str {
    match subject {
        Subject::Service => "Service",
        Subject::Operation(_) | Subject::Parameter(..) | Subject::Response(..) => "Operations",
        Subject::Type(_) | Subject::Member(..) | Subject::Value(..) => "Types",
    }
}

/// The operation or the type that a subject is a part of; empty for the service.
pub fn owner(subject: &Subject) -> &str {
    match subject {
        Subject::Service => "",
        Subject::Operation(name) | Subject::Type(name) => name.plain(),
        Subject::Parameter(name, _) | Subject::Response(name, _) => name.plain(),
        Subject::Member(name, _) | Subject::Value(name, _) => name.plain(),
    }
}

/// The name of the part that a subject is; empty for a whole.
pub fn name(subject: &Subject) -> String {
    match subject {
        Subject::Service | Subject::Operation(_) | Subject::Type(_) => String::new(),
        Subject::Response(_, status) => format!("response {status}"),
        Subject::Parameter(_, name) | Subject::Member(_, name) => name.clone(),
        Subject::Value(_, value) => value.clone(),
    }
}

/// The sums in words.
pub fn sum(changes: &[Change]) -> String {
    let breaking = changes.iter().filter(|change| change.breaking).count();
    match (changes.len(), breaking) {
        (0, _) => "no changes".to_owned(),
        (1, 0) => "1 change, not breaking".to_owned(),
        (1, _) => "1 change, breaking".to_owned(),
        (count, 0) => format!("{count} changes, none of them breaking"),
        (count, _) => format!("{count} changes, {breaking} of them breaking"),
    }
}
