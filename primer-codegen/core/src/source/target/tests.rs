#![allow(clippy::unwrap_used)]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::{DLL_PREFIX, DLL_SUFFIX, Target};

/// A new folder that is Cargo's target folder.
fn target(name: &str) -> PathBuf {
    let root = std::env::temp_dir().join(format!("primer-target-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(root.join("debug/deps")).unwrap();
    fs::write(root.join("CACHEDIR.TAG"), "").unwrap();
    root
}

fn of(root: &Path, arguments: &[&str]) -> Option<Target> {
    let output = root.join("debug/deps");
    let all = ["rustc", "--out-dir", output.to_str().unwrap()];
    let all = all.iter().chain(arguments).map(OsString::from);
    Target::of(all, "a_macro")
}

fn library(root: &Path, hash: &str) -> PathBuf {
    root.join(format!("debug/deps/{DLL_PREFIX}a_macro{hash}{DLL_SUFFIX}"))
}

#[test]
fn another_build_of_the_macro_is_told_apart() {
    let root = target("build");
    let file = library(&root, "-0123");
    fs::write(&file, "one").unwrap();
    let direct = format!("a_macro={}", file.display());
    let folder = format!("dependency={}", root.join("debug/deps").display());
    let direct = ["--extern", direct.as_str()];
    let folder = ["-L", folder.as_str()];

    let one = of(&root, &direct).unwrap();
    assert_eq!(one.folder, root);
    assert_eq!(of(&root, &direct).as_ref(), Some(&one));
    assert_eq!(of(&root, &folder).as_ref(), Some(&one));

    fs::write(&file, "other").unwrap();
    let other = of(&root, &direct).unwrap();
    assert_ne!(other.library, one.library);
    assert_eq!(of(&root, &folder), Some(other));

    fs::write(library(&root, "_2-0123"), "another macro").unwrap();
    let with_stranger = of(&root, &folder).unwrap();
    fs::write(library(&root, "-4567"), "another build").unwrap();
    assert_ne!(of(&root, &folder), Some(with_stranger));
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn without_a_library_or_a_target_folder_nothing_is_known() {
    let root = target("unknown");
    let folder = format!("dependency={}", root.join("debug/deps").display());
    assert_eq!(of(&root, &["-L", &folder]), None);
    assert_eq!(of(&root, &["-L"]), None);
    assert_eq!(of(&root, &["--extern", "a_macro"]), None);

    fs::write(library(&root, ""), "").unwrap();
    assert!(of(&root, &["-L", &folder]).is_some());
    fs::remove_file(root.join("CACHEDIR.TAG")).unwrap();
    assert_eq!(of(&root, &["-L", &folder]), None);
    fs::remove_dir_all(root).unwrap();
}
