//! The root certificates that a client trusts.

use std::error::Error;

use reqwest::{Certificate, ClientBuilder};

use crate::runtime::client::error::fault::Fault;

/// The root certificates that a client trusts: the machine's, unless others stand in their place, and additional ones.
///
/// As they were given: bundles of certificates in PEM.
#[derive(Default)]
pub(crate) struct Roots {
    instead: Option<Vec<u8>>,
    additional: Vec<Vec<u8>>,
}

impl Roots {
    pub(crate) fn replace(&mut self, pem: Vec<u8>) {
        self.instead = Some(pem);
    }

    pub(crate) fn add(&mut self, pem: Vec<u8>) {
        self.additional.push(pem);
    }

    /// Whether none but the machine's are trusted.
    pub(crate) fn are_the_machines(&self) -> bool {
        self.instead.is_none() && self.additional.is_empty()
    }

    /// Lets a client trust them; without a `remote` service it needs none of the machine's, and there may be none.
    pub(crate) fn apply(
        &self,
        builder: ClientBuilder,
        remote: bool,
    ) -> Result<ClientBuilder, Box<Fault>> {
        let mut certificates = Vec::new();
        for pem in self.instead.iter().chain(&self.additional) {
            certificates.extend(parse(pem)?);
        }
        Ok(if remote && self.instead.is_none() {
            builder.tls_certs_merge(certificates)
        } else {
            builder.tls_certs_only(certificates)
        })
    }
}

/// Reads a bundle; what stands between its certificates is passed over (RFC 7468, 2).
fn parse(pem: &[u8]) -> Result<Vec<Certificate>, Box<Fault>> {
    match Certificate::from_pem_bundle(pem) {
        Ok(certificates) if !certificates.is_empty() => Ok(certificates),
        Ok(_) => Err(Fault::configuration(
            "the root certificates hold no certificate in PEM",
        )),
        Err(_) => Err(Fault::configuration(BROKEN)),
    }
}

pub(crate) const BROKEN: &str = "a root certificate is broken";

/// Whether rustls refuses a certificate: it reads them when the client is built, and not before.
pub(crate) fn are_refused(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        #[cfg(feature = "rustls")]
        if error.is::<rustls::Error>() {
            return true;
        }
        cause = error.source();
    }
    false
}
