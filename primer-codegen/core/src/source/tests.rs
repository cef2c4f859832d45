use std::path::{Path, PathBuf};

use super::{Base, Caller, Source, normalize};

#[test]
fn a_byte_order_mark_is_no_text() {
    assert_eq!(Source::new("a.yaml", "\u{feff}a: 1").text(), "a: 1");
    assert_eq!(Source::new("a.yaml", "a: \u{feff}").text(), "a: \u{feff}");
}

#[test]
fn a_path_is_relative_to_the_calling_file_and_then_to_the_manifest() {
    let caller = Caller {
        file_folder: Some(PathBuf::from("/c/src")),
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
        file_folder: Some(PathBuf::from("/c")),
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
