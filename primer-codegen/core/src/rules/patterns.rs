//! Patterns: regular expressions of ECMA-262, in the syntax of `regex-lite`, which checks them before a request is sent.
//!
//! OpenAPI 3.0, Schema Object, pattern: "This string SHOULD be a valid regular expression, according to the Ecma-262 Edition 5.1
//! regular expression dialect." They are read as JavaScript does without the flag `u`, which accepts more, except for `\u{...}`
//! and pairs of surrogates, which are one character each.

mod class;
mod escapes;
mod reader;
mod translation;

use self::translation::Translation;

/// What the generator makes of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// The pattern in the syntax of `regex-lite`, and what it would mean in another dialect, if it looks like one.
    Checked {
        /// The expression; it compiles.
        expression: String,
        /// A construct of another dialect, which ECMA-262 reads as plain characters.
        doubt: Option<String>,
    },
    /// The pattern is not checked; the reason.
    Unchecked(String),
    /// The pattern is no regular expression; the reason.
    Invalid(&'static str),
}

/// The reason why a pattern is not translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    /// It is no regular expression.
    Invalid(&'static str),
    /// The engine, which takes linear time, has no such construct.
    Unsupported(&'static str),
}

/// Reads a pattern.
pub(crate) fn read(pattern: &str) -> Pattern {
    if is_literal(pattern) {
        let reason = "it looks like a literal of JavaScript, whose slashes and flags do not belong to the expression";
        return Pattern::Unchecked(reason.to_owned());
    }
    match Translation::of(pattern) {
        Err(Refusal::Invalid(reason)) => Pattern::Invalid(reason),
        Err(Refusal::Unsupported(reason)) => Pattern::Unchecked(reason.to_owned()),
        Ok((expression, doubt)) => match regex_lite::Regex::new(&expression) {
            Ok(_) => Pattern::Checked { expression, doubt },
            Err(error) => Pattern::Unchecked(error.to_string()),
        },
    }
}

/// Whether a text matches; `None` if the pattern is not checked.
pub(super) fn is_match(pattern: &str, text: &str) -> Option<bool> {
    let Pattern::Checked { expression, .. } = read(pattern) else {
        return None;
    };
    let compiled = regex_lite::Regex::new(&expression).ok()?;
    Some(compiled.is_match(text))
}

/// Whether a pattern is written as a literal of JavaScript, `/^[a-z]+$/i`: it ends with a slash and flags, and no other slash
/// stands in it without an escape.
fn is_literal(pattern: &str) -> bool {
    let Some((body, flags)) = pattern
        .strip_prefix('/')
        .and_then(|rest| rest.rsplit_once('/'))
    else {
        return false;
    };
    let mut is_escaped = false;
    let mut is_in_class = false;
    let mut is_plain = |c: char| {
        match c {
            _ if is_escaped => {
                is_escaped = false;
                return true;
            }
            '\\' => is_escaped = true,
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            _ => {}
        }
        c != '/' || is_in_class
    };
    let is_whole = body.chars().all(&mut is_plain);
    is_whole
        && !is_escaped
        && !body.is_empty()
        && flags.chars().all(|flag| "dgimsuvy".contains(flag))
}

#[cfg(test)]
mod tests;
