//! Content to send: bytes, a file or a reader, as a body or as a part of a form.

#[cfg(feature = "client")]
pub(in crate::runtime) mod content;
#[cfg(feature = "client")]
mod reader;
mod source;

use std::fmt;
#[cfg(feature = "client")]
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[cfg(feature = "client")]
use bytes::Bytes as Chunk;
#[cfg(feature = "client")]
use futures_core::Stream;
#[cfg(feature = "client")]
use tokio::io::AsyncRead;

#[cfg(feature = "client")]
use self::content::Content;
#[cfg(feature = "client")]
use self::reader::Reader;
use self::source::Source;

/// Content to send, as a body or as a part of a form (`multipart/form-data`): bytes, text, a file by its path, or a reader.
///
/// Files and readers are sent piece by piece, whatever their size. The length is sent where it is known: that of bytes and files, and that
/// of a reader if [`length`](Self::length) says it.
///
/// ```
/// use primer_api::runtime::Upload;
///
/// let receipt = Upload::path("receipt.pdf").media_type("application/pdf");
/// let photo = Upload::from(vec![0x89, 0x50]).file_name("photo.png").media_type("image/png");
/// # let _ = (receipt, photo);
/// ```
///
/// A call whose request has a file or a reader is limited by the call's timeout alone, not by that of an attempt. A reader can be read only once: a
/// call with one makes one attempt, and the copies of such a value have one reader, which the first call reads.
///
/// Two values are equal if their bytes are, their paths, or if they have one reader. `Debug` shows nothing but the length.
#[derive(Clone)]
pub struct Upload {
    source: Source,
    length: Option<u64>,
    pub(in crate::runtime) file_name: Option<String>,
    pub(in crate::runtime) media_type: Option<String>,
    pub(in crate::runtime) headers: Vec<(String, String)>,
}

impl Upload {
    /// The content of a file, which is opened for each attempt. Its name, without the folders, is the file name.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.file_name();
        Self {
            file_name: name.map(|name| name.to_string_lossy().into_owned()),
            ..Self::of(Source::Path(path))
        }
    }

    /// Everything that a reader yields, up to its end.
    #[cfg(feature = "client")]
    pub fn reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::of(Source::Reader(Arc::new(Reader::of_reader(reader))))
    }

    /// Everything that a stream of bytes yields, up to its end.
    #[cfg(feature = "client")]
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Chunk> + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
    {
        Self::of(Source::Reader(Arc::new(Reader::of_stream(stream))))
    }

    /// The length in bytes, which is sent as `Content-Length`. Content that turns out to be shorter or longer is an error of the call.
    ///
    /// The end of a reader is waited for: one that stays open needs `take`.
    #[must_use]
    pub fn length(mut self, bytes: u64) -> Self {
        self.length = Some(bytes);
        self
    }

    /// The name of the file, for a part of a form. Without it, a file of a form is called `blob`, as browsers do.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// The media type, one that the document allows. Without it, the one that the document declares is sent.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// Adds a header of the part, in a form.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    fn of(source: Source) -> Self {
        Self {
            source,
            length: None,
            file_name: None,
            media_type: None,
            headers: Vec::new(),
        }
    }

    /// The bytes, if they are in memory.
    pub(in crate::runtime) fn in_memory(&self) -> Option<&[u8]> {
        self.source.in_memory().map(|bytes| bytes.as_slice())
    }

    /// The text, if it is in memory.
    pub(in crate::runtime) fn as_text(&self) -> Option<&str> {
        std::str::from_utf8(self.in_memory()?).ok()
    }

    /// Whether it was made of text.
    #[cfg(feature = "client")]
    pub(in crate::runtime) fn is_text(&self) -> bool {
        matches!(self.source, Source::Text(_))
    }

    /// The bytes, if they are in memory and have the declared length; they are not copied.
    #[cfg(feature = "client")]
    pub(in crate::runtime) fn shared(&self) -> Option<Chunk> {
        let bytes = self.source.in_memory()?;
        let length = bytes.len() as u64;
        let is_whole = self.length.is_none_or(|declared| declared == length);
        is_whole.then(|| source::shared(bytes))
    }

    /// Whether it can be read several times.
    #[cfg(feature = "client")]
    pub(in crate::runtime) fn is_repeatable(&self) -> bool {
        !matches!(self.source, Source::Reader(_))
    }

    /// Opens the content.
    ///
    /// # Errors
    ///
    /// If there is no such file, if it is none, or if its length is not the declared one; if the reader was read before.
    #[cfg(feature = "client")]
    pub(in crate::runtime) async fn open(&self) -> io::Result<Content> {
        self.source.open(self.length).await
    }
}

impl Default for Upload {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl PartialEq for Upload {
    fn eq(&self, other: &Self) -> bool {
        let is_same_source = match (&self.source, &other.source) {
            (
                Source::Bytes(one) | Source::Text(one),
                Source::Bytes(other) | Source::Text(other),
            ) => one == other,
            (Source::Path(one), Source::Path(other)) => one == other,
            #[cfg(feature = "client")]
            (Source::Reader(one), Source::Reader(other)) => Arc::ptr_eq(one, other),
            _ => false,
        };
        is_same_source
            && self.length == other.length
            && self.file_name == other.file_name
            && self.media_type == other.media_type
            && self.headers == other.headers
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.source, self.length) {
            (Source::Bytes(bytes) | Source::Text(bytes), _) => {
                write!(f, "[{} bytes]", bytes.len())
            }
            (Source::Path(_), _) => f.write_str("[a file]"),
            #[cfg(feature = "client")]
            (Source::Reader(_), Some(length)) => write!(f, "[a reader of {length} bytes]"),
            #[cfg(feature = "client")]
            (Source::Reader(_), None) => f.write_str("[a reader]"),
        }
    }
}

impl From<Vec<u8>> for Upload {
    fn from(bytes: Vec<u8>) -> Self {
        Self::of(Source::Bytes(Arc::new(bytes)))
    }
}

impl From<&[u8]> for Upload {
    fn from(bytes: &[u8]) -> Self {
        bytes.to_vec().into()
    }
}

impl<const N: usize> From<[u8; N]> for Upload {
    fn from(bytes: [u8; N]) -> Self {
        bytes.to_vec().into()
    }
}

impl<const N: usize> From<&[u8; N]> for Upload {
    fn from(bytes: &[u8; N]) -> Self {
        bytes.to_vec().into()
    }
}

impl From<String> for Upload {
    fn from(text: String) -> Self {
        Self::of(Source::Text(Arc::new(text.into_bytes())))
    }
}

impl From<&str> for Upload {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&Path> for Upload {
    fn from(path: &Path) -> Self {
        Self::path(path)
    }
}

impl From<PathBuf> for Upload {
    fn from(path: PathBuf) -> Self {
        Self::path(path)
    }
}

#[cfg(test)]
mod tests;
