use super::{FileId, Files, Source, Unread};
use std::fs;
use std::path::{Path, PathBuf};

/// A new folder with an empty document `api.yaml`.
fn folder(name: &str) -> PathBuf {
    let name = format!("primer-codegen-files-{}-{name}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("parts")).unwrap();
    fs::write(folder.join("api.yaml"), "").unwrap();
    fs::write(folder.join("parts/a.yaml"), "a: 1").unwrap();
    folder
}

fn files(folder: &Path) -> Files {
    let document = folder.join("api.yaml");
    Files::beside(&Source::open(document.to_str().unwrap()).unwrap())
}

#[test]
fn a_file_is_read_once_however_its_path_is_spelt() {
    let folder = folder("once");
    let mut files = files(&folder);
    let file = files.read(FileId::DOCUMENT, "parts/a.yaml").unwrap();
    assert_eq!(files.read(file, "./x/../a.yaml"), Ok(file));
    assert_eq!(files.read(file, "../api.yaml"), Ok(FileId::DOCUMENT));
    let up = format!("../{}/parts/a.yaml", folder.file_name().unwrap().display());
    assert_eq!(files.read(FileId::DOCUMENT, &up), Ok(file));
    let [only] = files.into_referenced().try_into().unwrap();
    assert_eq!(only.path, "parts/a.yaml");
    assert_eq!(only.source.text(), "a: 1");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_missing_file_is_told_with_those_beside_it() {
    let folder = folder("missing");
    let missing = Unread::Missing(vec!["a.yaml".to_owned()]);
    let read = files(&folder).read(FileId::DOCUMENT, "parts/b.yaml");
    assert_eq!(read, Err(missing));
    let read = files(&folder).read(FileId::DOCUMENT, "nowhere/b.yaml");
    assert_eq!(read, Err(Unread::Missing(Vec::new())));
    let above = "../".repeat(100) + "b.yaml";
    let read = files(&folder).read(FileId::DOCUMENT, &above);
    assert!(matches!(read, Err(Unread::Missing(_))), "{read:?}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn nothing_lies_beside_a_document_in_memory() {
    let mut files = Files::beside(&Source::new("api.yaml", ""));
    let read = files.read(FileId::DOCUMENT, "a.yaml");
    assert_eq!(read, Err(Unread::InMemory));
}

#[cfg(unix)]
#[test]
fn only_regular_files_are_read() {
    use std::os::unix::fs::symlink;

    let folder = folder("irregular");
    symlink("/dev/zero", folder.join("zero.yaml")).unwrap();
    symlink("loop.yaml", folder.join("loop.yaml")).unwrap();
    fs::create_dir(folder.join("folder.yaml")).unwrap();
    let made = std::process::Command::new("mkfifo")
        .arg(folder.join("pipe.yaml"))
        .status();
    assert!(made.unwrap().success());
    for name in [
        "zero.yaml",
        "loop.yaml",
        "folder.yaml",
        "pipe.yaml",
        "\0.yaml",
    ] {
        let read = files(&folder).read(FileId::DOCUMENT, name);
        assert!(
            matches!(read, Err(Unread::Unreadable(_))),
            "{name}: {read:?}"
        );
    }
    fs::remove_dir_all(folder).unwrap();
}
