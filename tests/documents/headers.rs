//! Headers of responses: those that the document declares are values beside the body.

use std::sync::{Arc, Mutex};

use primer_api::runtime::{DriftKind, Response};
use primer_tests::{Reply, Server};

primer_codegen::generate_api! {
    mod api = "headers.yaml";
}

use self::api::*;

/// A response with all documented headers.
fn things() -> Reply {
    let headers = [
        ("content-type", "application/json"),
        ("x-total", "12"),
        ("X-Rate-Limit", "7"),
        ("last-modified", "Thu, 01 Jan 2026 00:00:00 GMT"),
        ("x-tags", "a, b"),
        ("x-tags", "c"),
        ("x-sort", "by=name,descending=true"),
        ("x-state", "fresh"),
        ("x-filter", r#"{"by":"a,b"}"#),
        (
            "set-cookie",
            "a=p-4711; Expires=Thu, 01 Jan 2026 00:00:00 GMT",
        ),
        ("set-cookie", "b=p-4711"),
        ("x-session-token", "p-4711"),
    ];
    Reply::of(200, &headers, b"[]")
}

#[tokio::test]
async fn documented_headers_are_values() {
    let server = Server::start(things()).await;
    let client = server.client(Client::builder());
    let response: Response<Vec<String>, ListThingsHeaders> =
        client.list_things().with_response().await.unwrap();
    let headers = response.documented_headers();
    assert_eq!(headers.x_total, Some(12));
    assert_eq!(headers.x_rate_limit, Some(7_i32));
    let modified = Some("Thu, 01 Jan 2026 00:00:00 GMT");
    assert_eq!(headers.last_modified.as_deref(), modified);
    assert_eq!(headers.x_tags.as_deref().unwrap(), ["a", "b", "c"]);
    let sort = Sort::new("name").descending(true);
    assert_eq!(headers.x_sort, Some(sort));
    let state = ListThingsResponseXState::Fresh;
    assert_eq!(headers.x_state, Some(state));
    assert_eq!(headers.x_filter, Some(Sort::new("a,b")));
    assert_eq!(headers.set_cookie.as_ref().unwrap().len(), 2);
    assert_eq!(headers.x_session_token.as_ref().unwrap().expose(), "p-4711");
    assert_eq!(headers.retry_after, None);
    let shown = format!("{response:?} {headers:?}");
    assert!(!shown.contains("4711"), "{shown}");

    // The value alone is what it was.
    assert_eq!(client.list_things().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn a_header_that_is_missing_or_not_as_documented_is_none() {
    let headers = [
        ("content-type", "application/json"),
        ("x-total", "many"),
        ("x-sort", "name"),
        ("x-state", "rotten"),
        ("x-session-token", "p-4711"),
    ];
    let server = Server::start(Reply::of(200, &headers, b"[]")).await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let record = Arc::clone(&told);
    let client = server.client(Client::builder().on_drift(move |drift| {
        let value = drift.value().map(str::to_owned);
        let drift = (drift.kind(), drift.path().to_owned(), value);
        record.lock().unwrap().push(drift);
    }));
    let response = client.list_things().with_response().await.unwrap();
    let headers = response.documented_headers();
    assert_eq!((headers.x_total, &headers.x_sort), (None, &None));
    assert_eq!(headers.x_rate_limit, None);
    let state = ListThingsResponseXState::Unrecognized("rotten".to_owned());
    assert_eq!(headers.x_state, Some(state));
    let drift = |kind, path: &str, value: &str| (kind, path.to_owned(), Some(value.to_owned()));
    assert_eq!(
        *told.lock().unwrap(),
        [
            drift(DriftKind::Header, "X-Total", "many"),
            drift(DriftKind::Header, "X-Sort", "name"),
            drift(DriftKind::EnumValue, "X-State", "rotten"),
        ]
    );
}

#[tokio::test]
async fn a_failure_has_the_documented_headers_too() {
    let headers = [
        ("content-type", "application/json"),
        ("x-rate-limit", "0"),
        ("retry-after", "3600"),
    ];
    let server = Server::start(Reply::of(429, &headers, br#""slow down""#)).await;
    let client = server.client(Client::builder());
    let error = client.list_things().await.unwrap_err();
    let expected = ListThingsHeaders::default()
        .x_rate_limit(0)
        .retry_after(3600);
    assert_eq!(error.documented_headers(), Some(expected));
}

#[tokio::test]
async fn a_redirect_yields_its_location() {
    let reply = Reply::of(303, &[("location", "/things/1?a=b,c")], b"");
    let server = Server::start(reply).await;
    let client = server.client(Client::builder());
    let response = client.create_thing().with_response().await.unwrap();
    let location = &response.documented_headers().location;
    assert_eq!(location.as_deref(), Some("/things/1?a=b,c"));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn responses_without_a_body_have_headers() {
    let server = Server::start(Reply::of(204, &[("x-size", "5000000000")], b"")).await;
    let client = server.client(Client::builder());
    let one: Response<(), HeadThingHeaders> = client.head_thing().with_response().await.unwrap();
    let other: Response<(), HeadThingHeaders> = client.head_other().with_response().await.unwrap();
    for response in [one, other] {
        let headers = HeadThingHeaders::default().x_size(5_000_000_000);
        assert_eq!(response.documented_headers(), &headers);
    }
}
