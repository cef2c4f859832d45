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
/// The HTTP client compares what comes with `Content-Length` or the end of the chunks, and limits the wait for each chunk.
pub(crate) struct Body {
    /// `None` after the end, or after what cut it off.
    chunks: Option<reqwest::Body>,
    deadline: Pin<Box<Sleep>>,
}

impl Body {
    /// The body of a response, which is to be received within this time from now on.
    pub(crate) fn new(response: reqwest::Response, timeout: Duration) -> Self {
        Self {
            chunks: Some(response.into()),
            deadline: Box::pin(sleep(bounded(timeout))),
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
        let Some(chunks) = &mut self.chunks else {
            return Poll::Ready(Ok(None));
        };
        // First of all: a server that always has a chunk ready is bounded too.
        if self.deadline.as_mut().poll(cx).is_ready() {
            self.chunks = None;
            return Poll::Ready(Err(Cut::TooLate));
        }
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
