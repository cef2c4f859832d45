//! Readers and streams, until they are read.

use std::error::Error as StdError;
use std::io;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio::io::{AsyncRead, ReadBuf};

use super::content::Chunks;

/// The size of the chunks in which readers are read, in bytes.
const CHUNK: usize = 64 << 10;

/// A reader, until it is read.
pub(in crate::runtime) struct Reader(Mutex<Option<Chunks>>);

impl Reader {
    pub(super) fn of_reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self(Mutex::new(Some(Box::pin(ReaderChunks(Box::pin(reader))))))
    }

    pub(super) fn of_stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes> + 'static,
        E: Into<Box<dyn StdError + Send + Sync>> + 'static,
    {
        Self(Mutex::new(Some(Box::pin(StreamChunks(Box::pin(stream))))))
    }

    /// The chunks, once.
    pub(super) fn take(&self) -> io::Result<Chunks> {
        let mut chunks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = chunks.take();
        taken.ok_or_else(|| io::Error::other("the reader was read by another call"))
    }
}

/// The chunks of a reader.
pub(super) struct ReaderChunks<R>(pub(super) Pin<Box<R>>);

impl<R: AsyncRead> Stream for ReaderChunks<R> {
    type Item = io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut chunk = vec![0; CHUNK];
        let mut buffer = ReadBuf::new(&mut chunk);
        ready!(self.get_mut().0.as_mut().poll_read(cx, &mut buffer))?;
        let length = buffer.filled().len();
        chunk.truncate(length);
        Poll::Ready((length > 0).then(|| Ok(chunk.into())))
    }
}

/// The chunks of a stream.
struct StreamChunks<S>(Pin<Box<S>>);

impl<S, B, E> Stream for StreamChunks<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    type Item = io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = ready!(self.get_mut().0.as_mut().poll_next(cx));
        Poll::Ready(next.map(|chunk| chunk.map(Into::into).map_err(io::Error::other)))
    }
}
