//! The caller of the macro: the documents that its paths mean, and the expansion that it asks for.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use super::input::Failure;
use super::paths::{beside, normalize};
use super::text::Source;
use super::{input, output};

/// The place of the macro call: the folders that paths in its arguments are relative to.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The calling file, if the compiler tells it.
    pub file: Option<PathBuf>,
    /// The folder of the calling crate's manifest.
    pub manifest_folder: PathBuf,
}

/// A document that was found, and the base of its path.
#[derive(Clone, Debug)]
pub struct Found {
    /// The document.
    pub source: Source,
    /// The base of its path.
    pub base: Base,
}

/// A file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadPath {
    /// The position of its path among all.
    pub position: usize,
    /// A message that names the file and the reason.
    pub message: String,
}

/// A file that a document was read from.
#[derive(Clone, Debug)]
pub struct Tracked {
    /// The path, as the caller wrote it.
    pub path: String,
    /// The base of the path.
    pub base: Base,
}

impl Tracked {
    /// The file at a path that is relative to this one's folder.
    #[must_use]
    pub fn beside(&self, path: &str) -> Self {
        let path = beside(Path::new(&self.path), path);
        Self {
            path: path.to_string_lossy().replace('\\', "/"),
            base: self.base,
        }
    }
}

/// The base of a path: what it is relative to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The calling file, as for `include_str!`.
    File,
    /// The manifest's folder.
    Manifest,
    /// The path is absolute.
    Root,
}

impl Caller {
    /// Reads the first of the paths as a document and the others as its overlays: relative to the calling file, or else to the
    /// manifest's folder.
    ///
    /// # Errors
    ///
    /// For each file that cannot be read its position and a message, as by [`Caller::read`].
    pub fn read_all(&self, paths: &[String]) -> Result<(Source, Vec<Tracked>), Vec<UnreadPath>> {
        let (mut files, mut messages) = (Vec::new(), Vec::new());
        let mut document: Option<Source> = None;
        for (position, path) in paths.iter().enumerate() {
            match self.read(path) {
                Ok(Found { source, base }) => {
                    let path = path.clone();
                    files.push(Tracked { path, base });
                    document = Some(match document {
                        Some(document) => document.with_overlay(source),
                        None => source,
                    });
                }
                Err(message) => messages.push(UnreadPath { position, message }),
            }
        }
        match document.filter(|_| messages.is_empty()) {
            Some(source) => Ok((source, files)),
            None => Err(messages),
        }
    }

    /// Reads the document at `path`: relative to the calling file, or else to the manifest's folder.
    ///
    /// # Errors
    ///
    /// A message that names the files that were looked for, or the reason why the one that was found cannot be read.
    pub fn read(&self, path: &str) -> Result<Found, String> {
        let mut tried = Vec::new();
        for (base, file) in self.candidates(Path::new(path)) {
            let name = display(&file);
            match input::read(&file) {
                Ok(text) => {
                    let source = Source::new(name, text).read_from(file);
                    return Ok(Found { source, base });
                }
                Err(Failure::Missing) => tried.push(arrow(&name)),
                Err(failure) => {
                    let (place, help) = (arrow(&name), help(failure.help()));
                    return Err(format!(
                        "this document cannot be read: {failure}{place}{help}"
                    ));
                }
            }
        }
        Err(format!("document not found: `{path}`{}", tried.concat()))
    }

    /// Writes an expansion to the file at `path`, relative to the manifest's folder.
    ///
    /// A file that holds the same text already is left as it is, because a new modification time would start a new build.
    ///
    /// # Errors
    ///
    /// If the file lies neither in the crate nor in its target folder, if it exists and is not an earlier expansion, or if it
    /// cannot be written.
    pub fn write(&self, path: &str, text: &str) -> Result<(), String> {
        let file = normalize(&self.manifest_folder.join(path));
        let folders = output::folders(&self.manifest_folder);
        output::write(&file, &folders, text).map_err(|failure| {
            format!(
                "{failure}{}{}",
                arrow(&display(&file)),
                help(failure.help())
            )
        })
    }

    /// Writes an expansion to a file in a folder, whose path is relative to the manifest's, and returns the path of the file.
    ///
    /// The name of the file is made of the names of the modules, the caller, what is written in the call and the parts that are generated:
    /// calls share one only if they generate the same.
    ///
    /// # Errors
    ///
    /// If the file exists and is not an earlier expansion, or if it cannot be written.
    pub fn write_into(
        &self,
        folder: &str,
        modules: &[String],
        written: &str,
        parts: &str,
        text: &str,
    ) -> Result<String, String> {
        let folder = absolute(&normalize(&self.manifest_folder.join(folder)));
        let mut hash = DefaultHasher::new();
        (&self.manifest_folder, &self.file, written, parts).hash(&mut hash);
        let first = modules.first().map_or("", |name| name.as_str());
        let file = folder.join(format!("{first}-{:016x}.rs", hash.finish()));
        match output::write_included(&file, folder, text) {
            Ok(()) => Ok(file.to_string_lossy().into_owned()),
            Err(failure) => Err(format!("{failure}{}", arrow(&display(&file)))),
        }
    }

    fn candidates(&self, path: &Path) -> Vec<(Base, PathBuf)> {
        if path.is_absolute() {
            return vec![(Base::Root, path.to_owned())];
        }
        let mut candidates = Vec::new();
        if let Some(folder) = self.file.as_deref().and_then(Path::parent) {
            candidates.push((Base::File, normalize(&folder.join(path))));
        }
        let fallback = normalize(&self.manifest_folder.join(path));
        if candidates
            .iter()
            .all(|(_, file)| absolute(file) != absolute(&fallback))
        {
            candidates.push((Base::Manifest, fallback));
        }
        candidates
    }
}

/// A line that names a file, in the format of the compiler's messages.
fn arrow(name: &str) -> String {
    format!("\n   --> {name}")
}

/// A line of help, if there is one.
fn help(help: Option<&str>) -> String {
    help.map_or_else(String::new, |help| format!("\n    = help: {help}"))
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn display(file: &Path) -> String {
    let file = absolute(file);
    let folder = std::env::current_dir().unwrap_or_default();
    let shown = file.strip_prefix(folder).unwrap_or(&file);
    shown.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests;
