//! Overlays: changes that a caller lays over a document before it is checked (OpenAPI Overlay Specification 1.0 and 1.1).

mod action;
mod change;
mod target;

use std::sync::Arc;

use serde_json::{Map, Value};

use self::action::Action;
use self::change::Change;
use crate::diagnostics::{Finding, Findings, Place};
use crate::document::{Tree, json_type_name};
use crate::source::{Pointer, Source};

/// Lays the overlays of a document over its tree, in their order.
pub fn lay(tree: &mut Tree, source: &Source, findings: &mut Findings) {
    let mut room = MOST;
    for overlay in source.overlays() {
        let mut found = Findings::default();
        if let Some(read) = Tree::parse(overlay.text(), &mut found) {
            let laid = Overlay {
                source: overlay,
                document: source,
                findings: &mut found,
                room: &mut room,
            };
            laid.lay(&read.root, tree);
        }
        findings.extend(found.into_iter().map(|finding| finding.in_file(overlay)));
    }
}

/// The largest number of nodes that the overlays of a document add.
const MOST: usize = 100_000;

/// The versions of the Overlay Specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Version {
    V1_0,
    V1_1,
}

struct Overlay<'o> {
    source: &'o Arc<Source>,
    document: &'o Source,
    findings: &'o mut Findings,
    /// The number of nodes that may be added.
    room: &'o mut usize,
}

const MEMBERS: [&str; 4] = ["overlay", "info", "extends", "actions"];
const INFO: [&str; 3] = ["title", "version", "description"];

impl Overlay<'_> {
    fn lay(mut self, root: &Value, tree: &mut Tree) {
        let Some(members) = root.as_object() else {
            let message = "this is not an overlay: expected an object";
            return self.findings.report(Finding::at(Place::Document, message));
        };
        let Some(version) = self.version(members) else {
            return;
        };
        let at = Pointer::root();
        unknown(members, &MEMBERS, &at, "Overlay Object", self.findings);
        self.info(members);
        self.extends(members);
        let at = at.child("actions");
        match members.get("actions") {
            Some(Value::Array(actions)) if !actions.is_empty() => {
                for (index, action) in actions.iter().enumerate() {
                    self.action(action, &at.item(index), version, tree);
                }
            }
            Some(other) => {
                let found = json_type_name(other);
                let message = format!("expected an array of actions, found {found}");
                self.findings.report(Finding::at_value(at, message));
            }
            None => {
                let message = "`actions` is missing in this Overlay Object";
                self.findings.report(Finding::at(Place::Document, message));
            }
        }
    }

    fn action(&mut self, action: &Value, at: &Pointer, version: Version, tree: &mut Tree) {
        let Some(action) = Action::read(action, at, version, self.findings) else {
            return;
        };
        let change = Change {
            tree,
            overlay: self.source,
            findings: self.findings,
            version,
            room: self.room,
        };
        change.make(&action);
    }

    fn version(&mut self, members: &Map<String, Value>) -> Option<Version> {
        let at = Pointer::root().child("overlay");
        let finding = match members.get("overlay") {
            Some(Value::String(text)) => match text.split('.').collect::<Vec<_>>().as_slice() {
                ["1", "0", ..] => return Some(Version::V1_0),
                ["1", "1", ..] => return Some(Version::V1_1),
                _ => Finding::at_value(
                    at,
                    format!("overlays of version `{text}` are not supported"),
                )
                .help("the versions are 1.0 and 1.1: `overlay: 1.1.0`"),
            },
            Some(other) => {
                let found = json_type_name(other);
                Finding::at_value(at, format!("expected a string, found {found}"))
                    .help("the version has three parts: `overlay: 1.1.0`")
            }
            None => {
                let message = "this is not an overlay: `overlay` is missing";
                let finding = Finding::at(Place::Document, message);
                match members.contains_key("openapi") {
                    true => finding.help("the document comes first, and its overlays behind it"),
                    false => finding.help("it begins with its version: `overlay: 1.1.0`"),
                }
            }
        };
        self.findings.report(finding);
        None
    }

    /// Checks the metadata, which has no effect.
    fn info(&mut self, members: &Map<String, Value>) {
        let at = Pointer::root().child("info");
        let Some(info) = members.get("info").and_then(Value::as_object) else {
            let message = "an Overlay Object has an `info`, with its title and version";
            return self
                .findings
                .report(Finding::at(Place::Document, message).warning());
        };
        unknown(info, &INFO, &at, "Info Object", self.findings);
        for name in ["title", "version"] {
            if !info.get(name).is_some_and(Value::is_string) {
                let message = format!("expected `{name}` in this Info Object, a string");
                self.findings
                    .report(Finding::at_key(at.clone(), message).warning());
            }
        }
    }

    /// Checks that the overlay was written for this document. What a URL names may have any name here, so it is not compared.
    fn extends(&mut self, members: &Map<String, Value>) {
        let at = Pointer::root().child("extends");
        let finding = match members.get("extends") {
            None => return,
            Some(Value::String(text)) => {
                let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
                let (named, document) = (last(text), last(self.document.name()));
                if text.contains(':') || named == document {
                    return;
                }
                let message = format!("this overlay extends `{named}`, and lies over `{document}`");
                Finding::at_value(at, message).warning()
            }
            Some(other) => {
                let found = json_type_name(other);
                Finding::at_value(at, format!("expected a string, found {found}"))
            }
        };
        self.findings.report(finding);
    }
}

/// Reports the members of an object that are neither known nor extensions.
fn unknown(
    members: &Map<String, Value>,
    known: &[&'static str],
    at: &Pointer,
    object: &str,
    findings: &mut Findings,
) {
    let is_unknown = |name: &&String| !known.contains(&name.as_str()) && !name.starts_with("x-");
    for name in members.keys().filter(is_unknown) {
        let message = format!("unknown keyword `{name}` in this {object}");
        let finding = Finding::at_key(at.child(name), message);
        findings.report(finding.suggest("keyword", name, known.iter().copied()));
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests;
