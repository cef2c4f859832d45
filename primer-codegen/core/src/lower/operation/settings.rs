//! The variables in the URLs of servers, as settings of the client's builder.

use crate::document::Server as Declared;
use crate::ir::{
    EnumVariant, Form, Item, ItemKind, Server, ServerVariable, Setting, Settings, TypeId,
};
use crate::lower::Lower;
use crate::markdown::{Docs, Line, code};
use crate::names::{self, Case, Scope};

/// The variables in the URL of a server.
pub(super) fn lower_variables(declared: &Declared<'_>) -> Vec<ServerVariable> {
    let is_used = |name: &str| declared.url().contains(&format!("{{{name}}}"));
    let variables = declared.variables().filter(|(name, _)| is_used(name));
    let variables = variables.map(|(name, variable)| ServerVariable {
        name: name.to_owned(),
        default: variable.default().unwrap_or_default().to_owned(),
        values: variable.values().map(str::to_owned).collect(),
    });
    variables.collect()
}

impl Lower<'_, '_> {
    /// The settings of the variables; none if the URLs have none.
    pub(super) fn lower_settings(&mut self, servers: &[Server]) -> Option<Settings> {
        let mut names: Vec<&str> = Vec::new();
        for variable in servers.iter().flat_map(|it| &it.variables) {
            if !names.contains(&variable.name.as_str()) {
                names.push(&variable.name);
            }
        }
        if names.is_empty() {
            return None;
        }
        let mut variants = Scope::new(Case::Pascal, &["Self"]);
        let name = names::server_variables(&mut self.scope);
        let list = names.into_iter().map(|variable| {
            let all = servers.iter().flat_map(|it| &it.variables);
            let all: Vec<&ServerVariable> = all.filter(|it| it.name == variable).collect();
            Setting {
                name: variants.claim(variable),
                variable: variable.to_owned(),
                values: self.lower_variable_values(variable, &all),
                docs: self.setting_docs(variable, &all),
            }
        });
        let list = list.collect();
        Some(Settings { name, list })
    }

    /// The enum of the values of a variable in all servers that have it; none if it takes any text in one of them.
    fn lower_variable_values(&mut self, variable: &str, all: &[&ServerVariable]) -> Option<TypeId> {
        if all.iter().any(|it| it.values.is_empty()) {
            return None;
        }
        let mut scope = Scope::new(Case::Pascal, &["Self"]);
        let mut variants: Vec<EnumVariant<String>> = Vec::new();
        for value in all.iter().flat_map(|it| &it.values) {
            if !variants.iter().any(|it| it.value == *value) {
                variants.push(EnumVariant {
                    name: scope.claim(value),
                    value: value.clone(),
                    docs: Docs::from(code(value) + "."),
                });
            }
        }
        let docs = Line::from("A value of the variable ") + code(variable);
        let docs = docs + " in the URL of a server; it is parsed from its text, ignoring case.";
        let id = self.reserve();
        let item = Item {
            name: names::variable_values(&mut self.scope, variable),
            docs: docs.into(),
            deprecated: false,
            form: Form::Own,
            from: Vec::new(),
            kind: ItemKind::Environments(variants),
        };
        self.fill(id, item);
        Some(id)
    }

    /// The documentation of a variable: its name, its default, and what the document says about it where it stands first.
    fn setting_docs(&self, variable: &str, all: &[&ServerVariable]) -> Docs {
        let servers = self.resolved.document.servers();
        let mut declared = servers.flat_map(|it| it.variables());
        let declared = declared.find(|(name, _)| *name == variable);
        let words = declared.and_then(|(_, it)| it.description());
        let default = all.first().map(|it| match it.default.as_str() {
            "" => Line::from(", empty by default."),
            default => Line::from(", ") + code(default) + " by default.",
        });
        let mut docs = Docs::from(code(variable) + default.unwrap_or_default());
        docs.append(Docs::of_document(words.unwrap_or_default()));
        docs
    }
}

#[cfg(test)]
mod tests;
