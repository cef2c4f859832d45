//! Replies, and everything that can go wrong with them.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use http_body::{Body, Frame, SizeHint};
use serde::Serialize;
use tokio::time::{Sleep, sleep};

use crate::runtime::client::response::received::Received;

/// A reply of a server: a response, late, slow or broken off if a test wants it so, or none at all.
///
/// ```
/// use std::time::Duration;
/// use primer_api::mock::Reply;
///
/// let throttled = Reply::status(429).retry_after(Duration::from_secs(2));
/// let late = Reply::json(200, &["a", "b"]).delay(Duration::from_secs(20));
/// let broken = Reply::json(200, &["a", "b"]).cut_after(3);
/// # let _ = (throttled, late, broken);
/// ```
#[derive(Clone)]
#[must_use = "a reply does nothing until it is given to a server"]
pub struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    /// The lengths of the items that the body consists of.
    items: Vec<usize>,
    delay: Duration,
    course: Course,
}

/// The course that a reply takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Course {
    /// All of it is sent at once.
    Whole,
    /// The connection closes before the body of the request is read.
    CloseUnread,
    /// The connection closes once the request is read.
    Close,
    /// Nothing is ever sent.
    Stall,
    /// The connection closes after this number of bytes of the body.
    Cut(usize),
    /// The body comes in chunks of this number of bytes, with a pause before each.
    Slow(usize, Duration),
    /// The body comes item by item, with a pause before each.
    Paced(Duration),
}

impl Reply {
    /// A response with this status and without a body. A number that is no status of a final response (200 to 599) becomes 500.
    pub fn status(status: u16) -> Self {
        let status = StatusCode::from_u16(status).ok();
        let status = status.filter(|it| (200..600).contains(&it.as_u16()));
        Self {
            status: status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            headers: HeaderMap::new(),
            body: Bytes::new(),
            items: Vec::new(),
            delay: Duration::ZERO,
            course: Course::Whole,
        }
    }

    /// A response with a body in JSON; without one, if the value is none that JSON has.
    pub fn json(status: u16, body: &impl Serialize) -> Self {
        let bytes = serde_json::to_vec(body).unwrap_or_default();
        Self::status(status).body("application/json", bytes)
    }

    /// The connection closes before the body of the request is read: whether the request was executed is unknown to the client.
    pub fn close_unread() -> Self {
        Self::of(Course::CloseUnread)
    }

    /// The connection closes after the whole request was read.
    pub fn close() -> Self {
        Self::of(Course::Close)
    }

    /// The request is read, and nothing is ever sent.
    pub fn stall() -> Self {
        Self::of(Course::Stall)
    }

    fn of(course: Course) -> Self {
        Self {
            course,
            ..Self::status(500)
        }
    }

    /// Sets the body and its media type.
    pub fn body(mut self, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into().into();
        self.header(CONTENT_TYPE.as_str(), media_type)
    }

