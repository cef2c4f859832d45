//! The beginning and the end of a response.

use std::time::Duration;

use primer_api::v2_4::CreateClientSessionRequest;
use primer_api::{ErrorKind, Executed};
use primer_tests::Step;

use super::case::{
    BROKEN, Case, LARGE, LATE, LONG, MISREAD, NO_RESPONSE, NO_RESPONSE_IN_TIME, case, client,
    failure, hold, start, steps,
};
use super::{PLANTED, SESSION};

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const CHUNKED: &str = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";

fn bytes(texts: &[&str]) -> Vec<u8> {
    texts.concat().into_bytes()
}

fn write(texts: &[&str]) -> Step {
    Step::Write(bytes(texts))
}

/// A response with these headers and the session as its body.
fn session(headers: &str) -> Vec<u8> {
    bytes(&[OK, headers, "\r\n", SESSION])
}

fn spaces() -> Vec<u8> {
    vec![b' '; 1 << 16]
}

fn chunk() -> Vec<u8> {
    [b"10000\r\n".as_slice(), &spaces(), b"\r\n"].concat()
}

#[tokio::test]
async fn a_body_that_is_larger_than_allowed_is_not_received() {
    let failed = "HTTP/1.1 500 planted\r\n";
    hold(
        &["POST", "GET"],
        [
            steps(
                "a length of 1 TB",
                [
                    write(&[OK, "content-length: 1099511627776\r\n\r\n"]),
                    Step::Flood(spaces()),
                ],
                LARGE,
            ),
            steps(
                "the greatest length",
                [
                    write(&[OK, "content-length: 18446744073709551613\r\n\r\n"]),
                    Step::Flood(spaces()),
                ],
                LARGE,
            ),
            case(
                "a length of 65 bits",
                session("content-length: 36893488147419103232\r\n"),
                NO_RESPONSE,
            ),
            steps(
                "an endless body until the close",
                [write(&[OK, "\r\n"]), Step::Flood(spaces())],
                LARGE,
            ),
            steps(
                "endless chunks",
                [write(&[CHUNKED]), Step::Flood(chunk())],
                LARGE,
            ),
            steps(
                "an endless failure until the close",
                [write(&[failed, "\r\n"]), Step::Flood(spaces())],
                failure(500),
            ),
            steps(
                "a failure of endless chunks",
                [
                    write(&["HTTP/1.1 500 planted\r\ntransfer-encoding: chunked\r\n\r\n"]),
                    Step::Flood(chunk()),
                ],
                failure(500),
            ),
            steps(
                "a failure with a length of 1 TB",
                [
                    write(&[failed, "content-length: 1099511627776\r\n\r\n"]),
                    Step::Flood(spaces()),
                ],
                failure(500),
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_body_has_the_length_that_it_says() {
    let len = SESSION.len();
    let of = |length: usize| session(&format!("content-length: {length}\r\n"));
    hold(
        &["POST", "GET"],
        [
            case("a body as long as it says", of(len), None),
            case("a body that is shorter than it says", of(len + 1), BROKEN),
            case("a body that is longer than it says", of(len - 1), MISREAD),
            case(
                "two lengths",
                session(&format!("content-length: {len}\r\ncontent-length: 5\r\n")),
                NO_RESPONSE,
            ),
            case(
                "two lengths in one header",
                session(&format!("content-length: {len}, 5\r\n")),
                NO_RESPONSE,
            ),
            case(
                "the same length twice",
                session(&format!(
                    "content-length: {len}\r\ncontent-length: {len}\r\n"
                )),
                None,
            ),
            case(
                "a negative length",
                session("content-length: -1\r\n"),
                NO_RESPONSE,
            ),
            case(
                "a length with a sign",
                session(&format!("content-length: +{len}\r\n")),
                NO_RESPONSE,
            ),
            case(
                "a length in words",
                session("content-length: planted\r\n"),
                NO_RESPONSE,
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_malformed_chunk_fails_the_call() {
    let both = format!("{:x}\r\n{SESSION}\r\n0\r\n\r\n", SESSION.len());
    let chunked = |body: &str| bytes(&[CHUNKED, body]);
    hold(
        &["POST", "GET"],
        [
            case("chunks", chunked(&both), None),
            case(
                "a length beside chunks",
                bytes(&[
                    OK,
                    "content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n",
                    &both,
                ]),
                None,
            ),
            case(
                "chunks in HTTP/1.0",
                bytes(&[
                    "HTTP/1.0 200 OK\r\ntransfer-encoding: chunked\r\n\r\n",
                    &both,
                ]),
                NO_RESPONSE,
            ),
            case(
                "a chunk of 65 bits",
                chunked("10000000000000000\r\nplanted"),
                BROKEN,
            ),
            case("a negative chunk", chunked("-1\r\nplanted"), BROKEN),
            case("a chunk that is no number", chunked("planted\r\n"), BROKEN),
            case(
                "a chunk that is longer than it says",
                chunked("3\r\n{\"planted\"\r\n0\r\n\r\n"),
                BROKEN,
            ),
            case(
                "chunks without an end",
                chunked(&format!("{:x}\r\n{SESSION}\r\n", SESSION.len())),
                BROKEN,
            ),
            steps(
                "an endless size",
                [write(&[CHUNKED]), Step::Drip(b"0".repeat(1000))],
                LATE,
            ),
            steps(
                "endless extensions",
                [
                    write(&[CHUNKED, "1;"]),
                    Step::Flood(PLANTED.repeat(1000).into_bytes()),
                ],
                BROKEN,
            ),
            steps(
                "chunks that all have extensions",
                [
                    write(&[CHUNKED]),
                    Step::Flood(b"1;planted\r\n \r\n".repeat(100)),
                ],
                BROKEN,
            ),
            steps(
                "endless trailers",
                [
                    write(&[CHUNKED, "0\r\n"]),
                    Step::Flood(b"planted: planted\r\n".repeat(100)),
                ],
                BROKEN,
            ),
            steps(
                "one endless trailer",
                [
                    write(&[CHUNKED, "0\r\nx: "]),
                    Step::Flood(PLANTED.repeat(1000).into_bytes()),
                ],
                BROKEN,
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_head_is_short() {
    let header = |n: usize| format!("x-{n}: planted\r\n");
    let headers = |count: usize| (0..count).map(header).collect::<String>();
    hold(
        &["POST", "GET"],
        [
            case("99 headers", session(&headers(99)), None),
            case("101 headers", session(&headers(101)), NO_RESPONSE),
            case("10,000 headers", session(&headers(10_000)), NO_RESPONSE),
            steps(
                "endless headers",
                [
                    write(&[OK]),
                    Step::Flood(header(0).repeat(100).into_bytes()),
                ],
                NO_RESPONSE,
            ),
            steps(
                "one endless header",
                [
                    write(&[OK, "x: "]),
                    Step::Flood(PLANTED.repeat(1000).into_bytes()),
                ],
                NO_RESPONSE,
            ),
            steps(
                "one endless name",
                [write(&[OK]), Step::Flood(PLANTED.repeat(1000).into_bytes())],
                NO_RESPONSE,
            ),
            steps(
                "an endless reason",
                [
                    write(&["HTTP/1.1 200 "]),
                    Step::Flood(PLANTED.repeat(1000).into_bytes()),
                ],
                NO_RESPONSE,
            ),
            steps(
                "endless empty lines",
                [Step::Flood(b"\r\n".repeat(1000))],
                NO_RESPONSE,
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_slow_response_ends_at_the_deadline() {
    hold(
        &["POST", "GET"],
        [
            steps("nothing", [Step::Hold], NO_RESPONSE_IN_TIME),
            steps(
                "a head that never ends",
                [write(&[OK]), Step::Hold],
                NO_RESPONSE_IN_TIME,
            ),
            steps(
                "headers that drip",
                [write(&[OK, "x: "]), Step::Drip(b"p".to_vec())],
                NO_RESPONSE_IN_TIME,
            ),
            steps(
                "a body that never comes",
                [write(&[OK, "content-length: 99\r\n\r\n"]), Step::Hold],
                LATE,
            ),
            steps(
                "a body that drips",
                [write(&[OK, "\r\n"]), Step::Drip(b" ".to_vec())],
                LATE,
            ),
            steps(
                "chunks that drip",
                [write(&[CHUNKED]), Step::Drip(b"1\r\n \r\n".to_vec())],
                LATE,
            ),
            steps(
                "endless informational responses",
                [Step::Drip(b"HTTP/1.1 103 planted\r\n\r\n".repeat(100))],
                NO_RESPONSE_IN_TIME,
            ),
            steps(
                "endless permission to go on",
                [Step::Drip(b"HTTP/1.1 100 planted\r\n\r\n".repeat(100))],
                NO_RESPONSE_IN_TIME,
            ),
            steps(
                "a failure that drips",
                [
                    write(&["HTTP/1.1 500 planted\r\n\r\n"]),
                    Step::Drip(b" ".to_vec()),
                ],
                failure(500),
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_flood_of_permissions_to_go_on_ends_with_the_attempt() {
    let server = start(vec![Step::Flood(
        b"HTTP/1.1 100 planted\r\n\r\n".repeat(100),
    )]);
    let short = Duration::from_millis(300);
    let call = client(&server, short).create_client_session(CreateClientSessionRequest::default());
    let error = call.await.unwrap_err();
    assert_eq!(
        (error.kind(), error.executed(), error.attempts()),
        (ErrorKind::Timeout, Executed::Perhaps, 1)
    );
    // The client hangs up, or the server would go on.
    let mut written = 0;
    for _ in 0..100 {
        tokio::time::sleep(short).await;
        if written == server.written() {
            return;
        }
        written = server.written();
    }
    panic!("{written} bytes, and no end");
}

#[tokio::test]
async fn bytes_that_are_not_http_are_no_response() {
    let no_responses: Vec<Case> = [
        ("a status of 000", "HTTP/1.1 000 planted\r\n\r\n".as_bytes()),
        ("a status of 99", b"HTTP/1.1 99 planted\r\n\r\n"),
        ("a status of 1000", b"HTTP/1.1 1000 planted\r\n\r\n"),
        ("HTTP/0.9", b"<html>planted</html>"),
        ("HTTP/0.9 by name", b"HTTP/0.9 200 planted\r\n\r\n"),
        ("HTTP/2", b"HTTP/2 200 planted\r\n\r\n"),
        (
            "frames of HTTP/2",
            b"\x00\x00\x12\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x80planted\r\n\r\n",
        ),
        ("garbage", b"planted planted planted\r\n\r\n"),
        ("nothing but zeros", &[0; 1000]),
        ("every byte", b"\x80\x81\xfe\xff\x00\x01planted\x7f\r\n\r\n"),
        ("an alert of TLS", b"\x15\x03\x01\x00\x02\x02\x46planted"),
        (
            "a hello of TLS",
            b"\x16\x03\x03\x00\x3a\x02\x00\x00\x36\x03\x03planted\r\n\r\n",
        ),
        ("a banner of SSH", b"SSH-2.0-planted_9.6\r\n"),
        ("a greeting of SMTP", b"220 planted ESMTP\r\n"),
        (
            "a request",
            b"POST /planted HTTP/1.1\r\nhost: planted\r\n\r\n",
        ),
        (
            "a header without a name",
            b"HTTP/1.1 200 OK\r\n: planted\r\n\r\n",
        ),
        (
            "a header with a space in its name",
            b"HTTP/1.1 200 OK\r\nplan ted: x\r\n\r\n",
        ),
        (
            "a folded header",
            b"HTTP/1.1 200 OK\r\nx: planted\r\n planted\r\n\r\n",
        ),
        (
            "a header with a zero",
            b"HTTP/1.1 200 OK\r\nx: plan\0ted\r\n\r\n",
        ),
        (
            "an informational response alone",
            b"HTTP/1.1 100 planted\r\n\r\n",
        ),
        ("nothing", b""),
    ]
    .map(|(name, bytes)| case(name, bytes, NO_RESPONSE))
    .into();
    hold(&["POST", "GET"], no_responses).await;
    hold(
        &["POST", "GET"],
        [
            case(
                "a status of 999",
                "HTTP/1.1 999 planted\r\n\r\nplanted",
                failure(999),
            ),
            case(
                "an informational response before",
                bytes(&[
                    "HTTP/1.1 103 planted\r\nlink: planted\r\n\r\n",
                    OK,
                    "\r\n",
                    SESSION,
                ]),
                None,
            ),
            case(
                "another protocol",
                "HTTP/1.1 101 planted\r\nupgrade: planted\r\n\r\nplanted",
                failure(101),
            ),
            case(
                "a status of no content, with content",
                "HTTP/1.1 204 planted\r\ncontent-length: 7\r\n\r\nplanted",
                failure(204),
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_retry_after_of_400_digits_is_a_year_and_is_not_waited_for() {
    let digits = "9".repeat(400);
    let busy =
        format!("HTTP/1.1 503 planted\r\nretry-after: {digits}\r\ncontent-length: 0\r\n\r\n");
    let server = start(vec![Step::Write(busy.into())]);
    let call = client(&server, LONG)
        .retrieve_client_session("t")
        .into_future();
    let error = call.await.unwrap_err();
    let year = Duration::from_secs(365 * 24 * 60 * 60);
    assert_eq!((error.retry_after(), error.attempts()), (Some(year), 1));
}
