//! TLS: which library speaks it, whom it trusts, and through which proxy.

mod proxy;
mod roots;

use reqwest::tls::Version;
use reqwest::{Client, ClientBuilder, Url};

use self::roots::Roots;
use super::builder::Builder;
use super::fault::Fault;
use super::transport::Transport;
use crate::runtime::secret::Secret;

/// How a client speaks TLS.
#[derive(Default)]
pub(super) struct Tls {
    backend: Backend,
    roots: Roots,
    proxy: Option<Secret>,
}

/// A library that speaks TLS.
#[derive(Clone, Copy, Default)]
enum Backend {
    #[cfg(feature = "rustls")]
    #[default]
    Rustls,
    #[cfg(feature = "native-tls")]
    #[cfg_attr(not(feature = "rustls"), default)]
    Native,
}

/// What concerns `https`; with the feature `rustls` or `native-tls`.
impl<C: From<Transport>> Builder<C> {
    /// The root certificates that are trusted instead of the machine's, as a bundle in PEM.
    ///
    /// With them no certificate store is needed. What is given here last holds.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.tls.roots.replace(pem.into());
        self
    }

    /// Root certificates that are trusted too, as a bundle in PEM; for the authority of a company, say.
    pub fn add_root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.tls.roots.add(pem.into());
        self
    }

    /// The proxy through which `https` goes: an `http` or `https` URL, which may hold `user:password`.
    ///
    /// It is asked for a tunnel (`CONNECT`) and sees host and port alone, neither requests nor answers. Without this there is
    /// no proxy: environment variables like `HTTPS_PROXY` are not read. What goes to a loopback host by `http` goes there directly.
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        self.tls.proxy = Some(url.into());
        self
    }

    /// Speaks TLS by the platform's library (OpenSSL on Linux), even where the feature `rustls` is on.
    ///
    /// There is this method with the feature `native-tls` alone.
    #[cfg(feature = "native-tls")]
    pub fn native_tls(mut self) -> Self {
        self.tls.backend = Backend::Native;
        self
    }
}

impl Tls {
    /// A client for a service at this URL.
    pub(super) fn client(
        &self,
        builder: ClientBuilder,
        base_url: &Url,
    ) -> Result<Client, Box<Fault>> {
        let builder = self.backend.select(builder);
        let builder = self.roots.apply(builder, base_url.scheme() == "https")?;
        let builder = match &self.proxy {
            Some(url) => builder.proxy(proxy::parse(url)?),
            None => builder,
        };
        builder.build().map_err(|error| match () {
            () if self.roots.are_the_machines() => Fault::configuration(
                "the HTTP client cannot be set up; is a certificate store installed? own `root_certificates` need none",
            )
            .caused_by_http(error),
            () if roots::are_refused(&error) => Fault::configuration(roots::BROKEN),
            () => Fault::configuration(
                "the HTTP client cannot be set up with these root certificates",
            )
            .caused_by_http(error),
        })
    }
}

impl Backend {
    /// Left alone, reqwest would choose by what all crates of a build switch on in it. TLS 1.2 is the oldest that is not
    /// deprecated (RFC 8996); the platform's library may know older ones.
    fn select(self, builder: ClientBuilder) -> ClientBuilder {
        let builder = builder.tls_version_min(Version::TLS_1_2);
        match self {
            #[cfg(feature = "rustls")]
            Self::Rustls => builder.tls_backend_rustls(),
            #[cfg(feature = "native-tls")]
            Self::Native => builder.tls_backend_native(),
        }
    }
}

#[cfg(test)]
mod tests;
