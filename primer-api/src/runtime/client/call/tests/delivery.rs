//! The delivery of a request, for everything that can happen to its connection.

use std::time::Duration;

use tokio::net::TcpListener;

use super::{API_KEY, Client, PLAIN, Session, TOKEN, builder, session, texts};
use crate::runtime::Ref;
use crate::runtime::client::operation::RequestBody;
use crate::runtime::client::tests::loopback::{Loopback, Reply};
use crate::runtime::client::{Builder, Call, Content, Delivery, Error, ErrorKind, Operation};

pub(super) const SHORT: Duration = Duration::from_millis(150);

pub(super) type Outcome = (ErrorKind, Delivery, bool);

pub(super) const NO_CONNECTION: Outcome = (ErrorKind::Connect, Delivery::NotSent, false);
const NO_RESPONSE: Outcome = (ErrorKind::Transport, Delivery::Unknown, false);
pub(super) const NO_RESPONSE_IN_TIME: Outcome = (ErrorKind::Timeout, Delivery::Unknown, true);
const NO_BODY: Outcome = (ErrorKind::Transport, Delivery::Answered, false);
const NO_BODY_IN_TIME: Outcome = (ErrorKind::Timeout, Delivery::Answered, true);

fn outcome<F>(error: &Error<F>) -> Outcome {
    assert_eq!(error.attempts(), 1);
    let texts = texts(error);
    assert!(
        !texts.contains(TOKEN) && !texts.contains(API_KEY),
        "{texts}"
    );
    (error.kind(), error.delivery(), error.is_timeout())
}

pub(super) async fn create(builder: Builder<Client>) -> Outcome {
    let client = builder.build().unwrap();
    outcome(&client.create(&session()).await.unwrap_err())
}

async fn created_by(server: &Loopback) -> Outcome {
    create(builder(&server.url)).await
}

/// A request that fits into no buffer of the operating system.
fn upload(client: &Client) -> Call<Session> {
    static OPERATION: Operation = Operation {
        method: "POST",
        bodies: &[RequestBody {
            media_type: "application/octet-stream",
            content: Content::Bytes,
            sensitive: false,
            limits: None,
            parts: &[],
        }],
        ..PLAIN
    };
    let body = vec![b'x'; 64 << 20];
    Call::new(&client.transport, &OPERATION, &[], Ref::Bytes(&body))
}

async fn uploaded_to(builder: Builder<Client>) -> Outcome {
    let client = builder.build().unwrap();
    outcome(&upload(&client).await.unwrap_err())
}

#[tokio::test]
async fn a_connection_that_is_refused_was_sent_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    assert_eq!(create(builder(&url)).await, NO_CONNECTION);
}

#[tokio::test]
async fn a_close_before_the_request_is_no_response() {
    let server = Loopback::start(Reply::Unasked(Vec::new())).await;
    let (kind, delivery, _) = created_by(&server).await;
    assert_eq!(kind, ErrorKind::Transport);
    // The request may cross the close on its way.
    assert_ne!(delivery, Delivery::Answered);
    assert_eq!(server.requests(), Vec::<String>::new());
}

#[tokio::test]
async fn a_close_that_is_known_before_the_request_was_sent_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    // The close is there before the client sees the connection: nobody else runs on this thread.
    let closed = async move { drop(listener.accept().await) };
    let (outcome, ()) = tokio::join!(create(builder(&url)), closed);
    assert_eq!(outcome, (ErrorKind::Transport, Delivery::NotSent, false));
}

