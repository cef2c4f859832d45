#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::time::{Duration, Instant};

use tokio::net::TcpListener;

use crate::runtime::Ref;
use crate::runtime::client::tests::fixture::{API_KEY, Client, Failure, JSON, PLAIN, Session};
use crate::runtime::client::tests::loopback::{Loopback, Reply};
use crate::runtime::client::{
    Builder, Call, Content, Delivery, DocumentedResponse, Error, ErrorKind, Executed, Operation,
    Retry, Statuses,
};

mod delivery;
mod headers;
mod idle;
mod keys;
mod retries;
#[cfg(any(feature = "rustls", feature = "native-tls"))]
mod tls;
mod words;

const SESSION: &str = r#"{"token":"t-1","amount":5,"unknown":true}"#;
const TOKEN: &str = "planted-token-77aa";

/// A client that makes one attempt.
fn builder(url: &str) -> Builder<Client> {
    Client::builder()
        .api_key(API_KEY)
        .base_url(url)
        .retry(Retry::never())
}

fn client(server: &Loopback) -> Client {
    builder(&server.url).build().unwrap()
}

fn session() -> Session {
    Session {
        token: "t-1".to_owned(),
        amount: Some(5),
    }
}

async fn fail(reply: Reply) -> Error<Failure> {
    let server = Loopback::start(reply).await;
    client(&server).retrieve(TOKEN).await.unwrap_err()
}

/// Every text that an error shows by itself, its sources' too.
fn texts<F>(error: &Error<F>) -> String {
    let mut texts = format!("{error}\n{error:?}\n{error:#?}");
    let mut next = std::error::Error::source(error);
    while let Some(source) = next {
        texts.push_str(&format!("\n{source}\n{source:?}"));
        next = source.source();
    }
    texts
}

#[tokio::test]
async fn a_call_sends_the_documented_request_and_reads_the_response() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let created = client(&server).create(&session()).await.unwrap();
    assert_eq!(created, session());
    let request = server.request();
    assert!(
        request.starts_with("POST /session HTTP/1.1\r\n"),
        "{request}"
    );
    assert!(
        request.ends_with("\r\n\r\n{\"token\":\"t-1\",\"amount\":5}"),
        "{request}"
    );
    for (name, value) in [
        ("x-api-key", API_KEY),
        ("x-api-version", "2.4"),
        ("accept", "application/json"),
        ("content-type", "application/json"),
        ("content-length", "26"),
        (
            "user-agent",
            concat!("sessions/2.4 primer-codegen/", env!("CARGO_PKG_VERSION")),
        ),
    ] {
        assert_eq!(server.header(name).as_deref(), Some(value), "{name}");
    }
    for name in ["cookie", "referer", "accept-encoding", "authorization"] {
        assert_eq!(server.header(name), None, "{name}");
    }
}

#[tokio::test]
async fn a_call_without_a_body_sends_none() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let _ = client(&server).retrieve("a b&c").await.unwrap();
    let request = server.request();
    assert!(
        request.starts_with("GET /session?token=a%20b%26c HTTP/1.1\r\n"),
        "{request}"
    );
    assert_eq!(server.header("content-type"), None);
    assert!(request.ends_with("\r\n\r\n"));
}

#[tokio::test]
async fn the_response_has_status_and_headers() {
    let reply =
        "HTTP/1.1 200 OK\r\nx-request-id: r-1\r\ncontent-length: 15\r\n\r\n{\"token\":\"t-1\"}";
    let server = Loopback::start(Reply::raw(reply)).await;
    let response = client(&server)
        .retrieve(TOKEN)
        .with_response()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["x-request-id"], "r-1");
    assert_eq!(response.body().token, "t-1");
    assert!(!format!("{response:?}").contains("r-1"));
    assert_eq!(response.into_body().amount, None);
}

