//! A local stand-in for Primer's client-session API (feature `sandbox`).
//!
//! A [`Sandbox`] responds on the loopback interface as Primer documents it, so that a checkout can be tried out and tested
//! without a network, a key or a bill. It knows every version of the API, whichever of their features are on.
//!
//! ```
//! # #[cfg(feature = "v2_4")]
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use primer_api::sandbox::Sandbox;
//! use primer_api::v2_4::{Client, CreateClientSessionRequest, Currency, LineItem, Order};
//!
//! let sandbox = Sandbox::start().await?;
//! let client = Client::builder()
//!     .base_url(sandbox.base_url())
//!     .api_key(sandbox.api_key())
//!     .build()?;
//!
//! let basket = Order::new([LineItem::new(2500).item_id("shoes-123").quantity(2)]);
//! let created = client
//!     .create_client_session(CreateClientSessionRequest::new("order-42", Currency::Gbp, basket))
//!     .await?;
//! assert_eq!(created.amount, Some(5000));
//!
//! let session = client.retrieve_client_session(&created.client_token).await?;
//! assert_eq!(session.order_id.as_deref(), Some("order-42"));
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "v2_4"))]
//! # fn main() {}
//! ```
//!
//! # How it responds
//!
//! Every failure has Primer's envelope, with a `diagnosticsId` of its own.
//!
//! | a request | gets |
//! |---|---|
//! | to another path than `/client-session` | 404 `NotFound` |
//! | without the sandbox's key in `X-Api-Key` | 401 `Unauthorized` |
//! | without `X-Api-Version` | what the earliest version responds with |
//! | with a version that is not known (`v2.1` is `2.1`) | 400 `UnsupportedApiVersion` |
//! | for an operation that the version lacks | 405 `MethodNotAllowed`, with `Allow` |
//! | with a `Content-Type` other than `application/json` and `application/x-www-form-urlencoded`, which is curl's default; none at all is accepted too | 415 `UnsupportedMediaType` |
//! | whose body has more than 1 MiB | 413 `RequestTooLarge` |
//! | whose body is no JSON, or no object | 400 `MalformedRequest` |
//! | that breaks the version's schema | 422 `RequestValidationError`, naming every member |
//! | with a token that is unknown, or older than 24 hours | 404 `ClientSessionNotFound` |
//! | whose `currencyCode` is unknown | 422 `RequestValidationError` where the schema lists them (creation from 2.2 on), 400 `ClientSessionValidationError` elsewhere |
//! | with an amount and without a `currencyCode`, from 2.1 on | 400 `ClientSessionValidationError` |
//! | whose total is negative, or beyond 64 bits | 400 `ClientSessionValidationError` |
//! | that updates `paymentMethod.options` | 400 `ClientSessionValidationError` |
//! | with an empty key anywhere in its `metadata`, in 2.4 | 400 `MetadataContainsEmptyKey` |
//!
//! Where Primer's documentation is silent, this is the sandbox's own choice: the `errorId`s of 401, 404, 405, 413, 415 and
//! of a body without JSON; 404 rather than 401 or 410 for an expired token; 405 rather than 404 for an operation that
//! a version lacks.
//!
//! # What it keeps
//!
//! - The schemas are those of the generated types. Like these they are open: an enum value that is not known is accepted,
//!   other than a currency, and so is an undeclared member anywhere but at the top of a body. A format is a hint (`email`, `uri`), but a
//!   time must be one. No integer has more than 64 bits. A currency is known if a version lists
//!   it, or it is one of ISO 4217's younger codes (MRU, SLE, STN, UYW, VED, VES, XCG, ZWG). `null` in a new session is a member left out, in the items
//!   of an array too.
//! - A session is not bound to the version that made it. Read under another version it is answered whole: members that this
//!   version does not know are kept, as a reader has to expect anyway.
//! - The total is the one that was set, or else computed: `amount * quantity - discountAmount + taxAmount` of each line item,
//!   and fees and shipping. Surcharges are not in it: they depend on the payment method that the shopper chooses.
//! - An update changes a session whole or not at all. `paymentMethod.options` outlives any update, a `null` for
//!   `paymentMethod` included.
//! - A response leaves out what is empty, except that a creation gets what was sent. Inside of `metadata`
//!   and `extraMerchantData` everything stays as it is.
//! - A recommended member that a new session lacks is worth a warning, in the form of the guide: an array of texts. From 2.1 on,
//!   one of `amount` and `order.lineItems` is enough.
//! - A payment method that does not say which card networks it accepts gets all of them, from 2.2 on.
//! - An unset `paymentType` stays unset, though versions before 2.4 guess one: the rule is not published.
//!
//! Nothing is logged unless [`log`](SandboxBuilder::log) asks for it, and nothing is kept beyond the sandbox's life.
//!
//! # As a program
//!
//! `primer-sandbox` is the sandbox for front ends, services in other languages and containers:
//!
//! ```sh
//! cargo run -p primer-api --bin primer-sandbox --features sandbox -- --port 8080 --api-key test
//! ```

mod body;
mod clock;
mod envelope;
mod faults;
mod log;
mod mint;
mod page;
mod refusal;
mod rules;
mod schema;
mod service;
mod session;
mod sessions;
mod total;
mod types;
mod version;

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use self::service::{Service, Settings};
use crate::runtime::Secret;
use crate::runtime::mock::{ReceivedRequest, Reply, Server};

/// A stand-in for Primer's server, running until it is dropped.
pub struct Sandbox {
    base_url: String,
    service: Arc<Service>,
    _server: Server,
}

