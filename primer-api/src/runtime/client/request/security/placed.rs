//! A credential in its place: in a header, in the query or in a cookie.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::HeaderMap;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};
use url::Url;

use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::operation::{Credential, Scheme};
use crate::runtime::client::request::cookies::{self, Cookies};
use crate::runtime::client::request::encoding;
use crate::runtime::secret::Secret;

/// What a credential adds to a request.
pub(crate) enum Place {
    /// A pair of the query, as it is written there.
    Query(String),
    /// A header.
    Header(HeaderName, HeaderValue),
    /// A cookie, as it is written in their header.
    Cookie(String),
}

impl Place {
    /// Adds it to the URL or the headers of a request.
    pub(crate) fn add_to(self, url: &mut Url, headers: &mut HeaderMap) {
        match self {
            Self::Query(pair) => append(url, &pair),
            Self::Header(name, value) => drop(headers.insert(name, value)),
            Self::Cookie(cookie) => add_cookie(headers, cookie),
        }
    }
}

/// Writes the credential of a scheme.
pub(crate) fn place(scheme: &Scheme, secret: &Secret) -> Result<Place, Box<Fault>> {
    let text = secret.expose();
    let value = match scheme.place {
        Credential::Query(name) => {
            let (name, value) = (encoding::component(name), encoding::component(text));
            return Ok(Place::Query(format!("{name}={value}")));
        }
        Credential::Header(_) | Credential::Authorization => header_value(scheme, text)?,
        Credential::Cookie(name) => {
            let cookie = cookies::verbatim(name, text);
            let cookie = cookie.map_err(|_| unusable(scheme, "characters that no cookie can hold"));
            return cookie.map(Place::Cookie);
        }
        Credential::Bearer => header_value(scheme, &format!("Bearer {text}"))?,
        Credential::Basic => basic(scheme, text)?,
    };
    Ok(Place::Header(header_name(scheme)?, value))
}

/// Adds a cookie to those that the request has.
pub(crate) fn add_cookie(headers: &mut HeaderMap, cookie: String) {
    let mut cookies = Cookies::default();
    cookies.push(cookie);
    cookies.write(headers);
}

/// Takes the header of a credential that comes later, so that nobody else sets it. Cookies have one header for all.
pub(crate) fn reserve(scheme: &Scheme, headers: &mut HeaderMap) -> Result<(), Box<Fault>> {
    if !matches!(scheme.place, Credential::Query(_) | Credential::Cookie(_)) {
        let later = HeaderValue::from_static("");
        headers.entry(header_name(scheme)?).or_insert(later);
    }
    Ok(())
}

/// Adds a pair to the query of a URL.
fn append(url: &mut Url, pair: &str) {
    let query = match url.query() {
        Some(query) if !query.is_empty() => format!("{query}&{pair}"),
        _ => pair.to_owned(),
    };
    url.set_query(Some(&query));
}

fn header_name(scheme: &Scheme) -> Result<HeaderName, Box<Fault>> {
    match scheme.place {
        Credential::Header(name) => HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| unusable(scheme, "no header's name")),
        Credential::Cookie(_)
        | Credential::Query(_)
        | Credential::Bearer
        | Credential::Basic
        | Credential::Authorization => Ok(AUTHORIZATION),
    }
}

/// RFC 7617: `user:password` in UTF-8, in base64.
fn basic(scheme: &Scheme, text: &str) -> Result<HeaderValue, Box<Fault>> {
    if !text.contains(':') {
        return Err(unusable(scheme, "no `user:password`"));
    }
    header_value(scheme, &format!("Basic {}", BASE64_STANDARD.encode(text)))
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
