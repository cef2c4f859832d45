//! Sets a client up.

#[cfg(any(feature = "rustls", feature = "native-tls"))]
mod https;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::ffi::OsString;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::runtime::check::Violation;
use crate::runtime::client::clock::{Clock, bounded};
use crate::runtime::client::error::Error;
use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::operation::Service;
use crate::runtime::client::request::headers;
use crate::runtime::client::request::on_attempt::{self, Attempt};
use crate::runtime::client::request::security::credentials::{self, Credentials, Source};
use crate::runtime::client::request::security::provider::{
    CredentialRequest, ProvidedCredential, Provider,
};
use crate::runtime::client::response::drift::{self, Drift};
use crate::runtime::client::retry::Retry;
use crate::runtime::client::transport::Transport;
use crate::runtime::client::transport::environment::{Named, Variables, no_server, server};
use crate::runtime::client::transport::exchange::own::{Erased, HttpClient};
use crate::runtime::client::transport::servers::Servers;
use crate::runtime::client::transport::settings::Settings;
use crate::runtime::client::transport::tls::Tls;
use crate::runtime::client::transport::user_agent::user_agent;
use crate::runtime::client::transport::variables;
use crate::runtime::environment::{Environments, OperationServers, ServerVariables, VariableValue};
use crate::runtime::secret::Secret;

/// Sets a client up; `C` is the client.
///
/// The setters take everything; what does not fit is reported by [`build`](Self::build).
#[must_use = "a builder does nothing until it builds"]
pub struct Builder<C> {
    service: &'static Service,
    credentials: Credentials,
    environment: Option<Named>,
    /// The variables that are set in the URLs of servers; the last of a name holds.
    variables: Vec<VariableValue>,
    base_url: Option<String>,
    /// The URLs of operations' own servers as the document has them, and the URLs to use.
    operation_servers: Vec<(&'static str, String)>,
    settings: Settings,
    application: Option<String>,
    /// The first header that cannot be set.
    refused_header: Option<Violation>,
    pub(crate) tls: Tls,
    /// Sends requests in the place of the client's own connections.
    http_client: Option<Arc<dyn Erased>>,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Transport>> Builder<C> {
    /// A client of a service, with nothing set yet.
    pub fn new(service: &'static Service) -> Self {
        Self {
            service,
            credentials: Credentials::default(),
            environment: None,
            variables: Vec::new(),
            base_url: None,
            operation_servers: Vec::new(),
            settings: Settings::default(),
            application: None,
            refused_header: None,
            tls: Tls::default(),
            http_client: None,
            client: PhantomData,
        }
    }

    /// The credential for every security scheme that has none of its own.
    pub fn api_key(mut self, api_key: impl Into<Secret>) -> Self {
        self.credentials.default = Some(Source::Fixed(api_key.into().into()));
        self
    }

    /// The credential for the security scheme of this name in the document: a key, a token, or `user:password`. For a scheme of HTTP
    /// other than `basic` and `bearer` it is all of `Authorization`: `Digest username="..."`.
    ///
    /// Of several alternatives, an operation uses the first for which there are all credentials.
    pub fn credential(mut self, scheme: impl AsRef<str>, credential: impl Into<Secret>) -> Self {
        let source = Source::Fixed(credential.into().into());
        let scheme = scheme.as_ref().to_owned();
        self.credentials.named.push((scheme, source));
        self
    }

    /// A provider of the credential for every security scheme that has none of its own; see
    /// [`credential_provider`](Self::credential_provider).
    pub fn api_key_provider<P, A, T, E>(mut self, provider: P) -> Self
    where
        P: Fn(CredentialRequest) -> A + Send + Sync + 'static,
        A: Future<Output = Result<T, E>> + Send + 'static,
        T: Into<ProvidedCredential>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        self.credentials.default = Some(Source::Provided(Provider::new(provider)));
        self
    }

    /// A provider of the credential for the security scheme of this name in the document: of a token that expires, or of a key that
    /// rotates.
    ///
    /// It is asked when an attempt is made, within the attempt's deadline. What it yields holds for this attempt, or for a time
    /// ([`ProvidedCredential::valid_for`]): then all calls of the client and its clones share it, and one of them asks for the next.
    /// If the server refuses a credential with 401, the provider is asked once for a fresh one
    /// ([`is_renewal`](CredentialRequest::is_renewal)), and the request is sent again, by any method, since nothing was executed;
    /// it counts as an attempt of [`Retry`].
    ///
    /// If it fails, the call does, with [`ErrorKind::Credential`](crate::runtime::client::error::ErrorKind::Credential): the provider's error is its
    /// source, and in no message of this crate. It is not asked again: a provider repeats itself what is worth it. If it panics, so
    /// does the call. Blocking calls run it on a runtime of their own.
    ///
    /// ```
    /// # #[cfg(feature = "v2_4")] {
    /// use std::time::Duration;
    /// use primer_api::runtime::ProvidedCredential;
    /// use primer_api::v2_4::Client;
    ///
    /// async fn fetch_token() -> Result<(String, Duration), std::io::Error> {
    ///     Ok(("a-token".to_owned(), Duration::from_secs(3600)))
    /// }
    ///
    /// let builder = Client::builder().credential_provider("ApiKeyAuth", |_| async {
    ///     let (token, lifetime) = fetch_token().await?;
    ///     let lifetime = lifetime.saturating_sub(Duration::from_secs(60));
    ///     Ok::<_, std::io::Error>(ProvidedCredential::valid_for(token, lifetime))
    /// });
    /// # let _ = builder; }
    /// ```
    pub fn credential_provider<P, A, T, E>(mut self, scheme: impl AsRef<str>, provider: P) -> Self
    where
        P: Fn(CredentialRequest) -> A + Send + Sync + 'static,
        A: Future<Output = Result<T, E>> + Send + 'static,
        T: Into<ProvidedCredential>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        let source = Source::Provided(Provider::new(provider));
        let scheme = scheme.as_ref().to_owned();
        self.credentials.named.push((scheme, source));
        self
    }

