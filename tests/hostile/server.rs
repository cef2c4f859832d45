//! A server of plain TCP, which writes what no server should.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use primer_tests::Request;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

/// A thread for all servers, so that no client's thread has to make way for them.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap()
});

/// How many bytes are written on one connection at most, where only the client's hanging up ends it.
const ENDLESS: usize = 256 << 20;

/// How long a connection is kept at most.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server on a free port.
pub struct Server {
    url: String,
    seen: Arc<Seen>,
}

#[derive(Default)]
struct Seen {
    connections: AtomicUsize,
    written: AtomicUsize,
    requests: Mutex<Vec<Request>>,
}

/// A connection that a client made.
pub struct Connection {
    /// Which one it is, from 0.
    pub number: usize,
    stream: TcpStream,
    received: Vec<u8>,
    seen: Arc<Seen>,
}

impl Server {
    /// A server that does the same with every connection, and closes it then.
    pub fn start<F>(serve: impl Fn(Connection) -> F + Send + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let seen = Arc::new(Seen::default());
        let shared = Arc::clone(&seen);
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        listener.set_nonblocking(true).unwrap();
        RUNTIME.spawn(async move {
            let listener = TcpListener::from_std(listener).unwrap();
            while let Ok((stream, _)) = listener.accept().await {
                let connection = Connection {
                    number: shared.connections.fetch_add(1, Ordering::Relaxed),
                    stream,
                    received: Vec::new(),
                    seen: Arc::clone(&shared),
                };
                tokio::spawn(timeout(PATIENCE, serve(connection)));
            }
        });
        Self { url, seen }
    }

    /// The URL, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// How many connections came to be.
    pub fn connections(&self) -> usize {
        self.seen.connections.load(Ordering::Relaxed)
    }

    /// How many bytes were written in answers.
    pub fn written(&self) -> usize {
        self.seen.written.load(Ordering::Relaxed)
    }

    /// All requests that came whole.
    pub fn requests(&self) -> Vec<Request> {
        self.seen.requests.lock().unwrap().clone()
    }
}

impl Connection {
    /// The next request; nothing if the client hangs up.
    pub async fn read(&mut self) -> Option<Request> {
        let mut chunk = [0; 4096];
        loop {
            if let Some(request) = Request::take(&mut self.received, self.number) {
                self.seen.requests.lock().unwrap().push(request.clone());
                return Some(request);
            }
            match self.stream.read(&mut chunk).await {
                Ok(0) | Err(_) => return None,
                Ok(count) => self.received.extend_from_slice(&chunk[..count]),
            }
        }
    }

    /// Writes bytes; nothing if the client hung up.
    pub async fn write(&mut self, bytes: impl AsRef<[u8]>) -> Option<()> {
        for chunk in bytes.as_ref().chunks(1 << 16) {
            self.stream.write_all(chunk).await.ok()?;
            self.seen.written.fetch_add(chunk.len(), Ordering::Relaxed);
        }
        Some(())
    }

    /// Writes the same bytes, each time after a pause, until the client hangs up.
    pub async fn flood(&mut self, bytes: &[u8], pause: Duration) -> Option<()> {
        for _ in 0..ENDLESS / bytes.len() {
            if !pause.is_zero() {
                tokio::time::sleep(pause).await;
            }
            self.write(bytes).await?;
        }
        Some(())
    }

    /// Says nothing more until the client hangs up.
    pub async fn hold(&mut self) {
        let mut chunk = [0; 4096];
        while let Ok(1..) = self.stream.read(&mut chunk).await {}
    }
}
