//! The text of a document.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::input;
use super::nodes::BYTE_ORDER_MARK;
use super::places::Places;

/// A document's text and its name, and the overlays that are laid over it.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    /// The file that it was read from.
    file: Option<PathBuf>,
    overlays: Vec<Arc<Source>>,
    /// Where each line begins, once somebody asks for a line.
    starts: OnceLock<Vec<usize>>,
    /// The places of its nodes, once somebody asks for one.
    places: OnceLock<Places>,
}

impl Source {
    /// A document that is already in memory.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
            file: None,
            overlays: Vec::new(),
            starts: OnceLock::new(),
            places: OnceLock::new(),
        }
    }

    /// Reads the document in a file; its name in messages is `path`.
    ///
    /// # Errors
    ///
    /// A sentence with the reason, if the file is not a regular file of UTF-8 text that can be read.
    pub fn open(path: &str) -> Result<Self, String> {
        let text = input::read(Path::new(path)).map_err(|failure| format!("{path}: {failure}"))?;
        Ok(Self::new(path, text).read_from(PathBuf::from(path)))
    }

    /// Says which file it was read from.
    #[must_use]
    pub(super) fn read_from(mut self, file: PathBuf) -> Self {
        self.file = Some(file);
        self
    }

    /// Lays an overlay over it, above those that are there.
    #[must_use]
    pub fn with_overlay(mut self, overlay: Self) -> Self {
        self.overlays.push(Arc::new(overlay));
        self
    }

    /// Its overlays, in the order in which they apply.
    pub fn overlays(&self) -> &[Arc<Self>] {
        &self.overlays
    }

    /// The file that it was read from; `None` if it was in memory.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Its name in messages: a path, relative to the current folder if the file lies below it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte-order mark.
    pub fn text(&self) -> &str {
        self.text
            .strip_prefix(BYTE_ORDER_MARK)
            .unwrap_or(&self.text)
    }

    /// The places of its nodes.
    pub fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::of(self))
    }

    /// A line, from 1, without its end.
    pub fn line(&self, number: usize) -> Option<&str> {
        let text = self.text();
        let starts = self.starts.get_or_init(|| {
            let ends = text.match_indices('\n').map(|(end, _)| end + 1);
            std::iter::once(0).chain(ends).collect()
        });
        let start = *starts.get(number.checked_sub(1)?)?;
        text.get(start..)?.lines().next()
    }
}

impl Places {
    /// Finds the places in a document; a text that is neither YAML nor JSON has none.
    pub fn of(source: &Source) -> Self {
        let (places, is_whole) = Self::read(source.text());
        if is_whole { places } else { Self::default() }
    }
}

#[cfg(test)]
mod tests;
