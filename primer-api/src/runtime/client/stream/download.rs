//! A success as a stream of its bytes.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::HeaderMap;
use http::header::CONTENT_LENGTH;
use tokio::io::{AsyncWrite, AsyncWriteExt};

use crate::runtime::client::documented_headers;
use crate::runtime::client::error::Error;
use crate::runtime::client::error::kind::ErrorKind;
use crate::runtime::client::response::body::Body;
use crate::runtime::client::response::open::Head;
use crate::runtime::value::Outcome;

/// A success whose body is received as it is wanted, from [`Call::download`](crate::runtime::client::call::Call::download).
///
/// It is a `Stream` of chunks, and [`chunk`](Self::chunk) does the same without the trait. The bytes are those of the body as they are: they are
/// neither read nor limited in number. A body that ends too early is an error, as far as it says how long it is: by `Content-Length`, by chunks, or as HTTP/2 does.
///
/// Nothing is repeated once a download is there. Dropping it before its end closes the connection (of HTTP/2, the stream).
#[must_use = "a body is not received until it is asked for"]
pub struct Download<H = ()> {
    head: Box<Head>,
    documented_headers: H,
    body: Body,
}

impl<H> Download<H> {
    /// The status.
    pub fn status(&self) -> u16 {
        self.head.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The headers that the document declares for any response of the operation, as values: `None` for one that is missing or is not
    /// as documented.
    pub fn documented_headers(&self) -> &H {
        &self.documented_headers
    }

    /// The number of bytes of the whole body, if the server says it.
    pub fn content_length(&self) -> Option<u64> {
        let length = self.head.headers.get(CONTENT_LENGTH)?;
        length.to_str().ok()?.parse().ok()
    }

    /// Limits the time for the rest of the body, from now on, instead of the client's
    /// [`stream_timeout`](crate::runtime::client::transport::builder::Builder::stream_timeout).
    pub fn timeout(mut self, duration: Duration) -> Self {
        self.body.limit(duration);
        self
    }

    /// The next bytes; `None` at the end of the body.
    ///
    /// # Errors
    ///
    /// The body breaks off, or does not go on in time. Then there is no more of it.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        poll_fn(|cx| self.poll_chunk(cx)).await
    }

    /// Writes the rest of the body, chunk by chunk, and returns the number of bytes. The writer is flushed.
    ///
    /// # Errors
    ///
    /// The body breaks off, or the writer fails ([`ErrorKind::Transport`] too, with the writer's error as the source). What was written until then stays.
    pub async fn copy_to(mut self, writer: &mut (impl AsyncWrite + Unpin)) -> Result<u64, Error> {
        let mut count = 0;
        while let Some(chunk) = self.chunk().await? {
            if let Err(error) = writer.write_all(&chunk).await {
                return Err(self.head.unwritten(error));
            }
            count += chunk.len() as u64;
        }
        match writer.flush().await {
            Ok(()) => Ok(count),
            Err(error) => Err(self.head.unwritten(error)),
        }
    }

    /// The rest of the body as a whole, if it has at most this number of bytes.
    ///
    /// # Errors
    ///
    /// The body breaks off, or is longer ([`ErrorKind::TooLarge`]); no more than the limit is ever held.
    pub async fn bytes(mut self, limit: usize) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            if chunk.len() > limit.saturating_sub(bytes.len()) {
                let reason = "the body is larger than the limit";
                return Err(self.head.error(ErrorKind::TooLarge, reason));
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Bytes>, Error>> {
        let chunk = ready!(self.body.poll_chunk(cx));
        Poll::Ready(chunk.map_err(|cut| self.head.cut_off(cut)))
    }
}

impl<H: Outcome> Download<H> {
    pub(crate) fn new(head: Head, body: Body) -> Self {
        Self {
            documented_headers: documented_headers::read(head.operation, &head.headers),
            head: Box::new(head),
            body,
        }
    }
}

impl<H: Unpin> Stream for Download<H> {
    type Item = Result<Bytes, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_chunk(cx).map(Result::transpose)
    }
}

impl<H> fmt::Debug for Download<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Headers hold what is not for the log.
        f.debug_struct("Download")
            .field("operation", &self.head.operation.id)
            .field("status", &self.head.status)
            .finish_non_exhaustive()
    }
}
