//! Servers, tags and links: names that lead somewhere, and none twice.

use std::collections::HashMap;

use serde_json::Value;

use super::Rules;
use crate::diagnostics::{Finding, Place};
use crate::document::{Document, Object, Pointer};

impl<'d> Rules<'d, '_> {
    pub(super) fn check_server(&mut self, at: &Pointer) {
        let url = self.text(at, "url").unwrap_or_default();
        if url.matches('{').count() > url.matches('}').count() {
            let message = "`{` without `}` in this URL";
            self.report(Finding::at_value(at.child("url"), message));
        }
        let variables = at.child("variables");
        let names: Vec<&str> = self.document().names(&variables).collect();
        for variable in names.into_iter().map(|name| variables.child(name)) {
            self.check_variable(&variable);
        }
    }

    // OpenAPI 3.0, Server Variable Object: "If the enum is defined, the value SHOULD exist in the enum's values."
    fn check_variable(&mut self, at: &Pointer) {
        let values = self.member(at, "enum").and_then(Value::as_array);
        let (Some(default), Some(values)) = (self.text(at, "default"), values) else {
            return;
        };
        if !values.iter().any(|value| value == default) && !values.is_empty() {
            let message = "the default is not one of the values of `enum`";
            let known = values.iter().filter_map(Value::as_str);
            let finding = Finding::at_value(at.child("default"), message);
            self.report(finding.suggest("value", default, known));
        }
    }

    // OpenAPI 3.0, OpenAPI Object: "Each tag name in the list MUST be unique."
    pub(super) fn check_tags(&mut self) {
        let tags = Pointer::root().child("tags");
        let list = self.document().node(&tags).and_then(Value::as_array);
        let mut seen: HashMap<&str, Pointer> = HashMap::new();
        for (index, tag) in list.into_iter().flatten().enumerate() {
            let Some(name) = tag.get("name").and_then(Value::as_str) else {
                continue;
            };
            let at = tags.item(index).child("name");
            if let Some(first) = seen.get(name) {
                let first = Place::Value(first.clone());
                let finding = Finding::at_value(at, format!("duplicate tag `{name}`"));
                self.report(finding.related(first, "first declared here"));
            } else {
                seen.insert(name, at);
            }
        }
    }

    /// A name that two servers have chooses neither.
    pub(super) fn check_environments(&mut self) {
        let servers = Pointer::root().child("servers");
        let list = self.document().node(&servers).and_then(Value::as_array);
        let mut seen: HashMap<String, Pointer> = HashMap::new();
        for (index, server) in list.into_iter().flatten().enumerate() {
            let Some(name) = server.get("x-environment").and_then(Value::as_str) else {
                continue;
            };
            let at = servers.item(index).child("x-environment");
            if let Some(first) = seen.get(&name.to_ascii_lowercase()) {
                let first = Place::Value(first.clone());
                let finding = Finding::at_value(at, format!("duplicate environment `{name}`"));
                self.report(finding.related(first, "first declared here"));
            } else {
                seen.insert(name.to_ascii_lowercase(), at);
            }
        }
    }

    // OpenAPI 3.0, Link Object: "The name of an existing, resolvable OAS operation."
    pub(super) fn check_link(&mut self, at: &Pointer) {
        let message = "`operationRef` and `operationId` exclude each other";
        self.exclude(at, ["operationRef", "operationId"], message.to_owned());
        let Some(id) = self.text(at, "operationId") else {
            return;
        };
        let has_paths = self.member(&Pointer::root(), "paths").is_some();
        if has_paths && !self.operations.contains(&id) {
            let message = format!("operation not found: `{id}`");
            let finding = Finding::at_value(at.child("operationId"), message);
            let known = self.operations.iter().copied();
            self.report(finding.suggest("operation", id, known));
        }
    }
}

/// The operationIds of a document.
pub(super) fn operation_ids<'d>(
    document: &'d Document,
    objects: &[(&Pointer, Object)],
) -> Vec<&'d str> {
    let id = |at: &Pointer| document.node(at)?.get("operationId")?.as_str();
    objects
        .iter()
        .filter(|(_, object)| *object == Object::Operation)
        .filter_map(|(at, _)| id(at))
        .collect()
}
