//! Files with expected text, which a person has reviewed.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// The environment variable that writes all files with expected text again.
const BLESS: &str = "BLESS";

/// Whether the tests write the files with expected text again, instead of comparing them.
pub fn is_blessing() -> bool {
    env::var_os(BLESS).is_some()
}

/// Compares texts with the files that hold the expected texts; with `BLESS=1` it writes these files.
///
/// # Panics
///
/// If any of the files has another text.
#[track_caller]
pub fn expect_reviewed(texts: impl IntoIterator<Item = (PathBuf, String)>) {
    let is_other = |(file, text): (PathBuf, String)| (!is_reviewed(&file, &text)).then_some(file);
    let others: Vec<PathBuf> = texts.into_iter().filter_map(is_other).collect();
    assert!(
        others.is_empty(),
        "these files do not have the expected text: {others:#?}\n\
         if the change is intended, write them again with {BLESS}=1 and review the diff"
    );
}

fn is_reviewed(file: &Path, text: &str) -> bool {
    if is_blessing() {
        fs::write(file, text).unwrap();
    }
    fs::read_to_string(file).is_ok_and(|reviewed| reviewed == text)
}