#[tokio::test]
async fn the_path_of_the_base_url_is_kept() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let client = builder(&format!("{}/api/v1/", server.url)).build().unwrap();
    let _ = client.retrieve("t").await.unwrap();
    assert!(server.request().starts_with("GET /api/v1/session?token=t "));
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = Loopback::start(Reply::json(200, SESSION)).await;
    for status in [301, 302, 303, 307, 308] {
        let head = format!(
            "HTTP/1.1 {status} X\r\nlocation: {}/stolen\r\ncontent-length: 0\r\n\r\n",
            elsewhere.url
        );
        let error = fail(Reply::raw(&head)).await;
        assert_eq!(
            (error.kind(), error.status()),
            (ErrorKind::Status, Some(status))
        );
        assert_eq!(error.delivery(), Delivery::Answered);
        assert!(error.headers().unwrap().contains_key("location"));
        assert!(!texts(&error).contains("stolen"));
    }
    assert_eq!(elsewhere.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn violations_are_all_reported_and_nothing_is_sent() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let call = client(&server).create(&Session {
        token: TOKEN.to_owned(),
        amount: None,
    });
    let error = call
        .header("x api key", API_KEY)
        .header("X-Api-Key", "mine")
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Request, Delivery::NotSent)
    );
    // A request that is refused has no headers yet: only what is wrong with the header itself is known.
    assert_eq!(error.violations().len(), 2);
    assert!(
        error
            .to_string()
            .starts_with("`createSession` (2.4): 2 violations: `token` "),
        "{error}"
    );
    assert!(!texts(&error).contains(API_KEY) && !texts(&error).contains(TOKEN));
    assert_eq!(server.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn a_caller_adds_headers_but_replaces_none() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let client = client(&server);
    let _ = client
        .create(&session())
        .header("X-Idempotency-Key", "order-42")
        .await
        .unwrap();
    assert_eq!(
        server.header("x-idempotency-key").as_deref(),
        Some("order-42")
    );
    for name in [
        "X-Api-Key",
        "x-api-version",
        "Content-Type",
        "accept",
        "Host",
        "content-length",
        "Transfer-Encoding",
    ] {
        let error = client
            .create(&session())
            .header(name, "planted")
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Request, Delivery::NotSent),
            "{name}"
        );
        assert!(!texts(&error).contains("planted"));
    }
    for value in ["a\r\nX-Evil: 1", "a\0", "\u{7f}"] {
        let error = client
            .create(&session())
            .header("X-Trace", value)
            .await
            .unwrap_err();
        assert_eq!(error.violations().len(), 1);
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_missing_credential_is_named_and_nothing_is_sent() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let client: Client = Client::builder().base_url(&server.url).build().unwrap();
    let error = client.retrieve(TOKEN).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Configuration, Delivery::NotSent)
    );
    assert_eq!(
        error.to_string(),
        "`retrieveSession` (2.4): no credential for `ApiKey`"
    );
    assert_eq!(server.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn a_documented_failure_is_typed() {
    let body = r#"{"description":"secret words","error":{"errorId":"RequestValidationError","diagnosticsId":"d-1"}}"#;
    let error = fail(Reply::json(422, body)).await;
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(error.delivery(), Delivery::Answered);
    assert_eq!(error.body().unwrap().description, "secret words");
    assert_eq!(error.raw_body(), Some(body.as_bytes()));
    assert_eq!(error.error_id(), Some("RequestValidationError"));
    assert_eq!(error.diagnostics_id(), Some("d-1"));
    assert_eq!(
        (error.operation(), error.version()),
        (Some("retrieveSession"), Some("2.4"))
    );
    let message = "`retrieveSession` (2.4): status 422, RequestValidationError, diagnostics id d-1";
    assert_eq!(error.to_string(), message);
    assert!(!texts(&error).contains("secret words"));
    let erased = error.erase();
    assert_eq!(
        (erased.to_string().as_str(), erased.body()),
        (message, None)
    );
}

#[tokio::test]
async fn a_failure_that_cannot_be_read_says_why_and_keeps_what_there_is() {
    const UNFIT: &str = ", the body is not as documented, ";
    for (status, media_type, body, why) in [
        (
            403,
            "text/html",
            "<html>planted</html>",
            "expected JSON, found HTML",
        ),
        (
            403,
            "planted/type",
            "planted",
            "expected JSON, found another media type",
        ),
        (400, "application/json", "", "expected JSON, found no body"),
        (
            400,
            "application/json",
            r#"{"description":"planted"#,
            "expected JSON, found the end at line 1 column 23",
        ),
        (
            400,
            "application/json",
            r#"{"description":["planted"]}"#,
            "`description`: expected string, found array",
        ),
        // Nobody documented what would fit.
        (503, "application/json", r#"{"description":"planted"}"#, ""),
    ] {
        let error = fail(Reply::typed(status, media_type, body.as_bytes())).await;
        assert_eq!(
            (error.kind(), error.status()),
            (ErrorKind::Status, Some(status))
        );
        assert_eq!(error.raw_body(), Some(body.as_bytes()));
        assert_eq!(error.body(), None);
        assert_eq!(error.headers().unwrap()["content-type"], media_type);
        let unfit = if why.is_empty() { "" } else { UNFIT };
        let executed = match status {
            503 => ", it may have been executed",
            _ => "",
        };
        assert_eq!(
            error.to_string(),
            format!("`retrieveSession` (2.4): status {status}{unfit}{why}{executed}")
        );
        assert_eq!(error.expected().is_some(), !why.is_empty());
        assert_eq!(error.path().is_some(), !why.is_empty());
        assert!(!texts(&error).contains("planted"));
    }
}

#[tokio::test]
async fn a_request_id_is_there_and_in_no_message() {
    let reply = "HTTP/1.1 502 X\r\nx-request-id: r-1\r\ncontent-length: 0\r\n\r\n";
    let error = fail(Reply::raw(reply)).await;
    assert_eq!(error.request_id(), Some("r-1"));
    assert!(!texts(&error).contains("r-1"));
}

#[tokio::test]
async fn a_failure_in_another_media_type_is_read_if_it_can_be() {
    let reply = Reply::typed(400, "text/html", br#"{"description":"d"}"#);
    let error = fail(reply).await;
    assert_eq!(error.body().unwrap().description, "d");
    assert_eq!((error.path(), error.expected()), (None, None));
    assert_eq!(error.to_string(), "`retrieveSession` (2.4): status 400");
}

#[tokio::test]
async fn an_empty_success_of_a_documented_body_says_so() {
    let error = fail(Reply::status(200)).await;
    assert_eq!(
        (error.kind(), error.raw_body()),
        (ErrorKind::Decode, Some(b"".as_slice()))
    );
    assert_eq!(
        error.to_string(),
        "`retrieveSession` (2.4): status 200, the body is not as documented, expected JSON, found no body"
    );
}

#[tokio::test]
async fn the_diagnostics_id_survives_a_body_of_another_shape() {
    let error = fail(Reply::json(
        400,
        r#"{"description":7,"diagnosticsId":"a.b:c-d_1"}"#,
    ))
    .await;
    assert_eq!(
        (error.body(), error.diagnostics_id()),
        (None, Some("a.b:c-d_1"))
    );
    for id in ["", "a b", "a\\n", "\u{e4}", &"a".repeat(129)] {
        let error = fail(Reply::json(
            400,
            &format!(r#"{{"error":{{"diagnosticsId":"{id}"}}}}"#),
        ))
        .await;
        assert_eq!(error.diagnostics_id(), None, "{id}");
    }
}

#[tokio::test]
async fn a_success_with_another_body_is_a_decode_error() {
    let error = fail(Reply::json(200, r#"{"token":"t-1","amount":"planted"}"#)).await;
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Decode, Delivery::Answered)
    );
    assert_eq!((error.status(), error.path()), (Some(200), Some("amount")));
    assert!(error.expected().is_some());
    assert!(
        error
            .to_string()
            .starts_with("`retrieveSession` (2.4): status 200, the body is not as documented, `amount`: expected "),
        "{error}"
    );
    assert!(!texts(&error).contains("planted"));
}

#[tokio::test]
async fn a_success_in_html_says_so() {
    let error = fail(Reply::typed(
        200,
        "Text/HTML; charset=utf-8",
        b"<html>planted</html>",
    ))
    .await;
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "`retrieveSession` (2.4): status 200, the body is not as documented, expected JSON, found HTML"
    );
    assert_eq!(error.raw_body(), Some(b"<html>planted</html>".as_slice()));
}

#[tokio::test]
async fn an_undocumented_success_that_does_not_fit_keeps_its_response() {
    for (reply, body) in [
        (Reply::json(202, "{}"), "{}"),
        (Reply::json(299, "planted"), "planted"),
        (Reply::typed(202, "text/html", SESSION.as_bytes()), SESSION),
        (Reply::status(202), ""),
        (Reply::status(204), ""),
    ] {
        let error = fail(reply).await;
        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(error.executed(), Executed::Yes);
        assert_eq!(error.raw_body(), Some(body.as_bytes()));
        let words = format!(
            "`retrieveSession` (2.4): status {}, not documented",
            error.status().unwrap()
        );
        assert_eq!(error.to_string(), words);
    }
}

#[tokio::test]
async fn a_url_of_any_length_is_sent_or_a_violation() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let client = client(&server);
    for length in (65_400..65_540).step_by(7).chain([1 << 20]) {
        if let Err(error) = client.retrieve("x".repeat(length)).await {
            assert_eq!(
                (error.kind(), error.executed()),
                (ErrorKind::Request, Executed::No)
            );
            assert_eq!(error.violations()[0].path, "token");
            assert!(length > 65_480);
        }
    }
    assert!(!server.requests().is_empty());
}

#[tokio::test]
async fn an_undocumented_success_that_fits_is_one() {
    for status in [201, 202, 203, 206, 299] {
        let server = Loopback::start(Reply::json(status, SESSION)).await;
        let client = builder(&server.url).build().unwrap();
        let response = client.create(&session()).with_response().await.unwrap();
        assert_eq!(
            (response.status(), response.into_body()),
            (status, session())
        );
        assert_eq!(client.transport.retry_budget(), 500);
    }
}

#[tokio::test]
async fn an_undocumented_success_that_breaks_off_was_executed() {
    let reply = Reply::raw("HTTP/1.1 201 X\r\ncontent-length: 99\r\n\r\n{");
    let error = fail(reply).await;
    assert_eq!(
        (error.kind(), error.executed()),
        (ErrorKind::Transport, Executed::Yes)
    );
}

#[tokio::test]
async fn an_empty_success_is_read_without_its_body() {
    static OPERATION: Operation = Operation {
        successes: &[DocumentedResponse {
            statuses: Statuses::Code(204),
            outcome: 0,
            content: Content::Empty,
            media_type: "",
            ..JSON
        }],
        failures: &[],
        ..PLAIN
    };
    let server = Loopback::start(Reply::raw("HTTP/1.1 204 X\r\n\r\n")).await;
    let call: Call<()> = Call::new(&client(&server).transport, &OPERATION, &[], Ref::Absent);
    call.await.unwrap();
    assert_eq!(server.header("accept").as_deref(), Some("*/*"));
}

#[tokio::test]
async fn a_success_beyond_the_bound_is_refused_with_and_without_a_length() {
    let body = format!(r#"{{"token":"{}"}}"#, "x".repeat(5000));
    let measured = Reply::json(200, &body);
    let endless = Reply::raw(&format!(
        "HTTP/1.1 200 X\r\ncontent-type: application/json\r\n\r\n{body}"
    ));
    let chunked = format!(
        "HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n",
        body.len()
    );
    for reply in [measured, endless, Reply::raw(&chunked)] {
        let server = Loopback::start(reply).await;
        let small = builder(&server.url)
            .max_body(body.len() - 1)
            .build()
            .unwrap();
        let error = small.retrieve(TOKEN).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::TooLarge, Delivery::Answered)
        );
        assert_eq!(error.status(), Some(200));
        let most = &body.as_bytes()[..body.len() - 1];
        assert_eq!(error.raw_body(), Some(most));
        assert_eq!(
            error.to_string(),
            "`retrieveSession` (2.4): status 200, the body is larger than the client allows"
        );
        let enough = builder(&server.url).max_body(body.len()).build().unwrap();
        assert_eq!(enough.retrieve(TOKEN).await.unwrap().token.len(), 5000);
    }
}

#[tokio::test]
async fn a_failure_beyond_the_bound_is_kept_up_to_it() {
    let body = format!(
        r#"{{"errorId":"A","diagnosticsId":"d-1","description":"{}"}}"#,
        "x".repeat(100_000)
    );
    let server = Loopback::start(Reply::json(400, &body)).await;
    let error = client(&server).retrieve(TOKEN).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status(), error.body()),
        (ErrorKind::Status, Some(400), None)
    );
    assert_eq!(error.raw_body().unwrap().len(), 64 * 1024);
    assert_eq!(
        error.to_string(),
        "`retrieveSession` (2.4): status 400, A, diagnostics id d-1, the body is larger than the client allows"
    );
    let error = builder(&server.url)
        .max_error_body(10)
        .build()
        .unwrap()
        .retrieve(TOKEN)
        .await
        .unwrap_err();
    assert_eq!(error.raw_body(), Some(&body.as_bytes()[..10]));
}

