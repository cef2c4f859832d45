//! Idempotency keys: the headers that the document declares as such, and the repetitions that they allow.

use primer_api::runtime::Executed;
use primer_tests::{Reply, Server, quick_retry};

primer_codegen::generate_api! {
    mod api = "keys.yaml";
}

use self::api::{Client, MarkedOptions, UnmarkedOptions, UsualOptions};

/// A server that fails every attempt, so that the client makes all its attempts.
async fn failing() -> (Server, Client) {
    let server = Server::start(Reply::empty(504)).await;
    let client = server.keyless(Client::builder().retry(quick_retry()));
    (server, client)
}

/// The values of a header in all requests; there are as many as were made.
fn keys(server: &Server, name: &str) -> Vec<Option<String>> {
    let requests = server.requests();
    server.forget();
    let key = |it: &primer_tests::Request| it.header(name).map(str::to_owned);
    requests.iter().map(key).collect()
}

#[tokio::test]
async fn a_key_is_made_once_for_all_attempts_of_a_call() {
    let (server, client) = failing().await;
    for name in ["idempotency-key", "paypal-request-id"] {
        let mut calls = Vec::new();
        for _ in 0..2 {
            let error = match name {
                "idempotency-key" => client.usual(UsualOptions::default()).await,
                _ => client.marked(MarkedOptions::default()).await,
            };
            assert_eq!(error.unwrap_err().executed(), Executed::Perhaps);
            let keys = keys(&server, name);
            assert_eq!(keys.len(), 3);
            assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
            assert_eq!(keys[0].as_ref().unwrap().len(), 36);
            calls.push(keys[0].clone());
        }
        assert_ne!(calls[0], calls[1]);
    }
}

#[tokio::test]
async fn the_callers_key_is_one() {
    let (server, client) = failing().await;
    let expected = vec![Some("order-42".to_owned()); 3];
    let options = MarkedOptions::default().pay_pal_request_id("order-42");
    client.marked(options).await.unwrap_err();
    assert_eq!(keys(&server, "paypal-request-id"), expected);
    client.required("order-42").await.unwrap_err();
    assert_eq!(keys(&server, "request-id"), expected);
}

#[tokio::test]
async fn a_parameter_that_the_document_does_not_mark_is_no_key() {
    let (server, client) = failing().await;
    let options = UnmarkedOptions::default();
    client.unmarked(options).await.unwrap_err();
    assert_eq!(keys(&server, "idempotency-key"), [None]);
    let options = UnmarkedOptions::default()
        .idempotency_key("order-42")
        .pay_pal_request_id("order-42");
    client.unmarked(options).await.unwrap_err();
    assert_eq!(
        keys(&server, "idempotency-key"),
        [Some("order-42".to_owned())]
    );
}

#[test]
fn a_header_of_all_calls_is_no_idempotency_key() {
    let built = |name: &str| {
        let builder = Client::builder().base_url("https://example.com");
        builder.header(name, "k").build()
    };
    for name in ["PayPal-Request-Id", "X-Idempotency-Key"] {
        let error = built(name).unwrap_err();
        let expected = "must not be the same for all calls";
        assert!(error.to_string().ends_with(expected), "{error}");
    }
    // The document declares that the parameter is no key, or does not declare the parameter.
    assert!(built("X-Request-Id").is_ok());
}
