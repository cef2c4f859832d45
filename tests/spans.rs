//! The spans of calls and of their attempts, field by field.

#[path = "spans/record.rs"]
mod record;

use std::sync::Arc;
use std::time::Duration;

use primer_api::runtime::{Builder, Next};
use primer_api::v2_4::{Client, CreateClientSessionRequest};
use primer_api::{ErrorKind, Retry};
use primer_tests::{Reply, SESSION, Server, Step, quick_retry};
use serde_json::{Value, json};
use tokio::time::timeout;
use tracing::instrument::{Instrument, WithSubscriber};
use tracing::{Span, info_span};

use self::record::record;

primer_codegen::generate_api! {
    mod pets = "spans/pets.yaml";
}

/// Long enough for a connection on the loopback interface, and no longer than a test may wait.
const SHORT: Duration = Duration::from_millis(150);

fn session() -> Reply {
    Reply::json(200, SESSION)
}

fn builder(url: &str) -> Builder<Client> {
    Client::builder()
        .api_key("the-api-key")
        .base_url(url)
        .retry(Retry::never())
}

fn port(url: &str) -> i64 {
    url.rsplit(':').next().unwrap().parse().unwrap()
}

fn create() -> CreateClientSessionRequest {
    CreateClientSessionRequest::default()
}

/// The closed span of a creation: the fields at its end, its events, and the attempts inside of it.
fn creation(end: Value, events: Value, attempts: Value) -> Value {
    let begin = json!({
        "otel.name": "createClientSession",
        "otel.kind": "internal",
        "api.operation": "createClientSession",
        "api.version": "2.4",
    });
    span("call", merged(begin, end), events, attempts)
}

/// The closed span of an attempt at a creation, with the fields at its end.
fn attempt(url: &str, end: Value) -> Value {
    let begin = json!({
        "otel.name": "POST /client-session",
        "otel.kind": "client",
        "http.request.method": "POST",
        "server.address": "127.0.0.1",
        "server.port": port(url),
        "url.scheme": "http",
        "url.template": "/client-session",
    });
    span("attempt", merged(begin, end), json!([]), json!([]))
}

fn span(name: &str, fields: Value, events: Value, spans: Value) -> Value {
    json!({"name": name, "level": "INFO", "fields": fields, "events": events, "closed": true, "spans": spans})
}

fn merged(mut fields: Value, others: Value) -> Value {
    let Value::Object(mut others) = others else {
        panic!("{others}")
    };
    fields.as_object_mut().unwrap().append(&mut others);
    fields
}

/// The fields at the end of an attempt with a response.
fn responded(status: u16) -> Value {
    json!({"http.response.status_code": status, "network.protocol.version": "1.1"})
}

/// The end of an attempt or a call that failed.
fn failed(error: &str) -> Value {
    json!({"otel.status_code": "ERROR", "error.type": error})
}

#[tokio::test]
async fn a_success_is_a_call_with_one_attempt() {
    let server = Server::start(session()).await;
    let client = builder(server.url()).build().unwrap();

    let (result, spans) = record(client.create_client_session(create()).into_future()).await;

    result.unwrap();
    let attempt = attempt(server.url(), responded(200));
    let end = json!({"api.attempts": 1});
    assert_eq!(spans, json!([creation(end, json!([]), json!([attempt]))]));
}

#[tokio::test]
async fn a_failure_stands_in_the_attempt_and_in_the_call() {
    for status in [400, 422, 500] {
        let server = Server::start(Reply::json(status, "{}")).await;
        let client = builder(server.url()).build().unwrap();

        let (result, spans) = record(client.create_client_session(create()).into_future()).await;

        assert_eq!(result.unwrap_err().status(), Some(status));
        let failed = failed(&status.to_string());
        let attempt = attempt(server.url(), merged(responded(status), failed.clone()));
        let end = json!({"api.attempts": 1, "api.delivery": "answered"});
        let end = merged(end, failed);
        assert_eq!(spans, json!([creation(end, json!([]), json!([attempt]))]));
    }
}

