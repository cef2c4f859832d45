//! The delivery of a request over TLS.

use super::delivery::{NO_CONNECTION, NO_RESPONSE_IN_TIME, Outcome, SHORT, create};
use super::{Client, builder};
use crate::runtime::client::tests::loopback::{Loopback, Reply};
use crate::runtime::client::{Builder, Delivery, ErrorKind};

const NO_CONNECTION_IN_TIME: Outcome = (ErrorKind::Connect, Delivery::NotSent, true);

fn over_tls(server: &Loopback) -> Builder<Client> {
    builder(&server.url.replace("http:", "https:"))
}

#[tokio::test]
async fn a_host_that_has_no_address_was_sent_nothing() {
    // RFC 6761, 6.4: `invalid` resolves to nothing.
    let client = builder("https://primer.invalid");
    assert_eq!(create(client).await, NO_CONNECTION);
}

#[tokio::test]
async fn a_server_that_speaks_no_tls_was_sent_nothing() {
    for bytes in [b"HTTP/1.1 400 X\r\n\r\n".as_slice(), b""] {
        let server = Loopback::start(Reply::Unasked(bytes.to_vec())).await;
        assert_eq!(create(over_tls(&server)).await, NO_CONNECTION);
        assert_eq!(server.connections(), 1);
    }
}

#[tokio::test]
async fn a_server_that_ends_the_handshake_was_sent_nothing() {
    // RFC 8446, 6: a fatal alert, `handshake_failure`.
    let alert = vec![0x15, 3, 3, 0, 2, 2, 40];
    let server = Loopback::start(Reply::Unasked(alert)).await;
    assert_eq!(create(over_tls(&server)).await, NO_CONNECTION);
}

#[tokio::test]
async fn a_connection_that_takes_too_long_was_sent_nothing() {
    let server = Loopback::start(Reply::Deafness).await;
    let client = over_tls(&server).connect_timeout(SHORT);
    assert_eq!(create(client).await, NO_CONNECTION_IN_TIME);
}

#[tokio::test]
async fn a_deadline_that_passes_while_connecting_leaves_delivery_unknown() {
    let server = Loopback::start(Reply::Deafness).await;
    for client in [
        over_tls(&server).attempt_timeout(SHORT),
        over_tls(&server).timeout(SHORT),
    ] {
        assert_eq!(create(client).await, NO_RESPONSE_IN_TIME);
    }
}
