//! Changes in Markdown, for the description of a pull request.

use primer_codegen_core::markdown;

use super::Operations;
use super::report::{Entry, Group, Part, name, owner};

/// The lines of a report.
pub(super) fn text(parts: &[Part<'_>], operations: &Operations<'_>) -> String {
    let mut lines = Vec::new();
    for part in parts {
        let title = match part.breaking {
            true => "## Breaking changes",
            false => "## Other changes",
        };
        lines.extend([title.to_owned(), String::new()]);
        for section in &part.sections {
            lines.extend([format!("### {}", section.title), String::new()]);
            let entries = section.entries.iter();
            lines.extend(entries.flat_map(|entry| entry_lines(entry, operations)));
            lines.push(String::new());
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn entry_lines(entry: &Entry<'_>, operations: &Operations<'_>) -> Vec<String> {
    let titled = |owner: &str| match operations.address(owner) {
        Some(address) => format!("{} ({})", code(owner), code(&address)),
        None => code(owner),
    };
    match entry {
        Entry::Whole(change) => {
            let owner = titled(owner(&change.subject));
            vec![format!("- {owner}: {}", change.what)]
        }
        Entry::Alike {
            what,
            kind,
            count,
            groups,
        } => {
            let heading = format!("- {what}: {count} {kind}");
            let names = groups.iter().map(|group| {
                let names = group.changes.iter().map(|it| name(&it.subject));
                let names: Vec<String> = names.map(|name| code(&name)).collect();
                format!("  - {}: {}", titled(group.owner), names.join(", "))
            });
            std::iter::once(heading).chain(names).collect()
        }
        Entry::Several(Group { owner, changes }) => {
            let indent = if owner.is_empty() { "" } else { "  " };
            let heading = (!owner.is_empty()).then(|| format!("- {}", titled(owner)));
            let rows = changes
                .iter()
                .map(|change| match name(&change.subject).as_str() {
                    "" => format!("{indent}- {}", change.what),
                    name => format!("{indent}- {}: {}", code(name), change.what),
                });
            heading.into_iter().chain(rows).collect()
        }
    }
}

fn code(text: &str) -> String {
    markdown::code(text).as_str().to_owned()
}
