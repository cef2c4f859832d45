//! The text of a finding: its message, its place, the line with a caret, and the help.

use std::fmt::Write as _;
use std::sync::Arc;

use super::{Finding, Findings, Place, Severity};
use crate::source::{Extent, Places, Source};

/// A finding as a build shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Whether it fails the build.
    pub severity: Severity,
    /// Its text, as it follows `error: ` or `warning: `, with the excerpt and the help.
    pub text: String,
    /// Its message and its place in one line.
    pub line: String,
    /// The overlay that it is about, by its position; `None` for the document, or what it refers to.
    pub overlay: Option<usize>,
}

impl Findings {
    /// The severity and the text of each finding, as by [`Findings::show`].
    pub fn render(self, source: &Source) -> Vec<(Severity, String)> {
        let shown = self.show(source).into_iter();
        shown.map(|it| (it.severity, it.text)).collect()
    }

    /// The findings in the order of their places; of each severity the first few hundred alone, and a last one that says so.
    pub fn show(self, source: &Source) -> Vec<Shown> {
        if self.is_empty() {
            return Vec::new();
        }
        let places = Places::of(source);
        let findings = shown(self.sorted(&places));
        let shown = findings.iter().map(|finding| Shown {
            severity: finding.severity,
            text: finding.render(source, &places),
            line: finding.line(source, &places),
            overlay: overlay(&finding.place, source),
        });
        shown.collect()
    }

    /// The findings in the order of their places in the text.
    pub fn sorted(self, places: &Places) -> Vec<Finding> {
        let mut list: Vec<Finding> = self.into_iter().collect();
        list.sort_by_cached_key(|finding| {
            let extent = locate(&finding.place, places);
            let file = match &finding.place {
                Place::Elsewhere(it) => Some(it.source.name().to_owned()),
                _ => None,
            };
            (file, extent.map(|extent| (extent.line, extent.column)))
        });
        list
    }
}

/// The largest number of findings of one severity that a build shows.
const MAX_SHOWN: usize = 500;

/// The findings that a build shows.
fn shown(findings: Vec<Finding>) -> Vec<Finding> {
    let (errors, warnings): (Vec<_>, Vec<_>) = findings
        .into_iter()
        .partition(|it| it.severity == Severity::Error);
    let more = |message| Finding::at(Place::Document, message);
    let ends = [
        (errors, more("there are more mistakes than these")),
        (
            warnings,
            more("there are more warnings than these").warning(),
        ),
    ];
    let cut = |(mut list, end): (Vec<Finding>, Finding)| {
        if list.len() > MAX_SHOWN {
            list.truncate(MAX_SHOWN);
            list.push(end);
        }
        list
    };
    ends.into_iter().flat_map(cut).collect()
}

impl Finding {
    /// The message and the place in one line: `... (spec/2.4.yaml:12:7)`.
    fn line(&self, source: &Source, places: &Places) -> String {
        let (message, name) = (visible(&self.message), file(&self.place, source).name());
        match locate(&self.place, places) {
            Some(Extent { line, column, .. }) => format!("{message} ({name}:{line}:{column})"),
            None => format!("{message} ({name})"),
        }
    }

    /// The file that the finding is about, and the extent there; none if it is about the whole file.
    pub fn location<'s>(
        &'s self,
        source: &'s Source,
        places: &Places,
    ) -> (&'s Source, Option<Extent>) {
        (file(&self.place, source), locate(&self.place, places))
    }

    /// The text of the finding, as it follows `error: ` or `warning: `.
    pub fn render(&self, source: &Source, places: &Places) -> String {
        let mut text = visible(&self.message);
        let extent = locate(&self.place, places);
        let related = self
            .related
            .as_ref()
            .map(|(place, label)| (place, locate(place, places), label.as_str()));
        let width = [
            extent.map(|it| it.line),
            related.as_ref().and_then(|(_, it, _)| it.map(|it| it.line)),
        ]
        .into_iter()
        .flatten()
        .max()
        .unwrap_or(1)
        .to_string()
        .len()
        .max(3);
        let file = file(&self.place, source);
        excerpt(&mut text, file, extent, "", "-->", width);
        if let Some((place, extent, label)) = related {
            let file = self::file(place, source);
            excerpt(&mut text, file, extent, label, ":::", width);
        }
        if let Some(help) = &self.help {
            let _ = write!(
                text,
                "\n{:width$} |\n{:width$} = help: {}",
                "",
                "",
                visible(help)
            );
        }
        text
    }
}

/// The overlay that a place is in.
fn overlay(place: &Place, source: &Source) -> Option<usize> {
    let file = match place {
        Place::Elsewhere(it) => &it.source,
        Place::Document | Place::Key(_) | Place::Value(_) | Place::Extent(_) => return None,
    };
    let mut overlays = source.overlays().iter();
    overlays.position(|overlay| Arc::ptr_eq(overlay, file))
}

/// A text in one line, with control characters escaped.
pub fn visible(text: &str) -> String {
    let escaped = |c: char| match c {
        c if c.is_control() => c.escape_default().to_string(),
        c => c.to_string(),
    };
    text.chars().map(escaped).collect()
}

fn locate(place: &Place, places: &Places) -> Option<Extent> {
    match place {
        Place::Document => None,
        Place::Key(pointer) => places.key(pointer),
        Place::Value(pointer) => places.value(pointer),
        Place::Extent(extent) => Some(*extent),
        Place::Elsewhere(it) => locate(&it.place, it.source.places()),
    }
}

/// The file of a place.
fn file<'s>(place: &'s Place, source: &'s Source) -> &'s Source {
    match place {
        Place::Elsewhere(it) => &it.source,
        Place::Document | Place::Key(_) | Place::Value(_) | Place::Extent(_) => source,
    }
}

/// The number of bytes in a line that is certainly too wide to be shown.
const WIDEST: usize = 1600;

fn excerpt(
    text: &mut String,
    source: &Source,
    extent: Option<Extent>,
    label: &str,
    arrow: &str,
    width: usize,
) {
    let name = source.name();
    let Some(Extent {
        line,
        column,
        length,
    }) = extent
    else {
        let _ = write!(text, "\n{:width$}{arrow} {name}", "");
        return;
    };
    let _ = write!(text, "\n{:width$}{arrow} {name}:{line}:{column}", "");
    let Some(shown) = source
        .line(line)
        .filter(|shown| shown.len() <= WIDEST && shown.chars().count() <= 400)
    else {
        return;
    };
    let indent: String = shown
        .chars()
        .take(column - 1)
        .map(|c| if c == '\t' { '\t' } else { ' ' })
        .collect();
    let rest = shown.trim_end().chars().count().saturating_sub(column - 1);
    let carets = "^".repeat(length.clamp(1, rest.max(1)));
    let _ = write!(
        text,
        "\n{:width$} |\n{line:width$} | {shown}\n{:width$} | {indent}{carets}",
        "", ""
    );
    if !label.is_empty() {
        let _ = write!(text, " {label}");
    }
}

#[cfg(test)]
mod tests;
