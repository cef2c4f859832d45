//! Calls whose attempts fail.

use std::time::{Duration, SystemTime};

use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

use super::{API_KEY, Client, Failure, PLAIN, SESSION, Session, TOKEN, session, texts};
use crate::runtime::Ref;
use crate::runtime::client::tests::loopback::{Loopback, Reply};
use crate::runtime::client::{
    Builder, Call, Delivery, Error, ErrorKind, Executed, FailedAttempt, Next, Operation, Retry,
};

const MILLISECOND: Duration = Duration::from_millis(1);

/// The default, but for its waits.
fn quick() -> Retry {
    Retry::default()
        .base(MILLISECOND)
        .throttled_base(MILLISECOND)
}

fn builder(url: &str) -> Builder<Client> {
    Client::builder()
        .api_key(API_KEY)
        .base_url(url)
        .retry(quick())
}

fn client(server: &Loopback) -> Client {
    builder(&server.url).build().unwrap()
}

fn update(client: &Client) -> Call<Session> {
    static OPERATION: Operation = Operation {
        method: "PATCH",
        ..PLAIN
    };
    Call::new(&client.transport, &OPERATION, &[], Ref::Absent)
}

fn statuses(statuses: &[u16]) -> Vec<Reply> {
    statuses
        .iter()
        .map(|status| match status {
            200 => Reply::json(200, SESSION),
            1 => Reply::raw(""),
            status => Reply::status(*status),
        })
        .collect()
}

/// Attempts, kind, status and delivery of an error.
fn facts<F>(error: &Error<F>) -> (u32, ErrorKind, Option<u16>, Delivery) {
    (
        error.attempts(),
        error.kind(),
        error.status(),
        error.delivery(),
    )
}

#[tokio::test]
async fn every_attempt_sends_the_same_request() {
    let busy = Reply::raw("HTTP/1.1 503 X\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n");
    let replies = [busy].into_iter().chain(statuses(&[429, 200]));
    let server = Loopback::script(replies).await;
    assert_eq!(client(&server).create(&session()).await.unwrap(), session());
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    assert!(requests[0].ends_with("{\"token\":\"t-1\",\"amount\":5}"));
    assert!(requests.iter().all(|request| *request == requests[0]));
}

#[tokio::test]
async fn an_added_header_is_on_every_attempt() {
    let server = Loopback::script(statuses(&[500, 200])).await;
    let call = client(&server).retrieve(TOKEN).header("X-Trace", "t-1");
    let _ = call.await.unwrap();
    let expected = Some("t-1".to_owned());
    assert_eq!(server.headers("x-trace"), [expected.clone(), expected]);
}

#[tokio::test]
async fn a_read_is_repeated_after_each_kind_of_failure() {
    let broken = "HTTP/1.1 200 X\r\ncontent-length: 99\r\n\r\n{";
    for first in [
        Reply::status(408),
        Reply::status(429),
        Reply::status(500),
        Reply::status(502),
        Reply::status(503),
        Reply::status(504),
        Reply::raw(""),
        Reply::raw("no http\r\n\r\n"),
        Reply::raw(broken),
        Reply::Unasked(Vec::new()),
    ] {
        let server = Loopback::script([first, Reply::json(200, SESSION)]).await;
        let response = client(&server).retrieve(TOKEN).with_response().await;
        assert_eq!(response.unwrap().status(), 200);
        assert_eq!(server.connections(), 2);
    }
}

