//! Escapes: what follows a backslash.

use std::iter::Peekable;
use std::str::Chars;

use super::Refusal;
use super::reader::Reader;

/// What an escape means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Atom {
    Character(char),
    /// `\b` or `\B`.
    Boundary(&'static str),
    /// `\d`, `\s` or `\w`, or what these exclude.
    Class(char),
}

/// Letters that mean something in other dialects, after a backslash, and themselves in ECMA-262.
const ELSEWHERE: &str = "AZzGQEKRXNHhae<>";

/// An escape outside of a class.
pub(super) fn read(reader: &mut Reader<'_>) -> Result<Atom, Refusal> {
    let (rest, groups) = (&mut reader.rest, reader.groups);
    match rest.peek().copied() {
        Some('b') => {
            rest.next();
            return Ok(Atom::Boundary(r"\b"));
        }
        Some('B') => {
            rest.next();
            return Ok(Atom::Boundary(r"\B"));
        }
        Some('k') if groups.are_named => {
            return Err(Refusal::Unsupported("back references are not supported"));
        }
        Some('1'..='9') if number(rest.clone()) <= groups.count => {
            return Err(Refusal::Unsupported("back references are not supported"));
        }
        _ => {}
    }
    common(reader, char::is_ascii_alphabetic)
}

/// An escape in a class.
pub(super) fn read_in_class(reader: &mut Reader<'_>) -> Result<Atom, Refusal> {
    if reader.rest.next_if_eq(&'b').is_some() {
        return Ok(Atom::Character('\u{8}'));
    }
    // ECMA-262, B.1.2: in a class, digits and `_` may follow `\c` too.
    common(reader, |c| c.is_ascii_alphanumeric() || *c == '_')
}

fn common(reader: &mut Reader<'_>, is_control: fn(&char) -> bool) -> Result<Atom, Refusal> {
    let rest = &mut reader.rest;
    let Some(c) = rest.next() else {
        return Err(Refusal::Invalid("a backslash ends it"));
    };
    let character = match c {
        'd' | 'D' | 's' | 'S' | 'w' | 'W' => return Ok(Atom::Class(c)),
        't' => '\t',
        'n' => '\n',
        'r' => '\r',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'p' | 'P' => {
            return Err(Refusal::Unsupported(
                "Unicode character classes are not supported",
            ));
        }
        'c' => match rest.next_if(is_control) {
            Some(letter) => char::from(u8::try_from(letter).unwrap_or_default() % 32),
            // ECMA-262, B.1.2: the backslash is then a plain character, which nobody means.
            None => {
                return Err(Refusal::Unsupported(
                    r"`\c` without a letter is not supported",
                ));
            }
        },
        '0'..='7' => octal(c, rest),
        'x' => hexadecimal(rest, 2).and_then(char::from_u32).unwrap_or('x'),
        'u' => return unicode(rest).map(Atom::Character),
        c => {
            if ELSEWHERE.contains(c) {
                let doubt = || format!("`\\{c}` is the character `{c}` in ECMA-262");
                reader.doubt.get_or_insert_with(doubt);
            }
            c
        }
    };
    Ok(Atom::Character(character))
}

/// The number of a back reference; too large a number refers to no group.
fn number(rest: Peekable<Chars<'_>>) -> usize {
    let digits: String = rest.take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(usize::MAX)
}

/// ECMA-262, B.1.2, LegacyOctalEscapeSequence: up to three digits, 255 at most.
fn octal(first: char, rest: &mut Peekable<Chars<'_>>) -> char {
    let mut value = first.to_digit(8).unwrap_or_default();
    for _ in 0..2 {
        let fits = |digit: u32| value * 8 + digit <= 255;
        let Some(digit) = rest
            .peek()
            .and_then(|c| c.to_digit(8))
            .filter(|it| fits(*it))
        else {
            break;
        };
        value = value * 8 + digit;
        rest.next();
    }
    char::from_u32(value).unwrap_or_default()
}

/// A number of exactly so many digits.
fn hexadecimal(rest: &mut Peekable<Chars<'_>>, digits: usize) -> Option<u32> {
    let mut ahead = rest.clone();
    let mut value = 0;
    for _ in 0..digits {
        value = value * 16 + ahead.next()?.to_digit(16)?;
    }
    *rest = ahead;
    Some(value)
}

/// `\u0041`, `\u{1F600}` or a pair of surrogates, after `\u`.
fn unicode(rest: &mut Peekable<Chars<'_>>) -> Result<char, Refusal> {
    const SURROGATE: Refusal = Refusal::Unsupported("halves of characters are not supported");
    if let Some(value) = braced(rest) {
        return char::from_u32(value).ok_or(SURROGATE);
    }
    let Some(value) = hexadecimal(rest, 4) else {
        return Ok('u');
    };
    if let Some(c) = char::from_u32(value) {
        return Ok(c);
    }
    let mut ahead = rest.clone();
    if ahead.next() == Some('\\')
        && ahead.next() == Some('u')
        && let Some(low) = hexadecimal(&mut ahead, 4)
        && (0xD800..0xDC00).contains(&value)
        && (0xDC00..0xE000).contains(&low)
    {
        *rest = ahead;
        let value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
        return char::from_u32(value).ok_or(SURROGATE);
    }
    Err(SURROGATE)
}

/// The number in braces, with one digit at least.
fn braced(rest: &mut Peekable<Chars<'_>>) -> Option<u32> {
    let mut ahead = rest.clone();
    ahead.next_if_eq(&'{')?;
    let mut digits = String::new();
    loop {
        match ahead.next()? {
            '}' => break,
            digit => digits.push(digit),
        }
    }
    let value = u32::from_str_radix(&digits, 16).ok()?;
    *rest = ahead;
    Some(value)
}

/// A character as it stands in an expression of `regex-lite`, where some have to be escaped.
pub(super) fn plain(c: char, special: &str) -> String {
    match c {
        '\t' => r"\t".to_owned(),
        '\n' => r"\n".to_owned(),
        '\r' => r"\r".to_owned(),
        c if special.contains(c) => format!("\\{c}"),
        c if c.is_control() => format!("\\x{{{:X}}}", u32::from(c)),
        c => c.to_string(),
    }
}
