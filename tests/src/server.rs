//! A server on the loopback interface that keeps what it receives and answers what it is told.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use primer_api::runtime::{Builder, Transport};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::reply::Reply;
use super::request::Request;

/// A server on the loopback interface, on plain TCP; connections are kept.
pub struct Server {
    url: String,
    state: Arc<Mutex<State>>,
}

struct State {
    reply: Reply,
    requests: Vec<Request>,
}

impl Server {
    /// A server that makes this reply to every request.
    pub async fn start(reply: Reply) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State {
            reply,
            requests: Vec::new(),
        }));
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            for connection in 0.. {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(serve(stream, connection, Arc::clone(&shared)));
            }
        });
        Self { url, state }
    }

    /// Makes another reply from now on.
    pub fn answer(&self, reply: Reply) {
        self.state.lock().unwrap().reply = reply;
    }

    /// The URL, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.url.trim_start_matches("http://").parse().unwrap()
    }

    /// Lets a client use this server with the API key `the-api-key`.
    pub fn client<C: From<Transport>>(&self, builder: Builder<C>) -> C {
        self.keyless(builder.api_key("the-api-key"))
    }

    /// Lets a client use this server with what credentials it has.
    pub fn keyless<C: From<Transport>>(&self, builder: Builder<C>) -> C {
        builder.base_url(&self.url).build().unwrap()
    }

    /// All requests so far.
    pub fn requests(&self) -> Vec<Request> {
        self.state.lock().unwrap().requests.clone()
    }

    /// Forgets all requests so far.
    pub fn forget(&self) {
        self.state.lock().unwrap().requests.clear();
    }

    /// The only request since this was last asked; it is forgotten.
    pub fn request(&self) -> Request {
        let mut requests = std::mem::take(&mut self.state.lock().unwrap().requests);
        assert_eq!(requests.len(), 1, "{requests:#?}");
        requests.remove(0)
    }
}

async fn serve(mut stream: TcpStream, connection: usize, state: Arc<Mutex<State>>) {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        while let Some(request) = Request::take(&mut bytes, connection) {
            let answer = {
                let mut state = state.lock().unwrap();
                let answer = state.reply.to_bytes(&request);
                state.requests.push(request);
                answer
            };
            if stream.write_all(&answer).await.is_err() {
                return;
            }
        }
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return,
            Ok(count) => bytes.extend_from_slice(&chunk[..count]),
        }
    }
}
