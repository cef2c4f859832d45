//! Downloads: the bytes of a success, chunk by chunk.

use std::io::Read as _;
use std::pin::Pin;
use std::time::Duration;

use futures_core::Stream;
use primer_api::runtime::{Blocking, Download, Error, ErrorKind, Executed};
use primer_tests::{Reply, Server, Step, error_text, quick_retry};

primer_codegen::generate_api! {
    pub mod api = "downloads.yaml";
}

use self::api::{Client, Missing};

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/octet-stream\r\n";

fn write(text: impl AsRef<str>) -> Step {
    Step::Write(text.as_ref().into())
}

/// A server that responds with these bytes, and then does this.
fn scripted(response: &str, then: &[Step]) -> Server {
    Server::scripted([&[Step::Read, write(format!("{HEAD}{response}"))], then].concat())
}

fn client(server: &Server) -> Client {
    server.keyless(Client::builder().retry(quick_retry()))
}

#[tokio::test]
async fn the_head_is_there_before_the_body() {
    let response = "content-disposition: attachment\r\ncontent-length: 6\r\n\r\nabc";
    let server = scripted(response, &[Step::Hold]);
    let download = client(&server).get_file().download().await.unwrap();
    assert_eq!(
        (download.status(), download.content_length()),
        (200, Some(6))
    );
    let documented = download.documented_headers().content_disposition.as_deref();
    assert_eq!(documented, Some("attachment"));
    let mut download = download.timeout(Duration::from_millis(200));
    assert_eq!(download.chunk().await.unwrap().unwrap(), "abc");

    let error = download.chunk().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.is_timeout()),
        (ErrorKind::Timeout, true)
    );
    assert_eq!(error.executed(), Executed::Yes);
    assert_eq!(
        error.to_string(),
        "`getFile` (1): status 200, the body did not go on or end in time"
    );
    assert_eq!(
        download.chunk().await.unwrap(),
        None,
        "there is no more of it"
    );
}

#[tokio::test]
async fn a_chunk_that_does_not_come_is_an_error_after_the_read_timeout() {
    let server = scripted("content-length: 6\r\n\r\nabc", &[Step::Hold]);
    let builder = Client::builder().read_timeout(Duration::from_millis(200));
    let call = server.keyless::<Client>(builder).get_file();
    let mut download = call.download().await.unwrap();
    download.chunk().await.unwrap();
    let error = download.chunk().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.is_timeout()),
        (ErrorKind::Timeout, true)
    );
}

/// A server that always has some bytes more is bounded by the time of the whole.
#[tokio::test]
async fn a_stream_has_a_time_of_its_own() {
    let server = scripted("\r\n", &[Step::Drip(b"a".to_vec())]);
    let builder = Client::builder().stream_timeout(Duration::from_millis(300));
    let call = server.keyless::<Client>(builder).get_file();
    // The call's own time ends with the head.
    let download = call.timeout(Duration::from_millis(200)).download();
    let started = std::time::Instant::now();
    let error = download.await.unwrap().bytes(usize::MAX).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(started.elapsed() >= Duration::from_millis(290));
}

#[tokio::test]
async fn a_body_that_ends_too_early_is_an_error() {
    let chunked = "transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n";
    for (response, is_whole) in [
        ("content-length: 3\r\n\r\nabc", true),
        ("content-length: 4\r\n\r\nabc", false),
        (&format!("{chunked}0\r\n\r\n"), true),
        (&format!("{chunked}0\r\n"), false),
        (&format!("{chunked}5\r\nab"), false),
        (chunked, false),
    ] {
        let server = scripted(response, &[]);
        let mut download = client(&server).get_file().download().await.unwrap();
        assert_eq!(
            download.chunk().await.unwrap().unwrap(),
            "abc",
            "{response}"
        );
        let mut end = download.chunk().await;
        if let Ok(Some(rest)) = &end {
            assert_eq!(rest, "ab");
            end = download.chunk().await;
        }
        match end {
            Ok(end) => assert!(is_whole && end.is_none(), "{response}"),
            Err(error) => {
                assert_eq!(
                    (is_whole, error.kind()),
                    (false, ErrorKind::Transport),
                    "{response}"
                );
                assert!(
                    error_text(&error).contains("the body broke off"),
                    "{response}"
                );
            }
        }
        assert_eq!(server.requests().len(), 1, "nothing is repeated");
    }
}

