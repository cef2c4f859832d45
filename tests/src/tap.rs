//! A listener between a client and a server.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

use super::request::Request;

/// Stands in front of a server on the loopback interface, and keeps what passes on its way there.
pub struct Tap {
    url: String,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Tap {
    /// Starts in front of a server, by its URL.
    pub async fn start(server: &str) -> Self {
        let server: SocketAddr = server.trim_start_matches("http://").parse().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let shared = Arc::clone(&requests);
        tokio::spawn(async move {
            for connection in 0.. {
                let (client, _) = listener.accept().await.unwrap();
                let (from_client, mut to_client) = client.into_split();
                let server = TcpStream::connect(server).await.unwrap();
                let (mut from_server, to_server) = server.into_split();
                tokio::spawn(listen(
                    from_client,
                    to_server,
                    connection,
                    Arc::clone(&shared),
                ));
                tokio::spawn(async move { copy(&mut from_server, &mut to_client).await });
            }
        });
        Self { url, requests }
    }

    /// The URL, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The requests since this was last asked; they are forgotten.
    pub fn requests(&self) -> Vec<Request> {
        std::mem::take(&mut self.requests.lock().unwrap())
    }
}

/// Keeps a request before its last byte is passed on, so that it is known when the answer comes.
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