/// Sets a [`Sandbox`] up.
#[must_use = "a builder does nothing until it starts"]
pub struct SandboxBuilder {
    address: SocketAddr,
    settings: Settings,
}

impl SandboxBuilder {
    /// The address on which the sandbox listens; the loopback interface by default.
    pub fn host(mut self, host: IpAddr) -> Self {
        self.address.set_ip(host);
        self
    }

    /// The port on which the sandbox listens; any free one by default.
    pub fn port(mut self, port: u16) -> Self {
        self.address.set_port(port);
        self
    }

    /// The only key that the sandbox accepts; a random one by default.
    pub fn api_key(mut self, api_key: impl Into<Secret>) -> Self {
        self.settings.api_key = Some(api_key.into());
        self
    }

    /// Gives a line for each request to this function, once it has its response or the client gives up: `POST /client-session 2.4 200 0.4 ms`.
    ///
    /// It holds the method, the path, the version, the status (`-` if there is no response, as after [`Reply::close`]) and the time. No token and
    /// no key is in it, no query, and nothing of a body.
    pub fn log(mut self, log: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.settings.log = Some(Arc::new(log));
        self
    }

    /// Shows a page at `/`, for people: how the sandbox is used and which sessions there are, with the beginnings of their tokens.
    pub fn page(mut self) -> Self {
        self.settings.has_page = true;
        self
    }

    /// Takes faults at `/faults`, for programs in other languages: [`fail_next`](Sandbox::fail_next) over HTTP.
    ///
    /// With the sandbox's key in `X-Api-Key`, `POST` adds a fault or a list of them, `DELETE` forgets all, `GET` changes nothing; each
    /// responds with how many wait: `{"waiting": 2}`. A fault is an object:
    ///
    /// | member | |
    /// |---|---|
    /// | `status` | the status of a response, 200 to 599 |
    /// | `retryAfter` | its `Retry-After`, in seconds |
    /// | `body` | its body, any JSON |
    /// | `close` | `true`, instead of these: the connection closes without a response |
    /// | `delay` | milliseconds before either |
    pub fn faults(mut self) -> Self {
        self.settings.takes_faults = true;
        self
    }

    /// The number of requests that are kept for [`requests`](Sandbox::requests), the latest; all by default.
    pub fn keep_requests(mut self, most: usize) -> Self {
        self.settings.kept = Some(most);
        self
    }

    /// Starts the sandbox in the current Tokio runtime.
    ///
    /// # Errors
    ///
    /// There is no Tokio runtime, or the operating system does not give the address.
    pub async fn start(self) -> io::Result<Sandbox> {
        let service = Arc::new(Service::new(self.settings));
        let server = Server::start(self.address, Arc::clone(&service) as _).await?;
        Ok(Sandbox {
            base_url: format!("http://{}", server.address()),
            service,
            _server: server,
        })
    }
}

impl fmt::Debug for SandboxBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SandboxBuilder")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

impl Sandbox {
    /// Starts a sandbox on a free port of the loopback interface, in the current Tokio runtime.
    ///
    /// # Errors
    ///
    /// There is no Tokio runtime, or the operating system gives no port.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// A sandbox on a free port of the loopback interface, with nothing else set yet.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder {
            address: (Ipv4Addr::LOCALHOST, 0).into(),
            settings: Settings::default(),
        }
    }

    /// Where the sandbox is: `http://127.0.0.1:` and the port, for the builder of any client.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The only key that the sandbox accepts, made for it alone.
    pub fn api_key(&self) -> &str {
        self.service.api_key().expose()
    }

    /// Gives this reply to the next request that has none yet, instead of the sandbox's own: several calls make a sequence. The
    /// sandbox does nothing then, as a service whose gateway fails.
    ///
    /// ```
    /// # #[cfg(feature = "v2_4")]
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use primer_api::mock::Reply;
    /// use primer_api::sandbox::Sandbox;
    /// use primer_api::v2_4::Client;
    /// use primer_api::{Executed, v2_4};
    ///
    /// let sandbox = Sandbox::start().await?;
    /// let client = Client::builder()
    ///     .base_url(sandbox.base_url())
    ///     .api_key(sandbox.api_key())
    ///     .build()?;
    /// sandbox.fail_next(Reply::close());
    ///
    /// let basket = v2_4::Order::new([v2_4::LineItem::new(2500)]);
    /// let request = v2_4::CreateClientSessionRequest::new("order-42", v2_4::Currency::Gbp, basket);
    /// let error = client.create_client_session(request).await.unwrap_err();
    /// assert_eq!(error.executed(), Executed::Perhaps);
    /// assert_eq!(sandbox.requests().len(), 1);
    /// # Ok(())
    /// # }
    /// # #[cfg(not(feature = "v2_4"))]
    /// # fn main() {}
    /// ```
    pub fn fail_next(&self, reply: Reply) {
        self.service.fail_next(reply);
    }

    /// The requests that came, in their order, with what is in them; not those whose connection was closed before they were read.
    pub fn requests(&self) -> Vec<ReceivedRequest> {
        self.service.requests()
    }

    /// Lets time pass for the sandbox, so that client tokens expire without waiting for 24 hours.
    ///
    /// Time passes by itself as well, and never goes back. A century is the most that can pass in this way.
    pub fn advance(&self, duration: Duration) {
        self.service.clock().advance(duration);
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not the key, and not the sessions, which hold personal data.
        f.debug_struct("Sandbox")
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
