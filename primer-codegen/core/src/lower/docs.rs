//! Documentation: the document's own words, and what they leave out.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Lower;
use super::composition::Conjunction;
use crate::document::Schema;
use crate::ir::{Bound, Docs, Item, Limits, Numeral, Operation, Shape, Type, TypeId};

impl<'d> Lower<'d, '_> {
    pub(super) fn lower_schema_docs(&self, schema: &Schema<'d>) -> Docs {
        Docs(markdown(
            schema
                .text("description")
                .or(schema.text("title"))
                .unwrap_or_default(),
        ))
    }

    /// The words of the schema itself, or else of the parts that it joins.
    pub(super) fn lower_conjunction_docs(&self, conjunction: &Conjunction<'d>) -> Docs {
        let mut parts = conjunction.parts.iter().rev();
        parts
            .find_map(|part| Some(self.lower_schema_docs(part)).filter(|docs| !docs.0.is_empty()))
            .unwrap_or_default()
    }

    /// The words of a property, and in short what is checked and assumed.
    pub(super) fn lower_field_docs(
        &self,
        schemas: &[Schema<'d>],
        shape: &Shape,
        default: Option<&Value>,
    ) -> Docs {
        let mut lines = schemas
            .iter()
            .map(|schema| self.lower_schema_docs(schema))
            .find(|docs| !docs.0.is_empty())
            .unwrap_or_default()
            .0;
        let mut facts = limits(&shape.limits);
        if let Some(default) = default
            .filter(|default| !default.is_object() && !default.is_array() && !shape.sensitive)
        {
            facts.push(format!("Defaults to `{default}`."));
        }
        facts.extend(one_of(schemas, shape));
        if schemas.iter().any(|schema| schema.flag("readOnly")) {
            facts.push("Read-only.".to_owned());
        }
        if schemas.iter().any(|schema| schema.flag("writeOnly")) {
            facts.push("Write-only.".to_owned());
        }
        paragraph(&mut lines, facts.join(" "));
        Docs(lines)
    }

    /// The module's front page: what the service is, and what it can do.
    pub(super) fn lower_module_docs(&self, operations: &[Operation]) -> Docs {
        let info = self
            .resolved
            .document
            .node(&crate::document::Pointer::root().child("info"));
        let text = |name: &str| {
            info.and_then(|info| info.get(name))
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        let mut lines = vec![format!(
            "{}, version {}.",
            text("title").trim_end_matches('.'),
            text("version")
        )];
        paragraph_lines(&mut lines, markdown(text("description")));
        if !operations.is_empty() {
            paragraph(&mut lines, "| operation | |".to_owned());
            lines.push("|---|---|".to_owned());
            lines.extend(operations.iter().map(|operation| {
                let Operation {
                    name, method, path, ..
                } = operation;
                format!("| [`{0}`](Client::{0}) | `{method} {path}` |", name.plain())
            }));
        }
        Docs(lines)
    }
}

/// Says on each type of a request or an answer which operations it belongs to.
pub(super) fn link_operations(types: &mut [Item], operations: &[Operation]) {
    let mut uses: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for operation in operations {
        let bodies = [
            ("request", operation.body.as_ref().map(|body| &body.shape)),
            ("answer", Some(&operation.successes.shape)),
            ("failure", Some(&operation.failures.shape)),
        ];
        for (role, shape) in bodies {
            if let Some(Type::Named(TypeId(n))) = shape.map(|shape| &shape.ty) {
                let link = format!("{role} of [`{0}`](Client::{0})", operation.name.plain());
                uses.entry(*n).or_default().push(link);
            }
        }
    }
    for (n, links) in uses {
        if let Some(item) = types.get_mut(n) {
            paragraph(&mut item.docs.0, enumerate(&links));
        }
    }
}

/// A sentence of the first links; a type of errors may belong to all operations there are.
fn enumerate(links: &[String]) -> String {
    const SHOWN: usize = 6;
    let shown = links
        .iter()
        .take(SHOWN)
        .cloned()
        .collect::<Vec<_>>()
        .join(", the ");
    match links.len().checked_sub(SHOWN) {
        None | Some(0) => format!("The {shown}."),
        Some(more) => format!("The {shown}, and {more} more."),
    }
}

/// Adds a paragraph, if there is something in it.
pub(super) fn paragraph(lines: &mut Vec<String>, text: String) {
    paragraph_lines(
        lines,
        if text.is_empty() {
            Vec::new()
        } else {
            vec![text]
        },
    );
}

/// Adds a paragraph of several lines, if there is something in it.
pub(super) fn paragraph_lines(lines: &mut Vec<String>, more: Vec<String>) {
    if !lines.is_empty() && !more.is_empty() {
        lines.push(String::new());
    }
    lines.extend(more);
}

/// Languages that rustdoc does not take for Rust, and that documents use.
const LANGUAGES: [&str; 7] = ["json", "yaml", "xml", "http", "sh", "bash", "javascript"];

/// A document's Markdown as rustdoc takes it: what looks like code is no Rust, and must not be compiled as a test.
pub(super) fn markdown(text: &str) -> Vec<String> {
    let mut fence: Option<&str> = None;
    let mut lines: Vec<String> = Vec::new();
    for line in text.trim_end().lines() {
        let line = line.trim_end().replace('\t', "    ");
        let (marks, inner) = block_marks(&line);
        let mark = ["```", "~~~"]
            .into_iter()
            .find(|mark| inner.starts_with(mark));
        let line = match (fence, mark) {
            (None, Some(mark)) => {
                fence = Some(mark);
                let language = inner.trim_start_matches(mark).trim();
                let known = LANGUAGES.contains(&language);
                format!("{marks}{mark}{}", if known { language } else { "text" })
            }
            (Some(open), Some(mark)) if open == mark => {
                fence = None;
                format!("{marks}{mark}")
            }
            (Some(_), _) => line,
            (None, None) => format!("{marks}{inner}"),
        };
        if !(line.is_empty() && lines.is_empty()) {
            lines.push(line);
        }
    }
    lines.extend(fence.map(str::to_owned));
    lines
}

/// The marks of quotes and lists that a line begins with, and the rest; no space is wide enough to begin code.
fn block_marks(line: &str) -> (String, &str) {
    let mut marks = String::new();
    let mut rest = line;
    loop {
        let inner = rest.trim_start();
        let spaces = rest.len() - inner.len();
        marks.push_str(&" ".repeat(if spaces >= 4 { 2 } else { spaces }));
        rest = inner;
        let number = rest.chars().take_while(char::is_ascii_digit).count();
        let length = match rest.as_bytes().get(number) {
            Some(b'.' | b')') if number > 0 => number + 1,
            Some(b'-' | b'*' | b'+' | b'>') if number == 0 => 1,
            _ => return (marks, rest),
        };
        match rest.split_at_checked(length) {
            Some((mark, after)) if mark == ">" || after.starts_with(' ') => {
                marks.push_str(mark);
                rest = after;
            }
            _ => return (marks, rest),
        }
    }
}

/// The values of an enum that is no type of its own.
fn one_of(schemas: &[Schema<'_>], shape: &Shape) -> Option<String> {
    let is_scalar = matches!(shape.ty, Type::Bool | Type::F32 | Type::F64);
    let values = schemas
        .iter()
        .find_map(Schema::values)
        .filter(|_| is_scalar)?;
    let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
    Some(format!("One of {}.", values.join(", ")))
}

fn limits(limits: &Limits) -> Vec<String> {
    let Limits {
        min_length,
        max_length,
        pattern,
        minimum,
        maximum,
        multiple_of,
        min_items,
        max_items,
        unique_items,
        min_properties,
        max_properties,
    } = limits;
    let mut facts = Vec::new();
    facts.extend(range(*min_length, *max_length, "character", "characters"));
    facts.extend(range(*min_items, *max_items, "item", "items"));
    facts.extend(range(*min_properties, *max_properties, "member", "members"));
    if let Some(pattern) = pattern {
        facts.push(format!("Matches `{}`.", pattern.replace('`', "'")));
    }
    match (minimum, maximum) {
        (
            Some(Bound {
                value: low,
                exclusive: false,
            }),
            Some(Bound {
                value: high,
                exclusive: false,
            }),
        ) => {
            facts.push(format!("{} to {}.", numeral(*low), numeral(*high)));
        }
        (low, high) => {
            facts.extend(low.map(|low| {
                format!(
                    "{} {}.",
                    if low.exclusive {
                        "More than"
                    } else {
                        "At least"
                    },
                    numeral(low.value)
                )
            }));
            facts.extend(high.map(|high| {
                format!(
                    "{} {}.",
                    if high.exclusive {
                        "Less than"
                    } else {
                        "At most"
                    },
                    numeral(high.value)
                )
            }));
        }
    }
    facts.extend(multiple_of.map(|of| format!("A multiple of {}.", numeral(of))));
    facts.extend(unique_items.then(|| "No two items are equal.".to_owned()));
    facts
}

fn range(least: Option<u64>, most: Option<u64>, one: &str, many: &str) -> Option<String> {
    let noun = |count: u64| if count == 1 { one } else { many };
    match (least, most) {
        (Some(least), Some(most)) if least == most => {
            Some(format!("Exactly {least} {}.", noun(least)))
        }
        (Some(least), Some(most)) => Some(format!("{least} to {most} {many}.")),
        (Some(least), None) => Some(format!("At least {least} {}.", noun(least))),
        (None, Some(most)) => Some(format!("At most {most} {}.", noun(most))),
        (None, None) => None,
    }
}

fn numeral(numeral: Numeral) -> String {
    match numeral {
        Numeral::Integer(integer) => integer.to_string(),
        Numeral::Float(float) => float.to_string(),
    }
}

#[cfg(test)]
mod tests;
