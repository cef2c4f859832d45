//! A success as a stream of items in JSON.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use http::HeaderMap;

use super::pieces::{Pieces, TooLarge};
use super::sequence::Source;
use crate::runtime::client::error::Error;
use crate::runtime::client::operation::Framing;
use crate::runtime::misfit::Misfit;
use crate::runtime::value::Outcome;

/// The byte before each JSON text of a sequence (RFC 7464, 2.2).
const RECORD: u8 = 0x1E;

/// The items of a success that is lines of JSON (`application/jsonl`, `application/x-ndjson`) or a sequence of JSON texts (RFC 7464),
/// from [`Call::items`](crate::runtime::client::call::Call::items).
///
/// It is a `Stream`, and [`next`](Self::next) does the same without the trait. Lines without anything are passed over.
///
/// An item that is not as documented is an error with the number of the item and the path in it, without any value; the stream goes on with the next item. Any other error
/// ends the stream: a body that breaks off, one that does not go on in time
/// ([`read_timeout`](crate::runtime::client::transport::builder::Builder::read_timeout) for each chunk), and an item that is larger than the client's
/// [`max_body`](crate::runtime::client::transport::builder::Builder::max_body). Dropping it closes the connection (of HTTP/2, the stream).
#[must_use = "items are not received until they are asked for"]
pub struct Items<E> {
    source: Box<Source>,
    pieces: Pieces,
    has_ended: bool,
    items: PhantomData<fn() -> E>,
}

impl<E: Outcome> Items<E> {
    pub(crate) fn new(source: Source) -> Self {
        Self {
            pieces: Pieces::new(source.limit),
            source: Box::new(source),
            has_ended: false,
            items: PhantomData,
        }
    }

    /// The next item; `None` at the end of the stream.
    pub async fn next(&mut self) -> Option<Result<E, Error>> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<E, Error>>> {
        while !self.has_ended {
            match self.piece() {
                Ok(Some(piece)) if piece.trim_ascii().is_empty() => {}
                Ok(Some(piece)) => return Poll::Ready(Some(self.read(&piece))),
                Ok(None) => match ready!(self.source.poll_chunk(cx)) {
                    Ok(Some(chunk)) => self.pieces.add(&chunk),
                    Ok(None) => return Poll::Ready(self.end()),
                    Err(error) => return self.fail(error),
                },
                Err(TooLarge) => {
                    let error = self.source.too_large();
                    return self.fail(error);
                }
            }
        }
        Poll::Ready(None)
    }

    fn piece(&mut self) -> Result<Option<Vec<u8>>, TooLarge> {
        let end = match self.source.framing() {
            Framing::Records => RECORD,
            Framing::Lines | Framing::Events => b'\n',
        };
        let piece = self.pieces.next(|byte| byte == end)?;
        Ok(piece.map(|(piece, _)| piece.to_vec()))
    }

    fn read(&mut self, piece: &[u8]) -> Result<E, Error> {
        let item = self.source.read(piece);
        // RFC 7464, 2.4: a number or a word that nothing follows may be the first part of a longer one.
        let is_open = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'.';
        match self.source.framing() == Framing::Records && piece.last().is_some_and(is_open) {
            true => {
                let misfit = Misfit::new("a complete JSON text", "one that may be cut off");
                Err(self.source.misfit(misfit))
            }
            false => item,
        }
    }

    /// The end of the body. The last line may lack its end.
    fn end(&mut self) -> Option<Result<E, Error>> {
        self.has_ended = true;
        let rest = self.pieces.rest().to_vec();
        (!rest.trim_ascii().is_empty()).then(|| self.read(&rest))
    }

    fn fail(&mut self, error: Error) -> Poll<Option<Result<E, Error>>> {
        self.has_ended = true;
        Poll::Ready(Some(Err(error)))
    }
}

impl<E> Items<E> {
    /// The status.
    pub fn status(&self) -> u16 {
        self.source.head.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.source.head.headers
    }

    /// Limits the time for the rest of the stream, from now on, instead of the client's
    /// [`stream_timeout`](crate::runtime::client::transport::builder::Builder::stream_timeout).
    pub fn timeout(mut self, duration: Duration) -> Self {
        self.source.body.limit(duration);
        self
    }
}

impl<E: Outcome> Stream for Items<E> {
    type Item = Result<E, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(cx)
    }
}

impl<E> fmt::Debug for Items<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("operation", &self.source.head.operation.id)
            .field("status", &self.source.head.status)
            .finish_non_exhaustive()
    }
}
