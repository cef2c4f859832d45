//! A finding, with its place in a file.

use primer_codegen_core::Source;
use primer_codegen_core::diagnostics::{Finding, Group, Severity, visible};
use primer_codegen_core::source::{Extent, Places};

/// A finding, with its place in a file.
pub(super) struct Found {
    pub severity: Severity,
    /// The kind of the finding, for programs.
    pub rule: &'static str,
    /// The reason for its severity.
    pub reason: &'static str,
    /// The message, in one line.
    pub message: String,
    /// A way to correct it, in one line.
    pub help: Option<String>,
    pub location: Location,
    /// A second place, and the label for it.
    pub related: Option<(Location, String)>,
    /// The message with the line and the help, as the compiler shows it.
    pub text: String,
}

/// A place in a file.
pub(super) struct Location {
    /// The file's path.
    pub file: String,
    /// The part of the file; none if it is the whole.
    pub region: Option<Region>,
}

/// A part of a line, counted in characters from 1.
#[derive(Clone, Copy)]
pub(super) struct Region {
    pub line: usize,
    pub column: usize,
    /// The column behind the last character.
    pub end_column: usize,
}

impl Found {
    pub(super) fn of(finding: &Finding, source: &Source, places: &Places) -> Self {
        let related = finding.related.as_ref().map(|(place, label)| {
            let there = Finding::at(place.clone(), label.clone());
            (Location::of(&there, source, places), visible(label))
        });
        let group = Group::of(finding);
        Self {
            severity: finding.severity,
            rule: group.map_or("surely-a-mistake", |group| group.code),
            reason: group.map_or("legal, but surely not what its author meant", |group| {
                group.reason
            }),
            message: visible(&finding.message),
            help: finding.help.as_deref().map(visible),
            location: Location::of(finding, source, places),
            related,
            text: finding.render(source, places),
        }
    }
}

impl Location {
    fn of(finding: &Finding, source: &Source, places: &Places) -> Self {
        let (file, extent) = finding.location(source, places);
        Self {
            file: file.name().to_owned(),
            region: extent.map(|extent| Region::of(extent, file)),
        }
    }
}

impl Region {
    /// At least one character, and not more than the line has.
    fn of(extent: Extent, file: &Source) -> Self {
        let Extent {
            line,
            column,
            length,
        } = extent;
        let end = file.line(line).map_or(0, |line| line.chars().count() + 1);
        Self {
            line,
            column,
            end_column: (column + length).min(end).max(column + 1),
        }
    }
}
