//! ASCII text in a case. Most names are ASCII, and `heck` takes many steps where there is no optimization; the result is the same.

use super::Case;

/// The kind of the letters before a character in its word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Lowercase,
    Uppercase,
}

/// A text in a case: a word begins behind what is no letter or digit, at a capital behind a small letter, and at the last of several
/// capitals before a small letter.
pub(super) fn in_case(text: &str, case: Case) -> String {
    let mut name = String::with_capacity(text.len() + 4);
    let mut before = Before::Nothing;
    let mut begins = true;
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if !byte.is_ascii_alphanumeric() {
            (before, begins) = (Before::Nothing, true);
            continue;
        }
        let next = after.first();
        let is_last_capital = !begins
            && before == Before::Uppercase
            && byte.is_ascii_uppercase()
            && next.is_some_and(u8::is_ascii_lowercase);
        match (begins || is_last_capital, case) {
            (true, Case::Pascal) => name.push(char::from(byte.to_ascii_uppercase())),
            (true, Case::Snake) => {
                if !name.is_empty() {
                    name.push('_');
                }
                name.push(char::from(byte.to_ascii_lowercase()));
            }
            (false, _) => name.push(char::from(byte.to_ascii_lowercase())),
        }
        let own = match byte {
            b'a'..=b'z' => Before::Lowercase,
            b'A'..=b'Z' => Before::Uppercase,
            _ => before,
        };
        begins = own == Before::Lowercase && next.is_some_and(u8::is_ascii_uppercase);
        before = match begins || is_last_capital {
            true => Before::Nothing,
            false => own,
        };
    }
    name
}
