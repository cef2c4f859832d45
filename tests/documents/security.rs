//! Security: where credentials stand, and which of several are used.

use primer_api::runtime::{Delivery, ErrorKind};
use primer_tests::{Reply, Request, Server};

primer_codegen::generate_api! {
    mod api = "security.yaml";
}

use self::api::*;

/// Makes a call with some credentials and yields the request that it made.
macro_rules! requested {
    ($client:ident: [$($credential:expr),*] => $call:expr) => {{
        let server = Server::start(Reply::empty(204)).await;
        let credentials: &[(&str, &str)] = &[$($credential),*];
        let mut builder = Client::builder();
        for (scheme, credential) in credentials {
            builder = builder.credential(*scheme, *credential);
        }
        let $client = server.keyless(builder);
        let result = $call.await;
        let request: Option<Request> = server.requests().pop();
        result.map(|()| request.unwrap())
    }};
}

#[tokio::test]
async fn a_key_stands_in_its_header() {
    let request = requested!(client: [("HeaderKey", "k-1")] => client.of_the_document()).unwrap();
    assert_eq!(request.header("X-Key"), Some("k-1"));
    assert_eq!(request.target(), "/document");
}

#[tokio::test]
async fn a_key_stands_in_the_query_behind_the_parameters() {
    let request = requested!(client: [("QueryKey", "k&1 ä")] => client.by_query("x")).unwrap();
    assert_eq!(request.query(), "q=x&api%20key=k%261%20%C3%A4");
}

#[tokio::test]
async fn a_token_is_a_bearers() {
    let request = requested!(client: [("Bearer", "t-1")] => client.by_bearer()).unwrap();
    assert_eq!(request.header("Authorization"), Some("Bearer t-1"));
    let request = requested!(client: [("Oauth", "t-2")] => client.by_oauth()).unwrap();
    assert_eq!(request.header("Authorization"), Some("Bearer t-2"));
}

#[tokio::test]
async fn a_user_and_a_password_are_encoded() {
    let request = requested!(client: [("Basic", "jo:p ä:ss")] => client.by_basic()).unwrap();
    assert_eq!(
        request.header("Authorization"),
        Some("Basic am86cCDDpDpzcw==")
    );

    let error = requested!(client: [("Basic", "p-4711")] => client.by_basic()).unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Configuration, Delivery::NotSent)
    );
    assert!(!format!("{error} {error:?}").contains("4711"));
}

#[tokio::test]
async fn an_operation_can_need_nothing() {
    let request = requested!(client: [("HeaderKey", "k-1")] => client.by_nothing()).unwrap();
    assert_eq!(request.header_names(), ["accept", "host", "user-agent"]);
}

#[tokio::test]
async fn the_first_alternative_that_is_covered_is_used() {
    let request = requested!(client: [("HeaderKey", "k-1"), ("Bearer", "t-1"), ("QueryKey", "k-2")] => client.by_either()).unwrap();
    assert_eq!(
        (request.header("X-Key"), request.query()),
        (Some("k-1"), "api%20key=k-2")
    );
    assert_eq!(request.header("Authorization"), None);

    let request =
        requested!(client: [("HeaderKey", "k-1"), ("Bearer", "t-1")] => client.by_either())
            .unwrap();
    assert_eq!((request.header("X-Key"), request.query()), (None, ""));
    assert_eq!(request.header("Authorization"), Some("Bearer t-1"));
}

#[tokio::test]
async fn missing_credentials_are_reported_before_anything_is_sent() {
    let error = requested!(client: [("HeaderKey", "k-4711")] => client.by_either()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`byEither` (1): no credential for `HeaderKey` and `QueryKey` or `Bearer`"
    );
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Configuration, Delivery::NotSent)
    );
}

#[tokio::test]
async fn an_optional_credential_is_used_if_there_is_one() {
    let request = requested!(client: [] => client.by_choice()).unwrap();
    assert_eq!(request.header("X-Key"), None);
    let request = requested!(client: [("HeaderKey", "k-1")] => client.by_choice()).unwrap();
    assert_eq!(request.header("X-Key"), Some("k-1"));
}

#[tokio::test]
async fn one_key_serves_every_scheme_without_its_own() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder().credential("Bearer", "t-1"));
    client.by_query("x").await.unwrap();
    assert_eq!(server.request().query(), "q=x&api%20key=the-api-key");
    client.by_bearer().await.unwrap();
    assert_eq!(server.request().header("Authorization"), Some("Bearer t-1"));
}

#[tokio::test]
async fn a_client_does_not_show_its_credentials() {
    let server = Server::start(Reply::empty(204)).await;
    let builder = Client::builder()
        .api_key("k-4711")
        .credential("Bearer", "t-4711");
    let shown = format!("{builder:?}");
    assert!(!shown.contains("-4711"), "{shown}");
    let client = server.keyless(builder);
    let shown = format!(
        "{client:?} {:?} {:?}",
        client.transport(),
        client.by_query("q-4711")
    );
    assert!(!shown.contains("-4711"), "{shown}");
}
