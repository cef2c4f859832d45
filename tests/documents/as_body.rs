//! Bodies by value and by reference, and what converts into them.

#![allow(
    clippy::needless_borrows_for_generic_args,
    reason = "references are what is tested"
)]

use primer_tests::{Reply, Server};

primer_codegen::generate_api! {
    mod api = "as_body.yaml";
}

use self::api::{Client, Note, NoteRequest, Size, Target};

/// The bodies that a server receives.
struct Bodies {
    server: Server,
    client: Client,
}

impl Bodies {
    async fn start() -> Self {
        let note = r#"{"id": "n-1", "text": "from the service"}"#;
        let server = Server::start(Reply::json(200, note)).await;
        let client = server.client(Client::builder());
        Self { server, client }
    }

    /// The body of the last request.
    fn last(&self) -> String {
        self.server.request().text().to_owned()
    }
}

#[tokio::test]
async fn a_body_is_sent_by_value_or_by_reference() {
    let bodies = Bodies::start().await;
    let client = &bodies.client;
    let size = Size::new(2);
    client.put_size(&size).await.ok();
    assert_eq!(bodies.last(), r#"{"width":2}"#);
    client.put_size(size).await.ok();
    assert_eq!(bodies.last(), r#"{"width":2}"#);
}

#[tokio::test]
async fn a_response_is_sent_as_the_request_that_it_converts_into() {
    let bodies = Bodies::start().await;
    let request = NoteRequest::new("mine");
    let note: Note = bodies.client.put_note("n-1", &request).await.unwrap();
    assert_eq!(bodies.last(), r#"{"text":"mine"}"#);
    // The argument of the path is text of any kind.
    bodies
        .client
        .put_note(String::from("n-1"), note)
        .await
        .unwrap();
    assert_eq!(bodies.last(), r#"{"text":"from the service"}"#);
}

#[tokio::test]
async fn a_body_that_may_be_left_out_is_sent_or_not() {
    let bodies = Bodies::start().await;
    let client = &bodies.client;
    let request = NoteRequest::new("mine");
    client.put_optional(None).await.ok();
    assert_eq!(bodies.last(), "");
    client.put_optional(&Some(request.clone())).await.ok();
    assert_eq!(bodies.last(), r#"{"text":"mine"}"#);
    client.put_optional(&request).await.ok();
    assert_eq!(bodies.last(), r#"{"text":"mine"}"#);
    client.put_optional(request).await.ok();
    assert_eq!(bodies.last(), r#"{"text":"mine"}"#);
    let note: Note = serde_json::from_str(r#"{"id": "n-1", "text": "read"}"#).unwrap();
    client.put_optional(note).await.ok();
    assert_eq!(bodies.last(), r#"{"text":"read"}"#);
}

#[tokio::test]
async fn a_body_that_may_be_null_is_sent_as_null() {
    let bodies = Bodies::start().await;
    bodies.client.put_nullable(None).await.ok();
    assert_eq!(bodies.last(), "null");
    bodies.client.put_nullable(&Size::new(2)).await.ok();
    assert_eq!(bodies.last(), r#"{"width":2}"#);
}

#[tokio::test]
async fn an_alternative_is_sent_as_the_union_that_it_converts_into() {
    let bodies = Bodies::start().await;
    let client = &bodies.client;
    client.put_target("all").await.ok();
    assert_eq!(bodies.last(), r#""all""#);
    client.put_target(Size::new(2)).await.ok();
    assert_eq!(bodies.last(), r#"{"width":2}"#);
    client.put_target(&Target::from("all")).await.ok();
    assert_eq!(bodies.last(), r#""all""#);
}

#[tokio::test]
async fn text_is_taken_by_value_or_by_reference() {
    let bodies = Bodies::start().await;
    let text = String::from("a text");
    bodies.client.put_texts(&text).await.ok();
    assert_eq!(bodies.last(), "a text");
    bodies.client.put_texts(text).await.ok();
    assert_eq!(bodies.last(), "a text");
}
