//! Request and response bodies: JSON, forms, text, bytes, and none.

use primer_api::runtime::{Bytes, ErrorKind};
use primer_tests::{Reply, Server};

primer_codegen::generate_api! {
    #[allow(deprecated)]
    mod api = "bodies.yaml";
}

use self::api::*;

fn form() -> Form {
    let mut form = Form::default()
        .kind(FormKind::B)
        .secret("s&4711")
        .list(["x y".to_owned(), "z=".to_owned()])
        .yes(true)
        .number(-7)
        .text("ä+b");
    form.additional_properties
        .insert("more or less".to_owned(), "~*".to_owned());
    form
}

const JSON: &str = r#"{"text":"ä+b","number":-7,"yes":true,"list":["x y","z="],"secret":"s&4711","kind":"b","more or less":"~*"}"#;

#[tokio::test]
async fn json_has_the_media_type_of_the_document() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    assert_eq!(client.post_json(form()).await.unwrap(), form());
    let request = server.request();
    assert_eq!(
        request.header("content-type"),
        Some("application/vnd.example+json")
    );
    assert_eq!(
        request.header("accept"),
        Some("application/vnd.example+json")
    );
    assert_eq!(request.text(), JSON);
}

#[tokio::test]
async fn json_may_be_a_scalar_a_list_or_a_map() {
    let server = Server::start(Reply::json(200, " 42 ")).await;
    let client = server.client(Client::builder());
    assert_eq!(client.post_scalar("a \"b\"").await.unwrap(), 42);
    assert_eq!(server.request().text(), r#""a \"b\"""#);

    server.respond(Reply::json(200, r#"{"a":{"number":1}}"#));
    let map = client
        .post_list([Form::default(), Form::default().yes(false)])
        .await
        .unwrap();
    assert_eq!(map["a"].number, Some(1));
    assert_eq!(server.request().text(), r#"[{},{"yes":false}]"#);
}

#[tokio::test]
async fn an_optional_body_may_be_left_out() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());

    client.post_optional(None).await.unwrap();
    let request = server.request();
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.header("content-length"), Some("0"));
    assert_eq!(request.text(), "");

    client.post_optional(Some(Form::default())).await.unwrap();
    let request = server.request();
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.text(), "{}");
}

#[tokio::test]
async fn a_form_is_encoded_as_forms_are() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    client.post_form(form()).await.unwrap();
    let request = server.request();
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        request.text(),
        "text=%C3%A4%2Bb&number=-7&yes=true&list=x+y&list=z%3D&secret=s%264711&kind=b&more+or+less=%7E*"
    );
}

#[tokio::test]
async fn an_empty_form_is_sent_all_the_same() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    client.post_form(Form::default()).await.unwrap();
    let request = server.request();
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(request.text(), "");
}

#[tokio::test]
async fn text_is_sent_and_read_unchanged() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    assert_eq!(
        client.post_text("ä \"b\"\r\n").await.unwrap(),
        "ä \"b\"\r\n"
    );
    let request = server.request();
    assert_eq!(request.header("content-type"), Some("text/plain"));
    assert_eq!(request.header("accept"), Some("text/plain"));
    assert_eq!(request.text(), "ä \"b\"\r\n");

    let error = client.post_text("longer than ten").await.unwrap_err();
    assert_eq!(
        error.violations()[0].to_string(),
        "the value must have at most 10 characters"
    );

    server.respond(Reply::of(200, &[("content-type", "text/plain")], b"\xff"));
    let error = client.post_text("a").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[tokio::test]
async fn bytes_are_sent_and_read_as_they_are() {
    let server = Server::start(Reply::of(
        200,
        &[("content-type", "application/pdf")],
        b"\x00\xff\r\n",
    ))
    .await;
    let client = server.client(Client::builder());
    assert_eq!(
        client.post_bytes([0, 159, 146, 150]).await.unwrap(),
        Bytes::from(b"\x00\xff\r\n")
    );
    let request = server.request();
    assert_eq!(
        request.header("content-type"),
        Some("application/octet-stream")
    );
    assert_eq!(request.header("accept"), Some("application/pdf"));
    assert_eq!(request.body, [0, 159, 146, 150]);
}

#[tokio::test]
async fn a_range_of_media_types_is_bytes() {
    let server = Server::start(Reply::of(200, &[("content-type", "image/png")], b"\x89PNG")).await;
    let client = server.client(Client::builder());
    assert_eq!(
        *client.post_any(b"\xff".to_vec()).await.unwrap(),
        b"\x89PNG".to_vec()
    );
    let request = server.request();
    assert_eq!(
        request.header("content-type"),
        Some("application/octet-stream")
    );
    assert_eq!(request.header("accept"), Some("image/*"));
    assert_eq!(request.body, b"\xff");
}

#[tokio::test]
async fn of_several_media_types_of_a_request_json_is_used() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let response = client.post_several(form()).await.unwrap();
    assert_eq!(response, PostSeveralOutcome::Ok(form()));
    let request = server.request();
    assert_eq!(
        request.header("content-type"),
        Some("application/json; charset=utf-8")
    );
    assert_eq!(request.header("accept"), Some("text/csv, application/json"));
    assert_eq!(request.text(), JSON);
}

#[tokio::test]
async fn a_call_without_a_body_sends_none() {
    let server = Server::start(Reply::of(200, &[("content-type", "text/html")], b"<html>")).await;
    let client = server.client(Client::builder());
    client.post_nothing().await.unwrap();
    let request = server.request();
    assert_eq!(request.header("content-type"), None);
    assert_eq!(request.text(), "");
}

#[test]
fn bytes_are_counted_and_not_shown() {
    let shown = format!("{:?}", Bytes::from(b"p-4711"));
    assert_eq!(shown, "[6 bytes]");
}
