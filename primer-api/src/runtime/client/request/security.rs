//! Credentials: which of them a request needs, and its headers and query that hold them.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};

use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::operation::{Credential, Operation, Scheme};
use crate::runtime::client::request::encoding;
use crate::runtime::secret::Secret;

/// The credentials of a client.
#[derive(Clone, Default)]
pub(crate) struct Credentials {
    /// The credential for every scheme without one of its own.
    pub(crate) default: Option<Secret>,
    /// Credentials by the name of their scheme.
    pub(crate) named: Vec<(String, Secret)>,
}

impl Credentials {
    /// Refuses credentials that cannot be sent, and those with which no operation can be called; `alternatives` are those of
    /// all operations.
    pub(crate) fn check(&self, alternatives: &[&[Scheme]]) -> Result<(), Box<Fault>> {
        if let Some(api_key) = &self.default {
            check_api_key(api_key, "the API key")?;
        }
        for (scheme, credential) in &self.named {
            check_credential(credential, scheme)?;
        }
        require(alternatives, self)
    }

    fn of(&self, scheme: &Scheme) -> Option<&Secret> {
        let own = self
            .named
            .iter()
            .rev()
            .find(|(name, _)| name == scheme.name);
        own.map(|(_, secret)| secret).or(self.default.as_ref())
    }

    fn cover(&self, alternative: &[Scheme]) -> bool {
        alternative.iter().all(|scheme| self.of(scheme).is_some())
    }
}

/// Refuses credentials with which no operation can be called; `alternatives` are those of all operations.
pub(crate) fn require(
    alternatives: &[&[Scheme]],
    credentials: &Credentials,
) -> Result<(), Box<Fault>> {
    if alternatives.is_empty() || alternatives.iter().any(|it| credentials.cover(it)) {
        return Ok(());
    }
    Err(Fault::configuration(format!(
        "no credential for {}: set it by `api_key`, or by `credential` for a scheme",
        describe(alternatives)
    )))
}

/// An API key stands in a header more often than not.
pub(crate) fn check_api_key(api_key: &Secret, subject: &str) -> Result<(), Box<Fault>> {
    let text = api_key.expose();
    let complaint = match () {
        () if text.is_empty() => "is empty",
        () if text.trim() != text => "begins or ends with white space",
        () if !text.chars().all(|c| c == ' ' || c.is_ascii_graphic()) => {
            "has characters that no header can hold"
        }
        () => return Ok(()),
    };
    Err(Fault::configuration(format!("{subject} {complaint}")))
}

/// A credential of a scheme may be a name and a password, which may end in a blank.
fn check_credential(credential: &Secret, scheme: &str) -> Result<(), Box<Fault>> {
    let text = credential.expose();
    let complaint = match () {
        () if text.is_empty() => "is empty",
        () if !text.contains(':') && text.trim() != text => "begins or ends with white space",
        () if text.contains(char::is_control) => "has control characters",
        () => return Ok(()),
    };
    Err(Fault::configuration(format!(
        "the credential for `{scheme}` {complaint}"
    )))
}

/// Adds the credentials that an operation needs.
pub(crate) fn authorize(
    operation: &'static Operation,
    credentials: &Credentials,
    query: &mut Vec<String>,
    headers: &mut HeaderMap,
) -> Result<(), Box<Fault>> {
    for scheme in select(operation, credentials)? {
        let Some(secret) = credentials.of(scheme) else {
            continue;
        };
        match scheme.place {
            Credential::Query(name) => {
                query.push(format!(
                    "{}={}",
                    encoding::component(name),
                    encoding::component(secret.expose())
                ));
            }
            Credential::Header(name) => {
                let name = HeaderName::from_bytes(name.as_bytes())
                    .map_err(|_| unusable(scheme, "no header's name"))?;
                headers.insert(name, header_value(scheme, secret.expose())?);
            }
            Credential::Bearer => {
                headers.insert(
                    AUTHORIZATION,
                    header_value(scheme, &format!("Bearer {}", secret.expose()))?,
                );
            }
            Credential::Basic => {
                headers.insert(AUTHORIZATION, basic(scheme, secret)?);
            }
        }
    }
    Ok(())
}

/// The first alternative for which there are credentials. One without schemes asks for none: it goes last, so that an
/// operation with optional security uses the credentials that there are.
fn select(
    operation: &'static Operation,
    credentials: &Credentials,
) -> Result<&'static [Scheme], Box<Fault>> {
    let alternatives = operation.security;
    let covered = alternatives
        .iter()
        .find(|schemes| !schemes.is_empty() && credentials.cover(schemes));
    if let Some(schemes) = covered {
        return Ok(schemes);
    }
    if alternatives.is_empty() || alternatives.iter().any(|schemes| schemes.is_empty()) {
        return Ok(&[]);
    }
    Err(Fault::configuration(format!("no credential for {}", describe(alternatives))).of(operation))
}

/// The schemes of which one alternative is needed.
fn describe(alternatives: &[&[Scheme]]) -> String {
    let alternative = |schemes: &&[Scheme]| {
        schemes
            .iter()
            .map(|scheme| format!("`{}`", scheme.name))
            .collect::<Vec<_>>()
            .join(" and ")
    };
    alternatives
        .iter()
        .map(alternative)
        .collect::<Vec<_>>()
        .join(" or ")
}

/// RFC 7617: `user:password` in UTF-8, in base64.
fn basic(scheme: &Scheme, secret: &Secret) -> Result<HeaderValue, Box<Fault>> {
    if !secret.expose().contains(':') {
        return Err(unusable(scheme, "no `user:password`"));
    }
    header_value(
        scheme,
        &format!("Basic {}", BASE64_STANDARD.encode(secret.expose())),
    )
}

fn header_value(scheme: &Scheme, text: &str) -> Result<HeaderValue, Box<Fault>> {
    // Other text could be sent as bytes of some encoding (RFC 9110, 5.5), which no server promises to compare.
    let value = HeaderValue::from_str(text).ok().filter(|_| text.is_ascii());
    let mut value = value.ok_or_else(|| unusable(scheme, "characters that no header can hold"))?;
    value.set_sensitive(true);
    Ok(value)
}

fn unusable(scheme: &Scheme, what: &str) -> Box<Fault> {
    Fault::configuration(format!("the credential for `{}` has {what}", scheme.name))
}

#[cfg(test)]
mod tests;
