//! A tree as YAML that readers of YAML 1.1 and 1.2 take for the same: `no` and `2020-01-01` in quotes.

use serde_json::{Map, Number, Value};

/// The text of a tree.
pub(super) fn text(root: &Value) -> String {
    let mut lines = Lines(String::new());
    match root {
        Value::Object(members) if !members.is_empty() => lines.members(members, 0),
        Value::Array(items) if !items.is_empty() => lines.items(items, 0),
        scalar => lines.scalar(scalar, 0),
    }
    lines.0
}

struct Lines(String);

impl Lines {
    /// Members, each in lines of its own; the first begins where the text ends.
    fn members(&mut self, members: &Map<String, Value>, depth: usize) {
        for (n, (name, value)) in members.iter().enumerate() {
            if n > 0 {
                self.indent(depth);
            }
            self.0.push_str(&in_line(name));
            self.0.push(':');
            match value {
                Value::Object(members) if !members.is_empty() => {
                    self.0.push('\n');
                    self.indent(depth + 1);
                    self.members(members, depth + 1);
                }
                Value::Array(items) if !items.is_empty() => {
                    self.0.push('\n');
                    self.indent(depth + 1);
                    self.items(items, depth + 1);
                }
                scalar => {
                    self.0.push(' ');
                    self.scalar(scalar, depth + 1);
                }
            }
        }
    }

    fn items(&mut self, items: &[Value], depth: usize) {
        for (n, item) in items.iter().enumerate() {
            if n > 0 {
                self.indent(depth);
            }
            self.0.push_str("- ");
            match item {
                Value::Object(members) if !members.is_empty() => self.members(members, depth + 1),
                Value::Array(items) if !items.is_empty() => self.items(items, depth + 1),
                scalar => self.scalar(scalar, depth + 1),
            }
        }
    }

    /// A value in the rest of a line, or in a block of lines below it.
    fn scalar(&mut self, value: &Value, depth: usize) {
        match value {
            Value::String(text) => match block(text) {
                Some(header) => {
                    self.0.push_str(header);
                    for line in text.lines() {
                        self.0.push('\n');
                        if !line.is_empty() {
                            self.indent(depth);
                            self.0.push_str(line);
                        }
                    }
                }
                None => self.0.push_str(&in_line(text)),
            },
            Value::Number(number) => self.0.push_str(&numeral(number)),
            other => self.0.push_str(&other.to_string()),
        }
        self.0.push('\n');
    }

    fn indent(&mut self, depth: usize) {
        self.0.extend(std::iter::repeat_n("  ", depth));
    }
}

/// A number. YAML 1.1 knows an exponent only behind a fraction, and with a sign.
fn numeral(number: &Number) -> String {
    let text = number.to_string();
    match text.split_once('e') {
        Some((digits, exponent)) => {
            let fraction = if digits.contains('.') { "" } else { ".0" };
            let sign = if exponent.starts_with(['-', '+']) {
                ""
            } else {
                "+"
            };
            format!("{digits}{fraction}e{sign}{exponent}")
        }
        None => text,
    }
}

/// The header of a literal block that holds a text of several lines; none if it must stand in quotes.
fn block(text: &str) -> Option<&'static str> {
    let is_line =
        |line: &str| line.chars().all(is_printable) && (line.is_empty() || !line.trim().is_empty());
    let begins_well = !text.starts_with([' ', '\n']);
    let fits = begins_well && text.contains('\n') && text.split('\n').all(is_line);
    match text.ends_with('\n') {
        _ if !fits || text.ends_with("\n\n") => None,
        true => Some("|"),
        false => Some("|-"),
    }
}

/// A text in one line: as it is, if no reader takes it for anything else, or else in quotes.
fn in_line(text: &str) -> String {
    match is_plain(text) {
        true => text.to_owned(),
        false => quoted(text),
    }
}

/// Words that are booleans or nothing in some version of YAML, whatever their case.
const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];

fn is_plain(text: &str) -> bool {
    let begins = |c: char| c.is_ascii_alphabetic() || c == '/' || c == '$';
    text.starts_with(begins)
        && text.chars().all(is_printable)
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
}

/// Whether a character can stand for itself everywhere in a line.
fn is_printable(c: char) -> bool {
    let ends_lines = ['\u{2028}', '\u{2029}'].contains(&c);
    let is_no_text = ['\u{feff}', '\u{fffe}', '\u{ffff}'].contains(&c);
    !(c.is_control() || ends_lines || is_no_text)
}

/// A text in double quotes, as in JSON.
fn quoted(text: &str) -> String {
    let escaped = |c: char| match c {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        c if is_printable(c) => c.to_string(),
        c => format!("\\u{:04x}", u32::from(c)),
    };
    let inside: String = text.chars().map(escaped).collect();
    format!("\"{inside}\"")
}

#[cfg(test)]
mod tests;
