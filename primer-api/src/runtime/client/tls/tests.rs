#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::time::Duration;

use super::super::fixture::Client;
use super::super::loopback::{Loopback, Reply};
use super::super::{Delivery, ErrorKind};

#[tokio::test]
async fn https_is_not_answered_by_http() {
    let server = Loopback::start(Reply::json(200, "{}")).await;
    let url = server.url.replace("http:", "https:");
    let client: Client = Client::builder()
        .api_key("k")
        .base_url(url)
        .connect_timeout(Duration::from_millis(300))
        .build()
        .unwrap();
    let error = client.retrieve("t").await.unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Connect, Delivery::NotSent)
    );
    assert!(error.is_timeout());
    assert_eq!(server.requests(), Vec::<String>::new());
}