#[tokio::test]
async fn a_success_that_breaks_off_was_answered() {
    let reply = "HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{\"token\":\"planted";
    let error = fail(Reply::raw(reply)).await;
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Transport, Delivery::Answered)
    );
    assert_eq!(error.status(), Some(200));
    assert_eq!(error.raw_body(), Some(b"{\"token\":\"planted".as_slice()));
    assert!(std::error::Error::source(&error).is_some());
    assert!(!texts(&error).contains("planted"));
}

#[tokio::test]
async fn a_failure_that_breaks_off_keeps_its_status_and_what_came() {
    let reply = "HTTP/1.1 502 X\r\ncontent-length: 99\r\n\r\npart";
    let error = fail(Reply::raw(reply)).await;
    assert_eq!(
        (error.kind(), error.status()),
        (ErrorKind::Status, Some(502))
    );
    assert_eq!(error.raw_body(), Some(b"part".as_slice()));
    assert_eq!(
        error.to_string(),
        "`retrieveSession` (2.4): status 502, it may have been executed"
    );
    assert_eq!(error.request_id(), None);

    let documented = reply.replace("502", "400");
    let error = fail(Reply::raw(&documented)).await;
    assert_eq!(
        (error.body(), error.raw_body()),
        (None, Some(b"part".as_slice()))
    );
    let message = error.to_string();
    assert!(
        message.starts_with("`retrieveSession` (2.4): status 400, the body broke off"),
        "{message}"
    );
    assert!(std::error::Error::source(&error).is_some() && !error.is_timeout());
}

