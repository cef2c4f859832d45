//! HTTP/2: the delivery of a request that a frame of the server ends.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use h2::Reason;
use h2::server::{self, SendResponse};
use hyper::Response;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::*;

type Connection<B> = server::Connection<TcpStream, B>;
type Bytes = hyper::body::Bytes;

const REFUSED: Outcome = (ErrorKind::Transport, Delivery::NotSent);

/// RFC 9113, 6: types of frames.
const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const PING: u8 = 6;
const GOAWAY: u8 = 7;
const CONTINUATION: u8 = 9;

/// A server of HTTP/2 behind TLS, and the certificate authority that its clients trust.
struct Secured {
    authority: Authority,
    server: Listener,
    front: Front,
}

impl Secured {
    async fn start<S>(serve: impl Fn(TcpStream) -> S + Send + 'static) -> Self
    where
        S: Future<Output = ()> + Send + 'static,
    {
        let authority = Authority::new("A");
        let server = Listener::start(serve);
        let leaf = authority.leaf(HOST);
        let front = Front::start(server.address(), leaf, &["h2", "http/1.1"]).await;
        Self {
            authority,
            server,
            front,
        }
    }

    fn builder(&self) -> Builder<Client> {
        builder(&self.front.url()).root_certificates(self.authority.pem())
    }

    /// The outcome of a call by each library that speaks TLS.
    async fn outcome(&self) -> Outcome {
        let mut outcomes = Vec::new();
        for backend in BACKENDS {
            outcomes.push(outcome(backend(self.builder())).await);
        }
        assert!(outcomes.iter().all(|it| *it == outcomes[0]), "{outcomes:?}");
        // With every outcome, the request was sent once.
        assert_eq!(self.server.connections(), BACKENDS.len());
        outcomes[0]
    }
}

/// A server that does this with the first request of a connection.
async fn doing<S>(serve: fn(Connection<Bytes>, SendResponse<Bytes>) -> S) -> Secured
where
    S: Future<Output = ()> + Send + 'static,
{
    Secured::start(move |stream| async move {
        let mut connection = server::handshake(stream).await.unwrap();
        let (_, respond) = connection.accept().await.unwrap().unwrap();
        serve(connection, respond).await;
    })
    .await
}

/// Lets a connection move until it is closed, or as long as a test may take.
async fn serve_out(mut connection: Connection<Bytes>) {
    let closed = std::future::poll_fn(|context| connection.poll_closed(context));
    let _ = tokio::time::timeout(Duration::from_secs(30), closed).await;
}

fn frame(kind: u8, flags: u8, stream: u8, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    let head = [
        length[1], length[2], length[3], kind, flags, 0, 0, 0, stream,
    ];
    [&head, payload].concat()
}

/// A GOAWAY that names a stream as the last one, with a text.
fn goaway(last: u8, reason: Reason) -> Vec<u8> {
    let reason = u32::from(reason).to_be_bytes();
    let payload = [&[0, 0, 0, last], reason.as_slice(), b"planted"].concat();
    frame(GOAWAY, 0, 0, &payload)
}

/// A server that writes these bytes so many times when it has the request, and counts the written bytes.
async fn writing(bytes: Vec<u8>, times: usize) -> (Secured, Arc<AtomicUsize>) {
    let written = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&written);
    let secured = Secured::start(move |mut stream| {
        let (bytes, count) = (bytes.clone(), Arc::clone(&count));
        async move {
            let settings = [frame(SETTINGS, 0, 0, &[]), frame(SETTINGS, 1, 0, &[])];
            stream.write_all(&settings.concat()).await.unwrap();
            receive(&mut stream).await;
            let (mut reader, mut writer) = stream.into_split();
            let write = async {
                for _ in 0..times {
                    if writer.write_all(&bytes).await.is_err() {
                        return;
                    }
                    count.fetch_add(bytes.len(), Ordering::Relaxed);
                }
                let _ = writer.shutdown().await;
            };
            // Until the client closes the connection; its frames are ignored.
            let read = async { while let Ok(1..) = reader.read(&mut [0; 4096]).await {} };
            tokio::join!(write, read);
        }
    })
    .await;
    (secured, written)
}

