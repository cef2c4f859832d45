//! Typed clients for Primer's client-session API, one module per API version.
//!
//! A merchant's server creates a *client session* (order, customer, metadata), gets a *client token* for the checkout in the
//! browser, and updates the session while the basket changes.
//!
//! This crate is in no registry: **`primer-api` in the public crates registry is another crate, by strangers, that also speaks to Primer**, and
//! `cargo add primer-api` fetches theirs. Depend on this one by `git` or `path`, as its README shows.
//!
//! ```
//! # #[cfg(all(feature = "sandbox", feature = "v2_4"))]
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use primer_api::sandbox::Sandbox;
//! use primer_api::v2_4::{
//!     Client, CreateClientSessionRequest, Currency, LineItem, Order, UpdateClientSessionRequest,
//! };
//!
//! let sandbox = Sandbox::start().await?; // a local server; `Client::from_env()` is for Primer's
//! let client = Client::builder()
//!     .base_url(sandbox.base_url())
//!     .api_key(sandbox.api_key())
//!     .build()?;
//!
//! let basket = Order::new([LineItem::new(2500).item_id("shoes-123").quantity(2)]);
//! let request = CreateClientSessionRequest::new("order-42", Currency::Gbp, basket)
//!     .customer_id("customer-123")
//!     .metadata([("channel", "web")]);
//! let session = client.create_client_session(request).await?;
//! assert_eq!(session.amount, Some(5000));
//!
//! let token = session.client_token.expose();
//! let session = client
//!     .update_client_session(UpdateClientSessionRequest::new(token).clear_customer_id())
//!     .await?;
//! assert_eq!(session.customer_id, None);
//! # Ok(())
//! # }
//! # #[cfg(not(all(feature = "sandbox", feature = "v2_4")))]
//! # fn main() {}
//! ```
//!
//! | to | see |
//! |---|---|
//! | begin, and later leave the sandbox | [Environments](#environments), [Going live](#going-live) |
//! | know what to do when a call fails | [Errors](#errors), [Retries](#retries) |
//! | test a service, without a network | [Testing](#testing) |
//! | move to another version of the API | [Versions](#versions) |
//! | watch it in production | [Observability](#observability), [Drift](#drift) |
//! | put parts of your own into it | [Extension points](#extension-points) |
//!
//! # Environments
//!
//! Primer has a sandbox and a production environment, each with keys of its own. [`Environment`](v2_4::Environment) names them; it is one type
//! in all versions, and `"production".parse::<Environment>()` reads one from a service's own configuration:
//!
//! ```
//! # #[cfg(feature = "v2_4")] {
//! use primer_api::v2_4::{Client, Environment};
//!
//! let client = Client::builder()
//!     .api_key("the key")
//!     .environment(Environment::Production)
//!     .build()?;
//! assert_eq!(client.transport().base_url(), "https://api.primer.io");
//! # }
//! # Ok::<(), primer_api::Error>(())
//! ```
//!
//! `Client::from_env()` and [`from_env`](runtime::Builder::from_env) of a builder read three environment variables:
//!
//! | variable | |
//! |---|---|
//! | `PRIMER_API_KEY` | the API key, which must be set |
//! | `PRIMER_ENVIRONMENT` | `sandbox` (the default) or `production`; any other name is an error |
//! | `PRIMER_BASE_URL` | a URL to use instead of the environment's, for a proxy or a stand-in: `https`, or `http` on a loopback host |
//!
//! [`build`](runtime::Builder::build) refuses what no call could succeed with: no key, a key with spaces or a line break around it, a URL that is
//! neither `https` nor `http` on a loopback host.
//!
//! # Going live
//!
//! 1. Set `PRIMER_ENVIRONMENT=production` and the production key, and nothing else: the same program speaks to the other environment.
//! 2. Set a deadline that fits your checkout, [`timeout`](runtime::Builder::timeout): a call with all its attempts ends within it (60 seconds by
//!    default).
//! 3. Decide what a shop does when a create may have been executed: [`executed`](runtime::Error::executed) and its table.
//! 4. Log an error as it prints, and count it by its [`kind`](runtime::Error::kind): it holds no secret, and the `diagnostics_id` that Primer's support asks for.
//! 5. Switch on [spans](#observability), and a hook for [drift](#drift): it tells of a new member before you need it.
//! 6. Make one client and clone it: clones share connections and the retry budget.
//!
//! # Versions
//!
//! | module | `X-Api-Version` | operations | state |
//! |---|---|---|---|
//! | [`v2_4`] | `2.4` | create, retrieve, update | current |
//! | [`v2_3`] | `2.3` | create, retrieve, update | deprecated since 2026-06-01, ends 2027-06-01 |
//! | [`v2_2`] | `2.2` | create, retrieve, update | deprecated since 2026-06-01, ends 2027-06-01 |
//! | [`v2_1`] | `2.1` | create, retrieve, update | deprecated since 2026-06-01, ends 2027-06-01 |
//! | [`v2021_10_19`] | `2021-10-19` | create | deprecated since 2026-06-01, ends 2027-06-01 |
//! | [`v2021_09_27`] | `2021-09-27` | create | deprecated since 2026-06-01, ends 2027-06-01 |
//!
//! Moving to another version is moving one `use`. A service that speaks two of them shares one transport, and so one pool of
//! connections: `v2_1::Client::from(client.transport().clone())`.
//!
//! A type that is equal in several versions is one type. A type that changed converts, in both directions: by `From` between neighbours where
//! every value has a place, by `TryFrom` where not, and by [`to_version`](Versioned::to_version) over any number of versions.
//!
//! ```
//! # #[cfg(all(feature = "v2_1", feature = "v2_2", feature = "v2_3", feature = "v2_4"))] {
//! use primer_api::{Versioned, v2_1, v2_2, v2_3, v2_4};
//!
//! let old = v2_1::LineItem::new(2500).item_id("shoes-123");
//! let new: v2_3::LineItem = v2_2::LineItem::from(old).name("Shoes"); // one type in 2.2 and 2.3
//! let newest: v2_4::LineItem = new.to_version()?; // any distance
//!
//! let error = v2_1::LineItem::try_from(new).unwrap_err();
//! assert_eq!(error.to_string(), "1 value has no place in API version 2.1: name: not in 2.1");
//! # let _ = newest; }
//! # Ok::<(), primer_api::ConversionError>(())
//! ```
//!
//! A call of an operation or a setter that a version lacks does not compile, and the compiler says which version has it. What
//! changed in a version is on its front page, and data in its `CHANGES`; `VERSION` is its name.
//!
//! # Calls
//!
//! A method of a client returns a [`Call`](runtime::Call): a value that is awaited, by itself or with settings of its own
//! (`.timeout(..)`), for the response alone or with status and headers (`.with_response()`). Nothing is sent until then.
//!
//! # Values
//!
//! - *Members* are public fields, with a setter each. `new` asks for what is required or recommended, by name where one could be
//!   taken for another (`LineItemArguments` of 2021-09-27); structs with nothing required have `Default`. All are `#[non_exhaustive]`: the API may gain members inside a version.
//! - *What the document does not know* survives: unknown members in `additional_properties`, unknown enum values in
//!   `Unrecognized`.
//! - *Timestamps* keep their text and compare as instants; [`to_rfc3339`](Timestamp::to_rfc3339) writes them in UTC.
//! - *Enums*: setters and arguments take the value, not text: `Currency::Gbp`, `"GBP".parse()?` (an error, [`UnknownValue`], names the nearest
//!   known value), or `Currency::Unrecognized("MRU".into())` for what Primer knows and the document does not. `KNOWN_VALUES` lists
//!   the others.
//! - *Amounts* are integers in minor units of the currency.
//! - *Updates* send what was set. Each member is a [`Patch`]: absent (kept), `null` by its `clear_*` method
//!   (cleared), or a value; so are the members of `order`, `customer` and all objects within, by types of their own:
//!   `OrderUpdate::default().clear_shipping()`. A type of a create request converts into its form for updates, and a setter
//!   takes either: `update.order(order)`. Primer documents `null` for a member of the session; it does not say whether it also
//!   clears a member of `order` or `customer`. Arrays are replaced whole.
//! - *Tokens* are [`Secret`]s: printing one does not compile, and [`expose`](runtime::Secret::expose) is explicit.
//!   Personal data is left out of `Debug`.
//!
//! # Errors
//!
//! `?` makes one [`Error`] of the errors of all operations: it is what a function of yours returns, `Result<(), primer_api::Error>`.
//!
//! [`Error`] says what kind of failure it is, the status and the service's own error as its typed `body`, the
//! `diagnostics_id` that Primer's support asks for, and by [`executed`](runtime::Error::executed) whether the request was
//! executed: `No`, `Perhaps` or `Yes`; its documentation has a table of what to do then. A request that breaks a limit is not sent, and all its
//! violations are listed with their paths.
//!
//! # Retries
//!
//! A failed call is repeated up to twice, if it may pass and within the deadline of the call. There is no idempotency key on these operations: a create
//! that is repeated makes a second session, so it is repeated only if it was not sent, or on 429 and on 503 with `Retry-After`. A retrieve and an update
//! are repeated after any failure that may pass. [`Retry`] has the rules and replaces them, per client and per call:
//!
//! ```
//! # #[cfg(feature = "v2_4")] {
//! # use primer_api::v2_4::Client;
//! use primer_api::Retry;
//!
//! let client = Client::builder().api_key("the key").retry(Retry::never()).build()?;
//! let call = client.retrieve_client_session("the token").retry(Retry::default());
//! # drop(call);
//! # }
//! # Ok::<(), primer_api::Error>(())
//! ```
//!
//! # Testing
//!
//! - With the feature `mock`, `primer_api::mock` is a local server that replies as a test says, and holds what your service sends against the document:
//!   `Mock::<Client>::start()`. Its `Failure` makes errors of calls that never happened.
//! - With the feature `sandbox`, `primer_api::sandbox` is a local stand-in for Primer's server, which keeps sessions, for the tests of a whole service; for
//!   services in other languages it is a program, `primer-sandbox`.
//!
//! Both are features for `[dev-dependencies]`; the README shows how both lines name the same source. With neither, a client goes to any `http` server on a
//! loopback host: `PRIMER_BASE_URL=http://127.0.0.1:8080`.
//!
//! # Connections
//!
//! A request goes to the host that the client was built for and to no other: redirects are not followed, and no proxy is taken from
//! the environment unless the builder says so. It goes by `https`, or by `http` to loopback hosts. A [`Builder`](runtime::Builder) sets all the rest:
//!
//! - *whom to trust*: the machine's root certificates, others instead of them (`root_certificates`) or beside them
//!   (`add_root_certificates`);
//! - *a proxy* (`proxy`), which is asked for a tunnel and sees no request;
//! - *time*: 5 seconds to connect, 15 for a silent server, 30 for an attempt, 60 for a call with all its attempts;
//! - *size*, for each call in flight: 2 MiB for the body of a response, 64 KiB for that of a failure. A body that would take far more memory than its text
//!   is refused as well;
//! - *the application's name*, which stands first in `User-Agent`.
//!
//! Clones of a client share its connections and its retry budget. Where there is no Tokio runtime, the feature `blocking` lets a call
//! block its thread: `client.create_client_session(request).wait()`.
//!
//! # Extension points
//!
//! | yours | by |
//! |---|---|
//! | headers of all calls, of one call | [`header`](runtime::Builder::header) of a builder, [`header`](runtime::Call::header) of a call |
//! | headers of each attempt, as a trace that crosses services needs them | [`on_attempt`](runtime::Builder::on_attempt), a hook |
//! | keys that rotate, tokens that expire | [`credential_provider`](runtime::Builder::credential_provider) and [`api_key_provider`](runtime::Builder::api_key_provider), async functions |
//! | when to repeat | [`Retry::by`] |
//! | what is done with what the document does not know | [`on_drift`](runtime::Builder::on_drift), a hook |
//! | the proxy of the environment | [`proxy_from_env`](runtime::Builder::proxy_from_env) |
//! | the HTTP client | [`http_client`](runtime::Builder::http_client), a trait of one method, with the promises that are yours to keep then |
//!
//! Each has an example where it is documented. Hooks and headers for all calls:
//!
//! ```
//! # #[cfg(feature = "v2_4")] {
//! # use primer_api::v2_4::Client;
//! let client = Client::builder()
//!     .api_key("the key")
//!     .header("X-Tenant", "shop-7")
//!     .on_attempt(|attempt| {
//!         let trace = format!("call {}, attempt {}", attempt.operation(), attempt.number());
//!         let _ = attempt.header("X-Trace", &trace); // an error if no header can hold it
//!     })
//!     .on_drift(|drift| eprintln!("{drift}"))
//!     .build()?;
//! # }
//! # Ok::<(), primer_api::Error>(())
//! ```
//!
//! # Observability
//!
//! With the feature `tracing`, each call that is awaited is a span, and each attempt to make it is a span inside of it. Their
//! target is `primer_api`, and their fields have OpenTelemetry's names (its conventions for HTTP clients), so that the layer of
//! `tracing-opentelemetry` exports them as they are.
//!
//! | span | level | field | |
//! |---|---|---|---|
//! | `call` | info | `otel.name`, `otel.kind` | the `operationId`; `internal` |
//! | | | `api.operation`, `api.version` | the `operationId`, and the document's version |
//! | | | `api.attempts` | at its end: how many were made |
//! | | | `api.delivery` | of a failure: `not_sent`, `unknown` or `answered` ([`Delivery`]) |
//! | `attempt` | info | `otel.name`, `otel.kind` | method and path template, `POST /client-session`; `client` |
//! | | | `http.request.method`, `url.template` | the same two by themselves; placeholders stay as they are |
//! | | | `url.scheme`, `server.address`, `server.port` | of the base URL |
//! | | | `http.request.resend_count` | of a repetition alone: 1 for the first |
//! | | | `http.response.status_code`, `network.protocol.version` | of a response, as soon as its head is there |
//! | both | | `otel.status_code`, `error.type` | of a failure: `ERROR`, and the status or the kind of failure (`timeout`, `connect`, `decode`, …) |
//!
//! A call fails with its error. An attempt fails by a status from 400 on, and if there is no response or not all of it. That another
//! attempt follows is an event of the call's span, at level debug: `attempt`, `wait_ms` and `error.type`. A future that is dropped
//! closes its spans, which then have no end. Nothing is recorded but what is in this table: no URL, no value of a parameter, no
//! header, no body, and not the path of a base URL.
//!
//! # Drift
//!
//! An API changes while a service runs. [`on_drift`](runtime::Builder::on_drift) of a client's builder sets a hook that is told of
//! what a response holds and the document does not know: a new member, enum value, discriminator, status or media type, and the
//! headers `Deprecation` and `Sunset`. Each [`Drift`] is one line without a value, to be logged or counted:
//! ``"`retrieveClientSession` (2.4): `order.lineItems[].productType`: an enum value that the document does not know"``.
//!
//! # Features
//!
//! - `client` (default): clients, beside the types. The types alone need no HTTP, no TLS and no Tokio, and compile for
//!   `wasm32-unknown-unknown`: `default-features = false, features = ["v2_4"]`. They are read and written by any serde format;
//!   the bounds on bodies are the client's.
//! - `http2` (default): HTTP/2 where the server speaks it, and HTTP/1.1 otherwise.
//! - `rustls` (default): TLS by rustls.
//! - `native-tls`: TLS by the platform's library (OpenSSL on Linux). With both, rustls is used unless
//!   `Builder::native_tls` asks for the other; with neither, a client speaks `http` with loopback hosts alone.
//! - `v2021_09_27`, `v2021_10_19`, `v2_1`, `v2_2`, `v2_3`, `v2_4` (default): the version's module. A service that speaks
//!   one version compiles no other with `default-features = false, features = ["rustls", "v2_4"]`.
//! - `blocking`: `wait`, by which a [`Call`](runtime::Call) blocks the thread, where there is no Tokio runtime.
//! - `mock`: `primer_api::mock`, a local server for the tests of your service.
//! - `sandbox`: `primer_api::sandbox`, a local stand-in for Primer's server, for the tests of your service; and the program `primer-sandbox`.
//! - `tracing`: spans, see above.

