//! What the parsers of YAML and JSON complain of, told where the mistake is and not where it shows.

use crate::diagnostics::{Finding, Place};
use crate::source::{Extent, Places};

/// A finding about a text that is no JSON.
pub(super) fn in_json(text: &str, error: &serde_json::Error) -> Finding {
    let words = error.to_string();
    let message = words.split(" at line ").next().unwrap_or(&words);
    if message.starts_with("control character")
        && let Some(place) = line_end(text, error)
    {
        return Finding::at(place, "this is not JSON: this quote is never closed");
    }
    // The library counts bytes, and the place after a line's end is the end of the line.
    let line = text.lines().nth(error.line().saturating_sub(1));
    let before = line.and_then(|line| line.get(..error.column().saturating_sub(1)));
    let column = before.map_or(error.column(), |before| before.chars().count() + 1);
    let place = extent(error.line(), column.max(1));
    Finding::at(place, format!("this is not JSON: {message}"))
}

/// The last quote of the line above, if a text goes on at the start of a line.
fn line_end(text: &str, error: &serde_json::Error) -> Option<Place> {
    let line = error
        .line()
        .checked_sub(1)
        .filter(|_| error.column() == 0)?;
    let above = text.lines().nth(line.checked_sub(1)?)?;
    let before = above.rsplit_once('"')?.0;
    Some(extent(line, before.chars().count() + 1))
}

/// A finding about a text that is no YAML.
pub(super) fn in_yaml(text: &str, error: &serde_yaml::Error) -> Finding {
    let words = error.to_string();
    // The location is the finding's place; the sentence need not repeat it.
    let message = words.split(" at line ").next().unwrap_or(&words);
    if message.contains("more than one document") {
        let place = second_document(text).map_or(Place::Document, Place::Extent);
        return Finding::at(place, "expected one YAML document, found several")
            .help("`---` begins another document; keep one per file");
    }
    if message.starts_with("control characters are not allowed")
        && let Some((line, column)) = control_character(text)
    {
        let message = "this is not YAML: a control character stands here";
        return Finding::at(extent(line, column), message);
    }
    let Some(location) = error.location() else {
        return Finding::at(Place::Document, format!("this is not YAML: {message}"));
    };
    let shown = (location.line(), location.column());
    slip(text, &words, shown).unwrap_or_else(|| {
        let place = extent(shown.0, shown.1);
        Finding::at(place, format!("this is not YAML: {message}"))
    })
}

/// The mistake itself, where it is known from what the parser was doing.
fn slip(text: &str, words: &str, shown: (usize, usize)) -> Option<Finding> {
    if character(text, shown) == Some('\t') {
        let message = "this is not YAML: a tab cannot indent a line";
        return Some(Finding::at(extent(shown.0, shown.1), message).help("indent by spaces"));
    }
    let open = if words.contains("while scanning a quoted scalar") {
        words.contains("end of stream").then(|| begun(words))??
    } else if words.contains("while parsing a flow") {
        begun(words).filter(|&open| is_left(text, open, shown))?
    } else if words.contains("while scanning a simple key") {
        let (line, column) = begun(words)?;
        let message = "this is not YAML: expected `: ` behind this key";
        return Some(Finding::at(extent(line, column), message));
    } else {
        swallowing(text, shown)?
    };
    let what = match character(text, open)? {
        '[' => "bracket",
        '{' => "brace",
        _ => "quote",
    };
    let message = format!("this is not YAML: this {what} is never closed");
    Some(Finding::at(extent(open.0, open.1), message))
}

/// Where the parser began what it was doing: `..., while parsing a flow sequence at line 2 column 4`.
fn begun(words: &str) -> Option<(usize, usize)> {
    let (_, context) = words.rsplit_once(", while ")?;
    let (_, place) = context.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// Whether the lines go on as if a bracket had been closed: at the indentation of its own line, or further left.
fn is_left(text: &str, open: (usize, usize), shown: (usize, usize)) -> bool {
    let indentation = |line: usize| {
        let line = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
        line.len() - line.trim_start_matches([' ', '-']).len()
    };
    let is_at_the_end = text.lines().count() < shown.0;
    shown.0 > open.0 && (is_at_the_end || indentation(shown.0) <= indentation(open.0))
}

/// The quote that was closed by the next one, lines below, so that what is quoted there is not.
fn swallowing(text: &str, shown: (usize, usize)) -> Option<(usize, usize)> {
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
    // The parser gives up on a text in quotes before it tells of it.
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

/// The line that begins the second document.
fn second_document(text: &str) -> Option<Extent> {
    let says_something = |line: &str| !line.trim().is_empty() && !line.starts_with(['#', '%']);
    let mut lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| says_something(line));
    lines.next()?;
    let (number, line) = lines.find(|(_, line)| line.starts_with("---"))?;
    let length = line.trim_end().chars().count();
    Some(Extent {
        line: number + 1,
        column: 1,
        length: length.min(3),
    })
}

// YAML 1.2, section 5.1: the characters that may stand in a document.
fn control_character(text: &str) -> Option<(usize, usize)> {
    let is_wrong = |c: char| c.is_control() && !"\t\n\r\u{85}".contains(c);
    text.lines().enumerate().find_map(|(number, line)| {
        let column = line.chars().position(is_wrong)?;
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
