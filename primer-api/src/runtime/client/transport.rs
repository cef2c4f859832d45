//! The connection to a service, shared by the clients of all versions.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client, Url};

use super::clock::Clock;
use super::drift::Hook;
use super::fault::Fault;
use super::on_attempt;
use super::retry::{Budget, Retry};
use super::security::Credentials;
use super::tls::Tls;

/// How long an idle connection is kept; below the limits of common load balancers, so that it is not they who close it.
const POOL_IDLE: Duration = Duration::from_secs(45);

/// The longest duration that is meant: beyond it, arithmetic on points in time could overflow.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// The connection to a service: its address, its credentials, its limits and its open connections.
///
/// Cheap to clone; clones share the open connections and the budget of [`Retry`]. The client of any version of the service can be made from
/// it. The new client has the credentials of the first: whether its document needs others is seen when it makes a call.
#[derive(Clone)]
pub struct Transport {
    shared: Arc<Shared>,
}

struct Shared {
    client: Client,
    /// A connection is driven by the runtime in which it came to be: blocking calls have another, and so other connections.
    #[cfg(feature = "blocking")]
    blocking_client: Client,
    base_url: String,
    credentials: Credentials,
    settings: Settings,
    budget: Budget,
}

/// The limits of a transport.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) connect_timeout: Duration,
    pub(super) read_timeout: Duration,
    pub(super) attempt_timeout: Duration,
    pub(super) timeout: Duration,
    pub(super) retry: Retry,
    pub(super) clock: Clock,
    /// For all calls; their values are marked as sensitive.
    pub(super) headers: HeaderMap,
    /// Is told of each attempt before it is sent.
    pub(super) on_attempt: Option<on_attempt::Hook>,
    /// Is told of what an answer holds that the document does not know.
    pub(super) on_drift: Option<Hook>,
    /// In bytes, of a success.
    pub(super) max_body: usize,
    /// In bytes, of everything else.
    pub(super) max_error_body: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(5),
            read_timeout: Duration::from_secs(15),
            attempt_timeout: Duration::from_secs(30),
            timeout: Duration::from_secs(60),
            retry: Retry::default(),
            clock: Clock::default(),
            headers: HeaderMap::new(),
            on_attempt: None,
            on_drift: None,
            max_body: 2 * 1024 * 1024,
            max_error_body: 64 * 1024,
        }
    }
}

impl Transport {
    /// The URL to which the paths of operations are appended; without a slash at its end.
    pub fn base_url(&self) -> &str {
        &self.shared.base_url
    }

    /// What is left of the budget of [`Retry`], from 500 down to 0.
    pub fn retry_budget(&self) -> u32 {
        self.shared.budget.left()
    }

    pub(super) fn new(
        base_url: &Url,
        credentials: Credentials,
        settings: Settings,
        user_agent: &HeaderValue,
        tls: &Tls,
    ) -> Result<Self, Box<Fault>> {
        let new_client = || client(base_url, &settings, user_agent, tls);
        let client = new_client()?;
        #[cfg(feature = "blocking")]
        let blocking_client = new_client()?;
        let base_url = base_url.as_str().trim_end_matches('/').to_owned();
        Ok(Self {
            shared: Arc::new(Shared {
                client,
                #[cfg(feature = "blocking")]
                blocking_client,
                base_url,
                credentials,
                settings,
                budget: Budget::default(),
            }),
        })
    }

    pub(super) fn client(&self) -> &Client {
        &self.shared.client
    }

    #[cfg(feature = "blocking")]
    pub(super) fn blocking_client(&self) -> &Client {
        &self.shared.blocking_client
    }

    pub(super) fn credentials(&self) -> &Credentials {
        &self.shared.credentials
    }

    pub(super) fn budget(&self) -> &Budget {
        &self.shared.budget
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.shared.settings
    }
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport")
            .field("base_url", &self.shared.base_url)
            .field("settings", &self.shared.settings)
            .finish_non_exhaustive()
    }
}

/// A duration that can be added to any point in time.
pub(super) fn bounded(duration: Duration) -> Duration {
    duration.min(LONGEST)
}

/// Reads the URL of a service, to which credentials can be sent.
pub(super) fn parse_base_url(text: &str) -> Result<Url, Box<Fault>> {
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
pub(super) fn unbracketed(host: &str) -> &str {
    host.trim_start_matches('[').trim_end_matches(']')
}

fn client(
    base_url: &Url,
    settings: &Settings,
    user_agent: &HeaderValue,
    tls: &Tls,
) -> Result<Client, Box<Fault>> {
    let builder = Client::builder()
        // A redirect would take the body and the API key along, and the referer the token of a query.
        .redirect(Policy::none())
        .referer(false)
        .no_proxy()
        // Any crate of an application can switch these on for all: an answer would then depend on who else uses reqwest.
        .no_gzip()
        .no_deflate()
        .no_brotli()
        .no_zstd()
        .no_hickory_dns()
        // reqwest would repeat requests that an HTTP/2 server has not begun with, up to twice, whatever `Retry` says. Such a
        // request is `NotSent`, and repeated as an attempt: counted, and paid from the budget. (What a closing connection did not take,
        // and hands back unsent, goes to another one without being counted.)
        .retry(reqwest::retry::never())
        .user_agent(user_agent.clone())
        .connect_timeout(settings.connect_timeout)
        .read_timeout(settings.read_timeout)
        .pool_idle_timeout(POOL_IDLE)
        .https_only(base_url.scheme() == "https");
    tls.client(builder, base_url)
}

#[cfg(test)]
mod tests;
