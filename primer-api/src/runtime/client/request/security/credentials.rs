//! The credentials of a client.

use std::sync::{Arc, OnceLock};

use http::header::{HeaderName, HeaderValue};

use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::operation::{Credential, Scheme};
use crate::runtime::client::request::security::placed::{Place, place};
use crate::runtime::client::request::security::provider::Provider;
use crate::runtime::secret::Secret;

/// The credentials of a client.
#[derive(Clone, Default)]
pub(crate) struct Credentials {
    /// The credential for every scheme without one of its own.
    pub(crate) default: Option<Source>,
    /// Credentials by the name of their scheme.
    pub(crate) named: Vec<(String, Source)>,
}

/// Where a credential comes from.
#[derive(Clone)]
pub(crate) enum Source {
    /// From the builder, once and for all.
    Fixed(Fixed),
    /// From a provider, when an attempt is made.
    Provided(Provider),
}

/// A credential that stays the same, and the header that holds it in the first place that a scheme has, written once: most have one.
#[derive(Clone)]
pub(crate) struct Fixed {
    secret: Secret,
    header: Arc<OnceLock<(Credential, HeaderName, HeaderValue)>>,
}

impl From<Secret> for Fixed {
    fn from(secret: Secret) -> Self {
        Self {
            secret,
            header: Arc::default(),
        }
    }
}

impl Fixed {
    pub(crate) fn secret(&self) -> &Secret {
        &self.secret
    }

    /// What the credential adds to a request.
    pub(crate) fn place(&self, scheme: &Scheme) -> Result<Place, Box<Fault>> {
        if let Some((place, name, value)) = self.header.get()
            && *place == scheme.place
        {
            return Ok(Place::Header(name.clone(), value.clone()));
        }
        let place = place(scheme, &self.secret)?;
        if let Place::Header(name, value) = &place {
            let header = (scheme.place, name.clone(), value.clone());
            // Another call may have been faster, or there is one for another place.
            let _ = self.header.set(header);
        }
        Ok(place)
    }
}

impl Credentials {
    /// Refuses credentials that cannot be sent, and those with which no operation can be called; `alternatives` are those of
    /// all operations.
    pub(crate) fn check(&self, alternatives: &[&[Scheme]]) -> Result<(), Box<Fault>> {
        if let Some(Source::Fixed(api_key)) = &self.default {
            check_api_key(api_key.secret(), "the API key")?;
        }
        for (scheme, source) in &self.named {
            if let Source::Fixed(credential) = source {
                check_credential(credential.secret(), scheme)?;
            }
        }
        require(alternatives, self)
    }

    /// The credential of a scheme: the last that was set for it, or else that for all schemes.
    pub(crate) fn of(&self, scheme: &Scheme) -> Option<&Source> {
        let mut own = self.named.iter().rev();
        let own = own.find(|(name, _)| name == scheme.name);
        own.map(|(_, source)| source).or(self.default.as_ref())
    }

    /// Whether there is a credential for each scheme of an alternative.
    pub(crate) fn cover(&self, alternative: &[Scheme]) -> bool {
        alternative.iter().all(|scheme| self.of(scheme).is_some())
    }

    /// Whether the credentials of an alternative have the form that their schemes ask for, as far as it can be seen.
    pub(crate) fn fit(&self, alternative: &[Scheme]) -> bool {
        alternative.iter().all(|scheme| match self.of(scheme) {
            Some(Source::Fixed(fixed)) => match scheme.place {
                Credential::Basic => fixed.secret().expose().contains(':'),
                Credential::Authorization => fixed.secret().expose().contains(' '),
                Credential::Header(_)
                | Credential::Query(_)
                | Credential::Cookie(_)
                | Credential::Bearer => true,
            },
            Some(Source::Provided(_)) | None => true,
        })
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
pub(crate) fn check_credential(credential: &Secret, scheme: &str) -> Result<(), Box<Fault>> {
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

/// The schemes of which one alternative is needed.
pub(crate) fn describe(alternatives: &[&[Scheme]]) -> String {
    let alternative = |schemes: &&[Scheme]| {
        let names = schemes.iter().map(|scheme| format!("`{}`", scheme.name));
        names.collect::<Vec<_>>().join(" and ")
    };
    let alternatives = alternatives.iter().map(alternative);
    alternatives.collect::<Vec<_>>().join(" or ")
}