    /// The server of this environment, a value of the enum that is generated from the document's servers; the document's first
    /// server by default. A name in text becomes one by `parse`, which refuses a name that the document does not know.
    ///
    /// ```
    /// # #[cfg(feature = "v2_4")] {
    /// use primer_api::v2_4::{Client, Environment};
    ///
    /// let builder = Client::builder().environment(Environment::Production);
    /// # let _ = builder;
    /// let builder = Client::builder().environment("production".parse()?);
    /// # let _ = builder; }
    /// # Ok::<(), primer_api::runtime::Misfit>(())
    /// ```
    pub fn environment(mut self, environment: C::Environment) -> Self
    where
        C: Environments,
    {
        let name: &str = environment.into();
        self.environment = Some(Named {
            name: name.to_owned(),
            by: "the environment's name".into(),
        });
        self
    }

    /// Sets a variable in the URL of the client's server, a value of the generated enum; the default in the document holds otherwise.
    ///
    /// What stands in the host can hold nothing that ends it: letters, digits, `-`, `_` and `.` alone, and a port where it is the whole
    /// host. In the path, everything but `/` is percent-encoded. A text that does not fit, and a variable that the server does not have, is
    /// an error of [`build`](Self::build). [`base_url`](Self::base_url) goes before all of this.
    ///
    /// ```ignore
    /// let builder = Client::builder().server_variable(ServerVariable::Region(ServerRegion::Us));
    /// let builder = Client::builder().server_variable(ServerVariable::Region("us".parse()?));
    /// ```
    pub fn server_variable(mut self, variable: C::Variable) -> Self
    where
        C: ServerVariables,
    {
        self.variables.push(variable.into());
        self
    }

    /// The URL to which paths are appended, instead of the document's servers.
    ///
    /// It must be `https`, or `http` on a loopback host.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Names a server that single operations have, a value of the generated enum: these operations are called there, with the
    /// credentials that they need.
    ///
    /// A credential goes to no host that the caller does not name. An operation whose own server is on another host than the
    /// client's fails without this, and nothing is sent.
    pub fn operation_server(self, server: C::Server) -> Self
    where
        C: OperationServers,
    {
        let url: &'static str = server.into();
        self.called_at(url, url.to_owned())
    }

    /// The URL at which a server of single operations is, instead of that in the document: of a stand-in, say, or with other values of
    /// its variables. It must be `https`, or `http` on a loopback host.
    pub fn operation_server_at(self, server: C::Server, url: impl Into<String>) -> Self
    where
        C: OperationServers,
    {
        self.called_at(server.into(), url.into())
    }

    fn called_at(mut self, server: &'static str, url: String) -> Self {
        self.operation_servers.push((server, url));
        self
    }

    /// Limits the time in which a connection is made; 5 seconds by default.
    pub fn connect_timeout(mut self, duration: Duration) -> Self {
        self.settings.connect_timeout = bounded(duration);
        self
    }

    /// Limits the time in which the server sends nothing; 15 seconds by default. Making the connection counts: keep it longer than
    /// [`connect_timeout`](Self::connect_timeout), or nobody can say whether the request was sent.
    pub fn read_timeout(mut self, duration: Duration) -> Self {
        self.settings.read_timeout = bounded(duration);
        self
    }

