//! Redirects: a response never leads the client to another host, which would get the key and the body.

use std::io::ErrorKind::WouldBlock;
use std::net::{TcpListener, TcpStream};

use primer_api::runtime::{Delivery, Error, ErrorKind};
use primer_tests::{Reply, Server};

primer_codegen::generate_api! {
    mod api = "redirects.yaml";
}

use self::api::{Client, Payment};

const KEY: &str = "planted-key-4711";

/// A host to which no client may connect. It has two names: `127.0.0.1` and `localhost`.
struct Elsewhere {
    listeners: Vec<TcpListener>,
    port: u16,
}

impl Elsewhere {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        // Where there is IPv6, `localhost` may be that.
        let other = TcpListener::bind(("::1", port)).ok();
        let listeners: Vec<_> = [Some(listener), other].into_iter().flatten().collect();
        for listener in &listeners {
            listener.set_nonblocking(true).unwrap();
        }
        Self { listeners, port }
    }

    /// Whether there was a connection since this was last called. The system keeps connections that are not accepted yet.
    fn was_reached(&self) -> bool {
        let accepted = self.listeners.iter().map(TcpListener::accept);
        let accepted: Vec<_> = accepted.collect();
        accepted.into_iter().any(|it| match it {
            Ok(_) => true,
            Err(error) => {
                assert_eq!(error.kind(), WouldBlock);
                false
            }
        })
    }

    /// Its URLs, with a path that would not be found in a message by accident.
    fn urls(&self) -> [String; 4] {
        let port = self.port;
        [
            format!("http://127.0.0.1:{port}/planted-path"),
            format!("http://localhost:{port}/planted-path?planted-path"),
            format!("//localhost:{port}/planted-path"),
            format!("http://u:p@127.0.0.1:{port}/planted-path#planted-path"),
        ]
    }
}

/// The outcomes of all operations: the key in a header and in the query, with and without a body.
async fn call_all(client: &Client) -> [Result<(), Error<()>>; 6] {
    let payment = || Payment::default().token("planted-token");
    [
        client.get_by_header().await,
        client.post_by_header(payment()).await,
        client.patch_by_header(payment()).await,
        client.get_by_query().await,
        client.post_by_query(payment()).await,
        client.patch_by_query(payment()).await,
    ]
}

#[tokio::test]
async fn no_redirect_is_followed_to_another_host() {
    let elsewhere = Elsewhere::start();
    let server = Server::start(Reply::empty(204)).await;
    let client = server.keyless(Client::builder().api_key(KEY));
    for status in [300, 301, 302, 303, 304, 305, 306, 307, 308] {
        for location in elsewhere.urls() {
            server.respond(Reply::of(status, &[("location", &location)], b""));
            for result in call_all(&client).await {
                let error = result.unwrap_err();
                assert_eq!(error.kind(), ErrorKind::Status);
                assert_eq!((error.status(), error.attempts()), (Some(status), 1));
                assert_eq!(error.delivery(), Delivery::Answered);
                assert_eq!(error.headers().unwrap()["location"], location);
                assert!(!format!("{error} {error:?}").contains("planted"));
            }
            assert_eq!(server.requests().len(), 6);
            server.forget();
        }
    }
    assert!(!elsewhere.was_reached());
}

#[tokio::test]
async fn no_redirect_is_followed_on_the_same_host() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.keyless(Client::builder().api_key(KEY));
    for status in [300, 301, 302, 303, 304, 305, 306, 307, 308] {
        server.respond(Reply::of(status, &[("location", "/elsewhere")], b""));
        for result in call_all(&client).await {
            assert_eq!(result.unwrap_err().status(), Some(status));
        }
    }
    let requests = server.requests();
    assert_eq!(requests.len(), 9 * 6);
    assert!(requests.iter().all(|it| it.path() != "/elsewhere"));
}

#[tokio::test]
async fn no_other_header_leads_to_another_host() {
    let elsewhere = Elsewhere::start();
    let server = Server::start(Reply::empty(204)).await;
    let client = server.keyless(Client::builder().api_key(KEY));
    for url in elsewhere.urls() {
        let refresh = format!("0; url={url}");
        let link = format!("<{url}>; rel=preload, <{url}>; rel=canonical");
        let services = format!(
            "h2=\"localhost:{0}\"; ma=60, http/1.1=\":{0}\"",
            elsewhere.port
        );
        let headers = [
            ("refresh", refresh.as_str()),
            ("link", &link),
            ("alt-svc", &services),
            ("content-location", &url),
            ("location", &url),
        ];
        for status in [204, 201, 400] {
            server.respond(Reply::of(status, &headers, b""));
            for result in call_all(&client).await {
                assert_eq!(
                    result.map_err(|error| error.status()),
                    if status == 400 {
                        Err(Some(status))
                    } else {
                        Ok(())
                    }
                );
            }
            assert_eq!(server.requests().len(), 6);
            server.forget();
        }
    }
    assert!(!elsewhere.was_reached());
}

#[test]
fn a_connection_to_another_host_is_found() {
    let elsewhere = Elsewhere::start();
    for host in ["127.0.0.1", "localhost"] {
        assert!(!elsewhere.was_reached());
        drop(TcpStream::connect((host, elsewhere.port)).unwrap());
        assert!(elsewhere.was_reached(), "{host}");
    }
}
