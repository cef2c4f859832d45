//! Reading a document: a regular file of bounded size, so that reading comes to an end.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::{irregular, reason};

/// Bytes that a document may have: twice the largest that are known.
const LARGEST: u64 = 128 << 20;

/// Why there is no text.
#[derive(Debug)]
pub(super) enum Failure {
    /// There is no file.
    Missing,
    /// Something else than a file is there.
    Irregular(&'static str),
    /// There is one, and this is wrong with it.
    Unreadable(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("file not found"),
            Self::Irregular(reason) => f.write_str(reason),
            Self::Unreadable(reason) => f.write_str(reason),
        }
    }
}

impl Failure {
    /// The way out, if there is one.
    pub(super) fn help(&self) -> Option<&'static str> {
        match self {
            Self::Irregular(_) => Some("a document is a regular file of YAML or JSON"),
            Self::Missing | Self::Unreadable(_) => None,
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            _ => Self::Unreadable(reason(&error)),
        }
    }
}

/// Reads a file. Its kind is asked first: to open a pipe waits for whoever writes to it.
pub(super) fn read(file: &Path) -> Result<String, Failure> {
    let metadata = fs::metadata(file)?;
    if let Some(reason) = irregular(metadata.file_type()) {
        return Err(Failure::Irregular(reason));
    }
    if metadata.len() > LARGEST {
        let reason = format!("it is larger than {} MiB", LARGEST >> 20);
        return Err(Failure::Unreadable(reason));
    }
    Ok(fs::read_to_string(file)?)
}