    /// Limits the time of one attempt, from connecting to the end of the response; 30 seconds by default. It also bounds a server that
    /// sends nothing but informational responses (`100 Continue`): none of them is kept.
    /// Keep it, too, longer than [`connect_timeout`](Self::connect_timeout).
    pub fn attempt_timeout(mut self, duration: Duration) -> Self {
        self.settings.attempt_timeout = bounded(duration);
        self
    }

    /// Limits the time of a call, with all its attempts and the waits between them; 60 seconds by default.
    /// [`Call::timeout`](crate::runtime::client::call::Call::timeout) sets it for one call.
    ///
    /// Where it passes while a connection is made, nobody can say whether the request was sent: keep it longer than
    /// [`connect_timeout`](Self::connect_timeout).
    pub fn timeout(mut self, duration: Duration) -> Self {
        self.settings.timeout = bounded(duration);
        self
    }

    /// Limits the time of a body that is received as it is wanted ([`Call::download`](crate::runtime::client::call::Call::download) and the
    /// like), from the head of its response to its end; an hour by default. The other limits hold until that head is there, and
    /// [`read_timeout`](Self::read_timeout) for each chunk. Each of them has a `timeout` of its own.
    pub fn stream_timeout(mut self, duration: Duration) -> Self {
        self.settings.stream_timeout = bounded(duration);
        self
    }

    /// Decides which failed attempts are repeated, and when; see [`Retry`] for the default.
    /// [`Call::retry`](crate::runtime::client::call::Call::retry) sets it for one call.
    pub fn retry(mut self, retry: Retry) -> Self {
        self.settings.retry = retry;
        self
    }

    /// The wall clock, to which dates in `Retry-After` are compared; the system's by default.
    ///
    /// Tests fix it. What is waited for is measured by Tokio's clock, which has a `pause` of its own.
    pub fn clock(mut self, now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.settings.clock = Clock::new(now);
        self
    }

