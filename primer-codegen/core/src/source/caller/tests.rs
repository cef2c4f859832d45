#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use super::{Base, Caller, normalize};
use crate::source::{MARK, Source};

#[test]
fn a_path_is_relative_to_the_calling_file_and_then_to_the_manifest() {
    let caller = Caller {
        file: Some(PathBuf::from("/c/src/lib.rs")),
        manifest_folder: PathBuf::from("/c"),
    };
    let candidates = |path: &str| caller.candidates(Path::new(path));
    assert_eq!(
        candidates("../spec/a.yaml"),
        [
            (Base::File, PathBuf::from("/c/spec/a.yaml")),
            (Base::Manifest, PathBuf::from("/spec/a.yaml"))
        ]
    );
    assert_eq!(
        candidates("/a.yaml"),
        [(Base::Root, PathBuf::from("/a.yaml"))]
    );
    let same = Caller {
        file: Some(PathBuf::from("/c/lib.rs")),
        manifest_folder: PathBuf::from("/c"),
    };
    assert_eq!(
        same.candidates(Path::new("a.yaml")),
        [(Base::File, PathBuf::from("/c/a.yaml"))]
    );
}

#[test]
fn dots_in_a_path_are_removed() {
    let check = |path: &str, expected: &str| {
        assert_eq!(normalize(Path::new(path)), PathBuf::from(expected))
    };
    check("/a/./b/../c", "/a/c");
    check("a/../../b", "../b");
    check("../../b", "../../b");
}

