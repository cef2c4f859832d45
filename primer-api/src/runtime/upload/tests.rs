#![allow(clippy::unwrap_used)]

use std::path::Path;

use super::Upload;

#[test]
fn uploads_are_equal_by_bytes_or_path() {
    assert_eq!(Upload::from("a"), Upload::from(b"a"));
    assert_ne!(Upload::from("a"), Upload::from("b"));
    assert_ne!(Upload::from("a"), Upload::from("a").file_name("a"));
    assert_eq!(Upload::path("a/b"), Upload::from(Path::new("a/b")));
    assert_ne!(Upload::path("a/b"), Upload::from("a/b"));
}

#[test]
fn debug_shows_neither_content_nor_names() {
    let shown = format!(
        "{:?} {:?}",
        Upload::from("secret").file_name("secret"),
        Upload::path("secret/secret")
    );
    assert_eq!(shown, "[6 bytes] [a file]");
}

#[test]
fn a_value_in_json_is_text() {
    let upload: Upload = serde_json::from_str("\"text\"").unwrap();
    assert_eq!(upload, Upload::from("text"));
    assert_eq!(serde_json::to_string(&upload).unwrap(), "\"text\"");
    serde_json::to_string(&Upload::from(vec![0xff])).unwrap_err();
    serde_json::to_string(&Upload::path("a")).unwrap_err();
}
