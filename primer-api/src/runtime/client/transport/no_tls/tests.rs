#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use crate::runtime::client::ErrorKind;
use crate::runtime::client::tests::fixture::Client;
use crate::runtime::client::tests::loopback::{Loopback, Reply};

#[test]
fn https_asks_for_a_feature() {
    let error = Client::builder().build().map(drop).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!(
        error.to_string(),
        "`https` needs the feature `rustls` or `native-tls` of `primer-api`"
    );
}

#[tokio::test]
async fn http_on_loopback_needs_none() {
    let server = Loopback::start(Reply::json(200, r#"{"token":"t"}"#)).await;
    let client = Client::builder().api_key("k").base_url(&server.url);
    let client: Client = client.build().unwrap();
    assert_eq!(client.retrieve("t").await.unwrap().token, "t");
}
