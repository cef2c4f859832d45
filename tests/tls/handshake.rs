//! Connections that fail, in the handshake and after it: the delivery of the request.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::*;

const SHORT: Duration = Duration::from_millis(300);

/// Reads until the body of a request has ended.
async fn receive(stream: &mut TcpStream) {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"}") {
        assert_ne!(stream.read_buf(&mut bytes).await.unwrap(), 0);
    }
}

/// The outcomes of calls to a server that accepts TLS and then does this, one per library.
async fn after_the_handshake<S>(serve: fn(TcpStream) -> S) -> Vec<Outcome>
where
    S: Future<Output = ()> + Send + 'static,
{
    let authority = Authority::new("A");
    let server = Listener::start(serve);
    let front = Front::start(server.address(), authority.leaf(HOST), HTTP_1).await;
    let mut outcomes = Vec::new();
    for backend in BACKENDS {
        let client = builder(&front.url()).root_certificates(authority.pem());
        outcomes.push(outcome(backend(client)).await);
    }
    assert_eq!(front.connections(), BACKENDS.len());
    outcomes
}

#[tokio::test]
async fn a_server_that_makes_no_handshake_was_sent_nothing() {
    let authority = Authority::new("A");
    // RFC 8446, 6: a fatal alert, `handshake_failure`.
    for (bytes, expected) in [
        (b"".as_slice(), ""),
        (b"HTTP/1.1 400 X\r\n\r\n", ", the server speaks no TLS"),
        (b"220 planted ESMTP\r\n", ", the server speaks no TLS"),
        (
            &[0x15, 3, 3, 0, 2, 2, 40],
            ", the server ended the TLS handshake",
        ),
    ] {
        let server = Listener::start(move |mut stream| async move {
            let mut hello = [0; 4096];
            assert_ne!(stream.read(&mut hello).await.unwrap(), 0);
            stream.write_all(bytes).await.unwrap();
        });
        let url = server.url().replace("http:", "https:");
        for backend in BACKENDS {
            let client = builder(&url).root_certificates(authority.pem());
            let (outcome, message) = failure(backend(client)).await;
            assert_eq!(outcome, NO_CONNECTION);
            let (start, why) = message.split_at("no connection".len());
            assert_eq!(start, "no connection");
            assert!(why.starts_with(expected), "{why}");
        }
    }
}

/// RFC 8446, 6: a fatal alert, `protocol_version`.
const OTHER_VERSION: &[u8] = &[0x15, 3, 1, 0, 2, 2, 70];

/// RFC 4346, 7.4.1.3: a `ServerHello` of TLS 1.1.
fn old_hello() -> Vec<u8> {
    let head = [0x16, 3, 2, 0, 42, 2, 0, 0, 38, 3, 2];
    let (random, session, cipher, compression) = ([7; 32], [0], [0, 0x2f], [0]);
    [&head[..], &random, &session, &cipher, &compression].concat()
}

#[tokio::test]
async fn a_server_of_another_tls_version_is_reported_and_not_tried_again() {
    let authority = Authority::new("A");
    for bytes in [OTHER_VERSION.to_vec(), old_hello()] {
        let server = Listener::start(move |mut stream| {
            let bytes = bytes.clone();
            async move {
                let mut hello = [0; 4096];
                assert_ne!(stream.read(&mut hello).await.unwrap(), 0);
                stream.write_all(&bytes).await.unwrap();
                let _ = stream.read(&mut hello).await;
            }
        });
        let url = server.url().replace("http:", "https:");
        for backend in BACKENDS {
            let client = builder(&url).root_certificates(authority.pem());
            let client = backend(client.retry(Retry::default().posts_too()));
            let (outcome, message) = failure(client).await;
            assert_eq!(outcome, NO_CONNECTION);
            let why = "no connection, the server supports no TLS version that the client accepts";
            assert_eq!(message, why);
        }
        assert_eq!(server.connections(), BACKENDS.len());
    }
}

#[tokio::test]
async fn a_certificate_that_is_not_accepted_is_not_asked_for_again() {
    let authority = Authority::new("A");
    for leaf in [
        Authority::new("B").leaf(HOST),
        authority.leaf("api.example"),
        authority.leaf_of_years(HOST, 2020, 2021),
        authority.leaf_of_years(HOST, 2099, 2100),
    ] {
        let (server, front) = secured(leaf).await;
        for backend in BACKENDS {
            let client = builder(&front.url()).root_certificates(authority.pem());
            let client = backend(client.retry(Retry::default().posts_too()));
            let error = create(client).await.unwrap_err();
            assert_eq!((error.attempts(), error.executed()), (1, Executed::No));
        }
        assert_eq!(front.connections(), BACKENDS.len());
        assert_eq!(server.requests(), []);
    }
}

#[tokio::test]
async fn a_handshake_that_takes_too_long_was_sent_nothing() {
    let authority = Authority::new("A");
    let server = Listener::start(|mut stream| async move {
        // The hello is read, and nothing else.
        let _ = stream.read(&mut [0; 4096]).await;
        let _ = stream.read(&mut [0; 4096]).await;
    });
    let url = server.url().replace("http:", "https:");
    for backend in BACKENDS {
        let client = builder(&url).root_certificates(authority.pem());
        let (outcome, message) = failure(backend(client.connect_timeout(SHORT))).await;
        assert_eq!(outcome, NO_CONNECTION);
        assert_eq!(message, "no connection in time");
    }
}

#[tokio::test]
async fn a_close_right_after_the_handshake_is_no_response() {
    for (kind, delivery) in after_the_handshake(|_| async {}).await {
        assert_eq!(kind, ErrorKind::Transport);
        // The request may cross the close on its way.
        assert_ne!(delivery, Delivery::Answered);
    }
}

#[tokio::test]
async fn a_close_after_the_request_leaves_delivery_unknown() {
    let outcomes = after_the_handshake(|mut stream| async move { receive(&mut stream).await });
    assert!(outcomes.await.into_iter().all(|it| it == NO_RESPONSE));
}

#[tokio::test]
async fn a_close_during_the_head_leaves_delivery_unknown() {
    let outcomes = after_the_handshake(|mut stream| async move {
        receive(&mut stream).await;
        let part = b"HTTP/1.1 200 X\r\ncontent-le";
        stream.write_all(part).await.unwrap();
    });
    assert!(outcomes.await.into_iter().all(|it| it == NO_RESPONSE));
}

#[tokio::test]
async fn a_close_during_the_body_is_a_response_without_a_body() {
    let outcomes = after_the_handshake(|mut stream| async move {
        receive(&mut stream).await;
        let part = b"HTTP/1.1 200 X\r\ncontent-length: 99\r\n\r\n{\"cli";
        stream.write_all(part).await.unwrap();
    });
    assert!(outcomes.await.into_iter().all(|it| it == NO_BODY));
}
