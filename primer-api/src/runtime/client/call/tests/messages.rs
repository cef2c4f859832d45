//! The line of an error: what came back, whether the request may have been executed, where to look.

use std::time::Duration;

use super::{Client, builder, session};
use crate::runtime::client::tests::loopback::{Loopback, Reply};
use crate::runtime::client::{Builder, Error, Retry};

const SHORT: Duration = Duration::from_millis(150);

/// A client that makes up to three attempts of whatever may pass.
fn patient(url: &str) -> Builder<Client> {
    builder(url).retry(patient_retry())
}

fn patient_retry() -> Retry {
    Retry::default()
        .base(Duration::ZERO)
        .throttled_base(Duration::ZERO)
        .posts_too()
}

async fn created(builder: Builder<Client>) -> String {
    let client = builder.build().unwrap();
    line(client.create(&session()).await.unwrap_err())
}

async fn retrieved(builder: Builder<Client>) -> String {
    let client = builder.build().unwrap();
    line(client.retrieve("t").await.unwrap_err())
}

/// The line, without the operation that it begins with.
fn line<F>(error: Error<F>) -> String {
    let line = error.to_string();
    assert!(!line.contains(char::is_control), "{line}");
    let (_, words) = line.split_once(" (2.4): ").unwrap();
    words.to_owned()
}

#[tokio::test]
async fn a_request_that_may_have_been_executed_is_said_to_be_one() {
    let server = Loopback::start(Reply::raw("")).await;
    assert_eq!(
        created(builder(&server.url)).await,
        "no response, it may have been executed"
    );
    assert_eq!(
        created(patient(&server.url)).await,
        "no response, 3 attempts, it may have been executed"
    );
    let server = Loopback::script([Reply::raw(""), Reply::status(409)]).await;
    assert_eq!(
        created(patient(&server.url)).await,
        "status 409, the body is not as documented, expected JSON, found no body, 2 attempts, it may have been executed"
    );
    let server = Loopback::start(Reply::Silence(Vec::new())).await;
    for (client, words) in [
        (
            builder(&server.url).read_timeout(SHORT),
            "no response in time",
        ),
        (
            builder(&server.url).attempt_timeout(SHORT),
            "the deadline passed before a response came",
        ),
        (
            builder(&server.url).timeout(SHORT),
            "the deadline passed before a response came",
        ),
    ] {
        assert_eq!(
            created(client).await,
            format!("{words}, it may have been executed")
        );
    }
}

#[tokio::test]
async fn what_was_executed_is_said_by_every_method() {
    let server = Loopback::start(Reply::raw("")).await;
    assert_eq!(
        retrieved(patient(&server.url)).await,
        "no response, 3 attempts, it may have been executed"
    );
    let server = Loopback::script([Reply::raw(""), Reply::status(403)]).await;
    assert_eq!(
        retrieved(patient(&server.url)).await,
        "status 403, the body is not as documented, expected JSON, found no body, 2 attempts"
    );
    let broken = Reply::raw("HTTP/1.1 200 X\r\ncontent-length: 99\r\n\r\n{");
    let server = Loopback::script([broken, Reply::status(504)]).await;
    assert_eq!(
        created(builder(&server.url).retry(patient_retry().attempts(2))).await,
        "status 504, 2 attempts, an earlier attempt was executed"
    );
}

#[tokio::test]
async fn a_request_that_was_not_sent_is_said_not_to_be() {
    let server = Loopback::start(Reply::raw("")).await;
    assert_eq!(
        created(builder(&server.url).timeout(Duration::ZERO)).await,
        "the deadline passed before anything was sent"
    );
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_response_is_said_to_be_what_it_is() {
    let head = "HTTP/1.1 200 X\r\ncontent-length: 99\r\n\r\n{";
    let server = Loopback::start(Reply::Silence(head.into())).await;
    assert_eq!(
        created(builder(&server.url).timeout(SHORT)).await,
        "status 200, the body did not end in time"
    );
    let server = Loopback::start(Reply::raw(head)).await;
    assert_eq!(
        created(builder(&server.url)).await,
        "status 200, the body broke off, unexpected end of file"
    );
    let server = Loopback::start(Reply::status(503)).await;
    assert_eq!(
        created(patient(&server.url)).await,
        "status 503, 3 attempts, it may have been executed"
    );
}

#[tokio::test]
async fn a_wait_that_the_server_asks_for_is_told() {
    let refusal = |wait: &str| {
        Reply::raw(&format!(
            "HTTP/1.1 503 X\r\nretry-after: {wait}\r\ncontent-length: 0\r\n\r\n"
        ))
    };
    let server = Loopback::start(refusal("120")).await;
    assert_eq!(
        created(patient(&server.url)).await,
        "status 503, the server asks to wait 120 s, it may have been executed"
    );
    let server = Loopback::start(refusal("0")).await;
    assert_eq!(
        created(patient(&server.url)).await,
        "status 503, 3 attempts, it may have been executed"
    );
}

#[tokio::test]
async fn what_came_instead_of_a_response_is_said() {
    let headers: String = (0..200).map(|n| format!("x-{n}: 1\r\n")).collect();
    let large = format!("HTTP/1.1 200 X\r\n{headers}content-length: 0\r\n\r\n");
    for (reply, words) in [
        (
            Reply::raw("SSH-2.0-OpenSSH\r\n\r\n"),
            "what came is no HTTP",
        ),
        (Reply::raw(&large), "the head of the response is too large"),
    ] {
        let server = Loopback::start(reply).await;
        let words = format!("{words}, it may have been executed");
        assert_eq!(created(builder(&server.url)).await, words);
    }
}

#[tokio::test]
async fn a_redirect_is_said_to_be_one() {
    for status in [301, 302, 303, 307, 308] {
        let server = Loopback::start(Reply::status(status)).await;
        let executed = match status {
            307 | 308 => "",
            _ => ", it may have been executed",
        };
        let words = format!("status {status}, redirects are not followed{executed}");
        assert_eq!(created(builder(&server.url)).await, words);
        assert_eq!(retrieved(builder(&server.url)).await, words);
    }
}

#[tokio::test]
async fn the_body_of_a_success_has_no_identifiers() {
    let body = r#"{"errorId":"A","diagnosticsId":"d-1"}"#;
    let server = Loopback::start(Reply::json(200, body)).await;
    let client = builder(&server.url).build().unwrap();
    let error = client.retrieve("t").await.unwrap_err();
    assert_eq!((error.error_id(), error.diagnostics_id()), (None, None));
    assert_eq!(error.raw_body(), Some(body.as_bytes()));
}
