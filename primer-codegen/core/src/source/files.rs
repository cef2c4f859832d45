//! The files that a document refers to, each of them read once.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::input::{self, Failure, LARGEST};
use super::paths::beside;
use super::text::Source;

/// A document, and the files that it refers to.
#[derive(Debug)]
pub struct Files {
    document: Place,
    list: Vec<(Arc<Source>, Place)>,
    /// Files that were asked for, by their paths without links.
    known: HashMap<PathBuf, Result<FileId, Unread>>,
    /// The number of bytes that may still be read.
    room: usize,
}

/// The document itself, or one of the files that it refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FileId(Option<usize>);

impl FileId {
    /// The document itself.
    pub const DOCUMENT: Self = Self(None);
}

/// The place of a file.
#[derive(Clone, Debug, Default)]
struct Place {
    /// Its name in messages.
    name: PathBuf,
    /// Its path; `None` if it was in memory.
    file: Option<PathBuf>,
    /// Its path, relative to the document's folder.
    relative: PathBuf,
}

/// A file that a document refers to.
#[derive(Clone, Debug)]
pub struct Referenced {
    /// The file.
    pub source: Arc<Source>,
    /// Its path, relative to the document's folder.
    pub path: String,
}

/// The reason why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The document was not read from a file, so that nothing lies beside it.
    InMemory,
    /// The file does not exist; the names of those beside it, of YAML or JSON.
    Missing(Vec<String>),
    /// It cannot be read, for this reason.
    Unreadable(String),
}

impl Files {
    /// Only the document.
    pub fn beside(document: &Source) -> Self {
        let place = Place {
            name: PathBuf::from(document.name()),
            file: document.file().map(Path::to_owned),
            relative: PathBuf::new(),
        };
        let own = place.file.as_deref().map(identity);
        let own = own.map(|file| (file, Ok(FileId::DOCUMENT)));
        Self {
            document: place,
            list: Vec::new(),
            known: own.into_iter().collect(),
            room: LARGEST,
        }
    }

    /// The file at a path that is relative to the folder of another one.
    ///
    /// # Errors
    ///
    /// The reason, if it is not a regular file of UTF-8 text that can be read.
    pub fn read(&mut self, from: FileId, path: &str) -> Result<FileId, Unread> {
        let place = self.place(from).beside(path);
        let file = place.file.clone().ok_or(Unread::InMemory)?;
        let identity = identity(&file);
        if let Some(known) = self.known.get(&identity) {
            return known.clone();
        }
        let read = self.read_new(&file, place);
        self.known.insert(identity, read.clone());
        read
    }

    fn read_new(&mut self, file: &Path, place: Place) -> Result<FileId, Unread> {
        let text = input::read(file).map_err(|failure| match failure {
            Failure::Missing => Unread::Missing(names_beside(file)),
            other => Unread::Unreadable(other.to_string()),
        })?;
        self.room = self.room.checked_sub(text.len()).ok_or_else(|| {
            let reason = format!(
                "the files of this document are larger than {} MiB",
                LARGEST >> 20
            );
            Unread::Unreadable(reason)
        })?;
        let source = Source::new(shown(&place.name), text).read_from(file.to_owned());
        self.list.push((Arc::new(source), place));
        Ok(FileId(Some(self.list.len() - 1)))
    }

    /// A file; `None` for the document itself.
    pub fn source(&self, id: FileId) -> Option<&Arc<Source>> {
        self.list.get(id.0?).map(|(source, _)| source)
    }

    /// The file that a source is; the document itself if it is none of the files.
    pub fn id(&self, source: Option<&Arc<Source>>) -> FileId {
        let is_same = |source: &Arc<Source>| {
            let mut list = self.list.iter();
            list.position(|(own, _)| Arc::ptr_eq(own, source))
        };
        FileId(source.and_then(is_same))
    }

    /// The path of a file, relative to the document's folder; empty for the document itself.
    pub fn path(&self, id: FileId) -> &Path {
        &self.place(id).relative
    }

    /// The files, in the order in which they were read.
    pub fn into_referenced(self) -> Vec<Referenced> {
        let files = self.list.into_iter().map(|(source, place)| Referenced {
            source,
            path: shown(&place.relative),
        });
        files.collect()
    }

    fn place(&self, id: FileId) -> &Place {
        let place = id.0.and_then(|n| self.list.get(n)).map(|(_, place)| place);
        place.unwrap_or(&self.document)
    }
}

impl Place {
    /// The place of the file at a path that is relative to this one's folder.
    fn beside(&self, path: &str) -> Self {
        Self {
            name: beside(&self.name, path),
            file: self.file.as_deref().map(|file| beside(file, path)),
            relative: beside(&self.relative, path),
        }
    }
}

/// The path of a file without links; two spellings of a path have the same.
fn identity(file: &Path) -> PathBuf {
    file.canonicalize().unwrap_or_else(|_| file.to_owned())
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The number of entries of a folder that are looked at for similar names.
const MOST_NAMES: usize = 1000;

/// The names of the files of YAML and JSON in the folder of a file, sorted.
fn names_beside(file: &Path) -> Vec<String> {
    let entries = file.parent().and_then(|folder| fs::read_dir(folder).ok());
    let entries = entries.into_iter().flatten().flatten().take(MOST_NAMES);
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| is_named_as_document(name)).collect();
    names.sort();
    names
}

/// Whether a file is named as one of YAML or JSON.
pub fn is_named_as_document(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let known = ["yaml", "yml", "json"];
    known.iter().any(|it| extension.eq_ignore_ascii_case(it))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
