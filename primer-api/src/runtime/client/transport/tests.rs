#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use crate::runtime::client::tests::fixture::Client;
use crate::runtime::client::tests::loopback::{Loopback, Reply};

#[tokio::test]
async fn clients_share_a_transport() {
    let server = Loopback::start(Reply::json(200, r#"{"token":"t"}"#)).await;
    let client = Client::builder()
        .api_key("k")
        .base_url(&server.url)
        .user_agent("shop/1.4")
        .build()
        .unwrap();
    let other = Client::from(client.transport.clone());
    let _ = other.retrieve("t").await.unwrap();
    let agent = format!(
        "shop/1.4 sessions/2.4 primer-codegen/{}",
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(server.header("user-agent"), Some(agent));
}