#[tokio::test]
async fn a_connection_that_closes_before_the_response_leaves_delivery_unknown() {
    for reply in ["", "HTTP/1.1 200", "no http at all\r\n\r\n"] {
        let error = fail(Reply::raw(reply)).await;
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Transport, Delivery::Unknown),
            "{reply}"
        );
        assert_eq!((error.status(), error.raw_body()), (None, None));
        assert!(!texts(&error).contains(TOKEN), "{}", texts(&error));
    }
}

#[tokio::test]
async fn a_refused_connection_was_not_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = builder(&url)
        .build()
        .unwrap()
        .retrieve(TOKEN)
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Connect, Delivery::NotSent)
    );
    assert_eq!(
        error.to_string(),
        "`retrieveSession` (2.4): no connection, connection refused"
    );
    assert!(!error.is_timeout());
    assert!(
        !texts(&error).contains(TOKEN) && !texts(&error).contains(API_KEY),
        "{}",
        texts(&error)
    );
}

#[tokio::test]
async fn a_silent_server_meets_each_deadline() {
    let server = Loopback::start(Reply::Silence(Vec::new())).await;
    let short = Duration::from_millis(150);
    let clients = [
        builder(&server.url).timeout(short).build().unwrap(),
        builder(&server.url).attempt_timeout(short).build().unwrap(),
        builder(&server.url).read_timeout(short).build().unwrap(),
    ];
    for client in clients {
        let error = client.retrieve(TOKEN).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Timeout, Delivery::Unknown)
        );
        assert!(error.is_timeout());
        assert!(!texts(&error).contains(TOKEN));
    }
    let error = client(&server)
        .retrieve(TOKEN)
        .timeout(short)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn a_body_that_does_not_end_meets_the_deadline_and_was_answered() {
    let head =
        b"HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{".to_vec();
    let server = Loopback::start(Reply::Silence(head)).await;
    let short = Duration::from_millis(150);
    let started = Instant::now();
    for client in [
        builder(&server.url).timeout(short),
        builder(&server.url).read_timeout(short),
    ] {
        let error = client.build().unwrap().retrieve(TOKEN).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Timeout, Delivery::Answered)
        );
        assert_eq!(error.status(), Some(200));
        assert_eq!(error.raw_body(), Some(b"{".as_slice()));
    }
    assert!(started.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn no_time_sends_nothing_and_any_time_overflows_nothing() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    let error = client(&server)
        .retrieve(TOKEN)
        .timeout(Duration::ZERO)
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Timeout, Delivery::NotSent)
    );
    assert_eq!(server.requests(), Vec::<String>::new());
    let most = Duration::MAX;
    let client = builder(&server.url)
        .connect_timeout(most)
        .read_timeout(most)
        .attempt_timeout(most)
        .timeout(most);
    let _ = client
        .build()
        .unwrap()
        .retrieve("t")
        .timeout(most)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_call_that_is_not_awaited_is_not_made() {
    let server = Loopback::start(Reply::json(200, SESSION)).await;
    drop(client(&server).retrieve(TOKEN));
    drop(client(&server).retrieve(TOKEN).into_future());
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(server.requests(), Vec::<String>::new());
}

