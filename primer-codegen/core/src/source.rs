//! The text of a document: where it was found, and what a message calls it; the only input and output.

mod input;
mod output;

use std::path::{Component, Path, PathBuf};

use self::input::Failure;
pub use self::output::MARK;

/// A document's text and its name.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
}

impl Source {
    /// A document that is already in memory.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            text: text.into(),
        }
    }

    /// Reads the document in a file; messages call it as `path` does.
    ///
    /// # Errors
    ///
    /// Says why it cannot be read: only a regular file of UTF-8 text can be.
    pub fn open(path: &str) -> Result<Self, String> {
        let text = input::read(Path::new(path)).map_err(|failure| format!("{path}: {failure}"))?;
        Ok(Self::new(path, text))
    }

    /// What messages call it: a path, relative to the current folder where it lies below.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte-order mark.
    pub fn text(&self) -> &str {
        self.text.strip_prefix('\u{feff}').unwrap_or(&self.text)
    }
}

/// Where the paths in the macro's arguments start.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The folder of the calling file, where the compiler tells it.
    pub file_folder: Option<PathBuf>,
    /// The folder of the calling crate's manifest.
    pub manifest_folder: PathBuf,
}

/// A document that was found, and how the calling file can name it.
#[derive(Clone, Debug)]
pub struct Found {
    /// The document.
    pub source: Source,
    /// What its path is relative to.
    pub base: Base,
}

/// What a path is relative to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The calling file, as for `include_str!`.
    File,
    /// The manifest's folder.
    Manifest,
    /// Nothing: it is absolute.
    Root,
}

impl Caller {
    /// Reads the document at `path`: relative to the calling file, or else to the manifest's folder.
    ///
    /// # Errors
    ///
    /// Says which files were looked for, or why the one that is there cannot be read.
    pub fn read(&self, path: &str) -> Result<Found, String> {
        let mut tried = Vec::new();
        for (base, file) in self.candidates(Path::new(path)) {
            let name = display(&file);
            match input::read(&file) {
                Ok(text) => {
                    return Ok(Found {
                        source: Source::new(name, text),
                        base,
                    });
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

    /// Writes an expansion to the file at `path`, relative to the manifest's folder, unless it holds the same already: its time
    /// would make builds run again.
    ///
    /// # Errors
    ///
    /// If the file lies neither in the crate nor in its target folder, if it is there and was not written by this, or if it cannot
    /// be written.
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

    fn candidates(&self, path: &Path) -> Vec<(Base, PathBuf)> {
        if path.is_absolute() {
            return vec![(Base::Root, path.to_owned())];
        }
        let mut candidates = Vec::new();
        if let Some(folder) = &self.file_folder {
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

/// A file below a message, as the compiler shows places.
fn arrow(name: &str) -> String {
    format!("\n   --> {name}")
}

/// A way out below a message and its file.
fn help(help: Option<&str>) -> String {
    help.map_or_else(String::new, |help| format!("\n    = help: {help}"))
}

fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::InvalidData => "it is not UTF-8 text".to_owned(),
        kind => kind.to_string(),
    }
}

/// Why something in a file's place is no regular file.
fn irregular(kind: std::fs::FileType) -> Option<&'static str> {
    match kind {
        _ if kind.is_file() => None,
        _ if kind.is_dir() => Some("it is a folder"),
        _ if kind.is_symlink() => Some("it is a symbolic link"),
        _ => Some("it is not a regular file"),
    }
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

/// Removes `.` and `name/..` without asking the file system, so that a link's own name stays in messages.
fn normalize(path: &Path) -> PathBuf {
    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.into_iter().collect()
}

#[cfg(test)]
mod tests;