#[tokio::test]
async fn an_undocumented_response_fails_the_call_and_not_its_attempt() {
    for (reply, status, error) in [
        (Reply::empty(204), 204, "204"),
        (
            Reply::of(302, &[("location", "/elsewhere")], b""),
            302,
            "302",
        ),
        (Reply::json(200, r#"{"clientToken":5}"#), 200, "decode"),
    ] {
        let server = Server::start(reply).await;
        let client = builder(server.url()).build().unwrap();

        let (result, spans) = record(client.create_client_session(create()).into_future()).await;

        result.unwrap_err();
        let attempt = attempt(server.url(), responded(status));
        let end = json!({"api.attempts": 1, "api.delivery": "answered"});
        let end = merged(end, failed(error));
        assert_eq!(spans, json!([creation(end, json!([]), json!([attempt]))]));
    }
}

#[tokio::test]
async fn a_repeated_call_has_a_span_for_each_attempt_and_an_event_between_them() {
    let server = Arc::new(Server::start(Reply::empty(503)).await);
    let later = Arc::clone(&server);
    let retry = Retry::by(move |_| {
        later.respond(session());
        Next::After(Duration::from_millis(3))
    });
    let client = builder(server.url()).retry(retry).build().unwrap();

    let (result, spans) = record(client.create_client_session(create()).into_future()).await;

    result.unwrap();
    let first = attempt(server.url(), merged(responded(503), failed("503")));
    let second = merged(responded(200), json!({"http.request.resend_count": 1}));
    let second = attempt(server.url(), second);
    let event = json!({
        "message": "another attempt follows",
        "level": "DEBUG",
        "attempt": 1,
        "wait_ms": 3,
        "error.type": "503",
    });
    let end = json!({"api.attempts": 2});
    assert_eq!(
        spans,
        json!([creation(end, json!([event]), json!([first, second]))])
    );
}

#[tokio::test]
async fn a_hook_runs_inside_of_the_span_of_its_attempt() {
    let server = Server::start(session()).await;
    let builder = builder(server.url()).on_attempt(|attempt| {
        let span = info_span!(target: "test", "hook", number = i64::from(attempt.number()));
        let _ = span.entered();
        let name = Span::current().metadata().map_or("", |it| it.name());
        attempt.header("X-Span", name).unwrap();
    });
    let client = builder.build().unwrap();
    let (result, spans) = record(client.create_client_session(create()).into_future()).await;
    result.unwrap();
    assert_eq!(server.request().header("X-Span"), Some("attempt"));
    let inner = &spans[0]["spans"][0];
    assert_eq!(inner["name"], "attempt");
    assert_eq!(inner["spans"][0]["name"], "hook");
    assert_eq!(inner["spans"][0]["fields"], json!({"number": 1}));
}

#[tokio::test]
async fn an_attempt_without_a_response_has_the_reason() {
    let server = Server::scripted([Step::ReadPart]);
    let url = server.url().to_owned();
    let client = builder(&url).build().unwrap();
    let (result, spans) = record(client.create_client_session(create()).into_future()).await;
    result.unwrap_err();
    let end = json!({"api.attempts": 1, "api.delivery": "unknown"});
    let end = merged(end, failed("transport"));
    let lost = attempt(&url, failed("transport"));
    assert_eq!(spans, json!([creation(end, json!([]), json!([lost]))]));

    server.stop().await;
    let (result, spans) = record(client.create_client_session(create()).into_future()).await;
    result.unwrap_err();
    let end = json!({"api.attempts": 1, "api.delivery": "not_sent"});
    let end = merged(end, failed("connect"));
    let unsent = attempt(&url, failed("connect"));
    assert_eq!(spans, json!([creation(end, json!([]), json!([unsent]))]));
}

#[tokio::test]
async fn an_incomplete_response_fails_its_attempt() {
    let head = "HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n";
    let server = Server::scripted([Step::Read, Step::Write(head.into())]);
    let client = builder(server.url()).build().unwrap();
    let (result, spans) = record(client.create_client_session(create()).into_future()).await;
    assert_eq!(result.unwrap_err().kind(), ErrorKind::Transport);
    let end = json!({"api.attempts": 1, "api.delivery": "answered"});
    let end = merged(end, failed("transport"));
    let attempt = attempt(server.url(), merged(responded(200), failed("transport")));
    assert_eq!(spans, json!([creation(end, json!([]), json!([attempt]))]));
}

#[tokio::test]
async fn a_deadline_fails_the_attempt_and_the_call() {
    let server = Server::scripted([Step::Hold]);
    let client = builder(server.url()).build().unwrap();

    let call = client.create_client_session(create()).timeout(SHORT);
    let (result, spans) = record(call.into_future()).await;

    assert_eq!(result.unwrap_err().kind(), ErrorKind::Timeout);
    let end = json!({"api.attempts": 1, "api.delivery": "unknown"});
    let end = merged(end, failed("timeout"));
    let late = attempt(server.url(), failed("timeout"));
    assert_eq!(spans, json!([creation(end, json!([]), json!([late]))]));
}

#[tokio::test]
async fn a_request_that_breaks_the_rules_has_no_attempt() {
    let client = builder("http://127.0.0.1:1").build().unwrap();
    let call = client.create_client_session(create()).header("a b", "c");

    let (result, spans) = record(call.into_future()).await;

    assert_eq!(result.unwrap_err().kind(), ErrorKind::Request);
    let end = json!({"api.attempts": 0, "api.delivery": "not_sent"});
    let end = merged(end, failed("request"));
    assert_eq!(spans, json!([creation(end, json!([]), json!([]))]));
}

#[tokio::test]
async fn a_call_that_is_dropped_closes_its_spans() {
    let server = Server::scripted([Step::Hold]);
    let client = builder(server.url()).build().unwrap();

    let call = client.create_client_session(create()).into_future();
    let (result, spans) = record(timeout(SHORT, call)).await;

    assert!(result.is_err());
    let dropped = attempt(server.url(), json!({}));
    assert_eq!(
        spans,
        json!([creation(json!({}), json!([]), json!([dropped]))])
    );
}

#[tokio::test]
async fn a_call_that_is_not_awaited_has_no_span() {
    let client = builder("http://127.0.0.1:1").build().unwrap();
    let ((), spans) = record(async {
        drop(client.create_client_session(create()));
        drop(client.create_client_session(create()).into_future());
    })
    .await;
    assert_eq!(spans, json!([]));
}

#[tokio::test]
async fn a_path_stands_as_its_template_in_the_span() {
    let server = Server::start(Reply::empty(204)).await;
    let base_url = format!("{}/tenant-4711", server.url());
    let client: pets::Client = pets::Client::builder().base_url(base_url).build().unwrap();

    let call = client.get_toy(
        "pet-4711",
        "toy-4711",
        pets::GetToyOptions::default().colour("colour-4711"),
    );
    let (result, spans) = record(call.header("X-Trace", "trace-4711").into_future()).await;

    result.unwrap();
    assert_eq!(
        server.request().target(),
        "/tenant-4711/pets/pet-4711/toys/toy-4711?colour=colour-4711"
    );
    let fields = &spans[0]["spans"][0]["fields"];
    assert_eq!(fields["otel.name"], "GET /pets/{petId}/toys/{toyId}");
    assert_eq!(fields["url.template"], "/pets/{petId}/toys/{toyId}");
    assert_eq!(spans[0]["fields"]["api.version"], "7");
    assert!(!spans.to_string().contains("-4711"), "{spans}");
}

#[tokio::test]
async fn the_brackets_of_an_address_are_left_in_the_url() {
    let client = builder("http://[::1]:1").build().unwrap();
    let (result, spans) = record(client.create_client_session(create()).into_future()).await;
    result.unwrap_err();
    let fields = &spans[0]["spans"][0]["fields"];
    assert_eq!(
        (&fields["server.address"], &fields["server.port"]),
        (&json!("::1"), &json!(1))
    );
}

/// Spans in which calls are made, each with the number of the order whose call it is.
fn shops(spans: &Value) -> Vec<(i64, usize, usize)> {
    let shops = spans.as_array().unwrap().iter();
    shops
        .map(|shop| {
            let calls = shop["spans"].as_array().unwrap();
            let attempts = calls
                .iter()
                .map(|call| call["spans"].as_array().unwrap().len());
            (
                shop["fields"]["n"].as_i64().unwrap(),
                calls.len(),
                attempts.sum(),
            )
        })
        .collect()
}

#[tokio::test]
async fn calls_at_the_same_time_in_one_task_have_their_own_spans() {
    let server = Server::start(Reply::empty(429)).await;
    let retry = quick_retry().attempts(2);
    let client = builder(server.url()).retry(retry).build().unwrap();
    let shop = |n: i64| {
        let client = &client;
        let calls = async move {
            let first = client.create_client_session(create()).into_future();
            let second = client.create_client_session(create()).into_future();
            let _ = tokio::join!(first, second);
        };
        calls.instrument(info_span!(target: "test", "shop", n))
    };

    let (_, spans) = record(async { tokio::join!(shop(1), shop(2), shop(3)) }).await;

    assert_eq!(shops(&spans), [(1, 2, 4), (2, 2, 4), (3, 2, 4)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn calls_that_move_between_threads_keep_to_their_own_spans() {
    let server = Server::start(Reply::empty(429)).await;
    let retry = quick_retry().attempts(3);
    let client = builder(server.url()).retry(retry).build().unwrap();
    let shop = |n: i64| {
        let client = client.clone();
        let calls = async move {
            for _ in 0..2 {
                client.create_client_session(create()).await.unwrap_err();
                tokio::task::yield_now().await;
            }
        };
        calls.instrument(info_span!(target: "test", "shop", n))
    };

    let (_, spans) = record(async {
        let tasks: Vec<_> = (0..8)
            .map(|n| tokio::spawn(shop(n).with_current_subscriber()))
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
    })
    .await;

    let expected: Vec<_> = (0..8).map(|n| (n, 2, 6)).collect();
    assert_eq!(shops(&spans), expected);
}
