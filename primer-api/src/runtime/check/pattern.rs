//! Regular expressions of a document, compiled once per process.

use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use regex_lite::Regex;

/// The number of patterns is bounded, because they are part of the program.
static COMPILED: LazyLock<RwLock<HashMap<&'static str, Option<Regex>>>> =
    LazyLock::new(RwLock::default);

/// Whether some part of the text matches.
///
/// A pattern in a dialect that cannot be compiled, such as one that looks ahead, is left to the service to check.
pub(super) fn is_match(pattern: &'static str, text: &str) -> bool {
    compiled(pattern).is_none_or(|pattern| pattern.is_match(text))
}

fn compiled(pattern: &'static str) -> Option<Regex> {
    let known = COMPILED
        .read()
        .unwrap_or_else(PoisonError::into_inner)
        .get(pattern)
        .cloned();
    known.unwrap_or_else(|| {
        let compiled = Regex::new(pattern).ok();
        COMPILED
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(pattern, compiled.clone());
        compiled
    })
}
