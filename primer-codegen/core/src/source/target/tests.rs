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
    fs::create_dir_all(root.join("debug/.fingerprint")).unwrap();
    root
}

fn of(root: &Path, arguments: &[&str]) -> Option<Target> {
    let output = root.join("debug/deps");
    let all = ["rustc", "--out-dir", output.to_str().unwrap()];
    let all = all.iter().chain(arguments).map(OsString::from);
    Target::of(all, "a_macro")
}

/// Writes a library of the macro, and returns its path.
fn library(root: &Path, hash: &str, text: &str) -> String {
    let file = root.join(format!("debug/deps/{DLL_PREFIX}a_macro{hash}{DLL_SUFFIX}"));
    fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn another_build_of_the_macro_is_told_apart() {
    let root = target("build");
    let direct = format!("a_macro={}", library(&root, "-0123", "one"));
    let folder = format!("dependency={}", root.join("debug/deps").display());
    let direct = ["--extern", direct.as_str()];
    let folder = ["-L", folder.as_str()];

    let one = of(&root, &direct).unwrap();
    assert_eq!(one.folder, root.join("debug"));
    assert_eq!(of(&root, &direct).as_ref(), Some(&one));
    assert_eq!(of(&root, &folder).as_ref(), Some(&one));

    library(&root, "-0123", "other");
    let other = of(&root, &direct).unwrap();
    assert_ne!(other.library, one.library);
    assert_eq!(of(&root, &folder).as_ref(), Some(&other));

    library(&root, "_2-0123", "another macro");
    assert_eq!(of(&root, &folder), Some(other));
    fs::remove_dir_all(root).unwrap();
}

/// Cargo leaves the library of an earlier build where it is.
#[test]
fn of_several_builds_only_the_one_that_is_named_is_known() {
    let root = target("several");
    let folder = format!("dependency={}", root.join("debug/deps").display());
    let one = format!("one={}", library(&root, "-0123", "one"));
    let two = format!("two={}", library(&root, "-4567", "two"));
    let [one, two] = [["--extern", one.as_str()], ["--extern", two.as_str()]];
    let folder = ["-L", folder.as_str()];
    assert_eq!(of(&root, &folder), None);
    assert_eq!(of(&root, &[one, two].concat()), None);

    let first = of(&root, &[one, folder].concat()).unwrap();
    let second = of(&root, &[two, folder].concat()).unwrap();
    assert_ne!(first.library, second.library);
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn without_a_library_or_a_folder_of_cargo_nothing_is_known() {
    let root = target("unknown");
    let folder = format!("dependency={}", root.join("debug/deps").display());
    assert_eq!(of(&root, &["-L", &folder]), None);
    assert_eq!(of(&root, &["-L"]), None);
    assert_eq!(of(&root, &["--extern", "a_macro"]), None);

    library(&root, "", "one");
    assert!(of(&root, &["-L", &folder]).is_some());
    fs::remove_dir(root.join("debug/.fingerprint")).unwrap();
    assert_eq!(of(&root, &["-L", &folder]), None);
    fs::remove_dir_all(root).unwrap();
}