#[test]
fn a_call_without_a_runtime_is_an_error() {
    let client = builder("http://127.0.0.1:9").build().unwrap();
    let mut future = client.retrieve(TOKEN).into_future();
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(Err(error)) = future.as_mut().poll(&mut context) else {
        panic!("no error")
    };
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Configuration, Delivery::NotSent)
    );
}

#[test]
fn nothing_secret_is_in_the_debug_of_a_call() {
    let client = builder("http://127.0.0.1:9").build().unwrap();
    let call = client.retrieve(TOKEN).header("X-Trace", "planted");
    let text = format!("{call:?} {client:?}");
    assert!(text.contains("retrieveSession") && text.contains("http://127.0.0.1:9"));
    assert!(
        !text.contains(TOKEN) && !text.contains(API_KEY) && !text.contains("planted"),
        "{text}"
    );
}

#[test]
fn a_call_and_its_error_travel_between_threads() {
    fn assert_send<T: Send>(_: &T) {}
    fn assert_shared<T: Send + Sync + 'static>() {}
    let client = builder("http://127.0.0.1:9").build().unwrap();
    assert_send(&client.retrieve(TOKEN));
    assert_send(&client.retrieve(TOKEN).into_future());
    assert_shared::<Error<Failure>>();
    assert_shared::<Client>();
    assert!(size_of::<Error<Failure>>() <= 2 * size_of::<usize>());
    assert!(size_of::<Result<(), Error<Failure>>>() <= 2 * size_of::<usize>());
    assert!(size_of::<Call<Session, Failure>>() <= 2 * size_of::<usize>());
}
