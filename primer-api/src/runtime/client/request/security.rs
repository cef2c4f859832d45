//! Credentials: which of them a request needs, and its headers, query and cookies that hold them.

pub(crate) mod credentials;
pub(crate) mod placed;
pub(crate) mod provider;

use std::sync::Arc;

use http::HeaderMap;
use tokio::time::{Instant, timeout_at};

use self::credentials::{Credentials, Source};
use self::placed::{Place, place};
use self::provider::{Lent, Provider};
use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::error::kind::Delivery;
use crate::runtime::client::operation::{Operation, Scheme};
use crate::runtime::client::request::Request;

/// A credential that a provider gives when an attempt is made.
#[derive(Clone)]
pub(crate) struct Provided {
    scheme: &'static Scheme,
    provider: Provider,
    /// What the last attempt of the call was lent; clones share it.
    lent: Arc<Lent>,
}

/// Adds the credentials that an operation needs, and yields those that are asked for when an attempt is made.
pub(crate) fn authorize(
    operation: &'static Operation,
    credentials: &Credentials,
    query: &mut Vec<String>,
    headers: &mut HeaderMap,
) -> Result<Vec<Provided>, Box<Fault>> {
    let mut provided = Vec::new();
    for scheme in select(operation, credentials)? {
        match credentials.of(scheme) {
            None => {}
            Some(Source::Fixed(fixed)) => match fixed.place(scheme)? {
                Place::Query(pair) => query.push(pair),
                Place::Header(name, value) => drop(headers.insert(name, value)),
                Place::Cookie(cookie) => placed::add_cookie(headers, cookie),
            },
            Some(Source::Provided(provider)) => {
                // Nobody else sets what will stand there.
                placed::reserve(scheme, headers)?;
                provided.push(Provided {
                    scheme,
                    provider: provider.clone(),
                    lent: Arc::default(),
                });
            }
        }
    }
    Ok(provided)
}

impl Request {
    /// Whether a fresh credential could be asked for.
    pub(crate) fn is_renewable(&self) -> bool {
        !self.provided.is_empty()
    }
}

/// The credentials of providers, which have until the deadline; fresh ones, if those of the last attempt were refused.
pub(crate) async fn ask(
    provided: &[Provided],
    is_renewal: bool,
    deadline: Instant,
) -> Result<Vec<Place>, Box<Fault>> {
    let all = async {
        let mut places = Vec::new();
        for Provided {
            scheme,
            provider,
            lent,
        } in provided
        {
            let secret = provider.lend(scheme.name, is_renewal, lent).await?;
            credentials::check_credential(&secret, scheme.name)?;
            places.push(place(scheme, &secret)?);
        }
        Ok(places)
    };
    let places = timeout_at(deadline, all).await;
    places.unwrap_or_else(|_| Err(Fault::timeout(Delivery::NotSent)))
}

/// The first alternative for which there are credentials. One without schemes asks for none: it goes last, so that an
/// operation with optional security uses the credentials that there are.
fn select(
    operation: &'static Operation,
    credentials: &Credentials,
) -> Result<&'static [Scheme], Box<Fault>> {
    let alternatives = operation.security;
    let covered = || {
        let all = alternatives.iter();
        all.filter(|schemes| !schemes.is_empty() && credentials.cover(schemes))
    };
    // One key for all schemes may be no user and password: an alternative that takes it as it is goes first.
    let fitting = covered().find(|schemes| credentials.fit(schemes));
    if let Some(schemes) = fitting.or_else(|| covered().next()) {
        return Ok(schemes);
    }
    if alternatives.is_empty() || alternatives.iter().any(|schemes| schemes.is_empty()) {
        return Ok(&[]);
    }
    let schemes = credentials::describe(alternatives);
    Err(Fault::configuration(format!("no credential for {schemes}")).of(operation))
}

#[cfg(test)]
mod tests;
