//! A listener on the loopback interface that gives each connection to a function.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A listener on a port of the loopback interface.
pub struct Listener {
    address: SocketAddr,
    connections: Arc<AtomicUsize>,
    accepting: JoinHandle<()>,
}

impl Listener {
    /// Listens on a free port and gives each connection to this function, on the runtime of the caller.
    pub fn start<S>(serve: impl Fn(TcpStream) -> S + Send + 'static) -> Self
    where
        S: Future<Output: Send> + Send + 'static,
    {
        Self::numbered(move |_, stream| serve(stream))
    }

    /// As [`start`](Self::start); the function also gets the number of the connection, from 0.
    pub fn numbered<S>(serve: impl Fn(usize, TcpStream) -> S + Send + 'static) -> Self
    where
        S: Future<Output: Send> + Send + 'static,
    {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        Self::on(TcpListener::from_std(listener).unwrap(), serve)
    }

    /// As [`numbered`](Self::numbered), on a socket that listens already.
    pub fn on<S>(
        listener: TcpListener,
        serve: impl Fn(usize, TcpStream) -> S + Send + 'static,
    ) -> Self
    where
        S: Future<Output: Send> + Send + 'static,
    {
        let address = listener.local_addr().unwrap();
        let connections = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&connections);
        let accepting = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let number = count.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(serve(number, stream));
            }
        });
        Self {
            address,
            connections,
            accepting,
        }
    }

    /// The address at which it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The URL for clients that speak no TLS, without a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The number of connections so far.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }

    /// Closes the port; later connections are refused. Open connections stay.
    pub async fn stop(self) {
        self.accepting.abort();
        let _ = self.accepting.await; // It was cancelled.
    }
}

/// An address at which nobody listens.
pub fn unused_address() -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}
