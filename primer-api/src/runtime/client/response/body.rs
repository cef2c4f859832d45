//! The body of a response, received chunk by chunk as it is wanted.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::Body as _;
use tokio::time::{Instant, Sleep, sleep};

use crate::runtime::client::clock::bounded;
use crate::runtime::client::error::cause::HttpError;
use crate::runtime::client::error::kind::ErrorKind;

/// A body that is still being received. Dropping it ends the request: nothing more is received.
///
/// The HTTP client compares what comes with `Content-Length` or the end of the chunks.
pub(crate) struct Body {
    /// `None` after the end, or after what cut it off.
    chunks: Option<reqwest::Body>,
    /// The end of the time for all of it.
    deadline: Pin<Box<Sleep>>,
    /// The end of the wait for the next chunk.
    silence: Pin<Box<Sleep>>,
    /// The longest wait for a chunk.
    read_timeout: Duration,
    /// Whether a chunk is being waited for: only then time counts as silence of the server.
    is_waiting: bool,
}

impl Body {
    /// The body of a response: each chunk is waited for so long at most, and all of it, from now on.
    pub(crate) fn new(
        response: reqwest::Response,
        read_timeout: Duration,
        timeout: Duration,
    ) -> Self {
        Self {
            chunks: Some(response.into()),
            deadline: Box::pin(sleep(bounded(timeout))),
            silence: Box::pin(sleep(bounded(read_timeout))),
            read_timeout: bounded(read_timeout),
            is_waiting: false,
        }
    }

    /// Limits the time for the rest.
    pub(crate) fn limit(&mut self, timeout: Duration) {
        self.deadline
            .as_mut()
            .reset(Instant::now() + bounded(timeout));
    }

    /// The next chunk, which is not empty; `None` after the last one.
    pub(crate) fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Bytes>, Cut>> {
        if self.chunks.is_none() {
            return Poll::Ready(Ok(None));
        }
        // First of all: a server that always has a chunk ready is bounded too.
        if self.deadline.as_mut().poll(cx).is_ready() {
            self.chunks = None;
            return Poll::Ready(Err(Cut::TooLate));
        }
        if !self.is_waiting {
            self.is_waiting = true;
            self.silence
                .as_mut()
                .reset(Instant::now() + self.read_timeout);
        }
        let received = self.poll_received(cx);
        if received.is_ready() {
            self.is_waiting = false;
        } else if self.silence.as_mut().poll(cx).is_ready() {
            self.chunks = None;
            return Poll::Ready(Err(Cut::TooLate));
        }
        received
    }

    fn poll_received(&mut self, cx: &mut Context<'_>) -> Poll<Result<Option<Bytes>, Cut>> {
        let Some(chunks) = &mut self.chunks else {
            return Poll::Ready(Ok(None));
        };
        loop {
            match ready!(Pin::new(&mut *chunks).poll_frame(cx)) {
                // Trailers are no chunk.
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(chunk) if !chunk.is_empty() => return Poll::Ready(Ok(Some(chunk))),
                    Ok(_) | Err(_) => {}
                },
                Some(Err(error)) => {
                    self.chunks = None;
                    return Poll::Ready(Err(Cut::of(error)));
                }
                None => {
                    self.chunks = None;
                    return Poll::Ready(Ok(None));
                }
            }
        }
    }
}

/// The reason why a body was not received completely.
pub(crate) enum Cut {
    TooLarge,
    TooLate,
    Broken(HttpError),
}

impl Cut {
    pub(crate) fn of(error: HttpError) -> Self {
        match error.is_timeout() {
            true => Self::TooLate,
            false => Self::Broken(error),
        }
    }

    pub(crate) fn kind(&self) -> ErrorKind {
        match self {
            Self::TooLarge => ErrorKind::TooLarge,
            Self::TooLate => ErrorKind::Timeout,
            Self::Broken(_) => ErrorKind::Transport,
        }
    }
}
