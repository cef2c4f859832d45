//! Streams whose parts are waited for.

use std::future::poll_fn;
use std::io::{self, Read};
use std::ops::Deref;
use std::pin::Pin;

use bytes::{Buf, Bytes};
use futures_core::Stream;
use tokio::runtime::Handle;

use crate::runtime::client::error::Error;
use crate::runtime::client::stream::download::Download;

/// A stream on the calling thread (feature `blocking`): an iterator that blocks until the next part is there. A [`Download`] can be read from, too.
///
/// As with [`Call::wait`](crate::runtime::client::call::Call::wait), a thread of a Tokio runtime is not blocked: there the next part is an error of
/// [`Configuration`](crate::runtime::client::ErrorKind::Configuration).
#[must_use = "nothing is received until it is asked for"]
#[derive(Debug)]
pub struct Blocking<S> {
    stream: S,
    runtime: Handle,
    /// What came of the body and was not read yet.
    chunk: Bytes,
    has_ended: bool,
}

impl<S> Blocking<S> {
    pub(super) fn new(stream: S, runtime: Handle) -> Self {
        Self {
            stream,
            runtime,
            chunk: Bytes::new(),
            has_ended: false,
        }
    }

    /// The same, with the stream that this function makes of it: to set a timeout, for example.
    pub fn with(self, change: impl FnOnce(S) -> S) -> Self {
        Self {
            stream: change(self.stream),
            ..self
        }
    }

    fn advance<V, F>(&mut self) -> Option<Result<V, Error<F>>>
    where
        S: Stream<Item = Result<V, Error<F>>> + Unpin,
    {
        if self.has_ended {
            return None;
        }
        if let Err(fault) = super::runtime() {
            self.has_ended = true;
            return Some(Err(Error::new(fault, None)));
        }
        let stream = &mut self.stream;
        let next = poll_fn(|cx| Pin::new(&mut *stream).poll_next(cx));
        let next = self.runtime.block_on(next);
        self.has_ended = next.is_none();
        next
    }
}

impl<S, V, F> Iterator for Blocking<S>
where
    S: Stream<Item = Result<V, Error<F>>> + Unpin,
{
    type Item = Result<V, Error<F>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.advance()
    }
}

impl<H: Unpin> Read for Blocking<Download<H>> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.chunk.is_empty() && !buffer.is_empty() {
            match self.advance() {
                Some(chunk) => self.chunk = chunk.map_err(broken)?,
                None => return Ok(0),
            }
        }
        let count = self.chunk.len().min(buffer.len());
        let (filled, _) = buffer.split_at_mut(count);
        self.chunk.copy_to_slice(filled);
        Ok(count)
    }
}

/// The status and the headers are those of the stream.
impl<S> Deref for Blocking<S> {
    type Target = S;

    fn deref(&self) -> &S {
        &self.stream
    }
}

fn broken(error: Error) -> io::Error {
    let kind = match error.is_timeout() {
        true => io::ErrorKind::TimedOut,
        false => io::ErrorKind::Other,
    };
    io::Error::new(kind, error)
}
