//! Settings for `https`, with the feature `rustls` or `native-tls`.

use crate::runtime::client::transport::Transport;
use crate::runtime::client::transport::builder::Builder;
#[cfg(feature = "native-tls")]
use crate::runtime::client::transport::tls::Backend;
use crate::runtime::secret::Secret;

/// Settings for `https`, with the feature `rustls` or `native-tls`.
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
    /// It is asked for a tunnel (`CONNECT`) and sees host and port alone, neither requests nor responses. Without this there is
    /// no proxy: environment variables like `HTTPS_PROXY` are not read, but by [`proxy_from_env`](Self::proxy_from_env). What goes to a loopback
    /// host by `http` goes there directly.
    pub fn proxy(mut self, url: impl Into<Secret>) -> Self {
        self.tls.proxy = Some(url.into());
        self.tls.without_proxy = String::new();
        self
    }

    /// Takes the proxy from the environment, as many programs do: its URL from `HTTPS_PROXY` or else `ALL_PROXY`, and the hosts that are
    /// reached without it from `NO_PROXY`, each also in small letters. Where none is set, there is no proxy.
    ///
    /// ```
    /// # #[cfg(feature = "v2_4")] {
    /// # use primer_api::v2_4::Client;
    /// let client = Client::builder().api_key("the key").proxy_from_env().build()?;
    /// # }
    /// # Ok::<(), primer_api::Error>(())
    /// ```
    pub fn proxy_from_env(self) -> Self {
        self.read_proxy(|name| std::env::var(name).ok())
    }

    fn read_proxy(mut self, variable: impl Fn(&str) -> Option<String>) -> Self {
        let of = |name: &str| {
            let names = [name, &name.to_ascii_lowercase()];
            let mut values = names.into_iter().filter_map(&variable);
            values.find(|value| !value.is_empty())
        };
        self.tls.proxy = of("HTTPS_PROXY").or_else(|| of("ALL_PROXY")).map(|url| {
            // Programs take a host and a port as well.
            let scheme = if url.contains("://") { "" } else { "http://" };
            format!("{scheme}{url}").into()
        });
        self.tls.without_proxy = of("NO_PROXY").unwrap_or_default();
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
