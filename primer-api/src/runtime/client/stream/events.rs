//! A success as a stream of server-sent events.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use http::HeaderMap;

use super::fields::{Fields, Raw};
use super::sequence::{Source, is_text};
use crate::runtime::client::error::Error;
use crate::runtime::misfit::Misfit;
use crate::runtime::value::Outcome;

/// The data by which services of generated text end their streams; it is no JSON.
const DONE: &[u8] = b"[DONE]";

/// The server-sent events (`text/event-stream`) of a success, from [`Call::events`](crate::runtime::client::call::Call::events).
///
/// It is a `Stream`, and [`next`](Self::next) does the same without the trait. Each event is complete when it comes. Its data is JSON of the documented type, or text if that
/// is a string. The data `[DONE]` ends a stream of JSON, whatever comes behind it.
///
/// An event that is not as documented is an error with the number of the event and the path in it, without any value; the stream goes on with the next event.
/// Any other error ends the stream: a body that breaks off, one that ends within an event, one that does not go on in time
/// ([`read_timeout`](crate::runtime::client::transport::builder::Builder::read_timeout) for each chunk), and an event that is larger than the client's
/// [`max_body`](crate::runtime::client::transport::builder::Builder::max_body).
///
/// It never connects again by itself: the last [`id`](Event::id) and [`retry`](Event::retry) are there for a caller who does. Dropping it closes
/// the connection (of HTTP/2, the stream).
#[must_use = "events are not received until they are asked for"]
pub struct Events<E> {
    source: Box<Source>,
    fields: Fields,
    has_ended: bool,
    items: PhantomData<fn() -> E>,
}

/// A server-sent event.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Event<E> {
    /// The data.
    pub data: E,
    /// The type (`event`); `message` if the event has none.
    pub event: String,
    /// The last id up to this event (`id`), which stays the same until there is another; empty before the first one.
    pub id: String,
    /// The time to wait before connecting again (`retry`), the last one up to this event.
    pub retry: Option<Duration>,
    /// Whether all of the data is kept out of `Debug`.
    sensitive: bool,
}

impl<E: Outcome> Events<E> {
    pub(crate) fn new(source: Source) -> Self {
        Self {
            fields: Fields::new(source.limit),
            source: Box::new(source),
            has_ended: false,
            items: PhantomData,
        }
    }

    /// The next event; `None` at the end of the stream.
    pub async fn next(&mut self) -> Option<Result<Event<E>, Error>> {
        poll_fn(|cx| self.poll_event(cx)).await
    }

    fn poll_event(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Event<E>, Error>>> {
        while !self.has_ended {
            match self.fields.next() {
                Ok(Some(raw)) if self.is_done(&raw.data) => self.has_ended = true,
                Ok(Some(raw)) => return Poll::Ready(Some(self.read(raw))),
                Ok(None) => match ready!(self.source.poll_chunk(cx)) {
                    Ok(Some(chunk)) => self.fields.add(&chunk),
                    Ok(None) => return Poll::Ready(self.end()),
                    Err(error) => return self.fail(error),
                },
                Err(_) => {
                    let error = self.source.too_large();
                    return self.fail(error);
                }
            }
        }
        Poll::Ready(None)
    }

    fn read(&mut self, raw: Raw) -> Result<Event<E>, Error> {
        let Raw {
            data,
            event,
            id,
            retry,
        } = raw;
        Ok(Event {
            data: self.source.read(&data)?,
            event,
            id,
            retry,
            sensitive: self.source.is_sensitive(),
        })
    }

    fn is_done(&self, data: &[u8]) -> bool {
        data.trim_ascii() == DONE && !is_text(E::blank(0).slot())
    }

    /// The end of the body, which is an error within an event: nobody knows whether all of its data came.
    fn end(&mut self) -> Option<Result<Event<E>, Error>> {
        self.has_ended = true;
        match self.fields.unfinished() {
            Ok(None) => None,
            Ok(Some(data)) if self.is_done(&data) => None,
            Ok(Some(_)) => {
                let misfit = Misfit::new("an empty line", "the end");
                Some(Err(self.source.head.misfit("the last event", misfit)))
            }
            Err(_) => Some(Err(self.source.too_large())),
        }
    }

    fn fail(&mut self, error: Error) -> Poll<Option<Result<Event<E>, Error>>> {
        self.has_ended = true;
        Poll::Ready(Some(Err(error)))
    }
}

impl<E> Events<E> {
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

impl<E: Outcome> Stream for Events<E> {
    type Item = Result<Event<E>, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_event(cx)
    }
}

impl<E> fmt::Debug for Events<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events")
            .field("operation", &self.source.head.operation.id)
            .field("status", &self.source.head.status)
            .finish_non_exhaustive()
    }
}

impl<E: fmt::Debug> fmt::Debug for Event<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Event");
        if self.sensitive {
            shown.field("data", &format_args!("[redacted]"));
        } else {
            // Types and ids are the service's own names, but not vetted ones.
            shown.field("data", &self.data);
        }
        shown.finish_non_exhaustive()
    }
}
