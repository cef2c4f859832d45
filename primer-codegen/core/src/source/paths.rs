//! Paths, without asking the file system.

use std::path::{Component, Path, PathBuf};

/// The path that another one, relative to the folder of a file, means.
pub(super) fn beside(file: &Path, path: &str) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new(""));
    normalize(&folder.join(path))
}

/// Removes `.` and `name/..` without asking the file system, so that messages keep the names of links.
pub(super) fn normalize(path: &Path) -> PathBuf {
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
