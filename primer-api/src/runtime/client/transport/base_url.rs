//! The URL of a service, to which the paths of operations are appended.

use std::net::{Ipv4Addr, Ipv6Addr};

use url::Url;

use crate::runtime::client::error::fault::Fault;

/// Reads the URL of a service, to which credentials can be sent.
pub(crate) fn parse_base_url(text: &str) -> Result<Url, Box<Fault>> {
    let reject = |reason: &'static str| Err(Fault::configuration(reason));
    // The URL Standard drops tabs and line breaks wherever they stand, and blanks at the ends.
    if text.contains(|c: char| c.is_control() || c.is_whitespace()) {
        return reject("the base URL must not hold white space or control characters");
    }
    let Ok(url) = Url::parse(text) else {
        return reject("the base URL is not an absolute URL");
    };
    if !url.username().is_empty() || url.password().is_some() {
        return reject("the base URL must not hold credentials");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return reject("the base URL must not have a query or a fragment");
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_loopback(&url) => Ok(url),
        _ => reject("the base URL must be `https`; `http` is for loopback hosts only"),
    }
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    host == "localhost"
        || host
            .parse()
            .is_ok_and(|address: Ipv4Addr| address.is_loopback())
        || unbracketed(host)
            .parse()
            .is_ok_and(|address: Ipv6Addr| address.is_loopback())
}

/// An IPv6 address stands in brackets in URLs alone (RFC 3986, 3.2.2).
pub(crate) fn unbracketed(host: &str) -> &str {
    host.trim_start_matches('[').trim_end_matches(']')
}
