//! Proxies: the bytes that they see, and the delivery of a request that they refuse.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::TcpStream;

use super::*;

/// The bytes that a proxy received before it opened a tunnel, and the bytes that passed through it then.
type Seen = Arc<Mutex<(String, Vec<u8>)>>;

/// Reads the request for a tunnel.
async fn receive(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        assert_ne!(stream.read_buf(&mut head).await.unwrap(), 0);
    }
    String::from_utf8(head).unwrap()
}

/// A proxy that opens tunnels, and records the bytes that pass.
fn open_proxy() -> (Listener, Seen) {
    let seen = Seen::default();
    let shared = Arc::clone(&seen);
    let proxy = Listener::start(move |stream| tunnel(stream, Arc::clone(&shared)));
    (proxy, seen)
}

async fn tunnel(mut client: TcpStream, seen: Seen) {
    let head = receive(&mut client).await;
    let host = head.split(' ').nth(1).unwrap().to_owned();
    seen.lock().unwrap().0 = head;
    client.write_all(b"HTTP/1.1 200 X\r\n\r\n").await.unwrap();
    // The first bytes that pass; no test looks at the rest.
    let mut server = TcpStream::connect(host).await.unwrap();
    let mut passing = vec![0; 65536];
    for _ in 0..2 {
        let count = client.read(&mut passing).await.unwrap();
        seen.lock().unwrap().1.extend(&passing[..count]);
        server.write_all(&passing[..count]).await.unwrap();
        let count = server.read(&mut passing).await.unwrap();
        client.write_all(&passing[..count]).await.unwrap();
    }
    let _ = copy_bidirectional(&mut client, &mut server).await;
}

/// A proxy that responds with this, and closes the connection.
fn stubborn_proxy(response: &'static str) -> Listener {
    Listener::start(move |mut stream| async move {
        let _ = receive(&mut stream).await;
        stream.write_all(response.as_bytes()).await.unwrap();
    })
}

#[tokio::test]
async fn a_proxy_sees_the_host_and_nothing_of_the_request() {
    let authority = Authority::new("A");
    let (server, front) = secured(authority.leaf(HOST)).await;
    for backend in BACKENDS {
        let (proxy, seen) = open_proxy();
        let client = builder(&front.url()).root_certificates(authority.pem());
        create(backend(client).proxy(proxy.url())).await.unwrap();
        assert_eq!(server.request().method(), "POST");
        assert_eq!(proxy.connections(), 1);
        let (head, passed) = seen.lock().unwrap().clone();
        let address = front.address();
        let mut lines = head.split("\r\n");
        assert_eq!(lines.next(), Some(&*format!("CONNECT {address} HTTP/1.1")));
        let mut names: Vec<_> = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, _)| name.to_ascii_lowercase())
            .collect();
        names.sort_unstable();
        assert_eq!(names, ["host", "user-agent"]);
        // RFC 8446, 5.1: a record of the handshake.
        assert_eq!(passed[..2], [0x16, 3]);
        let passed = String::from_utf8_lossy(&passed).into_owned();
        assert!(!passed.contains("planted") && !passed.contains("POST"));
    }
}

#[tokio::test]
async fn a_proxy_gets_its_credentials() {
    let authority = Authority::new("A");
    let (server, front) = secured(authority.leaf(HOST)).await;
    // Base64 of `user:`, of `us er:planted@:%`, and of `user:p{a}s"s'`.
    for (credentials, expected) in [
        ("user", "Basic dXNlcjo="),
        ("us%20er:planted%40%3A%25", "Basic dXMgZXI6cGxhbnRlZEA6JQ=="),
        ("user:p{a}s\"s'", "Basic dXNlcjpwe2F9cyJzJw=="),
    ] {
        for backend in BACKENDS {
            let (proxy, seen) = open_proxy();
            let url = proxy.url().replace("://", &format!("://{credentials}@"));
            let client = builder(&front.url()).root_certificates(authority.pem());
            create(backend(client).proxy(url)).await.unwrap();
            let head = seen.lock().unwrap().0.to_ascii_lowercase();
            let line = format!("\r\nproxy-authorization: {expected}\r\n");
            assert!(head.contains(&line.to_ascii_lowercase()), "{head}");
            assert_eq!(server.request().header("proxy-authorization"), None);
        }
    }
}

