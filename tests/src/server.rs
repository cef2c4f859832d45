//! A server on the loopback interface that keeps what it receives, and responds as a test says.

use std::net::SocketAddr;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};

use primer_api::runtime::{Builder, Transport};

use crate::connection::{Connection, Record, Step};
use crate::listener::Listener;
use crate::reply::Reply;
use crate::request::Request;

/// A server on the loopback interface, on plain TCP. [`Front`](crate::Front) puts TLS in front of it.
pub struct Server {
    listener: Listener,
    url: String,
    record: Arc<Record>,
    reply: Option<Arc<Mutex<Reply>>>,
}

impl Server {
    /// A server that makes this reply to every request, and keeps connections open.
    pub async fn start(reply: Reply) -> Self {
        let reply = Arc::new(Mutex::new(reply));
        let shared = Arc::clone(&reply);
        let serve = move |connection| serve(connection, Arc::clone(&shared));
        Self {
            reply: Some(reply),
            ..Self::serve(serve)
        }
    }

    /// A server that follows this script on every connection.
    pub fn scripted(script: impl Into<Vec<Step>>) -> Self {
        let script: Arc<[Step]> = script.into().into();
        Self::serve(move |mut connection| {
            let script = Arc::clone(&script);
            async move { connection.follow(&script).await }
        })
    }

    /// A server that gives each connection to this function, and closes it then; on the runtime of the caller.
    pub fn serve<S>(serve: impl Fn(Connection) -> S + Send + 'static) -> Self
    where
        S: Future<Output: Send> + Send + 'static,
    {
        let record = Arc::<Record>::default();
        let shared = Arc::clone(&record);
        let listener = Listener::numbered(move |number, stream| {
            serve(Connection::recorded(stream, number, Arc::clone(&shared)))
        });
        Self {
            url: listener.url(),
            listener,
            record,
            reply: None,
        }
    }

    /// Makes another reply from now on.
    pub fn respond(&self, reply: Reply) {
        let current = self.reply.as_ref().expect("a server that makes replies");
        *current.lock().unwrap() = reply;
    }

    /// Closes the port; later connections are refused.
    pub async fn stop(self) {
        self.listener.stop().await;
    }

    /// The URL, without a slash at its end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The address at which it listens.
    pub fn address(&self) -> SocketAddr {
        self.listener.address()
    }

    /// A client of this server with the API key `the-api-key`.
    pub fn client<C: From<Transport>>(&self, builder: Builder<C>) -> C {
        self.keyless(builder.api_key("the-api-key"))
    }

    /// A client of this server with the credentials that the builder has.
    pub fn keyless<C: From<Transport>>(&self, builder: Builder<C>) -> C {
        builder.base_url(&self.url).build().unwrap()
    }

    /// The number of connections so far.
    pub fn connections(&self) -> usize {
        self.listener.connections()
    }

    /// The number of bytes that were written in responses.
    pub fn written(&self) -> usize {
        self.record.written.load(Ordering::Relaxed)
    }

    /// All requests so far.
    pub fn requests(&self) -> Vec<Request> {
        self.record.requests.lock().unwrap().clone()
    }

    /// Forgets all requests so far.
    pub fn forget(&self) {
        self.record.requests.lock().unwrap().clear();
    }

    /// The only request since this was last called; it is forgotten.
    pub fn request(&self) -> Request {
        let mut requests = std::mem::take(&mut *self.record.requests.lock().unwrap());
        assert_eq!(requests.len(), 1, "{requests:#?}");
        requests.remove(0)
    }
}

async fn serve(mut connection: Connection, reply: Arc<Mutex<Reply>>) -> Option<()> {
    loop {
        let request = connection.read().await?;
        let response = reply.lock().unwrap().to_bytes(&request);
        connection.write(response).await?;
    }
}