/// A crate of a workspace in a new folder: `root/crate`, beside `root/target` and `root/other`.
fn caller(name: &str) -> (PathBuf, Caller) {
    let root = std::env::temp_dir().join(format!("primer-codegen-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&root);
    for folder in ["crate/src", "target", "other"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    let caller = Caller {
        file: None,
        manifest_folder: root.join("crate"),
    };
    (root, caller)
}

/// The first line of the error when an expansion is written to a path.
fn refusal(caller: &Caller, path: &str) -> String {
    let message = caller.write(path, "text").unwrap_err();
    assert!(message.contains("\n    = help: "), "{message}");
    message.lines().next().unwrap_or_default().to_owned()
}

const OUTSIDE: &str = "an expansion is written only into the crate or its target folder";

#[test]
fn an_expansion_is_written_as_a_new_file_or_over_an_earlier_expansion() {
    let (root, caller) = caller("inside");
    for path in ["src/new/expansion.rs", "src/../expansion.rs"] {
        for text in ["one", "another"] {
            caller.write(path, text).unwrap();
            let written = fs::read_to_string(root.join("crate").join(path)).unwrap();
            assert_eq!(written, format!("{MARK}\n{text}"));
        }
    }
    fs::write(root.join("crate/empty.rs"), "").unwrap();
    caller.write("empty.rs", "text").unwrap();
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn an_expansion_with_the_same_text_is_not_written_again() {
    let (root, caller) = caller("same");
    caller.write("a.rs", "text").unwrap();
    let file = root.join("crate/a.rs");
    let mut permissions = fs::metadata(&file).unwrap().permissions();
    let written = fs::metadata(&file).unwrap().modified().unwrap();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).unwrap();
    caller.write("a.rs", "text").unwrap();
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), written);
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn a_file_that_is_not_an_expansion_is_not_overwritten() {
    let (root, caller) = caller("foreign");
    let mine = format!("fn mine() {{}}\n{MARK}\n");
    fs::write(root.join("crate/src/lib.rs"), &mine).unwrap();
    fs::write(root.join("crate/data"), b"\xff\xfe").unwrap();
    let foreign = "this file is not an earlier expansion and is not overwritten";
    assert_eq!(refusal(&caller, "src/lib.rs"), foreign);
    assert_eq!(refusal(&caller, "data"), foreign);
    assert_eq!(
        refusal(&caller, "src"),
        "this file cannot be written: it is a folder"
    );
    let kept = fs::read_to_string(root.join("crate/src/lib.rs")).unwrap();
    assert_eq!(kept, mine);
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn an_expansion_is_written_into_the_target_folder_that_cargo_marked() {
    let (root, caller) = caller("target");
    assert_eq!(refusal(&caller, "../target/a.rs"), OUTSIDE);
    fs::write(root.join("target/CACHEDIR.TAG"), "").unwrap();
    caller.write("../target/a.rs", "text").unwrap();
    assert!(root.join("target/a.rs").is_file());
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn an_expansion_is_not_written_outside() {
    let (root, caller) = caller("outside");
    fs::write(root.join("target/CACHEDIR.TAG"), "").unwrap();
    let absolute = root.join("other/a.rs");
    for path in [
        "../a.rs",
        "../other/a.rs",
        "../crate-2/a.rs",
        "src/../../other/new/a.rs",
        "../target/../other/a.rs",
        absolute.to_str().unwrap(),
        "../../../../../../../../../a.rs",
        ".",
        "/",
        "",
    ] {
        assert_eq!(refusal(&caller, path), OUTSIDE, "{path}");
    }
    assert_eq!(fs::read_dir(root.join("other")).unwrap().count(), 0);
    fs::remove_dir_all(root).unwrap();
}

#[cfg(unix)]
#[test]
fn an_expansion_is_not_written_outside_through_a_link() {
    use std::os::unix::fs::symlink;
    let (root, caller) = caller("links");
    let folder = root.join("crate");
    symlink(root.join("other"), folder.join("link")).unwrap();
    symlink(root.join("nowhere"), folder.join("dangling")).unwrap();
    symlink(folder.join("src"), folder.join("inside")).unwrap();
    fs::write(root.join("other/a.rs"), MARK).unwrap();
    symlink(root.join("other/a.rs"), folder.join("a.rs")).unwrap();
    assert_eq!(refusal(&caller, "link/b.rs"), OUTSIDE);
    assert_eq!(refusal(&caller, "link/new/b.rs"), OUTSIDE);
    let link = "this file cannot be written: it is a symbolic link";
    assert_eq!(refusal(&caller, "a.rs"), link);
    assert_eq!(refusal(&caller, "dangling"), link);
    assert!(caller.write("dangling/b.rs", "text").is_err());
    caller.write("inside/b.rs", "text").unwrap();
    assert!(folder.join("src/b.rs").is_file());
    assert_eq!(fs::read_to_string(root.join("other/a.rs")).unwrap(), MARK);
    assert!(!root.join("nowhere").exists());
    fs::remove_dir_all(root).unwrap();
}

/// Reading either file would never end.
#[cfg(unix)]
#[test]
fn a_document_is_a_regular_file() {
    let (root, caller) = caller("documents");
    let pipe = root.join("crate/pipe.yaml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    for (path, reason) in [
        ("pipe.yaml", "it is not a regular file"),
        ("/dev/zero", "it is not a regular file"),
        ("src", "it is a folder"),
    ] {
        let message = caller.read(path).unwrap_err();
        let first = format!("this document cannot be read: {reason}\n   --> ");
        assert!(message.starts_with(&first), "{message}");
        let help = "\n    = help: a document is a regular file of YAML or JSON";
        assert!(message.ends_with(help), "{message}");
    }
    let pipe = pipe.to_str().unwrap();
    let message = Source::open(pipe).unwrap_err();
    assert_eq!(message, format!("{pipe}: it is not a regular file"));
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn a_document_that_is_too_large_is_refused() {
    let (root, caller) = caller("large");
    let file = fs::File::create(root.join("crate/large.yaml")).unwrap();
    file.set_len(1 << 40).unwrap(); // a sparse file, which takes no space
    let message = caller.read("large.yaml").unwrap_err();
    assert!(message.contains("it is larger than 128 MiB"), "{message}");
    fs::remove_dir_all(root).unwrap();
}
