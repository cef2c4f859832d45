//! Schemes of every kind, and documents that do not say all of them.

use primer_api::runtime::{Delivery, Executed};
use primer_tests::{Reply, Server};

primer_codegen::generate_api! {
    #[allow(deprecated)]
    pub mod api = "schemes.yaml";
}

use self::api::Client;

#[tokio::test]
async fn keys_in_cookies_share_one_header() {
    let server = Server::start(Reply::empty(204)).await;
    let builder = Client::builder().credential("SessionCookie", "s-1");
    let client = server.keyless(builder.credential("TenantCookie", "t=2"));
    client.by_cookies().await.unwrap();
    assert_eq!(
        server.request().header("Cookie"),
        Some("sid=s-1; tenant=t=2")
    );

    let builder = Client::builder().credential("SessionCookie", "s;4711");
    let client = server.keyless(builder.credential("TenantCookie", "t"));
    let error = client.by_cookies().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "`byCookies` (1): the credential for `SessionCookie` has characters that no cookie can hold"
    );
    assert_eq!(
        (error.delivery(), error.executed()),
        (Delivery::NotSent, Executed::No)
    );
}

#[tokio::test]
async fn another_scheme_of_http_is_the_callers_text() {
    let server = Server::start(Reply::empty(204)).await;
    let text = r#"Digest username="jo", realm="a", response="0f""#;
    let client = server.keyless(Client::builder().credential("Digest", text));
    client.by_digest().await.unwrap();
    assert_eq!(server.request().header("Authorization"), Some(text));
}

#[tokio::test]
async fn a_token_of_openid_is_a_bearers() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.keyless(Client::builder().credential("OpenId", "t-1"));
    client.by_open_id().await.unwrap();
    assert_eq!(server.request().header("Authorization"), Some("Bearer t-1"));
}

#[tokio::test]
async fn schemes_of_one_place_are_alternatives() {
    let server = Server::start(Reply::empty(204)).await;
    for (scheme, credential, sent) in [
        ("Login", "jo:p", "Basic am86cA=="),
        ("OpenId", "t-1", "Bearer t-1"),
    ] {
        let client = server.keyless(Client::builder().credential(scheme, credential));
        client.by_either().await.unwrap();
        assert_eq!(server.request().header("Authorization"), Some(sent));
    }
    let client = server.keyless(Client::builder().credential("Digest", "d"));
    let error = client.by_either().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "`byEither` (1): no credential for `Login` or `OpenId`"
    );
}

#[tokio::test]
async fn a_scheme_that_is_not_declared_asks_for_nothing() {
    let server = Server::start(Reply::empty(204)).await;
    let builder = Client::builder().api_key("k-1").header("X-Proof", "p-1");
    server.keyless(builder).by_certificate().await.unwrap();
    let request = server.request();
    assert_eq!(request.header("Authorization"), None);
    assert_eq!(request.header("X-Proof"), Some("p-1"));
}
