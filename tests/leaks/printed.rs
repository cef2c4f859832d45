//! Printed text, and whether it shows a secret.

use primer_tests::{debug_text, error_text};
use std::fmt::Debug;

use primer_api::runtime;
use proptest::prelude::*;

/// The number of characters that reveal a secret.
const PART: usize = 8;

/// Text that occurs nowhere but where it is planted; long enough for no accident.
pub fn secret() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9]{16,24}"
}

/// The printed text of a call's error, with everything that it has besides the response.
pub fn shown_error<F: Debug + 'static>(error: &runtime::Error<F>) -> String {
    let asked = (
        error.kind(),
        error.violations(),
        error.path(),
        error.error_id(),
        error.diagnostics_id(),
        error.body(),
    );
    error_text(error) + &debug_text(&asked)
}

/// Whether a part of a secret is in a text, as text or as the bytes that `Debug` shows of an array.
pub fn is_in(secret: &str, text: &str) -> bool {
    let text: String = text.split_whitespace().collect();
    secret.as_bytes().windows(PART).any(|part| {
        let bytes: String = part.iter().map(|byte| format!("{byte},")).collect();
        text.contains(str::from_utf8(part).unwrap()) || text.contains(&bytes)
    })
}

/// Fails if a part of a secret is in a text.
#[track_caller]
pub fn assert_hidden(secret: &str, text: &str) {
    assert!(!is_in(secret, text), "{secret} is in:\n{text}");
}

#[test]
fn a_secret_in_printed_text_is_found() {
    let secret = "abcdefghijklmnop";
    for text in [
        "a token: abcdefghijklmnop",
        "cut: [\"cdefghijkl\"…]",
        &debug_text(&secret.as_bytes()),
        &format!("{:#?}", secret.as_bytes()),
        &debug_text(&[Some(secret)]),
    ] {
        assert!(is_in(secret, text), "{text}");
    }
    assert!(!is_in(
        secret,
        "abcdefg hijklmnop".split(' ').next().unwrap()
    ));
}
