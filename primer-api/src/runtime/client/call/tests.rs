#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::time::{Duration, Instant};

use tokio::net::TcpListener;

use crate::runtime::Ref;
use crate::runtime::client::tests::fixture::{API_KEY, Client, Failure, JSON, PLAIN, Session};
use crate::runtime::client::tests::loopback::{Loopback, Reply};
use crate::runtime::client::{
    Builder, Call, Content, Delivery, DocumentedResponse, Error, ErrorKind, Executed, Operation,
    Retry, Statuses,
};

mod deadlines;
mod delivery;
mod failures;
mod headers;
mod idle;
mod keys;
mod messages;
mod request;
mod retries;
mod successes;
#[cfg(any(feature = "rustls", feature = "native-tls"))]
mod tls;

const SESSION: &str = r#"{"token":"t-1","amount":5,"unknown":true}"#;
const TOKEN: &str = "planted-token-77aa";

/// A client that makes one attempt.
fn builder(url: &str) -> Builder<Client> {
    Client::builder()
        .api_key(API_KEY)
        .base_url(url)
        .retry(Retry::never())
}

fn client(server: &Loopback) -> Client {
    builder(&server.url).build().unwrap()
}

fn session() -> Session {
    Session {
        token: "t-1".to_owned(),
        amount: Some(5),
    }
}

async fn fail(reply: Reply) -> Error<Failure> {
    let server = Loopback::start(reply).await;
    client(&server).retrieve(TOKEN).await.unwrap_err()
}

/// Every text that an error shows by itself, its sources' too.
fn texts<F>(error: &Error<F>) -> String {
    let mut texts = format!("{error}\n{error:?}\n{error:#?}");
    let mut next = std::error::Error::source(error);
    while let Some(source) = next {
        texts.push_str(&format!("\n{source}\n{source:?}"));
        next = source.source();
    }
    texts
}

#[test]
fn a_call_without_a_runtime_is_an_error() {
    let client = builder("http://127.0.0.1:9").build().unwrap();
    let mut future = client.retrieve(TOKEN).into_future();
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(Err(error)) = future.as_mut().poll(&mut context) else {
        panic!("no error")
    };
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Configuration, Delivery::NotSent)
    );
}

#[test]
fn nothing_secret_is_in_the_debug_of_a_call() {
    let client = builder("http://127.0.0.1:9").build().unwrap();
    let call = client.retrieve(TOKEN).header("X-Trace", "planted");
    let text = format!("{call:?} {client:?}");
    assert!(text.contains("retrieveSession") && text.contains("http://127.0.0.1:9"));
    assert!(
        !text.contains(TOKEN) && !text.contains(API_KEY) && !text.contains("planted"),
        "{text}"
    );
}

#[test]
fn a_call_and_its_error_travel_between_threads() {
    fn assert_send<T: Send>(_: &T) {}
    fn assert_shared<T: Send + Sync + 'static>() {}
    let client = builder("http://127.0.0.1:9").build().unwrap();
    assert_send(&client.retrieve(TOKEN));
    assert_send(&client.retrieve(TOKEN).into_future());
    assert_shared::<Error<Failure>>();
    assert_shared::<Client>();
    assert!(size_of::<Error<Failure>>() <= 2 * size_of::<usize>());
    assert!(size_of::<Result<(), Error<Failure>>>() <= 2 * size_of::<usize>());
    // Larger blocks are slow to allocate, and those of calls in flight do not come back soon.
    assert!(size_of_val(&*client.retrieve(TOKEN).into_future()) <= 1024);
}
