//! A server on the loopback interface: connections, requests and replies, whatever they mean.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::BytesMut;
use http::request::Parts;
use http_body::Body as _;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Handle;
use tokio::task::{AbortHandle, JoinSet};

use super::reply::{Closed, Reply, ReplyBody};
use super::request::{Body, ReceivedRequest};

/// Is told of the status of a response once it is sent, or that there is none.
pub(crate) type Observer = Box<dyn FnOnce(Option<u16>) + Send>;

/// What a server does with requests.
pub(crate) trait Handler: Send + Sync + 'static {
    /// The greatest length of a body that is kept, in bytes.
    fn largest_body(&self) -> usize {
        64 << 20
    }

    /// Whoever wants to know what becomes of a request.
    fn observe(&self, _head: &Parts) -> Option<Observer> {
        None
    }

    /// The reply to a request of which only the head was read; `None` if its body is wanted.
    fn reply_unread(&self, _head: &Parts) -> Option<Reply> {
        None
    }

    /// The reply to a request.
    fn reply(&self, request: ReceivedRequest) -> Reply;
}

/// A server that runs until it is dropped, with all its connections.
pub(crate) struct Server {
    address: SocketAddr,
    accepting: AbortHandle,
}

impl Server {
    /// Starts a server in the current Tokio runtime; port 0 is any free one.
    ///
    /// # Errors
    ///
    /// There is no Tokio runtime, or the operating system does not give the port.
    pub(crate) async fn start(address: SocketAddr, handler: Arc<dyn Handler>) -> io::Result<Self> {
        // Binding panics without a runtime.
        Handle::try_current().map_err(io::Error::other)?;
        let listener = TcpListener::bind(address).await?;
        Ok(Self {
            address: listener.local_addr()?,
            accepting: tokio::spawn(accept(listener, handler)).abort_handle(),
        })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The connections are tasks of this one.
        self.accepting.abort();
    }
}

/// The pause after a connection that cannot be accepted.
const PAUSE: Duration = Duration::from_millis(10);

async fn accept(listener: TcpListener, handler: Arc<dyn Handler>) {
    let mut connections = JoinSet::new();
    loop {
        // What fails is a connection that was given up before it was accepted, or a lack of files that may pass.
        match listener.accept().await {
            Ok((stream, _)) => drop(connections.spawn(serve(stream, Arc::clone(&handler)))),
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
        while connections.try_join_next().is_some() {}
    }
}

async fn serve(stream: TcpStream, handler: Arc<dyn Handler>) {
    // Replies are small: they do not wait for more.
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request| respond(request, handler.as_ref()));
    let served = http1::Builder::new()
        .header_read_timeout(None)
        .serve_connection(TokioIo::new(stream), service);
    // A connection that breaks is the client's to report, and often what a test wants.
    let _ = served.await;
}

async fn respond(
    request: http::Request<Incoming>,
    handler: &dyn Handler,
) -> Result<http::Response<ReplyBody>, Closed> {
    let (head, body) = request.into_parts();
    let observer = handler.observe(&head);
    let reply = match handler.reply_unread(&head) {
        Some(reply) => reply,
        None => {
            let body = receive(body, handler.largest_body()).await;
            handler.reply(ReceivedRequest::new(head, body))
        }
    };
    let response = reply.deliver().await;
    if let Some(observer) = observer {
        let status = response.as_ref().ok().map(http::Response::status);
        observer(status.map(|status| status.as_u16()));
    }
    response
}

/// Reads a body. Sixteen times the greatest length is read at most, so that a client that sends too much still gets a reply.
async fn receive(body: Incoming, largest: usize) -> Body {
    let mut body = std::pin::pin!(body);
    let mut bytes = BytesMut::new();
    let mut received: usize = 0;
    while let Some(frame) = std::future::poll_fn(|context| body.as_mut().poll_frame(context)).await
    {
        let Ok(frame) = frame else {
            return Body::Broken;
        };
        let Ok(chunk) = frame.into_data() else {
            continue; // Trailers say nothing here.
        };
        received = received.saturating_add(chunk.len());
        if received <= largest {
            bytes.extend_from_slice(&chunk);
        } else if received > largest.saturating_mul(16) {
            break;
        }
    }
    match received <= largest {
        true => Body::Whole(bytes.freeze()),
        false => Body::TooLarge,
    }
}