#[tokio::test]
async fn an_attempt_that_takes_too_long_is_repeated() {
    let replies = [Reply::Silence(Vec::new()), Reply::json(200, SESSION)];
    let server = Loopback::script(replies).await;
    let client = builder(&server.url).attempt_timeout(150 * MILLISECOND);
    let _ = client.build().unwrap().retrieve(TOKEN).await.unwrap();
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_post_without_a_response_is_sent_once() {
    let server = Loopback::script(statuses(&[1, 200])).await;
    let error = client(&server).create(&session()).await.unwrap_err();
    let expected = (1, ErrorKind::Transport, None, Delivery::Unknown);
    assert_eq!(facts(&error), expected);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_post_is_not_repeated_on_a_bare_503() {
    let server = Loopback::script(statuses(&[503, 200])).await;
    let error = client(&server).create(&session()).await.unwrap_err();
    assert_eq!((error.attempts(), error.executed()), (1, Executed::Perhaps));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn an_update_is_repeated_unless_that_is_switched_off() {
    let server = Loopback::script(statuses(&[500, 1, 200])).await;
    let _ = update(&client(&server)).await.unwrap();
    assert_eq!(server.requests().len(), 3);
    let server = Loopback::script(statuses(&[500, 200])).await;
    let client = builder(&server.url).retry(quick().without_patches());
    let error = update(&client.build().unwrap()).await.unwrap_err();
    let expected = (1, ErrorKind::Status, Some(500), Delivery::Answered);
    assert_eq!(facts(&error), expected);
}

#[tokio::test]
async fn a_misread_response_is_not_asked_for_again() {
    let server = Loopback::start(Reply::json(200, r#"{"token":5}"#)).await;
    let error = client(&server).retrieve(TOKEN).await.unwrap_err();
    let expected = (1, ErrorKind::Decode, Some(200), Delivery::Answered);
    assert_eq!(facts(&error), expected);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_conflict_is_an_outcome() {
    let conflict = Reply::json(409, r#"{"description":"already processed"}"#);
    let server = Loopback::start(conflict).await;
    let error: Error<Failure> = client(&server).retrieve(TOKEN).await.unwrap_err();
    let expected = (1, ErrorKind::Status, Some(409), Delivery::Answered);
    assert_eq!(facts(&error), expected);
    assert_eq!(error.body().unwrap().description, "already processed");
}

#[tokio::test]
async fn the_error_is_the_last_attempts_and_counts_them_all() {
    let failure = r#"{"description":"d","diagnosticsId":"d-3"}"#;
    let replies = [
        Reply::raw(""),
        Reply::status(503),
        Reply::json(502, failure),
    ];
    let server = Loopback::script(replies).await;
    let error = client(&server).retrieve(TOKEN).await.unwrap_err();
    let expected = (3, ErrorKind::Status, Some(502), Delivery::Answered);
    assert_eq!(facts(&error), expected);
    assert_eq!(
        error.to_string(),
        "`retrieveSession` (2.4): status 502, diagnostics id d-3, 3 attempts, it may have been executed"
    );
    assert!(!texts(&error).contains(TOKEN));
    assert_eq!(error.erase().attempts(), 3);
}

#[tokio::test]
async fn what_was_never_tried_has_no_attempts() {
    let server = Loopback::start(Reply::status(500)).await;
    let client = client(&server);
    let error = client.retrieve(TOKEN).header("a b", "c").await.unwrap_err();
    assert_eq!(error.attempts(), 0);
    let call = client.retrieve(TOKEN).timeout(Duration::ZERO);
    assert_eq!(call.await.unwrap_err().attempts(), 0);
}

#[tokio::test]
async fn a_call_that_no_attempt_sent_was_not_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = builder(&url).build().unwrap();
    let error = client.create(&session()).await.unwrap_err();
    let expected = (3, ErrorKind::Connect, None, Delivery::NotSent);
    assert_eq!(facts(&error), expected);
    assert_eq!(
        error.to_string(),
        "`createSession` (2.4): no connection, connection refused, 3 attempts"
    );
}

#[tokio::test]
async fn a_call_that_may_have_been_executed_before_it_was_not_sent_is_unknown() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let client = builder(&url).build().unwrap();
    let once = async move {
        // The only connection closes, and no other can be made.
        let (mut stream, _) = listener.accept().await.unwrap();
        drop(listener);
        assert_eq!(stream.read(&mut [0; 1]).await.unwrap(), 1);
    };
    let (error, ()) = tokio::join!(update(&client), once);
    let expected = (3, ErrorKind::Connect, None, Delivery::Unknown);
    assert_eq!(facts(&error.unwrap_err()), expected);
}

#[tokio::test]
async fn a_refusal_after_a_lost_attempt_leaves_the_whole_unknown() {
    let server = Loopback::script(statuses(&[1, 409])).await;
    let error = update(&client(&server)).await.unwrap_err();
    let expected = (2, ErrorKind::Status, Some(409), Delivery::Unknown);
    assert_eq!(facts(&error), expected);
    for first in [1, 408, 503] {
        let server = Loopback::script(statuses(&[first, 409])).await;
        let error = update(&client(&server)).await.unwrap_err();
        assert_eq!((error.attempts(), error.executed()), (2, Executed::Perhaps));
        assert!(error.to_string().ends_with(", it may have been executed"));
    }
    let server = Loopback::script(statuses(&[1, 404])).await;
    let error = client(&server).retrieve(TOKEN).await.unwrap_err();
    assert_eq!(error.delivery(), Delivery::Answered);
    assert_eq!(error.executed(), Executed::No);
}

#[tokio::test]
async fn a_call_has_a_policy_of_its_own() {
    let server = Loopback::start(Reply::raw("")).await;
    let client = client(&server);
    let call = client.retrieve(TOKEN).retry(Retry::never());
    assert_eq!(call.await.unwrap_err().attempts(), 1);
    let call = client.create(&session()).retry(quick().posts_too());
    assert_eq!(call.await.unwrap_err().attempts(), 3);
    let own = Retry::by(|failed: &FailedAttempt| match failed.number {
        1..5 if failed.operation == "createSession" => Next::After(Duration::ZERO),
        _ => Next::Stop,
    });
    let call = client.create(&session()).retry(own);
    assert_eq!(call.await.unwrap_err().attempts(), 5);
    assert_eq!(client.retrieve(TOKEN).await.unwrap_err().attempts(), 3);
}

#[tokio::test]
async fn the_servers_wish_is_exposed_and_kept_within_the_deadline() {
    let busy = |text: &str| {
        Reply::raw(&format!(
            "HTTP/1.1 429 X\r\nretry-after: {text}\r\ncontent-length: 0\r\n\r\n"
        ))
    };
    let server = Loopback::start(busy("Sun, 06 Nov 1994 08:50:37 GMT")).await;
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    let client = builder(&server.url).clock(move || now).build().unwrap();
    let error = client.create(&session()).await.unwrap_err();
    let expected = (1, ErrorKind::Status, Some(429), Delivery::Answered);
    assert_eq!(facts(&error), expected);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(60)));
    let server = Loopback::start(busy("5")).await;
    let client = builder(&server.url).build().unwrap();
    let call = client.retrieve(TOKEN).timeout(Duration::from_secs(3));
    let error = call.await.unwrap_err();
    assert_eq!(error.attempts(), 1);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(5)));
    assert_eq!(error.headers().unwrap()["retry-after"], "5");
}

#[tokio::test]
async fn clones_and_other_clients_share_the_budget() {
    let server = Loopback::start(Reply::status(503)).await;
    let client = client(&server);
    let other = Client::from(client.transport.clone());
    for left in (0..500).rev().step_by(20).map(|left| left - 19) {
        let one = if left % 40 == 0 { &client } else { &other };
        assert_eq!(one.retrieve(TOKEN).await.unwrap_err().attempts(), 3);
        assert_eq!(client.transport.retry_budget(), left);
    }
    assert_eq!(
        other.clone().retrieve(TOKEN).await.unwrap_err().attempts(),
        1
    );
    assert_eq!(server.requests().len(), 76);
}

#[tokio::test]
async fn a_success_restores_the_budget() {
    let server = Loopback::script(statuses(&[500, 200])).await;
    let client = client(&server);
    for left in [496, 497, 498, 499, 500, 500] {
        let _ = client.retrieve(TOKEN).await.unwrap();
        assert_eq!(client.transport.retry_budget(), left);
    }
}

#[tokio::test]
async fn a_call_that_is_dropped_while_it_waits_sends_nothing_more() {
    let server = Loopback::start(Reply::status(503)).await;
    let wait = 100 * MILLISECOND;
    let retry = Retry::default().throttled_base(wait).jitter(|most| most);
    let client = client(&server);
    let call = client.retrieve(TOKEN).retry(retry).into_future();
    assert!(tokio::time::timeout(wait / 2, call).await.is_err());
    tokio::time::sleep(2 * wait).await;
    assert_eq!(server.connections(), 1);
}
