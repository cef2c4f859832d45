//! The service: its name, version and servers.

use crate::document::Server as Declared;
use crate::ir::{Docs, Server, Service};
use crate::lower::Lower;
use crate::lower::operation::settings::lower_variables;

impl Lower<'_, '_> {
    /// Lowers the service, except what follows from its operations: that is added once these are lowered.
    pub(in crate::lower) fn lower_service(&mut self) -> Service {
        let document = self.resolved.document;
        let info = document.info();
        let env_prefix = info.as_ref().and_then(|info| info.env_prefix());
        let servers: Vec<Server> = document.servers().map(|it| lower_server(&it)).collect();
        let environments = self.lower_environments(&servers, env_prefix);
        let settings = self.lower_settings(&servers);
        let variables =
            env_prefix.map(|prefix| self.lower_variables(&servers, environments, prefix));
        Service {
            title: info
                .as_ref()
                .map(|info| info.title().to_owned())
                .unwrap_or_default(),
            version: info
                .as_ref()
                .map(|info| info.version().to_owned())
                .unwrap_or_default(),
            docs: Docs::default(),
            env_prefix: env_prefix.map(str::to_owned),
            variables: variables.unwrap_or_default(),
            servers,
            environments,
            settings,
            operation_servers: None,
            security: Vec::new(),
            idempotency_keys: Vec::new(),
        }
    }
}

/// A server, with the defaults of its variables in its URL.
fn lower_server(declared: &Declared<'_>) -> Server {
    Server {
        environment: declared.environment().map(str::to_owned),
        url: declared.expanded(),
        template: declared.url().to_owned(),
        variables: lower_variables(declared),
    }
}

#[cfg(test)]
mod tests;
