//! A listener between a client and a server, which records requests and responses.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};

use crate::listener::Listener;
use crate::request::Request;
use crate::response::Response;

/// A listener in front of a server on the loopback interface. It passes everything on, and records the requests and the responses.
pub struct Tap {
    url: String,
    requests: Arc<Mutex<Vec<Request>>>,
    responses: Arc<Mutex<Vec<Response>>>,
}

impl Tap {
    /// Starts in front of a server, by its URL.
    pub async fn start(server: &str) -> Self {
        let server: SocketAddr = server.trim_start_matches("http://").parse().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let responses = Arc::new(Mutex::new(Vec::new()));
        let shared = (Arc::clone(&requests), Arc::clone(&responses));
        let listener = Listener::numbered(move |number, client| {
            let (requests, responses) = shared.clone();
            pass(client, server, number, requests, responses)
        });
        Self {
            url: listener.url(),
            requests,
            responses,
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

    /// The responses since this was last called; they are forgotten.
    pub fn responses(&self) -> Vec<Response> {
        std::mem::take(&mut self.responses.lock().unwrap())
    }
}

async fn pass(
    client: TcpStream,
    server: SocketAddr,
    number: usize,
    requests: Arc<Mutex<Vec<Request>>>,
    responses: Arc<Mutex<Vec<Response>>>,
) {
    let (from_client, to_client) = client.into_split();
    let server = TcpStream::connect(server).await.unwrap();
    let (from_server, to_server) = server.into_split();
    tokio::spawn(record(from_server, to_client, responses, Response::take));
    let take = move |bytes: &mut Vec<u8>| Request::take(bytes, number);
    record(from_client, to_server, requests, take).await;
}

/// Records a message before its last byte is passed on, so that it is recorded when that arrives.
async fn record<T>(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    messages: Arc<Mutex<Vec<T>>>,
    take: impl Fn(&mut Vec<u8>) -> Option<T>,
) {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    while let Ok(count @ 1..) = from.read(&mut chunk).await {
        bytes.extend_from_slice(&chunk[..count]);
        while let Some(message) = take(&mut bytes) {
            messages.lock().unwrap().push(message);
        }
        if to.write_all(&chunk[..count]).await.is_err() {
            return;
        }
    }
}
