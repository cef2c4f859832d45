//! Content while it is read.

use std::io;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

/// The pieces of content.
pub(super) type Chunks = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

/// One chunk.
pub(super) struct Once(pub(super) Option<Bytes>);

impl Stream for Once {
    type Item = io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.get_mut().0.take().map(Ok))
    }
}

/// Content while it is read. What has a length yields exactly that, or an error.
pub(in crate::runtime) struct Content {
    /// The lock is never taken: it lets threads share what only one of them reads.
    chunks: Mutex<Chunks>,
    /// The number of bytes that are still to come.
    remaining: Option<u64>,
    /// The last chunk of a length that is known, until nothing more comes: a server must not take what is longer for whole.
    last: Option<Bytes>,
}

impl Content {
    pub(super) fn new(chunks: Chunks, length: Option<u64>) -> Self {
        Self {
            chunks: Mutex::new(chunks),
            remaining: length,
            last: None,
        }
    }

    /// The number of bytes that are still to come, if it is known.
    pub(in crate::runtime) fn remaining(&self) -> Option<u64> {
        let held = self.last.as_ref().map_or(0, |chunk| chunk.len() as u64);
        self.remaining.map(|remaining| remaining + held)
    }

    pub(in crate::runtime) fn poll_next(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Bytes>>> {
        let chunks = self.chunks.get_mut();
        let chunks = chunks.unwrap_or_else(PoisonError::into_inner);
        loop {
            let Some(chunk) = ready!(chunks.as_mut().poll_next(cx)?) else {
                return Poll::Ready(match self.remaining {
                    Some(1..) => Some(Err(other_length())),
                    None | Some(0) => self.last.take().map(Ok),
                });
            };
            if chunk.is_empty() {
                continue;
            }
            let Some(remaining) = &mut self.remaining else {
                return Poll::Ready(Some(Ok(chunk)));
            };
            match remaining.checked_sub(chunk.len() as u64) {
                None => return Poll::Ready(Some(Err(other_length()))),
                Some(0) => {
                    *remaining = 0;
                    self.last = Some(chunk);
                }
                Some(rest) => {
                    *remaining = rest;
                    return Poll::Ready(Some(Ok(chunk)));
                }
            }
        }
    }
}

pub(super) fn other_length() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidInput,
        "the content does not have the length that is declared",
    )
}
