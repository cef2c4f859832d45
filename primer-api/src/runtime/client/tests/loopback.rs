//! A server on the loopback interface that responds with the very bytes that a test gives it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// The reaction of the server to a request.
#[derive(Clone)]
pub(crate) enum Reply {
    /// Writes these bytes and closes the connection.
    Bytes(Vec<u8>),
    /// Writes these bytes and takes the next request from the same connection.
    Kept(Vec<u8>),
    /// Writes these bytes and stays silent.
    Silence(Vec<u8>),
    /// Writes these bytes and closes the connection, without reading the request.
    Unasked(Vec<u8>),
    /// Reads the first bytes of the request and closes the connection.
    Interruption,
    /// Neither reads nor writes.
    Deafness,
}

impl Reply {
    /// A response in JSON.
    pub(crate) fn json(status: u16, body: &str) -> Self {
        Self::typed(status, "application/json", body.as_bytes())
    }

    /// A response of a media type.
    pub(crate) fn typed(status: u16, media_type: &str, body: &[u8]) -> Self {
        let head = format!(
            "HTTP/1.1 {status} X\r\ncontent-type: {media_type}\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        Self::Bytes([head.as_bytes(), body].concat())
    }

    /// A response, from its first byte to its last.
    pub(crate) fn raw(text: &str) -> Self {
        Self::Bytes(text.as_bytes().to_vec())
    }

    /// A response without a body.
    pub(crate) fn status(status: u16) -> Self {
        Self::raw(&format!("HTTP/1.1 {status} X\r\ncontent-length: 0\r\n\r\n"))
    }
}

/// A server on a free port.
pub(crate) struct Loopback {
    pub(crate) url: String,
    connections: Arc<AtomicUsize>,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Loopback {
    /// A server that makes the same reply to every request.
    pub(crate) async fn start(reply: Reply) -> Self {
        Self::script([reply]).await
    }

    /// A server that makes these replies, one after the other, and the last of them for ever.
    pub(crate) async fn script(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let replies = Arc::new(Mutex::new(replies.into_iter().collect()));
        let connections = Arc::new(AtomicUsize::new(0));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (count, seen) = (Arc::clone(&connections), Arc::clone(&requests));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(serve(stream, Arc::clone(&replies), Arc::clone(&seen)));
            }
        });
        Self {
            url,
            connections,
            requests,
        }
    }

    /// The number of connections that were made.
    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }

    /// All requests, from their first byte to their last.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// The only request.
    pub(crate) fn request(&self) -> String {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:?}");
        requests[0].clone()
    }

    /// The value of a header of the only request.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        header(&self.request(), name)
    }

    /// The values of a header of all requests.
    pub(crate) fn headers(&self, name: &str) -> Vec<Option<String>> {
        let requests = self.requests();
        requests
            .iter()
            .map(|request| header(request, name))
            .collect()
    }
}

fn header(request: &str, name: &str) -> Option<String> {
    let lines = request.split("\r\n\r\n").next().unwrap().lines().skip(1);
    let mut headers = lines.filter_map(|line| line.split_once(": "));
    headers
        .find(|(header, _)| header.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.to_owned())
}

async fn serve(
    mut stream: TcpStream,
    replies: Arc<Mutex<VecDeque<Reply>>>,
    seen: Arc<Mutex<Vec<String>>>,
) {
    loop {
        let reply = next(&replies);
        match reply {
            Reply::Unasked(bytes) => return close(stream, &bytes).await,
            Reply::Interruption => return drop(stream.read(&mut [0; 64]).await),
            Reply::Deafness => return tokio::time::sleep(Duration::from_secs(600)).await,
            Reply::Bytes(_) | Reply::Kept(_) | Reply::Silence(_) => {}
        }
        let Some(request) = receive(&mut stream).await else {
            return;
        };
        seen.lock().unwrap().push(request);
        match reply {
            Reply::Kept(bytes) => stream.write_all(&bytes).await.unwrap(),
            Reply::Silence(bytes) => {
                let _ = stream.write_all(&bytes).await;
                return tokio::time::sleep(Duration::from_secs(600)).await;
            }
            Reply::Bytes(bytes) => return close(stream, &bytes).await,
            Reply::Unasked(_) | Reply::Interruption | Reply::Deafness => {}
        }
    }
}

/// The next reply; the last one stays.
fn next(replies: &Mutex<VecDeque<Reply>>) -> Reply {
    let mut replies = replies.lock().unwrap();
    if replies.len() > 1 {
        replies.pop_front().unwrap()
    } else {
        replies[0].clone()
    }
}

async fn close(mut stream: TcpStream, bytes: &[u8]) {
    let _ = stream.write_all(bytes).await;
    let _ = stream.shutdown().await;
}

async fn receive(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(": ")?;
                name.eq_ignore_ascii_case("content-length")
                    .then(|| value.parse::<usize>().unwrap())
            });
            if body.len() >= length.unwrap_or(0) {
                return Some(text);
            }
        }
        let mut chunk = [0; 4096];
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return None,
            Ok(count) => bytes.extend_from_slice(&chunk[..count]),
        }
    }
}
