//! The proxy through which a client reaches its service.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::header::HeaderValue;
use percent_encoding::percent_decode_str;
use reqwest::Proxy;
use url::Url;

use crate::runtime::client::error::fault::Fault;
use crate::runtime::secret::Secret;

/// Reads the URL of a proxy, which may hold credentials, for `https` alone: the proxy is asked for a tunnel (RFC 9110, 9.3.6).
pub(crate) fn parse(url: &Secret) -> Result<Proxy, Box<Fault>> {
    let Ok(mut url) = Url::parse(url.expose()) else {
        return Err(unusable("is not an absolute URL"));
    };
    if !matches!(url.scheme(), "http" | "https") {
        return Err(unusable("must be `http` or `https`"));
    }
    if !is_plain_host(&url) {
        return Err(unusable("has no usable host"));
    }
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        return Err(unusable("must not have a path, a query or a fragment"));
    }
    let authorization = authorization(&url);
    // They cannot be cut off where there is no host, which was looked at.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    let proxy = Proxy::https(url).map_err(|_| unusable("cannot be used"))?;
    match authorization {
        Some(value) => Ok(proxy.custom_http_auth(header_value(&value)?)),
        None => Ok(proxy),
    }
}

/// Whether the host is a name or an address, as every library below reads them.
///
/// A host that one of them cannot read would be no proxy to it, and nothing would be said.
fn is_plain_host(url: &Url) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._[]:".contains(c);
    url.host_str()
        .is_some_and(|host| !host.is_empty() && host.chars().all(plain))
}

/// RFC 7617: `user:password` in base64, if the URL has one of the two.
fn authorization(url: &Url) -> Option<String> {
    let user: Vec<u8> = percent_decode_str(url.username()).collect();
    let password: Vec<u8> = percent_decode_str(url.password().unwrap_or_default()).collect();
    let either = !user.is_empty() || !password.is_empty();
    let pair = [user, password].join(&b':');
    either.then(|| format!("Basic {}", BASE64_STANDARD.encode(pair)))
}

fn header_value(text: &str) -> Result<HeaderValue, Box<Fault>> {
    let mut value = HeaderValue::from_str(text).map_err(|_| unusable("cannot be used"))?;
    value.set_sensitive(true);
    Ok(value)
}

/// The URL itself is not shown: it may hold a password.
fn unusable(complaint: &str) -> Box<Fault> {
    Fault::configuration(format!("the proxy's URL {complaint}"))
}
