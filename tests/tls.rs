//! Clients over TLS: trusted certificates, failed connections, proxies, and HTTP/2.

use primer_api::runtime::Builder;
use primer_api::v2_4::{Client, CreateClientSessionRequest, Currency, LineItem, Order};
use primer_api::{Delivery, Error, ErrorKind, Executed, Retry};
use primer_tests::{
    Authority, Front, Leaf, Listener, Reply, Server, error_text, quick_retry, unused_address,
};

#[path = "tls/environment.rs"]
mod environment;
#[path = "tls/handshake.rs"]
mod handshake;
#[path = "tls/http2.rs"]
mod http2;
#[path = "tls/others.rs"]
mod others;
#[path = "tls/proxy.rs"]
mod proxy;
#[path = "tls/trust.rs"]
mod trust;

/// The body of a response to a creation.
const SESSION: &str =
    r#"{"clientToken":"planted-token","clientTokenExpirationDate":"2026-08-12T16:14:08Z"}"#;
const API_KEY: &str = "planted-key";
const ORDER: &str = "planted-order";
const HOST: &str = "127.0.0.1";
const HTTP_1: &[&str] = &["http/1.1"];

/// The kind of a failure and the delivery of its request.
type Outcome = (ErrorKind, Delivery);

const NO_CONNECTION: Outcome = (ErrorKind::Connect, Delivery::NotSent);
const NO_RESPONSE: Outcome = (ErrorKind::Transport, Delivery::Unknown);
const NO_BODY: Outcome = (ErrorKind::Transport, Delivery::Answered);

/// A choice of the library that speaks TLS.
type Backend = fn(Builder<Client>) -> Builder<Client>;

/// All libraries that are there.
const BACKENDS: &[Backend] = &[
    |builder| builder,
    #[cfg(feature = "native-tls")]
    Builder::native_tls,
];

/// A client that makes one attempt.
fn builder(url: &str) -> Builder<Client> {
    let builder = Client::builder().api_key(API_KEY).base_url(url);
    builder.retry(Retry::never())
}

/// A server that responds to a creation, behind TLS.
async fn secured(leaf: Leaf) -> (Server, Front) {
    let server = Server::start(Reply::json(200, SESSION)).await;
    let front = Front::start(server.address(), leaf, HTTP_1).await;
    (server, front)
}

fn request() -> CreateClientSessionRequest {
    CreateClientSessionRequest::new(ORDER, Currency::Gbp, Order::new([LineItem::new(2500)]))
}

async fn create(builder: Builder<Client>) -> Result<(), Error> {
    let client = builder.build()?;
    let session = client.create_client_session(request()).await;
    session.map(drop).map_err(Error::erase)
}

/// The outcome of a failed call, and its message.
async fn failure(builder: Builder<Client>) -> (Outcome, String) {
    let error = create(builder).await.unwrap_err();
    let texts = error_text(&error);
    assert!(!texts.contains("planted"), "{texts}");
    let message = error.to_string();
    let message = message.trim_start_matches("`createClientSession` (2.4): ");
    ((error.kind(), error.delivery()), message.to_owned())
}

async fn outcome(builder: Builder<Client>) -> Outcome {
    failure(builder).await.0
}