/// Reads until the body of a request has ended.
async fn receive(stream: &mut TcpStream) {
    let mut bytes = vec![0; 24]; // the preface
    stream.read_exact(&mut bytes).await.unwrap();
    loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head).await.unwrap();
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
        let mut payload = vec![0; length.try_into().unwrap()];
        stream.read_exact(&mut payload).await.unwrap();
        if head[3] == DATA && head[4] & 1 == 1 {
            return;
        }
    }
}

#[tokio::test]
async fn a_request_uses_http_2_if_the_server_offers_it() {
    let secured = doing(|connection, mut respond| async move {
        let response = Response::builder().header("content-type", "application/json");
        let mut body = respond
            .send_response(response.body(()).unwrap(), false)
            .unwrap();
        body.send_data(SESSION.into(), true).unwrap();
        serve_out(connection).await;
    })
    .await;
    for backend in BACKENDS {
        create(backend(secured.builder())).await.unwrap();
    }
}

#[tokio::test]
async fn a_refused_stream_was_not_sent() {
    let secured = doing(|connection, mut respond| async move {
        respond.send_reset(Reason::REFUSED_STREAM);
        serve_out(connection).await;
    });
    assert_eq!(secured.await.outcome().await, REFUSED);
}

#[tokio::test]
async fn a_stream_that_is_reset_for_another_reason_leaves_delivery_unknown() {
    let cancelled = doing(|connection, mut respond| async move {
        respond.send_reset(Reason::CANCEL);
        serve_out(connection).await;
    });
    assert_eq!(cancelled.await.outcome().await, NO_RESPONSE);
    let failed = doing(|connection, mut respond| async move {
        respond.send_reset(Reason::INTERNAL_ERROR);
        serve_out(connection).await;
    });
    assert_eq!(failed.await.outcome().await, NO_RESPONSE);
}

#[tokio::test]
async fn a_goaway_before_the_request_is_no_response() {
    let secured = Secured::start(|stream| async {
        let mut connection: Connection<Bytes> = server::handshake(stream).await.unwrap();
        connection.abrupt_shutdown(Reason::NO_ERROR);
        serve_out(connection).await;
    })
    .await;
    // It may cross the request on its way.
    let outcome = secured.outcome().await;
    assert!(outcome == REFUSED || outcome == NO_RESPONSE, "{outcome:?}");
}

/// Whichever stream it names: one that comes while a request is handed over is not told from others.
#[tokio::test]
async fn a_goaway_leaves_delivery_unknown() {
    for last in [0, 1] {
        for reason in [
            Reason::NO_ERROR,
            Reason::INTERNAL_ERROR,
            Reason::ENHANCE_YOUR_CALM,
        ] {
            let (secured, _) = writing(goaway(last, reason), 1).await;
            assert_eq!(secured.outcome().await, NO_RESPONSE, "{last}, {reason:?}");
        }
    }
}

#[tokio::test]
async fn a_connection_that_dies_leaves_delivery_unknown() {
    let secured = doing(|connection, respond| async move { drop((connection, respond)) });
    assert_eq!(secured.await.outcome().await, NO_RESPONSE);
}

#[tokio::test]
async fn an_incomplete_body_is_a_response_without_a_body() {
    // HPACK's `:status: 200`, from the static table.
    let part = [frame(HEADERS, 4, 1, &[0x88]), frame(DATA, 0, 1, b"{\"cli")].concat();
    let reset = frame(
        RST_STREAM,
        0,
        1,
        &u32::from(Reason::INTERNAL_ERROR).to_be_bytes(),
    );
    for end in [reset, goaway(1, Reason::NO_ERROR), Vec::new()] {
        let (secured, _) = writing([part.clone(), end].concat(), 1).await;
        assert_eq!(secured.outcome().await, NO_BODY);
    }
}

#[tokio::test]
async fn a_head_that_is_too_large_leaves_delivery_unknown() {
    let secured = doing(|connection, mut respond| async move {
        let response = Response::builder().header("x-large", "planted".repeat(4096));
        let _ = respond.send_response(response.body(()).unwrap(), true);
        serve_out(connection).await;
    });
    assert_eq!(secured.await.outcome().await, NO_RESPONSE);
}

