//! The connection to a service, shared by the clients of all versions.

pub(crate) mod base_url;
pub(crate) mod builder;
mod environment;
pub(crate) mod exchange;
#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
pub(crate) mod no_tls;
pub(crate) mod servers;
pub(crate) mod settings;
#[cfg(any(feature = "rustls", feature = "native-tls"))]
pub(crate) mod tls;
mod user_agent;
mod variables;

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
pub(crate) use self::no_tls as tls;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use self::exchange::Exchange;
use self::exchange::own::Erased;
use self::servers::Servers;
use self::tls::Tls;
use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::request::security::credentials::Credentials;
use crate::runtime::client::retry::budget::Budget;
use crate::runtime::client::transport::settings::Settings;
use reqwest::redirect::Policy;

/// The time that an idle connection is kept: less than common load balancers allow, so that the client closes it and not they.
const POOL_IDLE: Duration = Duration::from_secs(45);

/// The connection to a service: its address, its credentials, its limits and its open connections.
///
/// Cheap to clone; clones share the open connections and the budget of [`Retry`](crate::runtime::Retry). The client of any version of the service can be made from
/// it. The new client has the credentials of the first: whether its document needs others is seen when it makes a call.
#[derive(Clone)]
pub struct Transport {
    shared: Arc<Shared>,
}

struct Shared {
    exchange: Exchange,
    /// A connection is driven by the runtime in which it came to be: blocking calls have another, and so other connections.
    #[cfg(feature = "blocking")]
    blocking_exchange: Exchange,
    servers: Servers,
    credentials: Credentials,
    settings: Settings,
    budget: Budget,
}

impl Transport {
    /// The URL to which the paths of operations are appended; without a slash at its end.
    pub fn base_url(&self) -> &str {
        self.shared.servers.base_url()
    }

    pub(crate) fn servers(&self) -> &Servers {
        &self.shared.servers
    }

    /// The tokens that are left in the budget of [`Retry`](crate::runtime::Retry), from 500 down to 0.
    pub fn retry_budget(&self) -> u32 {
        self.shared.budget.left()
    }

    pub(crate) fn new(
        servers: Servers,
        credentials: Credentials,
        settings: Settings,
        tls: &Tls,
        own: Option<Arc<dyn Erased>>,
    ) -> Result<Self, Box<Fault>> {
        let new_exchange = || match &own {
            Some(own) => Ok(Exchange::Own(Arc::clone(own))),
            None => client(&servers, &settings, tls).map(Exchange::Connections),
        };
        let exchange = new_exchange()?;
        #[cfg(feature = "blocking")]
        let blocking_exchange = new_exchange()?;
        Ok(Self {
            shared: Arc::new(Shared {
                exchange,
                #[cfg(feature = "blocking")]
                blocking_exchange,
                servers,
                credentials,
                settings,
                budget: Budget::default(),
            }),
        })
    }

    pub(crate) fn exchange(&self) -> &Exchange {
        &self.shared.exchange
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn blocking_exchange(&self) -> &Exchange {
        &self.shared.blocking_exchange
    }

    pub(crate) fn credentials(&self) -> &Credentials {
        &self.shared.credentials
    }

    pub(crate) fn budget(&self) -> &Budget {
        &self.shared.budget
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.shared.settings
    }
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport")
            .field("base_url", &self.shared.servers.base_url())
            .field("settings", &self.shared.settings)
            .finish_non_exhaustive()
    }
}

fn client(
    servers: &Servers,
    settings: &Settings,
    tls: &Tls,
) -> Result<reqwest::Client, Box<Fault>> {
    let builder = reqwest::Client::builder()
        // A redirect would take the body and the API key along, and the referer the token of a query.
        .redirect(Policy::none())
        .referer(false)
        .no_proxy()
        // Any crate of an application can switch these on for all: a response would then depend on who else uses reqwest.
        .no_gzip()
        .no_deflate()
        .no_brotli()
        .no_zstd()
        .no_hickory_dns()
        // reqwest would repeat requests that an HTTP/2 server has not begun with, up to twice, whatever `Retry` says. Such a
        // request is `NotSent`, and repeated as an attempt: counted, and paid from the budget. (What a closing connection did not take,
        // and hands back unsent, goes to another one without being counted.)
        // Before it asks whether it may repeat a request, reqwest copies it: unless the number of repetitions is none.
        .retry(reqwest::retry::never().max_retries_per_request(0))
        // A proxy is told too who asks for a connection.
        .user_agent(settings.user_agent.clone())
        .connect_timeout(settings.connect_timeout)
        .pool_idle_timeout(POOL_IDLE)
        .https_only(!servers.all().any(|url| url.scheme() != "https"));
    // So can any crate with HTTP/2, which this client reads the errors of where it has the feature alone.
    #[cfg(not(feature = "http2"))]
    let builder = builder.http1_only();
    let https = servers.all().find(|url| url.scheme() == "https");
    match https.or(servers.all().next()) {
        Some(url) => tls.client(builder, url),
        None => Err(Fault::configuration("there is no server")),
    }
}

#[cfg(test)]
mod tests;
