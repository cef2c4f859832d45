#![allow(clippy::unwrap_used)]

use std::thread;
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;

use crate::runtime::client::tests::fixture::{API_KEY, Client};
use crate::runtime::client::tests::loopback::{Loopback, Reply};
use crate::runtime::client::{Delivery, ErrorKind, Retry};

const SESSION: &str = r#"{"token":"t-1"}"#;

fn serve(reply: Reply) -> (Runtime, Loopback) {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(Loopback::start(reply));
    (runtime, server)
}

fn client(server: &Loopback) -> Client {
    let builder = Client::builder().api_key(API_KEY).base_url(&server.url);
    builder.retry(Retry::never()).build().unwrap()
}

fn kept() -> Reply {
    let length = SESSION.len();
    let text = format!("HTTP/1.1 200 X\r\ncontent-length: {length}\r\n\r\n{SESSION}");
    Reply::Kept(text.into_bytes())
}

#[test]
fn a_thread_without_a_runtime_waits_for_the_response() {
    let (_runtime, server) = serve(Reply::json(200, SESSION));
    let response = client(&server).retrieve("t-1").wait_with_response();
    assert_eq!(response.unwrap().status(), 200);
    assert_eq!(client(&server).retrieve("t-1").wait().unwrap().token, "t-1");
}

#[test]
fn blocking_calls_share_their_connections() {
    let (_runtime, server) = serve(kept());
    let client = client(&server);
    for _ in 0..3 {
        let client = client.clone();
        let call = move || client.retrieve("t-1").wait().unwrap();
        assert_eq!(thread::spawn(call).join().unwrap().token, "t-1");
        // A connection is idle once its own task has seen the end of the response.
        thread::sleep(Duration::from_millis(50));
    }
    assert_eq!((server.requests().len(), server.connections()), (3, 1));
}

#[test]
fn a_connection_of_a_runtime_that_stands_still_is_not_waited_for() {
    let (_runtime, server) = serve(kept());
    let client = client(&server);
    let still = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    still
        .block_on(client.retrieve("t-1").into_future())
        .unwrap();
    client
        .retrieve("t-1")
        .timeout(Duration::from_secs(5))
        .wait()
        .unwrap();
    assert_eq!(server.connections(), 2);
}

#[test]
fn threads_wait_at_the_same_time() {
    let (_runtime, server) = serve(kept());
    let client = client(&server);
    thread::scope(|scope| {
        for _ in 0..20 {
            scope.spawn(|| client.retrieve("t-1").wait().unwrap());
        }
    });
    assert_eq!(server.requests().len(), 20);
}

#[test]
fn inside_of_a_runtime_it_is_an_error_and_nothing_is_sent() {
    let (runtime, server) = serve(Reply::json(200, SESSION));
    let client = client(&server);
    let on_the_thread = runtime.block_on(async { client.retrieve("t-1").wait() });
    let call = client.retrieve("t-1");
    let beside_it = runtime.block_on(runtime.spawn_blocking(|| call.wait()));
    for result in [on_the_thread, beside_it.unwrap()] {
        let error = result.unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Configuration, Delivery::NotSent)
        );
        assert_eq!(
            error.to_string(),
            "`retrieveSession` (2.4): `wait` would block a Tokio runtime: await the call instead"
        );
    }
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn a_silent_server_meets_the_deadline() {
    let (_runtime, server) = serve(Reply::Silence(Vec::new()));
    let started = Instant::now();
    let call = client(&server).retrieve("t-1");
    let error = call.timeout(Duration::from_millis(50)).wait().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(started.elapsed() < Duration::from_secs(10));
}
