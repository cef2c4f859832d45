//! Server-sent events, lines of JSON and sequences of JSON texts: successes that come item by item.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_core::Stream;
use primer_api::runtime::{Error, ErrorKind, Event, Events, Executed, Items, Json};
use primer_tests::{Reply, Server, Step, debug_text, error_text, quick_retry};

primer_codegen::generate_api! {
    pub mod api = "sequences.yaml";
}

use self::api::{Chunk, ChunkKind, Client, CompleteRequest};

fn typed(media_type: &str, body: &str) -> Reply {
    Reply::of(200, &[("content-type", media_type)], body.as_bytes())
}

fn events_of(body: &str) -> Reply {
    typed("text/event-stream", body)
}

fn client(server: &Server) -> Client {
    server.keyless(Client::builder().retry(quick_retry()))
}

async fn all_events<E>(mut events: Events<E>) -> Vec<Result<Event<E>, Error>>
where
    Events<E>: Stream<Item = Result<Event<E>, Error>>,
    E: primer_api::runtime::Outcome,
{
    let mut all = Vec::new();
    while let Some(event) = events.next().await {
        all.push(event);
    }
    assert!(events.next().await.is_none(), "it stays at its end");
    all
}

async fn all_items<E: primer_api::runtime::Outcome>(mut items: Items<E>) -> Vec<Result<E, Error>> {
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        all.push(item);
    }
    all
}

