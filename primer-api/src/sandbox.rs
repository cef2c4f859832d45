//! A local stand-in for Primer's client-session API (feature `sandbox`).
//!
//! A [`Sandbox`] responses on the loopback interface as Primer documents it, so that a checkout can be tried out and tested
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
//!   other than a currency, and so is an undeclared member anywhere but at the top of a body. A currency is known if a version lists
//!   it, or it is one of ISO 4217's younger codes (MRU, SLE, STN, UYW, VED, VES, XCG, ZWG). `null` in a new session is a member left out.
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
//! Nothing is logged, and nothing is kept beyond the sandbox's life.

mod body;
mod clock;
mod envelope;
mod mint;
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
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use self::service::Service;

/// A stand-in for Primer's server, running until it is dropped.
pub struct Sandbox {
    base_url: String,
    service: Arc<Service>,
    /// The server stops once nobody can send to it any more.
    _running: oneshot::Sender<()>,
}

impl Sandbox {
    /// Starts a sandbox on a free port of the loopback interface, in the current Tokio runtime.
    ///
    /// # Errors
    ///
    /// There is no Tokio runtime, or the operating system gives no port.
    pub async fn start() -> io::Result<Self> {
        // Binding panics without a runtime.
        Handle::try_current().map_err(io::Error::other)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let base_url = format!("http://{}", listener.local_addr()?);
        let service = Arc::new(Service::default());
        let (running, stopped) = oneshot::channel();
        let router = service::router(Arc::clone(&service));
        tokio::spawn(
            axum::serve(listener, router)
                .with_graceful_shutdown(async move {
                    // Nothing is ever sent: what ends the wait is the sender's end.
                    let _ = stopped.await;
                })
                .into_future(),
        );
        Ok(Self {
            base_url,
            service,
            _running: running,
        })
    }

    /// Where the sandbox is: `http://127.0.0.1:` and the port, for the builder of any client.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The only key that the sandbox accepts, made for it alone.
    pub fn api_key(&self) -> &str {
        self.service.api_key().expose()
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
