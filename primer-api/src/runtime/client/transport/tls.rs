//! TLS: its library, the trusted root certificates, and the proxy.

mod proxy;
mod roots;

use reqwest::tls::Version;
use reqwest::{Client, ClientBuilder, NoProxy};
use url::Url;

use self::roots::Roots;
use crate::runtime::client::error::fault::Fault;
use crate::runtime::secret::Secret;

/// The TLS settings of a client.
#[derive(Default)]
pub(crate) struct Tls {
    pub(crate) backend: Backend,
    pub(crate) roots: Roots,
    pub(crate) proxy: Option<Secret>,
    /// The hosts that are reached without it, as `NO_PROXY` lists them.
    pub(crate) without_proxy: String,
}

/// A library that speaks TLS.
#[derive(Clone, Copy, Default)]
pub(crate) enum Backend {
    #[cfg(feature = "rustls")]
    #[default]
    Rustls,
    #[cfg(feature = "native-tls")]
    #[cfg_attr(not(feature = "rustls"), default)]
    Native,
}

impl Tls {
    /// A client for a service at this URL.
    pub(crate) fn client(
        &self,
        builder: ClientBuilder,
        base_url: &Url,
    ) -> Result<Client, Box<Fault>> {
        let builder = self.backend.select(builder);
        let builder = self.roots.apply(builder, base_url.scheme() == "https")?;
        let builder = match &self.proxy {
            Some(url) => {
                let without = NoProxy::from_string(&self.without_proxy);
                builder.proxy(proxy::parse(url)?.no_proxy(without))
            }
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