#[tokio::test]
async fn a_proxy_can_be_reached_by_tls() {
    let authority = Authority::new("A");
    let (server, front) = secured(authority.leaf(HOST)).await;
    let (proxy, seen) = open_proxy();
    let secured_proxy = Front::start(proxy.address(), authority.leaf(HOST), &[]).await;
    let client = builder(&front.url()).root_certificates(authority.pem());
    create(client.proxy(secured_proxy.url())).await.unwrap();
    assert_eq!(server.requests().len(), 1);
    assert!(seen.lock().unwrap().0.starts_with("CONNECT "));
}

#[tokio::test]
async fn http_on_loopback_goes_to_no_proxy() {
    let server = Server::start(Reply::json(200, SESSION)).await;
    let (proxy, _seen) = open_proxy();
    for backend in BACKENDS {
        let client = builder(server.url()).proxy(proxy.url());
        create(backend(client)).await.unwrap();
    }
    assert_eq!(proxy.connections(), 0);
}

#[tokio::test]
async fn a_tunnel_that_is_not_opened_was_sent_nothing() {
    let authority = Authority::new("A");
    let (server, front) = secured(authority.leaf(HOST)).await;
    let refused = "no connection, the proxy opened no tunnel";
    for (response, expected) in [
        (
            "HTTP/1.1 407 planted\r\nproxy-authenticate: Basic realm=\"planted\"\r\n\r\n",
            "no connection, the proxy asks for other credentials",
        ),
        ("HTTP/1.1 403 planted\r\n\r\n", refused),
        ("HTTP/1.1 502 planted\r\n\r\n", refused),
        (
            "HTTP/1.1 301 X\r\nlocation: https://planted\r\n\r\n",
            refused,
        ),
        ("planted\r\n\r\n", refused),
        ("HTTP/1.1 20", refused),
        ("", refused),
        ("HTTP/1.1 200 X\r\n\r\nplanted\r\n", "no connection"),
    ] {
        for backend in BACKENDS {
            let proxy = stubborn_proxy(response);
            let client = builder(&front.url()).root_certificates(authority.pem());
            let client = backend(client).proxy(proxy.url().replace("//", "//u:planted@"));
            let (outcome, message) = failure(client).await;
            assert_eq!(outcome, NO_CONNECTION, "{response}");
            assert!(message.starts_with(expected), "{response}: {message}");
            assert_eq!(proxy.connections(), 1);
        }
    }
    assert_eq!((front.connections(), server.requests()), (0, vec![]));
}

#[tokio::test]
async fn a_proxy_that_asks_for_other_credentials_is_asked_once() {
    let authority = Authority::new("A");
    let (_server, front) = secured(authority.leaf(HOST)).await;
    for (response, connections) in [("HTTP/1.1 407 X\r\n\r\n", 1), ("HTTP/1.1 502 X\r\n\r\n", 3)] {
        for backend in BACKENDS {
            let proxy = stubborn_proxy(response);
            let client = builder(&front.url()).root_certificates(authority.pem());
            let client = backend(client).retry(quick_retry()).proxy(proxy.url());
            assert_eq!(outcome(client).await, NO_CONNECTION, "{response}");
            assert_eq!(proxy.connections(), connections, "{response}");
        }
    }
}

#[tokio::test]
async fn a_proxy_that_is_not_there_was_sent_nothing() {
    let address = unused_address();
    let authority = Authority::new("A");
    let (_server, front) = secured(authority.leaf(HOST)).await;
    for backend in BACKENDS {
        let client = builder(&front.url()).root_certificates(authority.pem());
        let client = backend(client).proxy(format!("http://u:planted@{address}"));
        let (outcome, message) = failure(client).await;
        assert_eq!(outcome, NO_CONNECTION);
        let expected = "no connection, the proxy cannot be reached, connection refused";
        assert_eq!(message, expected);
    }
    assert_eq!(front.connections(), 0);
}

#[tokio::test]
async fn a_proxy_that_takes_too_long_was_sent_nothing() {
    let authority = Authority::new("A");
    let (_server, front) = secured(authority.leaf(HOST)).await;
    for response in ["", "HTTP/1.1 200 X\r\n"] {
        let proxy = Listener::start(move |mut stream| async move {
            let _ = receive(&mut stream).await;
            stream.write_all(response.as_bytes()).await.unwrap();
            let _ = stream.read(&mut [0]).await;
        });
        for backend in BACKENDS {
            let client = builder(&front.url()).root_certificates(authority.pem());
            let client = client.connect_timeout(Duration::from_millis(300));
            let (outcome, message) = failure(backend(client).proxy(proxy.url())).await;
            assert_eq!(outcome, NO_CONNECTION);
            assert_eq!(message, "no connection in time");
        }
    }
    assert_eq!(front.connections(), 0);
}
