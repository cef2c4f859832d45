//! The body of a request, as each attempt sends it.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::time::Instant;

use crate::runtime::upload::Upload;
use crate::runtime::upload::content::Content;

/// The body of a request. Copies share the bytes, files and readers.
#[derive(Clone)]
pub(crate) enum Payload {
    /// Bytes that are there.
    Bytes(Bytes),
    /// Pieces that are sent one after the other.
    Pieces(Arc<[Piece]>),
}

/// A piece of a body.
pub(crate) enum Piece {
    /// Bytes that are there.
    Bytes(Bytes),
    /// Content that is read while it is sent.
    Upload(Upload),
}

impl Piece {
    /// The content of an upload, without copying it.
    pub(crate) fn of(upload: &Upload) -> Self {
        match upload.shared() {
            Some(bytes) => Self::Bytes(bytes),
            None => Self::Upload(upload.clone()),
        }
    }
}

impl From<Vec<u8>> for Payload {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes.into())
    }
}

impl From<Vec<Piece>> for Payload {
    fn from(pieces: Vec<Piece>) -> Self {
        match pieces.as_slice() {
            [Piece::Bytes(bytes)] => Self::Bytes(bytes.clone()),
            _ => Self::Pieces(pieces.into()),
        }
    }
}

impl Payload {
    /// Whether there is nothing to send.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Bytes(bytes) => bytes.is_empty(),
            Self::Pieces(pieces) => pieces.is_empty(),
        }
    }

    /// Whether something is read while it is sent, which may take as long as it likes.
    pub(crate) fn is_read(&self) -> bool {
        self.uploads().next().is_some()
    }

    /// Whether it can be sent several times.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.uploads().all(Upload::is_repeatable)
    }

    fn uploads(&self) -> impl Iterator<Item = &Upload> {
        let pieces = match self {
            Self::Bytes(_) => &[],
            Self::Pieces(pieces) => &pieces[..],
        };
        pieces.iter().filter_map(|piece| match piece {
            Piece::Bytes(_) => None,
            Piece::Upload(upload) => Some(upload),
        })
    }
}

/// Opens the pieces of a body, and tells `progress` of them while they are sent.
///
/// # Errors
///
/// If a file cannot be opened, or if a reader was read before.
pub(crate) async fn open(pieces: &[Piece], progress: Arc<Progress>) -> io::Result<Sending> {
    let mut opened = VecDeque::new();
    for piece in pieces {
        opened.push_back(match piece {
            Piece::Bytes(bytes) => Open::Bytes(bytes.clone()),
            Piece::Upload(upload) => Open::Content(upload.open().await?),
        });
    }
    Ok(Sending {
        pieces: opened,
        progress,
    })
}

/// The pieces of a body that are still to be sent.
pub(crate) struct Sending {
    pieces: VecDeque<Open>,
    progress: Arc<Progress>,
}

/// A piece that can be read.
enum Open {
    Bytes(Bytes),
    Content(Content),
}

impl Sending {
    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        while let Some(piece) = self.pieces.front_mut() {
            let chunk = match piece {
                Open::Bytes(bytes) => {
                    let bytes = std::mem::take(bytes);
                    self.pieces.pop_front();
                    (!bytes.is_empty()).then_some(bytes)
                }
                Open::Content(content) => {
                    let chunk = ready!(content.poll_next(cx)).transpose();
                    if !matches!(chunk, Ok(Some(_))) {
                        self.pieces.pop_front();
                    }
                    chunk?
                }
            };
            if let Some(chunk) = chunk {
                return Poll::Ready(Some(Ok(chunk)));
            }
        }
        Poll::Ready(None)
    }
}

impl Body for Sending {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, &'static str>>> {
        let this = self.get_mut();
        let polled = this.poll_chunk(cx);
        this.progress.note(polled.is_pending());
        Poll::Ready(match ready!(polled) {
            Some(Ok(chunk)) => Some(Ok(Frame::data(chunk))),
            Some(Err(error)) => {
                this.pieces.clear();
                this.progress.fail(error);
                Some(Err("the content to be sent cannot be read"))
            }
            None => None,
        })
    }

    fn is_end_stream(&self) -> bool {
        self.pieces.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        let lengths = self.pieces.iter().map(|piece| match piece {
            Open::Bytes(bytes) => Some(bytes.len() as u64),
            Open::Content(content) => content.remaining(),
        });
        let length = lengths.sum::<Option<u64>>();
        length.map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}

/// How far the sending of a body is.
pub(crate) struct Progress(Mutex<State>);

struct State {
    /// When it was asked for more.
    since: Instant,
    /// Whether a file or a reader is waited for.
    is_reading: bool,
    failure: Option<io::Error>,
}

impl Default for Progress {
    fn default() -> Self {
        Self(Mutex::new(State {
            since: Instant::now(),
            is_reading: false,
            failure: None,
        }))
    }
}

impl Progress {
    /// Since when the other side is waited for.
    pub(crate) fn since(&self) -> Instant {
        self.with(|state| match state.is_reading {
            true => Instant::now(),
            false => state.since,
        })
    }

    /// The error of a file or a reader.
    pub(crate) fn take_failure(&self) -> Option<io::Error> {
        self.with(|state| state.failure.take())
    }

    fn note(&self, is_reading: bool) {
        self.with(|state| {
            state.since = Instant::now();
            state.is_reading = is_reading;
        });
    }

    fn fail(&self, error: io::Error) {
        self.with(|state| state.failure = Some(error));
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