// What needs a feature says so, where the documentation is built by a compiler that can show it.
#![cfg_attr(docsrs, feature(doc_cfg))]
// The documentation links to every version.
#![cfg_attr(not(feature = "default"), allow(rustdoc::broken_intra_doc_links))]

#[cfg(all(feature = "client", target_family = "wasm"))]
compile_error!(
    "a client needs sockets, which wasm has not: leave feature `client` out by `default-features = false`, and name the versions whose types are needed"
);

// The macro's expansion names the runtime as any other crate would.
extern crate self as primer_api;

pub mod runtime;
#[cfg(feature = "sandbox")]
pub mod sandbox;

#[cfg(feature = "mock")]
pub use crate::runtime::mock;
pub use crate::runtime::{
    Change, ConversionError, Json, Loss, Map, OneOrMany, Patch, Secret, Timestamp, UnknownValue,
    Versioned, Violation,
};
#[cfg(feature = "client")]
pub use crate::runtime::{
    Delivery, Drift, DriftKind, Error, ErrorKind, Executed, Retry, Transport,
};

primer_codegen::generate_api! {
    doctests = primer_api;
    /// API version 2021-09-27: create alone.
    #[cfg(feature = "v2021_09_27")]
    pub mod v2021_09_27 = "../spec/2021-09-27.yaml";
    /// API version 2021-10-19: create alone.
    #[cfg(feature = "v2021_10_19")]
    pub mod v2021_10_19 = "../spec/2021-10-19.yaml";
    /// API version 2.1: the first with retrieve and update.
    #[cfg(feature = "v2_1")]
    pub mod v2_1 = "../spec/2.1.yaml";
    /// API version 2.2: names, product data and card networks.
    #[cfg(feature = "v2_2")]
    pub mod v2_2 = "../spec/2.2.yaml";
    /// API version 2.3: for client sessions the same as 2.2.
    #[cfg(feature = "v2_3")]
    pub mod v2_3 = "../spec/2.3.yaml";
    /// API version 2.4: the current one.
    #[cfg(feature = "v2_4")]
    pub mod v2_4 = "../spec/2.4.yaml";
}

/// The README's example compiles.
#[cfg(all(doctest, feature = "client", feature = "v2_4"))]
#[doc = include_str!("../README.md")]
struct Readme;
