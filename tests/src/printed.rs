//! The printed text of values and errors, in which a test looks for what must not be shown.

use std::error::Error;
use std::fmt::Debug;

/// The printed text of a value, in both forms of `Debug`.
pub fn debug_text(value: &impl Debug) -> String {
    format!("{value:?}\n{value:#?}\n")
}

/// The printed text of an error and of its sources, in all forms.
pub fn error_text(error: &dyn Error) -> String {
    let mut text = String::new();
    let mut next = Some(error);
    while let Some(error) = next {
        text += &format!("{error}\n{error:?}\n{error:#?}\n");
        next = error.source();
    }
    text
}
