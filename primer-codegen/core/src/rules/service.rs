//! Servers, tags, links and the service's own extensions: names that exist and are unique.

use std::collections::HashMap;

use super::Rules;
use crate::diagnostics::{Finding, Place};
use crate::document::{Document, Link, Object, Operation, Server, ServerVariable};
use crate::resolve::template_names;
use crate::source::Pointer;

impl<'d> Rules<'d, '_> {
    pub(super) fn check_server(&mut self, server: &Server<'d>) {
        if !is_closed(server.url()) {
            let message = "`{` without `}` in this URL";
            self.report(Finding::at_value(server.at.child("url"), message));
        }
        self.check_end(server);
        self.check_server_variables(server);
        for (_, variable) in server.variables() {
            self.check_variable(&variable);
            self.check_variable_text(&variable);
        }
    }

    // OpenAPI 3.0, Paths Object: "The path is appended (no relative URL resolution) to the expanded URL from the Server Object's `url`
    // field": after a query or a fragment it would be no path.
    fn check_end(&mut self, server: &Server<'d>) {
        let defaults = server.variables().filter_map(|(_, it)| it.default());
        let mut texts = defaults.chain([server.url()]);
        if texts.any(|text| text.contains(['?', '#'])) {
            let message = "the URL of a server ends before a query or a fragment";
            let finding = Finding::at_value(server.at.child("url"), message);
            self.report(finding.help("paths are appended to this URL"));
        }
    }

    /// Reports a default that stands for a text which only the caller knows: `{account}`.
    fn check_variable_text(&mut self, variable: &ServerVariable<'d>) {
        if variable
            .default()
            .is_some_and(|text| text.contains(['{', '}']))
        {
            let message = "the default has braces, so that it is no part of a URL";
            let finding = Finding::at_value(variable.at.child("default"), message);
            self.report(
                finding
                    .help("the caller sets the variable or the base URL")
                    .warning(),
            );
        }
    }

    // OpenAPI 3.0, Server Variable Object: "If the enum is defined, the value SHOULD exist in the enum's values."
    fn check_variable(&mut self, variable: &ServerVariable<'d>) {
        let values: Vec<&str> = variable.values().collect();
        let Some(default) = variable.default().filter(|_| !values.is_empty()) else {
            return;
        };
        if !values.contains(&default) {
            let message = "the default is not one of the values of `enum`";
            let finding = Finding::at_value(variable.at.child("default"), message);
            self.report(finding.suggest("value", default, values).warning());
        }
    }

    /// Checks that each variable in the URL of a server is declared.
    fn check_server_variables(&mut self, server: &Server<'d>) {
        let names = template_names(server.url());
        let is_declared = |name: &&str| server.variables().any(|(known, _)| known == *name);
        let mut undeclared = names.iter().filter(|name| !is_declared(name));
        let Some(name) = undeclared.next().filter(|_| is_closed(server.url())) else {
            return;
        };
        let message = format!("the variable `{name}` is not declared");
        let finding = Finding::at_value(server.at.child("url"), message);
        let known = server.variables().map(|(name, _)| name);
        let finding = finding.suggest("variable", name, known);
        // One of a similar name is surely meant.
        let is_misspelled = finding.help.is_some();
        self.report(match is_misspelled {
            true => finding,
            false => finding.help("the caller sets the base URL").warning(),
        });
    }

    /// Checks `x-env-prefix`, the start of the names of environment variables.
    pub(super) fn check_env_prefix(&mut self) {
        let Some(info) = self.document().info() else {
            return;
        };
        let is_allowed = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        if info
            .env_prefix()
            .is_some_and(|prefix| !prefix.chars().all(is_allowed))
        {
            let finding = Finding::at_value(
                info.at.child("x-env-prefix"),
                "expected capital letters, digits and `_`",
            );
            self.report(finding.help("`SHOP` makes `SHOP_API_KEY`"));
        }
    }

    // OpenAPI 3.0, OpenAPI Object: "Each tag name in the list MUST be unique."
    pub(super) fn check_tags(&mut self) {
        let mut seen: HashMap<&str, Pointer> = HashMap::new();
        for (name, at) in self.document().tags() {
            if let Some(first) = seen.get(name) {
                let first = Place::Value(first.clone());
                let finding = Finding::at_value(at, format!("duplicate tag `{name}`"));
                self.report(finding.related(first, "first declared here").warning());
            } else {
                seen.insert(name, at);
            }
        }
    }

    /// Reports a name of an environment that two servers have.
    pub(super) fn check_environments(&mut self) {
        let mut seen: HashMap<String, Pointer> = HashMap::new();
        for server in self.document().servers() {
            let Some(name) = server.environment() else {
                continue;
            };
            let at = server.at.child("x-environment");
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
    pub(super) fn check_link(&mut self, link: &Link<'d>) {
        let at = &link.at;
        let message = "`operationRef` and `operationId` exclude each other";
        self.exclude(at, ["operationRef", "operationId"], message.to_owned());
        let Some(id) = link.operation_id() else {
            return;
        };
        let has_paths = self.document().has_paths();
        let is_left_out = self.document().left_out().any(|other| other == id);
        if has_paths && !is_left_out && !self.operations.contains(&id) {
            let message = format!("operation not found: `{id}`");
            let finding = Finding::at_value(at.child("operationId"), message);
            let known = self.operations.iter().copied();
            self.report(finding.suggest("operation", id, known).warning());
        }
    }
}

/// Whether each `{` in a URL has a `}`.
fn is_closed(url: &str) -> bool {
    url.matches('{').count() <= url.matches('}').count()
}

/// The operationIds of a document.
pub(super) fn operation_ids<'d>(
    document: &'d Document,
    objects: &[(&Pointer, Object)],
) -> Vec<&'d str> {
    let id = |at: &Pointer| document.view::<Operation>(at)?.operation_id();
    objects
        .iter()
        .filter(|(_, object)| *object == Object::Operation)
        .filter_map(|(at, _)| id(at))
        .collect()
}
