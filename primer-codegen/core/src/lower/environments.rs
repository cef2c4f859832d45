//! Environments: the servers that have names (`x-environment`), and the environment variables that choose one.

use super::Lower;
use super::docs::paragraph;
use crate::ir::{Docs, EnumVariant, Item, ItemKind, Server, TypeId};
use crate::names::{self, Case, Scope};

impl Lower<'_, '_> {
    /// The enum of the servers' names, if they have any.
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
            update_of: None,
            kind: ItemKind::Environments(variants),
        };
        self.fill(id, item);
        Some(id)
    }

    /// The documentation of the client that environment variables set up, if there are any.
    pub(super) fn lower_variables(
        &self,
        servers: &[Server],
        environments: Option<TypeId>,
        prefix: &str,
    ) -> Docs {
        let mut lines = vec![
            "A client that environment variables set up.".to_owned(),
            String::new(),
            format!("- `{prefix}_API_KEY`: the API key, which must be set."),
        ];
        let item = environments.and_then(|id| self.item(id));
        if let Some((name, ItemKind::Environments(variants))) = item.map(|it| (&it.name, &it.kind))
        {
            let names: Vec<String> = variants.iter().map(|it| code(&it.value)).collect();
            lines.push(format!(
                "- `{prefix}_ENVIRONMENT`: {}, see [`{}`]. Another name is an error.{}",
                names.join(" or "),
                name.plain(),
                unset(servers)
            ));
        }
        lines.push(format!(
            "- `{prefix}_BASE_URL`: a URL that goes before the document's. It is `https`, or `http` on a loopback host."
        ));
        Docs(lines)
    }
}

/// The names of servers, each once. That none stands twice is a rule.
fn variants(servers: &[Server]) -> Vec<EnumVariant<String>> {
    let mut scope = Scope::new(Case::Pascal, &["Self"]);
    let mut variants: Vec<EnumVariant<String>> = Vec::new();
    for (n, Server { environment, url }) in servers.iter().enumerate() {
        let Some(value) = environment else { continue };
        if variants
            .iter()
            .any(|it| it.value.eq_ignore_ascii_case(value))
        {
            continue;
        }
        let default = if n == 0 { ", the default" } else { "" };
        variants.push(EnumVariant {
            name: scope.claim(value),
            value: value.clone(),
            docs: Docs(vec![format!("{}: {}{default}.", code(value), code(url))]),
        });
    }
    variants
}

fn type_docs(env_prefix: Option<&str>) -> Docs {
    let mut lines = vec!["An environment of the service: one of its servers, by name.".to_owned()];
    let variable = env_prefix.map(|prefix| format!(", as in the variable `{prefix}_ENVIRONMENT`"));
    paragraph(
        &mut lines,
        format!(
            "`environment` of [`Client::builder`] takes it. It is read from text by its name, whatever the case of the letters{}.",
            variable.unwrap_or_default()
        ),
    );
    Docs(lines)
}

/// Where requests go if no environment is chosen.
fn unset(servers: &[Server]) -> String {
    let first = servers.first();
    first.map_or(String::new(), |server| {
        format!(" If it is not set, requests go to {}.", code(&server.url))
    })
}

/// A document's text as code on one line.
fn code(text: &str) -> String {
    let plain = |c: char| match c {
        '`' => '\'',
        c if c.is_control() => ' ',
        c => c,
    };
    format!("`{}`", text.chars().map(plain).collect::<String>())
}

#[cfg(test)]
mod tests;