    /// Sets a header. What cannot be one is left out.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
            self.headers.insert(name, value);
        }
        self
    }

    /// Sets these headers.
    pub(super) fn with_headers(mut self, headers: HeaderMap) -> Self {
        self.headers.extend(headers);
        self
    }

    /// Sets `Retry-After`, in whole seconds.
    pub fn retry_after(self, wait: Duration) -> Self {
        self.header(RETRY_AFTER.as_str(), &wait.as_secs().to_string())
    }

    /// Waits before the first byte, by Tokio's clock.
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Closes the connection after this number of bytes of the body, though its whole length was announced.
    pub fn cut_after(mut self, bytes: usize) -> Self {
        self.course = Course::Cut(bytes);
        self
    }

    /// Sends the body in chunks of this number of bytes (one at least), with a pause before each, by Tokio's clock.
    pub fn slow(mut self, bytes: usize, pause: Duration) -> Self {
        self.course = Course::Slow(bytes.max(1), pause);
        self
    }

    /// Sets a body of items with these lengths, and its media type.
    pub(super) fn items(mut self, media_type: &str, body: Vec<u8>, items: Vec<usize>) -> Self {
        self.items = items;
        self.body(media_type, body)
    }

    /// Sends the body item by item, with a pause before each, by Tokio's clock; all of it at once, if it has no items.
    pub(super) fn paced(mut self, pause: Duration) -> Self {
        self.course = Course::Paced(pause);
        self
    }

    /// Whether nothing is ever sent.
    pub(super) fn is_silent(&self) -> bool {
        self.course == Course::Stall
    }

    /// The response as a client receives it; `None` if there is none.
    pub(super) fn received(&self) -> Option<Received> {
        match self.course {
            Course::CloseUnread | Course::Close | Course::Stall => None,
            Course::Whole | Course::Cut(_) | Course::Slow(..) | Course::Paced(_) => {
                Some(Received {
                    status: self.status.as_u16(),
                    headers: self.headers.clone(),
                    body: self.body.clone(),
                    cut: None,
                    rest: None,
                })
            }
        }
    }

    /// Whether the body of the request is not to be read.
    pub(crate) fn is_unread(&self) -> bool {
        self.course == Course::CloseUnread
    }

    /// The response in the terms of the HTTP library, when its time has come.
    pub(super) async fn deliver(self) -> Result<http::Response<ReplyBody>, Closed> {
        if !self.delay.is_zero() {
            sleep(self.delay).await;
        }
        let body = ReplyBody {
            left: self.body,
            items: self.items.into_iter(),
            course: self.course,
            pause: None,
        };
        match self.course {
            Course::CloseUnread | Course::Close => return Err(Closed),
            Course::Stall => std::future::pending::<()>().await,
            Course::Whole | Course::Cut(_) | Course::Slow(..) | Course::Paced(_) => {}
        }
        let mut response = http::Response::new(body);
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        Ok(response)
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("status", &self.status.as_u16())
            .field("bytes", &self.body.len())
            .field("delay", &self.delay)
            .field("course", &self.course)
            .finish_non_exhaustive()
    }
}

/// The connection closes without a response.
#[derive(Debug)]
pub(super) struct Closed;

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the reply closes the connection")
    }
}

impl std::error::Error for Closed {}

/// The body of a reply while it is sent.
pub(super) struct ReplyBody {
    left: Bytes,
    /// The lengths of the items that are left.
    items: std::vec::IntoIter<usize>,
    course: Course,
    /// The pause before the next chunk, or before the end of a body that is cut.
    pause: Option<Pin<Box<Sleep>>>,
}

/// The pause before a connection closes, in which what was written is sent.
const LAST: Duration = Duration::from_millis(5);

impl Body for ReplyBody {
    type Data = Bytes;
    type Error = Closed;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Closed>>> {
        if let Some(pause) = &mut self.pause {
            if pause.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            self.pause = None;
            if matches!(self.course, Course::Cut(_)) {
                return Poll::Ready(Some(Err(Closed)));
            }
            let chunk = self.chunk();
            return Poll::Ready(Some(Ok(Frame::data(chunk))));
        }
        let length = self.left.len();
        match self.course {
            Course::Cut(bytes) if bytes < length => {
                self.pause = Some(Box::pin(sleep(LAST)));
                let kept = self.left.split_to(bytes);
                match kept.is_empty() {
                    true => self.poll_frame(context),
                    false => Poll::Ready(Some(Ok(Frame::data(kept)))),
                }
            }
            _ if length == 0 => Poll::Ready(None),
            Course::Slow(_, pause) | Course::Paced(pause) => {
                self.pause = Some(Box::pin(sleep(pause)));
                self.poll_frame(context)
            }
            _ => Poll::Ready(Some(Ok(Frame::data(std::mem::take(&mut self.left))))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.left.is_empty() && self.pause.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left.len() as u64)
    }
}

impl ReplyBody {
    /// The next chunk of a slow body.
    fn chunk(&mut self) -> Bytes {
        let bytes = match self.course {
            Course::Slow(bytes, _) => Some(bytes),
            Course::Paced(_) => self.items.next(),
            _ => None,
        };
        let length = self.left.len();
        self.left
            .split_to(bytes.map_or(length, |bytes| bytes.min(length)))
    }
}
