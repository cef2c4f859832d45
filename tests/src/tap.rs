//! A listener between a client and a server, which records requests.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};

use crate::listener::Listener;
use crate::request::Request;

/// A listener in front of a server on the loopback interface. It passes everything on, and records the requests.
pub struct Tap {
    url: String,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Tap {
    /// Starts in front of a server, by its URL.
    pub async fn start(server: &str) -> Self {
        let server: SocketAddr = server.trim_start_matches("http://").parse().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let shared = Arc::clone(&requests);
        let listener = Listener::numbered(move |number, client| {
            pass(client, server, number, Arc::clone(&shared))
        });
        Self {
            url: listener.url(),
            requests,
        }
    }

    /// The URL, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The requests since this was last called; they are forgotten.
    pub fn requests(&self) -> Vec<Request> {
        std::mem::take(&mut self.requests.lock().unwrap())
    }
}

async fn pass(
    client: TcpStream,
    server: SocketAddr,
    connection: usize,
    requests: Arc<Mutex<Vec<Request>>>,
) {
    let (from_client, mut to_client) = client.into_split();
    let server = TcpStream::connect(server).await.unwrap();
    let (mut from_server, to_server) = server.into_split();
    tokio::spawn(async move { copy(&mut from_server, &mut to_client).await });
    listen(from_client, to_server, connection, requests).await;
}

/// Records a request before its last byte is passed on, so that it is recorded when the response arrives.
async fn listen(
    mut client: OwnedReadHalf,
    mut server: OwnedWriteHalf,
    connection: usize,
    requests: Arc<Mutex<Vec<Request>>>,
) {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    while let Ok(count @ 1..) = client.read(&mut chunk).await {
        bytes.extend_from_slice(&chunk[..count]);
        while let Some(request) = Request::take(&mut bytes, connection) {
            requests.lock().unwrap().push(request);
        }
        if server.write_all(&chunk[..count]).await.is_err() {
            return;
        }
    }
}
