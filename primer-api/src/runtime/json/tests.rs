#![allow(clippy::unwrap_used)]

use super::{Names, read_body};
use crate::runtime::value::Json;

#[test]
fn json_that_is_too_deep_says_so() {
    let read = |levels: usize| {
        let body = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        read_body::<Json>(0, body.as_bytes(), Names::Shown)
    };
    assert!(read(127).is_ok());
    for levels in [128, 10_000] {
        let words = "expected JSON, found more than 127 levels of nested arrays and objects at line 1 column 128";
        assert_eq!(read(levels).unwrap_err().to_string(), words);
    }
}

#[test]
fn text_that_is_not_json_says_where_it_ends_or_what_is_wrong() {
    for (body, words) in [
        ("[", "expected JSON, found the end at line 1 column 1"),
        (
            "[,",
            "expected JSON, found something else at line 1 column 2",
        ),
        (
            "[] planted",
            "expected JSON, found something else at line 1 column 4",
        ),
    ] {
        let misfit = read_body::<Json>(0, body.as_bytes(), Names::Shown).unwrap_err();
        assert_eq!(misfit.to_string(), words);
    }
}
