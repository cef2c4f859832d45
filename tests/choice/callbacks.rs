//! Callbacks and webhooks: types for the service that receives them.

use primer_tests::{Reply, Server};

primer_codegen::generate_api! {
    #[allow(deprecated)]
    mod api = "callbacks.yaml";
}

#[test]
fn the_body_of_a_callback_is_read_tolerantly() {
    let body = br#"{"kind":"moved","card":"4111","new":[1]}"#;
    let event: api::SubscribeOnEventCallback = serde_json::from_slice(body).unwrap();
    let event: api::Event = event;
    assert!(!event.kind.is_known());
    assert!(!format!("{event:?}").contains("4111"));
    assert_eq!(serde_json::to_vec(&event).unwrap(), body);
    let webhook: api::RefundWebhook = serde_json::from_slice(body).unwrap();
    assert_eq!(webhook, event);
}

#[test]
fn inline_bodies_and_responses_are_types_too() {
    let end: api::SubscribeOnEndCallback = serde_json::from_str(r#"{"reason":"a"}"#).unwrap();
    assert_eq!(end.reason.as_deref(), Some("a"));
    let response = api::SubscribeOnEventCallbackResponse::new(true);
    assert_eq!(
        serde_json::to_string(&response).unwrap(),
        r#"{"taken":true}"#
    );
}

#[tokio::test]
async fn operations_without_an_id_of_their_own_are_named_by_method_and_path() {
    let server = Server::start(Reply::empty(204)).await;
    let client = api::Client::builder()
        .base_url(server.url())
        .build()
        .unwrap();
    client.subscribe().await.unwrap();
    client
        .trace_subscriptions_by_id_by_format("a/b", "json")
        .await
        .unwrap();
    client
        .head_subscriptions_by_id_by_format("a", "json")
        .await
        .unwrap();
    // Its `operationId` is another operation's.
    client
        .options_subscriptions_by_id_by_format("a", "json")
        .await
        .unwrap();
    client
        .post_subscriptions_by_the_id_cancel("a")
        .await
        .unwrap();
    let lines: Vec<String> = server
        .requests()
        .iter()
        .map(|it| format!("{} {}", it.method(), it.path()))
        .collect();
    assert_eq!(
        lines,
        [
            "POST /subscriptions",
            "TRACE /subscriptions/a%2Fb.json",
            "HEAD /subscriptions/a.json",
            "OPTIONS /subscriptions/a.json",
            "POST /subscriptions/a:cancel",
        ]
    );
}