    /// Adds a header to all calls. A header that [`Call::header`](crate::runtime::client::call::Call::header) adds to one call replaces that of the same name.
    ///
    /// One that the request of a call has already or that its operation declares (a credential, a parameter, a constant, the body's
    /// media type) cannot be set: such a call fails with a violation, and nothing is sent. A header that belongs to the connection,
    /// or that holds an idempotency key, is refused by [`build`](Self::build). Values are in no `Debug` line and no message.
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        let added = headers::shared(self.service, name.as_ref(), value.as_ref())
            .and_then(|(name, value)| headers::append(&mut self.settings.headers, name, value));
        if let Err(violation) = added {
            self.refused_header.get_or_insert(violation);
        }
        self
    }

    /// Sets a hook that is called before each attempt is sent; it can add headers, such as those of a distributed trace.
    ///
    /// With the feature `tracing` it is called inside the attempt's span. It sees no value, and what the request has already it can
    /// neither replace nor remove; see [`Attempt::header`]. There is one hook; the last that is set holds, for all clients of the transport.
    ///
    /// It runs on the task that awaits the call, which waits for it. If it panics, so does the call, without having sent this attempt.
    ///
    /// ```
    /// # #[cfg(feature = "v2_4")] {
    /// use primer_api::v2_4::Client;
    ///
    /// let builder = Client::builder().on_attempt(|attempt| {
    ///     let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    ///     if let Err(refused) = attempt.header("traceparent", trace) {
    ///         eprintln!("{}: {refused}", attempt.operation());
    ///     }
    /// });
    /// # let _ = builder; }
    /// ```
    pub fn on_attempt(mut self, hook: impl Fn(&mut Attempt<'_>) + Send + Sync + 'static) -> Self {
        self.settings.on_attempt = Some(on_attempt::Hook::new(hook));
        self
    }

    /// Sets a hook that is called for each part of a response that the document does not declare, so that a change shows before it breaks anything.
    ///
    /// It is told once of each such thing in a response (and again in the next), and of at most 100: an array of 500 items that all have one new member is
    /// one [`Drift`]. The response is that which the call yields, a success or a failure; those of attempts that were repeated are
    /// passed over. There is one hook; the last that is set holds, for all clients of the transport.
    ///
    /// It runs on the task that awaits the call, before that has its response: it should do no more than count, log or pass the
    /// drift on. If it panics, so does the call. Where none is set, no response is searched.
    ///
    /// ```
    /// # #[cfg(feature = "v2_4")] {
    /// use primer_api::v2_4::Client;
    ///
    /// let builder = Client::builder().on_drift(|drift| eprintln!("{drift}"));
    /// # let _ = builder; }
    /// ```
    pub fn on_drift(mut self, hook: impl Fn(&Drift) + Send + Sync + 'static) -> Self {
        self.settings.on_drift = Some(drift::Hook::new(hook));
        self
    }

    /// Limits the body of a success, in bytes; 2 MiB by default.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.settings.max_body = bytes;
        self
    }

    /// Limits any other body, in bytes: what is longer is cut; 64 KiB by default.
    pub fn max_error_body(mut self, bytes: usize) -> Self {
        self.settings.max_error_body = bytes;
        self
    }

    /// The application, as it stands in `User-Agent`: `shop/1.4`. Behind it stand the document's title and version and what made the
    /// client, as in `payments/2.4 primer-codegen/0.1.0`.
    pub fn user_agent(mut self, application: impl Into<String>) -> Self {
        self.application = Some(application.into());
        self
    }

    /// Sends requests by an HTTP client of the caller's. [`HttpClient`] says what it promises then.
    ///
    /// The settings of connections are its own: `connect_timeout`, root certificates, a proxy and the library of TLS have no effect. A base URL
    /// must be `https`, or `http` on a loopback host, all the same.
    pub fn http_client(mut self, client: impl HttpClient) -> Self {
        self.http_client = Some(Arc::new(client));
        self
    }

    /// Takes the API key, the environment and the base URL from environment variables: `<PREFIX>_API_KEY`,
    /// `<PREFIX>_ENVIRONMENT` and `<PREFIX>_BASE_URL`, of which the last two may be missing. One that is empty is missing.
    ///
    /// A variable overrides what was set before, and what is set later overrides the variable. A base URL overrides
    /// an environment, which must be a known one all the same.
    ///
    /// # Errors
    ///
    /// The API key is missing, or a variable holds what cannot be used; of an environment that the document does not know,
    /// [`build`](Self::build) says so and lists the known ones.
    pub fn from_env(self) -> Result<Self, Error> {
        self.read_variables(|name| std::env::var_os(name))
            .map_err(|fault| Error::new(fault, None))
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// A setting does not fit, the machine has no certificate store, or there is no credential with which any operation can be called:
    /// a document in which each operation needs one has no client without it.
    pub fn build(self) -> Result<C, Error> {
        self.connect()
            .map(C::from)
            .map_err(|fault| Error::new(fault, None))
    }

    fn connect(mut self) -> Result<Transport, Box<Fault>> {
        self.credentials.check(self.service.security)?;
        if let Some(violation) = &self.refused_header {
            return Err(Fault::configuration(violation.to_string()));
        }
        let servers = Servers::new(&self.resolve_base_url()?, &self.operation_servers)?;
        self.settings.user_agent = user_agent(self.application.as_deref(), self.service)?;
        Transport::new(
            servers,
            self.credentials,
            self.settings,
            &self.tls,
            self.http_client,
        )
    }

    /// The base URL that was set, or that of the environment's server. An environment must be known even where a base URL is set.
    fn resolve_base_url(&self) -> Result<Cow<'_, str>, Box<Fault>> {
        let server = server(self.service, self.environment.as_ref())?;
        match (&self.base_url, server) {
            (Some(base_url), _) => Ok(base_url.into()),
            (None, None) => Err(no_server("the document names no server")),
            (None, Some(server)) => {
                let url = variables::expand(server, &self.variables)?;
                match url.contains("://") {
                    true => Ok(url.into()),
                    // OpenAPI 3.0, Server Object: the URL may be relative to where the document is served, which is unknown here.
                    false => Err(no_server("the document's server URL is relative")),
                }
            }
        }
    }

    fn read_variables(
        mut self,
        variable: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, Box<Fault>> {
        let variables = Variables::read(self.service, variable)?;
        let name = variables.api_key_name;
        match variables.api_key {
            Some(api_key) => {
                credentials::check_api_key(&api_key, &format!("`{name}`"))?;
                self = self.api_key(api_key);
            }
            // What was set before may be enough, and some documents need nothing.
            None if credentials::require(self.service.security, &self.credentials).is_ok() => {}
            None => return Err(Fault::configuration(format!("`{name}` is not set"))),
        }
        self.environment = variables.environment.or(self.environment);
        self.base_url = variables.base_url.or(self.base_url);
        Ok(self)
    }
}

impl<C> fmt::Debug for Builder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The base URL has not been checked yet: it may hold credentials.
        f.debug_struct("Builder")
            .field("service", &self.service.title)
            .field("version", &self.service.version)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

// Its servers are `https`.
#[cfg(all(test, any(feature = "rustls", feature = "native-tls")))]
mod tests;
