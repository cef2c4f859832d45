//! Properties and parameters with the same Rust name: they get numbers, so a new one may rename an existing one.

use std::collections::HashMap;

use crate::diagnostics::{Finding, Place};
use crate::document::{Document, Object};
use crate::names::{Case, in_case};
use crate::resolve::{Nodes, Resolved};
use crate::source::Pointer;

/// The address of something that gets a Rust name, and the words of the name.
type Named = (Pointer, String);

pub(super) fn same(document: &Document) -> Vec<Finding> {
    let nodes = &Nodes::of(document);
    let resolved = Resolved { document, nodes };
    let mut findings = Vec::new();
    for (at, object) in document.objects() {
        let (what, named) = match object {
            Object::Schema => ("property", properties(resolved, at)),
            Object::Operation => ("parameter", parameters(resolved, at)),
            _ => continue,
        };
        findings.extend(clashes(what, named));
    }
    findings
}

fn properties(resolved: Resolved<'_>, schema: &Pointer) -> Vec<Named> {
    let properties = resolved.document.entries(&schema.child("properties"));
    properties
        .map(|(name, at)| {
            let words = resolved.rust_name(&at).unwrap_or(name).to_owned();
            (at, words)
        })
        .collect()
}

fn parameters(resolved: Resolved<'_>, operation: &Pointer) -> Vec<Named> {
    let document = resolved.document;
    let declared = document.items(&operation.child("parameters"));
    declared
        .filter_map(|written| {
            let parameter = resolved.parameter(&written)?;
            let words = resolved.rust_name(&parameter.at);
            Some((written, words.unwrap_or(parameter.name()).to_owned()))
        })
        .collect()
}

fn clashes(what: &str, named: Vec<Named>) -> Vec<Finding> {
    let mut seen: HashMap<String, Pointer> = HashMap::new();
    let mut findings = Vec::new();
    for (at, text) in named {
        let name = in_case(&text, Case::Snake);
        if let Some(first) = seen.get(&name) {
            let message = format!(
                "another {what} has the Rust name `{name}` already, so this one gets a number"
            );
            let finding = Finding::at_key(at, message);
            let finding = finding.related(Place::Key(first.clone()), "the other is here");
            findings.push(finding.help("give one of them another name: `x-rust-name: ...`"));
        } else {
            seen.insert(name, at);
        }
    }
    findings
}
