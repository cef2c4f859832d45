//! Environments: the servers that have names (`x-environment`), and the environment variables that choose one.

use crate::ir::{EnumVariant, Form, Item, ItemKind, Server, TypeId};
use crate::lower::Lower;
use crate::markdown::{Docs, Line, code, method_link, type_link};
use crate::names::{self, Case, Scope};

impl Lower<'_, '_> {
    /// Adds the enum of the environments, if servers have names.
    pub(super) fn lower_environments(
        &mut self,
        servers: &[Server],
        env_prefix: Option<&str>,
    ) -> Option<TypeId> {
        let variants = variants(servers);
        if variants.is_empty() {
            return None;
        }
        let id = self.reserve();
        let item = Item {
            name: names::environments(&mut self.scope),
            docs: type_docs(env_prefix),
            deprecated: false,
            form: Form::Own,
            from: Vec::new(),
            kind: ItemKind::Environments(variants),
        };
        self.fill(id, item);
        Some(id)
    }

    /// The documentation of the constructor that reads environment variables.
    pub(super) fn lower_variables(
        &self,
        servers: &[Server],
        environments: Option<TypeId>,
        prefix: &str,
    ) -> Docs {
        let variable = |name: &str| code(&format!("{prefix}_{name}"));
        let mut variables = vec![variable("API_KEY") + ": the API key, which must be set."];
        let item = environments.and_then(|id| self.item(id));
        if let Some((name, ItemKind::Environments(variants))) = item.map(|it| (&it.name, &it.kind))
        {
            let names = variants.iter().map(|it| code(&it.value));
            variables.push(
                variable("ENVIRONMENT")
                    + ": "
                    + Line::join(names, " or ")
                    + ", see "
                    + type_link(name.plain())
                    + ". Another name is an error."
                    + unset(servers),
            );
        }
        variables.push(
            variable("BASE_URL")
                + ": a URL to use instead of the document's servers. It is `https`, or `http` on a loopback host.",
        );
        let mut docs = Docs::from("Creates a client from environment variables.");
        docs.list(variables);
        docs.heading("Errors");
        docs.paragraph("A variable is missing or invalid; the error names it.");
        docs
    }
}

/// The variants of the servers' names, each once; the rules report a name that two servers have.
fn variants(servers: &[Server]) -> Vec<EnumVariant<String>> {
    let mut scope = Scope::new(Case::Pascal, &["Self"]);
    let mut variants: Vec<EnumVariant<String>> = Vec::new();
    for (n, server) in servers.iter().enumerate() {
        let Server {
            environment, url, ..
        } = server;
        let Some(value) = environment else { continue };
        if variants
            .iter()
            .any(|it| it.value.eq_ignore_ascii_case(value))
        {
            continue;
        }
        let default = if n == 0 { ", the default." } else { "." };
        variants.push(EnumVariant {
            name: scope.claim(value),
            value: value.clone(),
            docs: Docs::from(code(value) + ": " + code(url) + default),
        });
    }
    variants
}

fn type_docs(env_prefix: Option<&str>) -> Docs {
    let mut docs = Docs::from("An environment of the service: one of its servers, by name.");
    let variable = env_prefix
        .map(|prefix| Line::from(", as in the variable ") + code(&format!("{prefix}_ENVIRONMENT")));
    docs.paragraph(
        Line::from("For `environment` of ")
            + method_link("Client::builder")
            + ". It is parsed from its name, ignoring case"
            + variable.unwrap_or_default()
            + ".",
    );
    docs
}

/// The sentence about the server that is used if no environment is set.
fn unset(servers: &[Server]) -> Line {
    let first = servers.first();
    first.map_or_else(Line::default, |server| {
        Line::from(" If it is not set, requests go to ") + code(&server.url) + "."
    })
}

#[cfg(test)]
mod tests;
