//! Warnings: valid parts of a document that are most likely mistakes. The command `check` shows them; no build fails for them.

mod names;
mod operations;
mod schemas;
mod unused;

use std::collections::HashSet;

use crate::diagnostics::{Finding, Findings};
use crate::document::{Document, Schema};
use crate::source::{Places, Pointer};

/// The words that YAML 1.1 reads as booleans, as many tools still do (YAML 1.1, Boolean Language-Independent Type).
const BOOLEANS: [&str; 8] = ["y", "n", "yes", "no", "on", "off", "true", "false"];

/// The warnings about a document.
pub fn lint(document: &Document, places: &Places) -> Findings {
    let mut findings = Findings::default();
    findings.extend(unused::unused(document));
    findings.extend(names::same(document));
    findings.extend(operations::operations(document));
    findings.extend(schemas::schemas(document));
    findings.extend(plain_booleans(document, places));
    findings.extend(undeclared(document));
    findings.into_iter().map(Finding::warning).collect()
}

/// Findings about values of an enum of strings that other readers of YAML take for booleans.
fn plain_booleans(document: &Document, places: &Places) -> Vec<Finding> {
    let mut findings = Vec::new();
    for schema in schemas(document) {
        for (index, value) in schema.values().into_iter().flatten().enumerate() {
            let place = schema.value_at(index);
            let Some(text) = value
                .as_str()
                .filter(|text| is_boolean(text) && is_plain(document, places, &place))
            else {
                continue;
            };
            let message = format!("a plain `{text}` is a boolean to many readers of YAML");
            findings.push(Finding::at_value(place, message).help(format!("quote it: `'{text}'`")));
        }
    }
    findings
}

/// Whether a node is text without quotes in its file.
fn is_plain(document: &Document, places: &Places, at: &Pointer) -> bool {
    let origin = document.origins().origin(at);
    match &origin.source {
        Some(source) => source.places().is_plain(&origin.at),
        None => places.is_plain(&origin.at),
    }
}

/// The schemas of a document; a reference is read as a schema of its own keywords.
fn schemas(document: &Document) -> impl Iterator<Item = Schema<'_>> {
    let schemas = document.schemas();
    schemas.filter_map(|at| Schema::new(at.clone(), document.node(at)?))
}

/// Findings about names in `required` that are not properties of the same schema. Parts of `allOf` are not checked.
fn undeclared(document: &Document) -> Vec<Finding> {
    let mut findings = Vec::new();
    for schema in schemas(document).filter(|schema| !schema.has("allOf")) {
        let list = schema.at.parent().and_then(|list| list.last());
        let is_part = list.is_some_and(|list| ["allOf", "oneOf", "anyOf"].contains(&list.as_str()));
        if is_part || !schema.has("properties") {
            continue;
        }
        let properties: HashSet<&str> = schema.properties().map(|(name, _)| name).collect();
        for (name, at) in document.texts(&schema.at.child("required")) {
            if !properties.contains(name) {
                let message = format!("`{name}` is required but not declared");
                findings.push(Finding::at_value(at, message));
            }
        }
    }
    findings
}

fn is_boolean(text: &str) -> bool {
    BOOLEANS
        .iter()
        .any(|boolean| text.eq_ignore_ascii_case(boolean))
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests;