#[tokio::test]
async fn a_failure_is_the_documented_one() {
    let server = Server::start(Reply::json(404, r#"{"code":"gone"}"#)).await;
    let error = client(&server).get_file().download().await.unwrap_err();
    let body: &Missing = error.body().unwrap();
    let expected: Missing = Missing::new("gone");
    assert_eq!((error.status(), body), (Some(404), &expected));
}

#[tokio::test]
async fn what_is_no_documented_success_is_an_error() {
    let html = Reply::of(200, &[("content-type", "text/html")], b"planted");
    let server = Server::start(html).await;
    let error = client(&server).export().download().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.executed()),
        (ErrorKind::Decode, Executed::Yes)
    );
    assert!(!error_text(&error).contains("planted"));

    server.respond(Reply::of(200, &[("content-encoding", "gzip")], b"planted"));
    let error = client(&server).get_file().download().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    for (status, kind) in [(206, ErrorKind::Status), (302, ErrorKind::Status)] {
        server.respond(Reply::of(
            status,
            &[("content-type", "application/octet-stream")],
            b"a",
        ));
        let error = client(&server).get_file().download().await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (kind, Some(status)));
    }
}

#[tokio::test]
async fn an_attempt_is_repeated_until_the_head_of_a_success() {
    let failed = "HTTP/1.1 503 Reason\r\ncontent-length: 0\r\n\r\n";
    let server = Server::scripted([
        Step::Read,
        write(failed),
        Step::Read,
        write(format!("{HEAD}content-length: 2\r\n\r\nab")),
    ]);
    let download = client(&server).get_file().download().await.unwrap();
    assert_eq!(download.bytes(2).await.unwrap(), b"ab");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_download_has_no_limit_but_the_callers() {
    let text = format!("[{}\"\"]", "\"0123456789\",".repeat(400_000));
    let server = Server::start(Reply::json(200, &text)).await;
    let client = client(&server);
    let call = || client.export().download();
    let error = client.export().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert_eq!(
        call().await.unwrap().bytes(text.len()).await.unwrap(),
        text.as_bytes()
    );
    let error = call()
        .await
        .unwrap()
        .bytes(text.len() - 1)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);

    let mut file = Vec::new();
    let count = call().await.unwrap().copy_to(&mut file).await.unwrap();
    assert_eq!((count, file.len()), (text.len() as u64, text.len()));
    let mut room = [0; 10];
    let mut full = std::io::Cursor::new(&mut room[..]);
    let error = call().await.unwrap().copy_to(&mut full).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.to_string().contains("cannot be written"), "{error}");

    let mut stream = call().await.unwrap();
    let mut size = 0;
    while let Some(chunk) = std::future::poll_fn(|cx| Pin::new(&mut stream).poll_next(cx)).await {
        size += chunk.unwrap().len();
    }
    assert_eq!(size, text.len());
}

#[tokio::test]
async fn dropping_a_download_closes_its_connection() {
    let server = scripted("\r\n", &[Step::Flood(vec![b'a'; 1 << 16])]);
    let mut download = client(&server).get_file().download().await.unwrap();
    download.chunk().await.unwrap().unwrap();
    drop(download);
    let mut before = usize::MAX;
    while before != server.written() {
        before = server.written();
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(before < 64 << 20, "the server wrote {before} bytes");
}

/// Blocks a thread that is none of a runtime.
async fn blocking<R: Send + 'static>(run: impl FnOnce() -> R + Send + 'static) -> R {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || sender.send(run()).map_err(|_| ()).unwrap());
    receiver.await.unwrap()
}

#[tokio::test]
async fn a_thread_reads_a_download() {
    let server = scripted("content-length: 7\r\n\r\nabcdef", &[]);
    let client = client(&server);
    let error = client.get_file().wait_download().unwrap_err();
    assert_eq!(
        error.kind(),
        ErrorKind::Configuration,
        "on a thread of a runtime"
    );

    let (text, error) = blocking(move || {
        let mut download: Blocking<Download<_>> = client.get_file().wait_download().unwrap();
        assert_eq!(download.status(), 200);
        let mut start = [0; 4];
        download.read_exact(&mut start).unwrap();
        let mut rest = Vec::new();
        let error = download.read_to_end(&mut rest).unwrap_err();
        (
            String::from_utf8([start.to_vec(), rest].concat()).unwrap(),
            error,
        )
    })
    .await;
    assert_eq!(text, "abcdef");
    let error = error.into_inner().unwrap().downcast::<Error>().unwrap();
    assert_eq!(error.kind(), ErrorKind::Transport);
}
