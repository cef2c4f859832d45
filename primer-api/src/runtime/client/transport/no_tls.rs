//! Builds without TLS: a client reaches loopback hosts alone.

use reqwest::{Client, ClientBuilder};
use url::Url;

use crate::runtime::client::error::fault::Fault;

/// Nothing to set.
#[derive(Default)]
pub(crate) struct Tls {}

impl Tls {
    /// A client for a service on a loopback host.
    // With `&self`, as where there is something to set.
    pub(crate) fn client(
        &self,
        builder: ClientBuilder,
        base_url: &Url,
    ) -> Result<Client, Box<Fault>> {
        if base_url.scheme() == "https" {
            return Err(Fault::configuration(
                "`https` needs the feature `rustls` or `native-tls` of `primer-api`",
            ));
        }
        builder.build().map_err(|error| {
            Fault::configuration("the HTTP client cannot be set up").caused_by_http(error)
        })
    }
}

#[cfg(test)]
mod tests;
