//! Content from readers and files: its length, its errors, and when it is sent again.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use primer_api::runtime::{Delivery, ErrorKind, Executed, Upload};
use primer_tests::{Reply, Server, Step, quick_retry};
use tokio::io::{AsyncRead, AsyncReadExt, ReadBuf, repeat};
use tokio::time::sleep;

use super::api::files::{Client, NewPhoto};

fn reader(length: u64) -> impl AsyncRead + Send + 'static {
    repeat(b'x').take(length)
}

/// Yields some bytes, and then an error.
struct Failing(bool);

impl AsyncRead for Failing {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.0 {
            return Poll::Ready(Err(io::Error::new(io::ErrorKind::PermissionDenied, "own")));
        }
        self.0 = true;
        buffer.put_slice(b"some");
        Poll::Ready(Ok(()))
    }
}

#[tokio::test]
async fn the_length_is_sent_if_it_is_known() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());

    client.put_content(Upload::reader(reader(9))).await.unwrap();
    let request = server.request();
    assert_eq!(request.header("content-length"), None);
    assert_eq!(request.header("transfer-encoding"), Some("chunked"));
    assert_eq!(request.text(), "xxxxxxxxx");

    let known = Upload::reader(reader(200_000)).length(200_000);
    client.put_content(known).await.unwrap();
    let request = server.request();
    assert_eq!(request.header("content-length"), Some("200000"));
    assert_eq!(request.body.len(), 200_000);

    let photo = NewPhoto::new("t").attachments([Upload::reader(reader(3)).length(3)]);
    client.create_photo(photo).await.unwrap();
    let request = server.request();
    assert!(request.header("content-length").is_some());
    assert!(request.text().contains("\r\n\r\nxxx\r\n--"));

    let stream = tokio_stream([Ok("a"), Ok(""), Ok("b")]);
    client.put_content(Upload::stream(stream)).await.unwrap();
    assert_eq!(server.request().text(), "ab");
}

/// A stream of these chunks.
fn tokio_stream<const N: usize>(
    chunks: [io::Result<&'static str>; N],
) -> impl futures_core::Stream<Item = io::Result<&'static str>> + Send + 'static {
    struct Chunks<const N: usize>(std::array::IntoIter<io::Result<&'static str>, N>);
    impl<const N: usize> futures_core::Stream for Chunks<N> {
        type Item = io::Result<&'static str>;
        fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            Poll::Ready(self.0.next())
        }
    }
    Chunks(chunks.into_iter())
}

#[tokio::test]
async fn content_of_another_length_is_never_a_whole_request() {
    for (length, said) in [(8, 9), (10, 9), (200_000, 199_999), (199_999, 200_000)] {
        let server = Server::start(Reply::empty(204)).await;
        let client = server.client(Client::builder());
        let upload = Upload::reader(reader(length)).length(said);
        let error = client.put_content(upload).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Upload, "{length}");
        assert_eq!(error.delivery(), Delivery::Unknown);
        assert_eq!(error.executed(), Executed::Perhaps);
        assert!(server.requests().is_empty(), "{length}");
    }
}

#[tokio::test]
async fn the_error_of_a_reader_is_the_cause() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let upload = Upload::reader(Failing(false));
    let error = client.put_content(upload).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Upload, 1));
    let source = std::error::Error::source(&error).unwrap();
    let source: &io::Error = source.downcast_ref().unwrap();
    assert_eq!(source.kind(), io::ErrorKind::PermissionDenied);
    let said = error.to_string();
    assert!(
        said.contains("content to be sent cannot be read, permission denied"),
        "{said}"
    );
}

#[tokio::test]
async fn a_file_is_read_again_for_each_attempt_and_a_reader_never() {
    let path = std::env::temp_dir().join(format!("primer-bodies-{}.txt", std::process::id()));
    std::fs::write(&path, "content").unwrap();
    let server = Server::start(Reply::empty(503)).await;
    let client = server.client(Client::builder().retry(quick_retry()));

    let error = client.put_content(Upload::path(&path)).await.unwrap_err();
    assert_eq!(error.attempts(), 3);
    let requests = server.requests();
    assert!(requests.iter().all(|request| request.text() == "content"));
    assert_eq!(requests[0].header("content-length"), Some("7"));
    server.forget();

    let bytes = client.put_content(b"content").await.unwrap_err();
    assert_eq!(bytes.attempts(), 3);
    server.forget();

    let upload = Upload::reader(reader(7));
    let error = client.put_content(upload.clone()).await.unwrap_err();
    assert_eq!((error.attempts(), error.status()), (1, Some(503)));
    assert_eq!(server.request().text(), "xxxxxxx");

    let again = client.put_content(upload).await.unwrap_err();
    assert_eq!(
        (again.kind(), again.delivery()),
        (ErrorKind::Upload, Delivery::NotSent)
    );
    assert_eq!(again.executed(), Executed::No);
    std::fs::remove_file(path).unwrap();
}

#[tokio::test]
async fn a_missing_file_sends_nothing() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    for path in ["/no/such/file", "/"] {
        let error = client.put_content(Upload::path(path)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Upload);
        assert_eq!(error.delivery(), Delivery::NotSent);
        assert!(!error.to_string().contains(path) || path == "/", "{error}");
    }
    assert_eq!(server.connections(), 0);
}

/// A reader may be slower than any timeout but the call's.
#[tokio::test]
async fn a_slow_reader_is_waited_for() {
    struct Slow(u8, Pin<Box<dyn Future<Output = ()> + Send>>);
    impl AsyncRead for Slow {
        fn poll_read(
            mut self: Pin<&mut Self>,
            cx: &mut Context<'_>,
            buffer: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<()>> {
            if self.0 > 0 {
                std::task::ready!(self.1.as_mut().poll(cx));
                self.0 -= 1;
                self.1 = Box::pin(sleep(Duration::from_millis(150)));
                buffer.put_slice(b"y");
            }
            Poll::Ready(Ok(()))
        }
    }
    let short = Duration::from_millis(100);
    let server = Server::start(Reply::empty(204)).await;
    let builder = Client::builder().read_timeout(short).attempt_timeout(short);
    let client = server.client(builder);
    let slow = Slow(3, Box::pin(sleep(Duration::from_millis(150))));
    client.put_content(Upload::reader(slow)).await.unwrap();
    assert_eq!(server.request().text(), "yyy");
}

#[tokio::test]
async fn a_server_that_takes_nothing_is_not_waited_for() {
    let server = Server::scripted([Step::ReadPart, Step::Hold]);
    let builder = Client::builder().read_timeout(Duration::from_millis(200));
    let client = server.client(builder);
    let upload = Upload::reader(reader(1 << 30));
    let error = client.post_content(upload).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.delivery()),
        (ErrorKind::Timeout, Delivery::Unknown)
    );
}

#[tokio::test]
async fn a_response_before_the_end_of_the_content_counts() {
    let early = b"HTTP/1.1 413 Too Large\r\ncontent-length: 0\r\n\r\n";
    let server = Server::scripted([Step::ReadPart, Step::Write(early.to_vec()), Step::Hold]);
    let client = server.client(Client::builder());
    let upload = Upload::reader(reader(1 << 30));
    let error = client.post_content(upload).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status()),
        (ErrorKind::Status, Some(413))
    );
}