#[tokio::test]
async fn a_head_without_an_end_is_cut_off() {
    let bytes = frame(CONTINUATION, 0, 1, &[0; 1]);
    let start = frame(HEADERS, 0, 1, &[0x88]);
    let flood = [start, bytes.repeat(10_000)].concat();
    let (secured, written) = writing(flood, 1000).await;
    assert_eq!(secured.outcome().await, NO_RESPONSE);
    // 100 MB were there for each client.
    assert!(written.load(Ordering::Relaxed) < 10_000_000);
}

#[tokio::test]
async fn a_body_that_is_too_large_is_cut_off() {
    let secured = doing(|connection, mut respond| async move {
        let mut body = respond.send_response(Response::default(), false).unwrap();
        body.send_data(vec![b' '; 16 << 20].into(), false).unwrap();
        serve_out(connection).await;
    })
    .await;
    let expected = (ErrorKind::TooLarge, Delivery::Answered);
    assert_eq!(secured.outcome().await, expected);
}

#[tokio::test]
async fn a_body_that_ignores_the_window_is_cut_off() {
    let head = frame(HEADERS, 4, 1, &[0x88]);
    let data = frame(DATA, 0, 1, &[b' '; 16384]).repeat(1000);
    let (secured, written) = writing([head, data].concat(), 100).await;
    let (_, delivery) = secured.outcome().await;
    assert_eq!(delivery, Delivery::Answered);
    assert_eq!(written.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn frames_that_say_nothing_end_with_the_deadline() {
    let (secured, _) = writing(frame(PING, 0, 0, &[0; 8]).repeat(100), 100_000).await;
    let interim = frame(HEADERS, 4, 1, &[0x08, 3, b'1', b'0', b'3']);
    let (hinting, _) = writing(interim.repeat(100), 100_000).await;
    for secured in [secured, hinting] {
        for backend in BACKENDS {
            let client = backend(secured.builder()).attempt_timeout(Duration::from_millis(400));
            let (kind, delivery) = outcome(client).await;
            // Either the library has enough of it, or the time is over.
            assert!(matches!(kind, ErrorKind::Timeout | ErrorKind::Transport));
            assert_eq!(delivery, Delivery::Unknown);
        }
    }
}

#[tokio::test]
async fn a_post_that_was_refused_is_repeated_and_counted() {
    let requests = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&requests);
    let secured = Secured::start(move |stream| {
        let count = Arc::clone(&count);
        async move {
            let mut connection: Connection<Bytes> = server::handshake(stream).await.unwrap();
            while let Some(Ok((_, mut respond))) = connection.accept().await {
                count.fetch_add(1, Ordering::Relaxed);
                respond.send_reset(Reason::REFUSED_STREAM);
            }
        }
    })
    .await;
    let client = secured
        .builder()
        .retry(Retry::default().base(Duration::ZERO));
    let client = client.build().unwrap();
    let error = client.create_client_session(request()).await.unwrap_err();
    assert_eq!((error.attempts(), error.delivery()), (3, Delivery::NotSent));
    assert_eq!(requests.load(Ordering::Relaxed), 3);
    assert_eq!(client.transport().retry_budget(), 500 - 2 * 5);
}

#[tokio::test]
async fn a_post_that_was_refused_succeeds_by_its_repetition() {
    let secured = Secured::start(|stream| async {
        let mut connection: Connection<Bytes> = server::handshake(stream).await.unwrap();
        let (_, mut refused) = connection.accept().await.unwrap().unwrap();
        refused.send_reset(Reason::REFUSED_STREAM);
        let (_, mut respond) = connection.accept().await.unwrap().unwrap();
        let mut body = respond.send_response(Response::default(), false).unwrap();
        body.send_data(SESSION.into(), true).unwrap();
        serve_out(connection).await;
    })
    .await;
    let client = secured
        .builder()
        .retry(Retry::default().base(Duration::ZERO));
    create(client).await.unwrap();
    assert_eq!(secured.front.connections(), 1);
}
