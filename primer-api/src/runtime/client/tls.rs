//! TLS, and which library speaks it.

use reqwest::{Client, ClientBuilder, Url};

#[cfg(feature = "native-tls")]
use super::builder::Builder;
use super::fault::Fault;
#[cfg(feature = "native-tls")]
use super::transport::Transport;

/// How a client speaks TLS.
#[derive(Default)]
pub(super) struct Tls {
    backend: Backend,
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

#[cfg(feature = "native-tls")]
impl<C: From<Transport>> Builder<C> {
    /// Speaks TLS by the platform's library (OpenSSL on Linux), even where the feature `rustls` is on.
    ///
    /// There is this method with the feature `native-tls` alone.
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
        // Loopback needs no certificates, and a container may have none.
        let builder = match base_url.scheme() {
            "http" => builder.tls_certs_only([]),
            _ => builder,
        };
        builder.build().map_err(|error| {
            Fault::configuration(
                "the HTTP client cannot be set up; is a certificate store installed?",
            )
            .caused_by_http(error)
        })
    }
}

impl Backend {
    /// Left alone, reqwest would choose by what all crates of a build switch on in it.
    fn select(self, builder: ClientBuilder) -> ClientBuilder {
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
