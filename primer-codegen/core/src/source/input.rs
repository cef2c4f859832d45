//! Reads a document: a regular file of limited size, so that reading always ends.

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::file::{irregular, reason};

/// The largest size of a document, in bytes: twice that of the largest known ones.
pub(super) const LARGEST: usize = 128 << 20;

/// The reason why a document was not read.
#[derive(Debug)]
pub(super) enum Failure {
    /// The file does not exist.
    Missing,
    /// It is not a regular file.
    Irregular(&'static str),
    /// The file exists and cannot be read.
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
    /// A hint for the user, if there is one.
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

/// Reads a file. Its type is checked first, because opening a pipe waits until another process writes to it.
pub(super) fn read(file: &Path) -> Result<String, Failure> {
    let metadata = fs::metadata(file)?;
    if let Some(reason) = irregular(metadata.file_type()) {
        return Err(Failure::Irregular(reason));
    }
    if metadata.len() > LARGEST as u64 {
        let reason = format!("it is larger than {} MiB", LARGEST >> 20);
        return Err(Failure::Unreadable(reason));
    }
    Ok(fs::read_to_string(file)?)
}
