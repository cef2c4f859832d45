//! Where content comes from.

#[cfg(feature = "client")]
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

#[cfg(feature = "client")]
use bytes::Bytes;
#[cfg(feature = "client")]
use tokio::fs::File;

#[cfg(feature = "client")]
use super::content::{Chunks, Content, Once, other_length};
#[cfg(feature = "client")]
use super::reader::{Reader, ReaderChunks};

/// Where content comes from.
#[derive(Clone)]
pub(in crate::runtime) enum Source {
    Bytes(Arc<Vec<u8>>),
    Text(Arc<Vec<u8>>),
    Path(PathBuf),
    #[cfg(feature = "client")]
    Reader(Arc<Reader>),
}

impl Source {
    /// The bytes, if they are in memory.
    pub(super) fn in_memory(&self) -> Option<&Arc<Vec<u8>>> {
        match self {
            Self::Bytes(bytes) | Self::Text(bytes) => Some(bytes),
            Self::Path(_) => None,
            #[cfg(feature = "client")]
            Self::Reader(_) => None,
        }
    }

    /// Opens the content, whose length is said to be that.
    ///
    /// # Errors
    ///
    /// If there is no such file, if it is none, or if its length is another; if the reader was read before.
    #[cfg(feature = "client")]
    pub(super) async fn open(&self, declared: Option<u64>) -> io::Result<Content> {
        let (found, chunks): (_, Chunks) = match self {
            Self::Bytes(bytes) | Self::Text(bytes) => (
                Some(bytes.len() as u64),
                Box::pin(Once(Some(shared(bytes)))),
            ),
            Self::Path(path) => {
                let file = File::open(path).await?;
                let metadata = file.metadata().await?;
                if !metadata.is_file() {
                    return Err(io::Error::other("it is no regular file"));
                }
                let chunks = ReaderChunks(Box::pin(file));
                (Some(metadata.len()), Box::pin(chunks))
            }
            Self::Reader(reader) => (None, reader.take()?),
        };
        match (found, declared) {
            (Some(found), Some(declared)) if found != declared => Err(other_length()),
            (found, declared) => Ok(Content::new(chunks, found.or(declared))),
        }
    }
}

/// Bytes that several owners share; they are not copied.
#[cfg(feature = "client")]
pub(super) fn shared(bytes: &Arc<Vec<u8>>) -> Bytes {
    struct Shared(Arc<Vec<u8>>);

    impl AsRef<[u8]> for Shared {
        fn as_ref(&self) -> &[u8] {
            &self.0
        }
    }

    Bytes::from_owner(Shared(Arc::clone(bytes)))
}
