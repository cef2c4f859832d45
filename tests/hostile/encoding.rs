//! Compressed bodies, which the client does not ask for.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::case::{MISREAD, case, failure, hold};
use super::{PLANTED, SESSION};

/// The session after more spaces than the client holds.
fn bomb() -> Vec<u8> {
    [&vec![b' '; 8 << 20], SESSION.as_bytes()].concat()
}

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(body).unwrap();
    encoder.finish().unwrap()
}

fn encoded(status: u16, encoding: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status} {PLANTED}\r\ncontent-encoding: {encoding}\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

#[tokio::test]
async fn an_encoded_body_is_refused() {
    let bomb = gzip(&bomb());
    hold(
        &["POST"],
        [
            case("a bomb", encoded(200, "gzip", &bomb), MISREAD),
            case(
                "a session",
                encoded(200, "gzip", &gzip(SESSION.as_bytes())),
                MISREAD,
            ),
            case(
                "a session twice",
                encoded(200, "gzip, gzip", &gzip(&gzip(SESSION.as_bytes()))),
                MISREAD,
            ),
            case(
                "an encoding that is none of gzip",
                encoded(200, "gzip", SESSION.as_bytes()),
                MISREAD,
            ),
            case(
                "an encoding that nobody knows",
                encoded(200, PLANTED, SESSION.as_bytes()),
                MISREAD,
            ),
            case("a failure", encoded(500, "gzip", &bomb), failure(500)),
        ],
    )
    .await;
}
