//! Errors of the parsers of YAML and JSON as findings, placed at the mistake and not where the parser stops.

use crate::diagnostics::{Finding, Place};
use crate::source::{Extent, Places};

/// A finding about a text that is not JSON.
pub(super) fn in_json(text: &str, error: &serde_json::Error) -> Finding {
    let error_text = error.to_string();
    let message = error_text.split(" at line ").next().unwrap_or(&error_text);
    if message.starts_with("control character")
        && let Some(place) = line_end(text, error)
    {
        return Finding::at(place, "this is not JSON: this quote is never closed");
    }
    // The library counts columns in bytes.
    let line = text.lines().nth(error.line().saturating_sub(1));
    let before = line.and_then(|line| line.get(..error.column().saturating_sub(1)));
    let column = before.map_or(error.column(), |before| before.chars().count() + 1);
    let place = extent(error.line(), column.max(1));
    Finding::at(place, format!("this is not JSON: {message}"))
}

/// The place of the last quote of the line above, if the parser stops at the start of a line.
fn line_end(text: &str, error: &serde_json::Error) -> Option<Place> {
    let line = error
        .line()
        .checked_sub(1)
        .filter(|_| error.column() == 0)?;
    let above = text.lines().nth(line.checked_sub(1)?)?;
    let before = above.rsplit_once('"')?.0;
    Some(extent(line, before.chars().count() + 1))
}

/// A finding about a text that is not YAML.
pub(super) fn in_yaml(text: &str, error: &serde_yaml::Error) -> Finding {
    let error_text = error.to_string();
    // The location becomes the place of the finding, so the message does not repeat it.
    let message = error_text.split(" at line ").next().unwrap_or(&error_text);
    if message.contains("more than one document") {
        let place = second_document(text).map_or(Place::Document, Place::Extent);
        return Finding::at(place, "expected one YAML document, found several")
            .help("`---` begins another document; keep one per file");
    }
    if message.starts_with("control characters are not allowed")
        && let Some((line, column)) = control_character(text)
    {
        let message = "this is not YAML: unexpected control character";
        return Finding::at(extent(line, column), message);
    }
    let Some(location) = error.location() else {
        return Finding::at(Place::Document, format!("this is not YAML: {message}"));
    };
    let shown = (location.line(), location.column());
    slip(text, &error_text, shown).unwrap_or_else(|| {
        let place = extent(shown.0, shown.1);
        Finding::at(place, format!("this is not YAML: {message}"))
    })
}

/// A finding at the mistake itself, if the error text tells where the parser began what it could not finish.
fn slip(text: &str, error_text: &str, shown: (usize, usize)) -> Option<Finding> {
    if character(text, shown) == Some('\t') {
        let message = "this is not YAML: a tab cannot indent a line";
        return Some(Finding::at(extent(shown.0, shown.1), message).help("indent by spaces"));
    }
    let open = if error_text.contains("while scanning a quoted scalar") {
        error_text
            .contains("end of stream")
            .then(|| context_start(error_text))??
    } else if error_text.contains("while parsing a flow") {
        context_start(error_text).filter(|&open| continues_as_if_closed(text, open, shown))?
    } else if error_text.contains("while scanning a simple key") {
        let (line, column) = context_start(error_text)?;
        let message = "this is not YAML: expected `: ` behind this key";
        return Some(Finding::at(extent(line, column), message));
    } else {
        unclosed_quote(text, shown)?
    };
    let what = match character(text, open)? {
        '[' => "bracket",
        '{' => "brace",
        _ => "quote",
    };
    let message = format!("this is not YAML: this {what} is never closed");
    Some(Finding::at(extent(open.0, open.1), message))
}

/// The place where the parser began the part that it could not finish: `..., while parsing a flow sequence at line 2 column 4`.
fn context_start(error_text: &str) -> Option<(usize, usize)> {
    let (_, context) = error_text.rsplit_once(", while ")?;
    let (_, place) = context.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// Whether the lines below an open bracket continue as if it were closed: with the same or a smaller indentation.
fn continues_as_if_closed(text: &str, open: (usize, usize), shown: (usize, usize)) -> bool {
    let indentation = |line: usize| {
        let line = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
        line.len() - line.trim_start_matches([' ', '-']).len()
    };
    let is_at_the_end = text.lines().count() < shown.0;
    shown.0 > open.0 && (is_at_the_end || indentation(shown.0) <= indentation(open.0))
}

/// The place of a quote that is not closed in its line, so that the next quote, some lines below, closes it.
fn unclosed_quote(text: &str, shown: (usize, usize)) -> Option<(usize, usize)> {
    let (places, _) = Places::read(text);
    let (last, is_quoted) = places.last_until(shown.0)?;
    let Extent {
        line,
        column,
        length,
    } = last;
    if is_quoted {
        return (length == usize::MAX).then_some((line, column));
    }
    // If the parser stops within a quoted text, that text is no node yet: look for its quote behind the last node.
    let written: Vec<char> = text.lines().nth(line.checked_sub(1)?)?.chars().collect();
    let rest = written
        .iter()
        .enumerate()
        .skip(column.saturating_add(length).saturating_sub(1));
    let (found, quote) = rest.clone().find(|(_, c)| !": -".contains(**c))?;
    let is_open = "'\"".contains(*quote) && !rest.skip(1).any(|(n, c)| n > found && c == quote);
    is_open.then_some((line, found + 1))
}

fn character(text: &str, (line, column): (usize, usize)) -> Option<char> {
    let line = text.lines().nth(line.checked_sub(1)?)?;
    line.chars().nth(column.checked_sub(1)?)
}

/// The place of the line that begins a second document.
fn second_document(text: &str) -> Option<Extent> {
    let has_content = |line: &str| !line.trim().is_empty() && !line.starts_with(['#', '%']);
    let mut lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| has_content(line));
    lines.next()?;
    let (number, line) = lines.find(|(_, line)| line.starts_with("---"))?;
    let length = line.trim_end().chars().count();
    Some(Extent {
        line: number + 1,
        column: 1,
        length: length.min(3),
    })
}

// YAML 1.2, section 5.1: the characters that a document may hold.
fn control_character(text: &str) -> Option<(usize, usize)> {
    let is_forbidden = |c: char| c.is_control() && !"\t\n\r\u{85}".contains(c);
    text.lines().enumerate().find_map(|(number, line)| {
        let column = line.chars().position(is_forbidden)?;
        Some((number + 1, column + 1))
    })
}

fn extent(line: usize, column: usize) -> Place {
    Place::Extent(Extent {
        line,
        column,
        length: 1,
    })
}
