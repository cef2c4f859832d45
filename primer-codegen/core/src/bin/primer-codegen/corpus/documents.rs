//! The documents below a folder.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use primer_codegen_core::source::Pointer;
use primer_codegen_core::{Source, document_of};
use serde_json::Value;

/// A file that may be a document.
pub(crate) struct Document {
    /// Its path below the folder.
    pub name: String,
    pub file: PathBuf,
    /// The overlays that lie over it.
    pub overlays: Vec<PathBuf>,
    /// The name of its module, which no other document has.
    pub module: String,
}

/// All files of YAML and JSON below a folder, in the order of their paths. `NAME.overlay.yaml` is no document, but the overlay of
/// `NAME.yaml` or `NAME.json` beside it.
pub(crate) fn below(folder: &Path) -> Result<Vec<Document>, String> {
    let mut files = Vec::new();
    collect(folder, &mut files)
        .map_err(|error| format!("{}: {}", folder.display(), error.kind()))?;
    files.sort();
    let (overlays, files): (Vec<_>, Vec<_>) = files
        .into_iter()
        .map(|file| std::path::absolute(&file).unwrap_or(file))
        .partition(|file| stem(file).ends_with(OVERLAY));
    let folder = std::path::absolute(folder).unwrap_or(folder.to_owned());
    let mut modules = HashSet::new();
    let documents = files.into_iter().map(|file| {
        let name = file.strip_prefix(&folder).unwrap_or(&file);
        let name = name.to_string_lossy().replace('\\', "/");
        let overlay = file.with_file_name(stem(&file) + OVERLAY);
        let own = overlays
            .iter()
            .filter(|it| it.with_extension("") == overlay);
        Document {
            module: module(&name, &mut modules),
            name,
            overlays: own.cloned().collect(),
            file,
        }
    });
    Ok(documents.collect())
}

/// The end of an overlay's name, without its extension.
const OVERLAY: &str = ".overlay";

/// The name of a file without its extension.
fn stem(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

impl Document {
    /// The document, with its overlays.
    pub(crate) fn open(&self) -> Result<Source, String> {
        let open = |file: &PathBuf| Source::open(&file.to_string_lossy());
        let mut overlays = self.overlays.iter().map(open);
        overlays.try_fold(open(&self.file)?, |document, overlay| {
            Ok(document.with_overlay(overlay?))
        })
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path
            .extension()
            .is_some_and(|it| is_known(&it.to_string_lossy()))
        {
            files.push(path);
        }
    }
    Ok(())
}

fn is_known(extension: &str) -> bool {
    ["yaml", "yml", "json"].contains(&extension)
}

/// The name of a module, made of a path; a number follows where another document has the same.
fn module(path: &str, taken: &mut HashSet<String>) -> String {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let part = |c: char| match c.is_ascii_alphanumeric() {
        true => c.to_ascii_lowercase(),
        false => '_',
    };
    let words: String = stem.chars().map(part).collect();
    let words = words.split('_').filter(|word| !word.is_empty());
    let mut name = words.collect::<Vec<_>>().join("_");
    if syn::parse_str::<syn::Ident>(&name).is_err() {
        name = format!("document_{name}");
    }
    let numbered = (2..).map(|n| format!("{name}_{n}"));
    let names = std::iter::once(name.clone()).chain(numbered);
    let free = names.into_iter().find(|it| taken.insert(it.clone()));
    free.unwrap_or(name)
}

const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// The number of operations that a document has; `None` if it cannot be read.
pub(crate) fn operations(source: &Source) -> Option<usize> {
    let document = document_of(source)?;
    let paths = document.entries(&Pointer::root().child("paths"));
    let paths = paths.filter(|(name, _)| !name.starts_with("x-"));
    let count = |at: Pointer| {
        let target = document.reference(&at).and_then(|it| it.strip_prefix('#'));
        let at = target.and_then(Pointer::from_fragment).unwrap_or(at);
        let item = document.node(&at).and_then(Value::as_object);
        let has = |method: &&&str| item.is_some_and(|item| item.contains_key(**method));
        let others = item.and_then(|item| item.get("additionalOperations")?.as_object());
        METHODS.iter().filter(has).count() + others.map_or(0, |others| others.len())
    };
    Some(paths.map(|(_, at)| count(at)).sum())
}