#[tokio::test]
async fn the_call_chooses_between_json_and_events() {
    let server = Server::start(Reply::json(200, r#"{"text":"t"}"#)).await;
    let client = client(&server);
    let whole = client.complete(CompleteRequest::default()).await.unwrap();
    assert_eq!(whole.text.as_deref(), Some("t"));
    assert_eq!(server.request().header("accept"), Some("application/json"));

    let body = "id: 7\nretry: 100\nevent: add\ndata: {\"n\": 1,\ndata: \"kind\": \"first\"}\n\n: ping\n\ndata: {\"n\":2,\"more\":true}\n\ndata: [DONE]\n\ndata: not read\n\n";
    server.respond(events_of(body));
    let call = client.complete(CompleteRequest::default().stream(true));
    let events = call.events().await.unwrap();
    assert_eq!(events.status(), 200);
    let all = all_events(events).await;
    let [Ok(first), Ok(second)] = &all[..] else {
        panic!("{all:?}");
    };
    assert_eq!(first.data, Chunk::new(1).kind(ChunkKind::First));
    assert_eq!((first.event.as_str(), first.id.as_str()), ("add", "7"));
    assert_eq!(first.retry, Some(Duration::from_millis(100)));
    assert_eq!(
        (second.data.n, second.event.as_str(), second.id.as_str()),
        (2, "message", "7")
    );
    let request = server.request();
    assert_eq!(
        request.header("accept"),
        Some("text/event-stream, application/json;q=0.5")
    );
    assert_eq!(request.body, br#"{"stream":true}"#);

    // What the caller asks for is asked for.
    let call = client.complete(CompleteRequest::default());
    drop(
        call.header("accept", "text/event-stream;x=1")
            .events()
            .await
            .unwrap(),
    );
    assert_eq!(
        server.request().header("accept"),
        Some("text/event-stream;x=1")
    );
}

#[tokio::test]
async fn an_event_that_does_not_fit_is_an_error_and_the_stream_goes_on() {
    let body =
        "data: {\"n\":1}\n\ndata: {\"n\":\"planted\"}\n\ndata: planted\n\ndata: {\"n\":4}\n\n";
    let server = Server::start(events_of(body)).await;
    let events = client(&server)
        .complete(CompleteRequest::default())
        .events()
        .await
        .unwrap();
    let all = all_events(events).await;
    assert_eq!(all.len(), 4);
    assert_eq!(
        (
            all[0].as_ref().unwrap().data.n,
            all[3].as_ref().unwrap().data.n
        ),
        (1, 4)
    );
    let error = all[1].as_ref().unwrap_err();
    assert_eq!((error.kind(), error.path()), (ErrorKind::Decode, Some("n")));
    assert_eq!(
        error.to_string(),
        "`complete` (1): status 200, event 2, `n`: expected integer, found string"
    );
    assert!(all[2].as_ref().unwrap_err().to_string().contains("event 3"));
    for error in [error, all[2].as_ref().unwrap_err()] {
        assert!(!error_text(error).contains("planted"));
    }
}

#[tokio::test]
async fn an_event_that_nothing_completes_is_an_error() {
    for (end, is_whole) in [
        ("data: {\"n\":2}\n", false),
        ("data: {\"n\":2}", false),
        ("data: [DONE]\n", true),
        (": bye\n", true),
        ("event: e", true),
    ] {
        let server = Server::start(events_of(&format!("data: {{\"n\":1}}\n\n{end}"))).await;
        let events = client(&server)
            .complete(CompleteRequest::default())
            .events()
            .await
            .unwrap();
        let all = all_events(events).await;
        assert_eq!(all.len(), if is_whole { 1 } else { 2 }, "{end}");
        if let Some(Err(error)) = all.get(1) {
            assert_eq!(
                error.to_string(),
                "`complete` (1): status 200, the last event, expected an empty line, found the end"
            );
        }
    }
}

/// A POST is not repeated, and no stream connects again.
#[tokio::test]
async fn a_stream_that_breaks_off_ends_with_an_error() {
    let head =
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    let event = "data: {\"n\":1}\n\n";
    let chunk = format!("{head}{:x}\r\n{event}\r\n", event.len());
    let server = Server::scripted([Step::Read, Step::Write(chunk.into())]);
    let events = client(&server)
        .complete(CompleteRequest::default())
        .events()
        .await
        .unwrap();
    let all = all_events(events).await;
    assert_eq!(all.len(), 2);
    let error = all[1].as_ref().unwrap_err();
    assert_eq!(
        (error.kind(), error.executed()),
        (ErrorKind::Transport, Executed::Yes)
    );
    assert_eq!(server.requests().len(), 1);
}

/// Each event comes when it is complete, not with the next one or at the end.
#[tokio::test]
async fn an_event_is_there_as_soon_as_it_is_complete() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\ndata: {\"n\":1}\r\n\r";
    let server = Server::scripted([Step::Read, Step::Write(head.into()), Step::Hold]);
    let mut events = client(&server)
        .complete(CompleteRequest::default())
        .events()
        .await
        .unwrap();
    assert_eq!(events.next().await.unwrap().unwrap().data.n, 1);
    let mut events = events.timeout(Duration::from_millis(100));
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn an_item_is_limited_and_the_stream_is_not() {
    let line = format!("{{\"n\":1,\"x\":\"{}\"}}\n", "x".repeat(1000));
    let server = Server::start(typed("application/x-ndjson", &line.repeat(100))).await;
    let limited = |bytes| server.keyless::<Client>(Client::builder().max_body(bytes));
    let all = all_items(limited(1100).export().items().await.unwrap()).await;
    assert_eq!(all.iter().filter(|it| it.is_ok()).count(), 100);
    let all = all_items(limited(900).export().items().await.unwrap()).await;
    let [Err(error)] = &all[..] else {
        panic!("{all:?}");
    };
    assert_eq!(error.kind(), ErrorKind::TooLarge);

    server.respond(events_of(&format!("data: {}", "x".repeat(2000))));
    let all = all_events(limited(900).log().events().await.unwrap()).await;
    assert_eq!(all[0].as_ref().unwrap_err().kind(), ErrorKind::TooLarge);
}

#[tokio::test]
async fn data_that_is_a_string_is_text() {
    let server = Server::start(events_of("data: 1\ndata: two\n\ndata: [DONE]\n\n")).await;
    let client = client(&server);
    let all = all_events(client.log().events().await.unwrap()).await;
    let all: Vec<String> = all.into_iter().map(|it| it.unwrap().data).collect();
    assert_eq!(all, ["1\ntwo", "[DONE]"]);
    // Awaited, the stream is the text that it is, within the limits of a call.
    assert!(client.log().await.unwrap().starts_with("data: 1\n"));
}

#[tokio::test]
async fn lines_of_json_are_items() {
    let body = "\u{feff}{\"n\":1}\r\n\n {\"n\":2} \n{\"n\":\"planted\"}\n{\"n\":4}";
    let server = Server::start(typed("application/jsonl; charset=utf-8", body)).await;
    let call = client(&server).export().items();
    let all = all_items(call.await.unwrap()).await;
    let numbers: Vec<Option<i64>> = all
        .iter()
        .map(|it| it.as_ref().ok().map(|it| it.n))
        .collect();
    assert_eq!(numbers, [Some(1), Some(2), None, Some(4)]);
    assert!(error_text(all[2].as_ref().unwrap_err()).contains("item 3"));
    assert!(!error_text(all[2].as_ref().unwrap_err()).contains("planted"));
    assert_eq!(
        server.request().header("accept"),
        Some("application/x-ndjson")
    );
}

#[tokio::test]
async fn json_texts_stand_between_separators() {
    let body = "\u{1e}{\"a\":\n1}\n\u{1e}\u{1e}2\n\u{1e}34";
    let server = Server::start(typed("application/json-seq", body)).await;
    let all = all_items(client(&server).records().items().await.unwrap()).await;
    let [Ok(object), Ok(number), Err(error)] = &all[..] else {
        panic!("{all:?}");
    };
    assert_eq!((object["a"].as_i64(), number), (Some(1), &Json::from(2)));
    assert!(
        error
            .to_string()
            .contains("item 3, expected a complete JSON text"),
        "{error}"
    );
}

#[tokio::test]
async fn what_is_no_such_sequence_is_an_error() {
    let server = Server::start(Reply::json(200, r#"{"text":"planted"}"#)).await;
    let client = client(&server);
    let call = || client.complete(CompleteRequest::default()).events();
    let error = call().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.executed()),
        (ErrorKind::Decode, Executed::Yes)
    );
    assert_eq!(error.expected(), Some("an event stream"));

    server.respond(Reply::json(429, r#"{"text":"slow"}"#));
    let error = call().await.unwrap_err();
    let body = error.body().and_then(|body| body.text.as_deref());
    assert_eq!((error.status(), body), (Some(429), Some("slow")));
}

#[tokio::test]
async fn personal_data_is_not_shown() {
    let server = Server::start(typed(
        "application/jsonl",
        "{\"name\":\"planted\",\"planted\":1}\n[]\n",
    ))
    .await;
    let all = all_items(client(&server).people().items().await.unwrap()).await;
    assert!(!debug_text(all[0].as_ref().unwrap()).contains("planted"));
    assert!(!error_text(all[1].as_ref().unwrap_err()).contains("planted"));
}

#[tokio::test]
async fn the_hook_for_drift_is_told_of_items() {
    let server = Server::start(events_of(
        "data: {\"n\":1,\"new\":1}\n\ndata: {\"n\":1,\"kind\":\"middle\"}\n\n",
    ))
    .await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&told);
    let builder =
        Client::builder().on_drift(move |drift| seen.lock().unwrap().push(drift.path().to_owned()));
    let client: Client = server.keyless(builder);
    let events = client
        .complete(CompleteRequest::default())
        .events()
        .await
        .unwrap();
    assert_eq!(all_events(events).await.len(), 2);
    assert_eq!(*told.lock().unwrap(), ["new", "kind"]);
}

#[test]
fn a_thread_iterates_over_events() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(Server::start(events_of(
        "data: {\"n\":1}\n\ndata: {\"n\":2}\n\n",
    )));
    let events = client(&server)
        .complete(CompleteRequest::default())
        .wait_events();
    let numbers: Vec<i64> = events.unwrap().map(|event| event.unwrap().data.n).collect();
    assert_eq!(numbers, [1, 2]);
    let error = client(&server).export().wait_items().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}
