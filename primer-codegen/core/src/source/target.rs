//! The folder that Cargo builds a crate in, and the library of the macro that runs in the build, as the compiler's arguments tell.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::{input, output};

/// The build that a macro runs in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Target {
    /// The folder of the profile in Cargo's target folder: `target/debug`.
    pub folder: PathBuf,
    /// The file of the macro's library, with its size and its time: another build of the macro has other ones.
    pub library: String,
}

impl Target {
    /// The build of this process, if it is a compiler's that Cargo started, with a macro of a library.
    pub(crate) fn of_process(library: &str) -> Option<Self> {
        Self::of(std::env::args_os(), library)
    }

    /// The text that was kept under a name.
    pub(crate) fn kept(&self, name: &str) -> Option<String> {
        input::read(&self.file(name)).ok()
    }

    /// Keeps a text under a name. Where it cannot be written, or is too large to be read again, nothing is kept.
    pub(crate) fn keep(&self, name: &str, text: &str) {
        let file = self.file(name);
        if text.len() <= input::LARGEST && file.parent().is_some_and(is_there) {
            let _ = output::replace(&file, text);
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(".primer-codegen").join(name)
    }

    fn of(arguments: impl IntoIterator<Item = OsString>, library: &str) -> Option<Self> {
        let Named {
            output,
            files,
            folders,
        } = Named::of(arguments);
        let output = output.filter(|folder| folder.ends_with("deps"))?;
        let folder = output.parent().filter(|folder| is_cargos(folder))?;
        let is_library = |file: &PathBuf| is_library(file, library);
        let mut libraries: Vec<PathBuf> = files.into_iter().filter(is_library).collect();
        if libraries.is_empty() {
            // The macro came with another crate, which has it as its own dependency.
            let beside = folders.iter().flat_map(|folder| files_in(folder));
            libraries = beside.filter(is_library).collect();
            libraries.sort();
            libraries.dedup();
        }
        // Of several it is not known which one runs.
        let [library] = libraries.as_slice() else {
            return None;
        };
        Some(Self {
            folder: folder.to_owned(),
            library: state(library)?,
        })
    }
}

/// Whether a folder is that of a profile, which Cargo keeps its own notes in.
fn is_cargos(folder: &Path) -> bool {
    folder.join(".fingerprint").is_dir()
}

/// Whether a folder exists or can be created.
fn is_there(folder: &Path) -> bool {
    fs::create_dir_all(folder).is_ok()
}

/// What the arguments name.
#[derive(Default)]
struct Named {
    output: Option<PathBuf>,
    /// The libraries of direct dependencies.
    files: Vec<PathBuf>,
    /// The folders of those of others.
    folders: Vec<PathBuf>,
}

impl Named {
    fn of(arguments: impl IntoIterator<Item = OsString>) -> Self {
        let mut named = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            // Cargo writes an option and its value apart.
            match argument.to_str() {
                Some("--out-dir") => named.output = arguments.next().map(PathBuf::from),
                Some("-L") => {
                    let folder = arguments.next().and_then(|it| pair(&it));
                    let folder = folder.filter(|(kind, _)| kind == "dependency");
                    named.folders.extend(folder.map(|(_, it)| it));
                }
                Some("--extern") => {
                    let file = arguments.next().and_then(|it| pair(&it));
                    named.files.extend(file.map(|(_, it)| it));
                }
                _ => {}
            }
        }
        named
    }
}

/// The parts of an argument such as `dependency=target/debug/deps`.
fn pair(argument: &OsStr) -> Option<(String, PathBuf)> {
    let (kind, path) = argument.to_str()?.split_once('=')?;
    Some((kind.to_owned(), PathBuf::from(path)))
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

/// Whether a file has the name that Cargo gives to a macro's library.
fn is_library(file: &Path, library: &str) -> bool {
    let name = file.file_name().and_then(OsStr::to_str);
    let hash = name
        .and_then(|name| name.strip_prefix(DLL_PREFIX)?.strip_prefix(library))
        .and_then(|rest| rest.strip_suffix(DLL_SUFFIX));
    hash.is_some_and(|hash| hash.is_empty() || hash.starts_with('-'))
}

/// The path of a file, its size, and its time in nanoseconds.
fn state(file: &Path) -> Option<String> {
    let metadata = fs::metadata(file).ok()?;
    let time = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let (name, size) = (file.display(), metadata.len());
    Some(format!("{name} {size} {}", time.as_nanos()))
}

#[cfg(test)]
mod tests;
