//! Settings from outside of the code: environment variables, and the servers that have a name.

use std::borrow::Cow;
use std::ffi::OsString;

use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::operation::{Server, Service};
use crate::runtime::secret::Secret;

/// The name of an environment, and the setting that gave it.
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) by: Cow<'static, str>,
}

/// The environment variables that set a client up.
pub(crate) struct Variables {
    /// The name of the variable of the API key.
    pub(crate) api_key_name: String,
    pub(crate) api_key: Option<Secret>,
    pub(crate) environment: Option<Named>,
    pub(crate) base_url: Option<String>,
}

impl Variables {
    /// Reads the variables whose prefix the document names.
    pub(crate) fn read(
        service: &Service,
        variable: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, Box<Fault>> {
        let Some(prefix) = service.env_prefix else {
            return Err(Fault::configuration(
                "the document names no environment variables (`x-env-prefix`)",
            ));
        };
        let read = |suffix: &str| read(format!("{prefix}_{suffix}"), &variable);
        let (api_key_name, api_key) = read("API_KEY")?;
        let (by, environment) = read("ENVIRONMENT")?;
        let (_, base_url) = read("BASE_URL")?;
        Ok(Self {
            api_key_name,
            api_key: api_key.map(Secret::from),
            environment: environment.map(|name| Named {
                name,
                by: format!("`{by}`").into(),
            }),
            base_url,
        })
    }
}

/// The server of the named environment, or the first one; `None` if the document names no server.
pub(crate) fn server(
    service: &'static Service,
    named: Option<&Named>,
) -> Result<Option<&'static Server>, Box<Fault>> {
    match named {
        None => Ok(service.servers.first()),
        Some(named) => find_server(service.servers, named).map(Some),
    }
}

/// The value of a variable, by its name; an empty one is none.
fn read(
    name: String,
    variable: &impl Fn(&str) -> Option<OsString>,
) -> Result<(String, Option<String>), Box<Fault>> {
    match variable(&name).map(OsString::into_string) {
        None => Ok((name, None)),
        Some(Ok(value)) if value.is_empty() => Ok((name, None)),
        Some(Ok(value)) => Ok((name, Some(value))),
        Some(Err(_)) => Err(Fault::configuration(format!("`{name}` is not UTF-8"))),
    }
}

fn find_server(servers: &'static [Server], named: &Named) -> Result<&'static Server, Box<Fault>> {
    let of_name = |server: &&Server| {
        server
            .environment
            .is_some_and(|name| name.eq_ignore_ascii_case(&named.name))
    };
    servers.iter().find(of_name).ok_or_else(|| {
        let known: Vec<_> = servers
            .iter()
            .filter_map(|server| server.environment)
            .map(|it| format!("`{it}`"))
            .collect();
        let known = if known.is_empty() {
            "there is none".to_owned()
        } else {
            format!("known: {}", known.join(", "))
        };
        // Not the name itself: it may be another variable's value.
        Fault::configuration(format!("{} is not known; {known}", named.by))
    })
}

pub(crate) fn no_server(reason: &str) -> Box<Fault> {
    Fault::configuration(format!("{reason}: set a base URL"))
}
