//! Regular expressions: which of them can be checked before a request is sent.

/// Whether an error is about a valid expression of ECMA-262 that `regex-lite` does not support: look-around, back
/// references or Unicode classes.
pub(crate) fn is_beyond_the_engine(error: &regex_lite::Error) -> bool {
    let message = error.to_string();
    message.ends_with("not supported") || message.ends_with("not allowed")
}
