//! The service: its name, version and servers.

use openapiv3::{Info, Server as Declared};
use serde_json::Value;

use crate::diagnostics::Finding;
use crate::document::Pointer;
use crate::ir::{Server, Service};
use crate::lower::Lower;

impl Lower<'_, '_> {
    /// What is the same for all operations; what they need in common is known later.
    pub(in crate::lower) fn lower_service(&mut self) -> Service {
        let at = Pointer::root().child("info");
        let info = self.resolved.document.read::<Info>(&at).unwrap_or_default();
        let env_prefix = info
            .extensions
            .get("x-env-prefix")
            .and_then(Value::as_str)
            .map(str::to_owned);
        if env_prefix.as_deref().is_some_and(|prefix| {
            !prefix
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
        }) {
            let finding = Finding::at_value(
                at.child("x-env-prefix"),
                "expected capital letters, digits and `_`",
            );
            self.report(finding.help("`PRIMER` makes `PRIMER_API_KEY`"));
        }
        let servers = self.lower_servers();
        let environments = self.lower_environments(&servers, env_prefix.as_deref());
        let variables = env_prefix
            .as_deref()
            .map(|prefix| self.lower_variables(&servers, environments, prefix));
        Service {
            title: info.title,
            version: info.version,
            env_prefix,
            variables: variables.unwrap_or_default(),
            servers,
            environments,
            security: Vec::new(),
            idempotency_keys: Vec::new(),
        }
    }

    fn lower_servers(&mut self) -> Vec<Server> {
        let servers = Pointer::root().child("servers");
        let count = self
            .resolved
            .document
            .node(&servers)
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        (0..count)
            .filter_map(|index| self.lower_server(&servers.item(index)))
            .collect()
    }

    fn lower_server(&mut self, at: &Pointer) -> Option<Server> {
        let declared = self.read::<Declared>(at)?;
        let mut url = declared.url.clone();
        for (name, variable) in declared.variables.iter().flatten() {
            url = url.replace(&format!("{{{name}}}"), &variable.default);
        }
        let is_closed = url.matches('{').count() <= url.matches('}').count();
        if let Some(name) = url
            .split('{')
            .nth(1)
            .and_then(|rest| rest.split('}').next())
            .filter(|_| is_closed)
        {
            let finding = Finding::at_value(
                at.child("url"),
                format!("the variable `{name}` is not declared"),
            );
            let known = declared
                .variables
                .iter()
                .flatten()
                .map(|(name, _)| name.as_str());
            self.report(finding.suggest("variable", name, known));
        }
        let environment = declared
            .extensions
            .get("x-environment")
            .and_then(Value::as_str);
        Some(Server {
            environment: environment.map(str::to_owned),
            url,
        })
    }
}

#[cfg(test)]
mod tests;