#[tokio::test]
async fn a_close_during_the_request_leaves_delivery_unknown() {
    let server = Loopback::start(Reply::Interruption).await;
    assert_eq!(uploaded_to(builder(&server.url)).await, NO_RESPONSE);
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn a_close_after_the_request_leaves_delivery_unknown() {
    for reply in [
        "",
        "HTTP/1.1 20",
        "HTTP/1.1 100 X\r\n\r\n",
        "no http\r\n\r\n",
    ] {
        let server = Loopback::start(Reply::raw(reply)).await;
        assert_eq!(created_by(&server).await, NO_RESPONSE, "{reply}");
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_connection_that_was_used_before_and_closes_leaves_delivery_unknown() {
    let created = "HTTP/1.1 200 X\r\ncontent-length: 15\r\n\r\n{\"token\":\"t-1\"}";
    let kept = Reply::Kept(created.as_bytes().to_vec());
    let server = Loopback::script([kept, Reply::raw("")]).await;
    let client = builder(&server.url).build().unwrap();
    let _ = client.create(&session()).await.unwrap();
    let error = client.create(&session()).await.unwrap_err();
    assert_eq!(outcome(&error), NO_RESPONSE);
    // Nothing below repeated it.
    assert_eq!((server.connections(), server.requests().len()), (1, 2));
}

#[tokio::test]
async fn a_request_that_is_not_taken_in_time_leaves_delivery_unknown() {
    let server = Loopback::start(Reply::Deafness).await;
    for client in [
        builder(&server.url).read_timeout(SHORT),
        builder(&server.url).attempt_timeout(SHORT),
        builder(&server.url).timeout(SHORT),
    ] {
        assert_eq!(uploaded_to(client).await, NO_RESPONSE_IN_TIME);
    }
}

#[tokio::test]
async fn headers_that_do_not_end_in_time_leave_delivery_unknown() {
    for head in ["", "HTTP/1.1 200 X\r\n", "HTTP/1.1 100 X\r\n\r\n"] {
        let server = Loopback::start(Reply::Silence(head.as_bytes().to_vec())).await;
        for client in [
            builder(&server.url).read_timeout(SHORT),
            builder(&server.url).attempt_timeout(SHORT),
            builder(&server.url).timeout(SHORT),
        ] {
            assert_eq!(create(client).await, NO_RESPONSE_IN_TIME, "{head}");
        }
    }
}

#[tokio::test]
async fn a_body_that_does_not_end_in_time_was_answered() {
    let head = b"HTTP/1.1 200 X\r\ncontent-length: 99\r\n\r\n{".to_vec();
    let server = Loopback::start(Reply::Silence(head)).await;
    for client in [
        builder(&server.url).read_timeout(SHORT),
        builder(&server.url).attempt_timeout(SHORT),
        builder(&server.url).timeout(SHORT),
    ] {
        assert_eq!(create(client).await, NO_BODY_IN_TIME);
    }
}

#[tokio::test]
async fn a_body_that_breaks_off_was_answered() {
    for reply in [
        "HTTP/1.1 200 X\r\ncontent-length: 99\r\n\r\n{",
        "HTTP/1.1 200 X\r\ncontent-length: 99\r\n\r\n",
        "HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"to",
        "HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"tok\r\n",
        "HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\nxx\r\n",
    ] {
        let server = Loopback::start(Reply::raw(reply)).await;
        assert_eq!(created_by(&server).await, NO_BODY, "{reply}");
    }
}

#[tokio::test]
async fn a_response_of_any_class_is_one() {
    for status in [
        101, 202, 204, 299, 300, 304, 400, 429, 499, 500, 503, 599, 999,
    ] {
        let reply = format!("HTTP/1.1 {status} X\r\nconnection: close\r\n\r\n");
        let server = Loopback::start(Reply::raw(&reply)).await;
        let client = builder(&server.url).build().unwrap();
        let error = client.create(&session()).await.unwrap_err();
        let answered = (ErrorKind::Status, Delivery::Answered, false);
        assert_eq!(outcome(&error), answered, "{status}");
        assert_eq!(error.status(), Some(status));
    }
}

#[tokio::test]
async fn a_response_to_a_request_that_was_not_read_is_one() {
    let refusal = b"HTTP/1.1 413 X\r\ncontent-length: 0\r\n\r\n".to_vec();
    let server = Loopback::start(Reply::Unasked(refusal)).await;
    let client = builder(&server.url).build().unwrap();
    let error = client.create(&session()).await.unwrap_err();
    // It may also be lost: if it is there before the request, or if the connection is reset before it is read.
    let is_response = error.kind() == ErrorKind::Status;
    assert_eq!(error.delivery() == Delivery::Answered, is_response);
}
