//! Changes in Markdown: on the front page of a version, and in the description of a pull request.

use super::Change;
use super::report::{Entry, Group, name, owner, parts};
use crate::markdown::{Docs, Line, code};

/// The changes in the order of a report. `titled` makes the name of an operation or a type what stands for it.
pub fn docs(changes: &[Change], titled: impl Fn(&str) -> Line) -> Docs {
    let mut docs = Docs::default();
    for part in parts(changes) {
        docs.subheading(match part.breaking {
            true => "Breaking changes",
            false => "Other changes",
        });
        for section in &part.sections {
            docs.paragraph(Line::from("**") + section.title + "**");
            let entries = section.entries.iter();
            docs.outline(entries.flat_map(|entry| items(entry, &titled)));
        }
    }
    docs
}

/// The items of an entry, each with those below it.
fn items(entry: &Entry<'_>, titled: &impl Fn(&str) -> Line) -> Vec<(Line, Vec<Line>)> {
    match entry {
        Entry::Whole(change) => {
            let owner = titled(owner(&change.subject));
            vec![(owner + ": " + Line::of_document(&change.what), Vec::new())]
        }
        Entry::Alike {
            what,
            kind,
            count,
            groups,
        } => {
            let heading = Line::of_document(what) + ": " + Line::number(*count) + " " + *kind;
            let names = groups.iter().map(|group| {
                let names = group.changes.iter().map(|it| code(&name(&it.subject)));
                titled(group.owner) + ": " + Line::join(names, ", ")
            });
            vec![(heading, names.collect())]
        }
        Entry::Several(Group { owner, changes }) => {
            let rows = changes.chunk_by(|a, b| a.what == b.what && is_named(a) && is_named(b));
            let rows = rows.filter_map(|changes| {
                let what = Line::of_document(&changes.first()?.what);
                let names = changes.iter().filter(|it| is_named(it));
                let names: Vec<Line> = names.map(|it| code(&name(&it.subject))).collect();
                Some(match names.is_empty() {
                    true => what,
                    false => Line::join(names, ", ") + ": " + what,
                })
            });
            match owner {
                &"" => rows.map(|row| (row, Vec::new())).collect(),
                owner => vec![(titled(owner), rows.collect())],
            }
        }
    }
}

/// Whether a change is one of a part of an operation or a type.
fn is_named(change: &Change) -> bool {
    !name(&change.subject).is_empty()
}

#[cfg(test)]
mod tests;
