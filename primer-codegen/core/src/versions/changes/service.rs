//! The service, compared: servers, environments and what is read from the environment. Its version is no change.

use super::facts::{Fact, Facts};
use super::pairs::{Key, Pair, pairs};
use super::phrases::code;
use super::reach::Standing;
use super::{Compare, Subject};
use crate::ir::Server;

impl Compare<'_> {
    pub(super) fn service(&mut self) {
        let mut facts = self.servers();
        facts.extend(self.first_server());
        facts.extend(self.prefix());
        facts.extend(self.shared_security());
        self.note(&Subject::Service, Standing::WHOLE, facts);
    }

    fn servers(&self) -> Facts {
        let (old, new) = (&self.old.service.servers, &self.new.service.servers);
        let nameless = |server: &Server| server.environment.is_none().then(String::new);
        let keys: [Key<'_, Server>; 3] = [
            &|it| it.environment.clone(),
            &|it| Some(it.url.clone()),
            &nameless,
        ];
        let facts = pairs(old, new, &keys)
            .into_iter()
            .flat_map(|pair| match pair {
                Pair::New(new) => vec![added(new)],
                Pair::Old(old) => vec![removed(old)],
                Pair::Both(old, new) => server(old, new),
            });
        facts.collect()
    }

    /// The change of the server that a client uses if it chooses none.
    fn first_server(&self) -> Option<(Fact, String)> {
        let (old, new) = (
            self.old.service.servers.first()?,
            self.new.service.servers.first()?,
        );
        let is_same = match (&old.environment, &new.environment) {
            (Some(old), Some(new)) => old == new,
            _ => old.url == new.url || self.old.service.servers.len() == 1,
        };
        let what = || format!("the first server is {}, before {}", title(new), title(old));
        (!is_same).then(|| (Fact::FirstServer, what()))
    }

    fn prefix(&self) -> Option<(Fact, String)> {
        match (&self.old.service.env_prefix, &self.new.service.env_prefix) {
            (old, new) if old == new => None,
            (None, Some(new)) => Some((
                Fact::PrefixAdded,
                format!("now set up by {}", variables(new)),
            )),
            (Some(old), None) => Some((
                Fact::PrefixChanged,
                format!("no longer set up by {}", variables(old)),
            )),
            (Some(old), Some(new)) => {
                let what = format!("set up by {}, before by {}", variables(new), variables(old));
                Some((Fact::PrefixChanged, what))
            }
            (None, None) => None,
        }
    }
}

fn variables(prefix: &str) -> String {
    code(&format!("{prefix}_*"))
}

fn added(server: &Server) -> (Fact, String) {
    let fact = match server.environment {
        Some(_) => Fact::EnvironmentAdded,
        None => Fact::ServerAdded,
    };
    (fact, format!("{} added", title(server)))
}

fn removed(server: &Server) -> (Fact, String) {
    let fact = match server.environment {
        Some(_) => Fact::EnvironmentRemoved,
        None => Fact::ServerRemoved,
    };
    (fact, format!("{} removed", title(server)))
}

fn server(old: &Server, new: &Server) -> Facts {
    let mut facts = Facts::new();
    if old.environment != new.environment {
        facts.extend(old.environment.is_some().then(|| removed(old)));
        facts.extend(new.environment.is_some().then(|| added(new)));
    }
    if old.url != new.url {
        let environment = new
            .environment
            .iter()
            .map(|name| format!("{} is at ", code(name)));
        let what = format!(
            "{}{}, before {}",
            environment.collect::<String>(),
            code(&new.url),
            code(&old.url)
        );
        facts.push((Fact::ServerMoved, what));
    }
    facts
}

fn title(server: &Server) -> String {
    match &server.environment {
        Some(name) => format!("environment {}", code(name)),
        None => code(&server.url),
    }
}

#[cfg(test)]
mod tests;
