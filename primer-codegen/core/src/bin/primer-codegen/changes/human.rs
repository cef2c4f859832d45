//! Changes for people at a terminal.

use primer_codegen_core::versions::changes::report::{Entry, Group, Part, name, owner};

use super::Operations;

/// The lines of a report.
pub(super) fn text(parts: &[Part<'_>], operations: &Operations<'_>) -> String {
    let mut lines = Vec::new();
    for part in parts {
        let mark = if part.breaking { '!' } else { ' ' };
        for section in &part.sections {
            let effect = if part.breaking {
                "breaking"
            } else {
                "not breaking"
            };
            lines.push(format!("{}, {effect}", section.title));
            let mut was_whole = false;
            for entry in &section.entries {
                let is_whole = matches!(entry, Entry::Whole(_));
                if !(was_whole && is_whole) {
                    lines.push(String::new());
                }
                was_whole = is_whole;
                lines.extend(entry_lines(entry, mark, operations));
            }
            lines.push(String::new());
        }
    }
    lines
        .iter()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

fn entry_lines(entry: &Entry<'_>, mark: char, operations: &Operations<'_>) -> Vec<String> {
    let titled = |owner: &str| match operations.address(owner) {
        Some(address) => format!("{owner} ({address})"),
        None => owner.to_owned(),
    };
    match entry {
        Entry::Whole(change) => {
            let owner = titled(owner(&change.subject));
            vec![format!("{mark} {owner}: {}", change.what)]
        }
        Entry::Alike {
            what,
            kind,
            count,
            groups,
        } => {
            let heading = format!("{mark} {what}: {count} {kind}");
            let names = groups.iter().map(|group| {
                let names: Vec<String> = group.changes.iter().map(|it| name(&it.subject)).collect();
                format!("    {}: {}", titled(group.owner), names.join(", "))
            });
            std::iter::once(heading).chain(names).collect()
        }
        Entry::Several(Group { owner, changes }) => {
            let heading = (!owner.is_empty()).then(|| format!("  {}", titled(owner)));
            let names: Vec<String> = changes.iter().map(|it| name(&it.subject)).collect();
            let width = names.iter().map(|it| it.chars().count()).max().unwrap_or(0);
            let rows = names
                .iter()
                .zip(changes)
                .map(|(name, change)| match name.as_str() {
                    "" => format!("{mark}   {}", change.what),
                    name => format!("{mark}   {name:width$}  {}", change.what),
                });
            heading.into_iter().chain(rows).collect()
        }
    }
}
