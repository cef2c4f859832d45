#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod beside;
mod operations;
mod raw;
mod refusals;
mod responses;

use std::time::Duration;

use self::raw::{client, create};
use super::Sandbox;
use super::types::v2_4;
use crate::runtime::ErrorKind;
use serde_json::json;

#[tokio::test]
async fn each_sandbox_has_a_key_of_its_own() {
    let one = Sandbox::start().await.unwrap();
    let other = Sandbox::start().await.unwrap();
    assert_ne!(one.api_key(), other.api_key());
    assert_ne!(one.base_url(), other.base_url());
}

#[tokio::test]
async fn tokens_are_all_different() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut tokens = Vec::new();
    for _ in 0..20 {
        tokens.push(create(&sandbox, "2.4", &json!({})).await);
    }
    tokens.sort();
    tokens.dedup();
    assert_eq!(tokens.len(), 20);
}

#[tokio::test]
async fn time_does_not_overflow() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.advance(Duration::MAX);
    sandbox.advance(Duration::MAX);
    create(&sandbox, "2.4", &json!({})).await;
}

#[tokio::test]
async fn debug_shows_no_key() {
    let sandbox = Sandbox::start().await.unwrap();
    let shown = format!("{sandbox:?}");
    assert!(shown.contains(sandbox.base_url()));
    assert!(!shown.contains(sandbox.api_key()));
}

#[tokio::test]
async fn a_sandbox_stops_when_it_is_dropped() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = client(&sandbox);
    client
        .create_client_session(v2_4::CreateClientSessionRequest::default())
        .await
        .unwrap();
    drop(sandbox);
    for _ in 0..500 {
        let request = v2_4::CreateClientSessionRequest::default();
        match client.create_client_session(request).await {
            Err(error) if error.kind() == ErrorKind::Connect => return,
            _ => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
    panic!("the sandbox still responds");
}

#[test]
fn without_a_runtime_there_is_no_sandbox() {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};
    let start = pin!(Sandbox::start());
    match start.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Err(_)) => {}
        _ => panic!("started"),
    }
}
