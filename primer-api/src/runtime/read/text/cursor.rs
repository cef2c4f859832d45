//! The parts of JSON text that have no parts.

use std::borrow::Cow;

use serde::de::IgnoredAny;

use super::Stopped;
use crate::runtime::escapes;
use crate::runtime::table::Member;

/// The number of digits of integers that are read here, all of which have 64 bits.
const DIGITS: usize = 18;

/// The powers of ten by which the digits of a number are divided: both are exact, so that the quotient is the nearest number.
const POWERS: [f64; 20] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19,
];

/// The largest integer up to which all are exact in double precision.
const EXACT: u64 = 1 << 53;

/// A text, and how much of it was read.
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
    /// The last text that had escapes.
    escaped: String,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            escaped: String::new(),
        }
    }

    /// What is not read yet.
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next byte that is not white space.
    #[inline]
    pub(super) fn next(&mut self) -> Option<u8> {
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// Reads the byte that `next` returned.
    #[inline]
    pub(super) fn advance(&mut self) {
        self.at += 1;
    }

    /// Reads a byte of the grammar.
    #[inline]
    pub(super) fn read_byte(&mut self, byte: u8) -> Result<(), Stopped> {
        if self.next() != Some(byte) {
            return Err(Stopped);
        }
        self.advance();
        Ok(())
    }

    /// Reads a word of the grammar.
    pub(super) fn read_word(&mut self, word: &str) -> Result<(), Stopped> {
        if !self.rest().starts_with(word) {
            return Err(Stopped);
        }
        self.at += word.len();
        Ok(())
    }

    /// Reads the name of one of these members, with what stands around it, and returns which it is; `None` if another comes next, or any
    /// escape or white space.
    #[inline]
    pub(super) fn read_name_of(&mut self, members: &[Member], is_first: bool) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(self.at..)?;
        let rest = match is_first {
            true => rest.strip_prefix(b"\""),
            false => rest.strip_prefix(b",\""),
        }?;
        let after = |member: &Member| {
            let (name, rest) = rest.split_at_checked(member.name.len())?;
            let rest = rest.strip_prefix(b"\":")?;
            (!member.escaped && is_same(name, member.name.as_bytes())).then_some(rest)
        };
        let mut found = members.iter().enumerate();
        let (n, rest) = found.find_map(|(n, member)| Some((n, after(member)?)))?;
        self.at = bytes.len() - rest.len();
        Some(n)
    }

    /// Reads the name of a member.
    pub(super) fn read_name(&mut self) -> Result<Cow<'t, str>, Stopped> {
        match self.next() {
            Some(b'"') => self.read_text(),
            _ => Err(Stopped),
        }
    }

    /// Reads a text, whose opening quote is next.
    #[inline]
    pub(super) fn read_text(&mut self) -> Result<Cow<'t, str>, Stopped> {
        match self.read_plain() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => Ok(Cow::Owned(self.read_escaped()?.to_owned())),
        }
    }

    /// Reads a text without escapes, whose opening quote is next; `None` if it has some, or is none.
    #[inline]
    pub(super) fn read_plain(&mut self) -> Option<&'t str> {
        let start = self.at + 1;
        let end = escapes::find(self.text.as_bytes(), start);
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
    }

    /// Reads a text with escapes.
    #[inline(never)]
    pub(super) fn read_escaped(&mut self) -> Result<&str, Stopped> {
        self.escaped.clear();
        let mut start = self.at + 1;
        loop {
            let end = escapes::find(self.text.as_bytes(), start);
            let plain = self.text.get(start..end).ok_or(Stopped)?;
            self.escaped.push_str(plain);
            self.at = end + 1;
            match self.text.as_bytes().get(end) {
                Some(b'"') => return Ok(&self.escaped),
                Some(b'\\') => {
                    let character = self.read_escape().ok_or(Stopped)?;
                    self.escaped.push(character);
                }
                _ => return Err(Stopped),
            }
            start = self.at;
        }
    }

    /// Reads what follows a backslash.
    fn read_escape(&mut self) -> Option<char> {
        let byte = *self.text.as_bytes().get(self.at)?;
        self.at += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => byte.into(),
            b'b' => '\x08',
            b'f' => '\x0C',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.read_unit(),
            _ => return None,
        })
    }

    /// Reads the number of a character, or those of a surrogate pair.
    fn read_unit(&mut self) -> Option<char> {
        let first = self.read_hexadecimal()?;
        if let Some(character) = char::from_u32(first.into()) {
            return Some(character);
        }
        self.read_word("\\u").ok()?;
        let units = [first, self.read_hexadecimal()?];
        char::decode_utf16(units).next()?.ok()
    }

    fn read_hexadecimal(&mut self) -> Option<u16> {
        let digits = self.rest().get(..4)?;
        // A sign is no digit.
        let are_digits = digits.bytes().all(|it| it.is_ascii_hexdigit());
        self.at += digits.len();
        u16::from_str_radix(digits, 16).ok().filter(|_| are_digits)
    }

    /// Reads an integer of few digits without a sign; `None` if it is another number.
    #[inline]
    pub(super) fn read_integer(&mut self) -> Option<i64> {
        let bytes = self.text.as_bytes();
        let (mut integer, mut end) = (0_i64, self.at);
        loop {
            match bytes.get(end) {
                // Too many digits are read again.
                Some(byte @ b'0'..=b'9') => {
                    integer = integer.wrapping_mul(10).wrapping_add((byte - b'0').into());
                }
                Some(b'.' | b'e' | b'E') => return None,
                _ => break,
            }
            end += 1;
        }
        let count = end - self.at;
        let is_zero_first = bytes.get(self.at) == Some(&b'0');
        if count > DIGITS || count > 1 && is_zero_first {
            return None;
        }
        self.at = end;
        Some(integer)
    }

    /// Reads an integer below zero of few digits; `None` if it is another number, which `-0` is too.
    pub(super) fn read_negative(&mut self) -> Option<i64> {
        let rest = self.rest().strip_prefix('-')?;
        let count = rest.bytes().position(|it| !it.is_ascii_digit());
        let (digits, next) = rest.split_at_checked(count.unwrap_or(rest.len()))?;
        if digits.len() > DIGITS || digits.starts_with('0') || next.starts_with(['.', 'e', 'E']) {
            return None;
        }
        let integer: i64 = digits.parse().ok()?;
        self.at += 1 + digits.len();
        Some(-integer)
    }

    /// Reads a number of double precision.
    pub(super) fn read_float(&mut self) -> Result<f64, Stopped> {
        if let Some(number) = self.read_decimal() {
            return Ok(number);
        }
        let mut values = serde_json::Deserializer::from_str(self.rest()).into_iter();
        let number = values.next().ok_or(Stopped)?.map_err(|_| Stopped)?;
        self.at += values.byte_offset();
        Ok(number)
    }

    /// Reads a number with a fraction and without an exponent; `None` if it is another.
    fn read_decimal(&mut self) -> Option<f64> {
        let bytes = self.text.as_bytes();
        let is_negative = bytes.get(self.at) == Some(&b'-');
        let start = self.at + usize::from(is_negative);
        let (mut digits, mut point, mut end) = (0_u64, None, start);
        loop {
            match bytes.get(end) {
                // If there are too many, the text is read again.
                Some(byte @ b'0'..=b'9') => {
                    digits = digits.wrapping_mul(10).wrapping_add((byte - b'0').into());
                }
                Some(b'.') if point.is_none() => point = Some(end),
                Some(b'.' | b'e' | b'E') => return None,
                _ => break,
            }
            end += 1;
        }
        let (whole, fraction) = (point? - start, end - point? - 1);
        let is_zero_first = whole > 1 && bytes.get(start) == Some(&b'0');
        if whole == 0 || fraction == 0 || is_zero_first {
            return None;
        }
        let text = self.text.get(start..end)?;
        let number = match POWERS.get(fraction) {
            #[allow(clippy::cast_precision_loss, reason = "so few digits are exact")]
            Some(power) if whole + fraction < POWERS.len() && digits <= EXACT => {
                digits as f64 / power
            }
            _ => text.parse().ok()?,
        };
        self.at = end;
        Some(if is_negative { -number } else { number })
    }

    /// Reads a number of any kind.
    pub(super) fn read_number(&mut self) -> Result<serde_json::Number, Stopped> {
        let start = self.at;
        let is_sign = |it: &u8| matches!(it, b'+' | b'-');
        self.advance_while(is_sign);
        self.advance_while(u8::is_ascii_digit);
        if self.advance_while(|it| *it == b'.') {
            self.advance_while(u8::is_ascii_digit);
        }
        if self.advance_while(|it| matches!(it, b'e' | b'E')) {
            self.advance_while(is_sign);
            self.advance_while(u8::is_ascii_digit);
        }
        let text = self.text.get(start..self.at).ok_or(Stopped)?;
        serde_json::from_str(text).map_err(|_| Stopped)
    }

    /// Reads the bytes that are of a kind, and returns whether there is one.
    #[inline]
    fn advance_while(&mut self, is_of_kind: impl Fn(&u8) -> bool) -> bool {
        let start = self.at;
        while self.text.as_bytes().get(self.at).is_some_and(&is_of_kind) {
            self.at += 1;
        }
        self.at > start
    }

    /// Reads a value that is not kept.
    pub(super) fn skip(&mut self) -> Result<(), Stopped> {
        let mut values = serde_json::Deserializer::from_str(self.rest()).into_iter::<IgnoredAny>();
        if !matches!(values.next(), Some(Ok(IgnoredAny))) {
            return Err(Stopped);
        }
        self.at += values.byte_offset();
        Ok(())
    }
}

/// Whether two names of one length are the same. Most are short, and comparing those takes less time than a call.
#[inline]
fn is_same(one: &[u8], other: &[u8]) -> bool {
    match one.len() {
        4..8 => {
            one.first_chunk::<4>() == other.first_chunk()
                && one.last_chunk::<4>() == other.last_chunk()
        }
        8..=16 => {
            one.first_chunk::<8>() == other.first_chunk()
                && one.last_chunk::<8>() == other.last_chunk()
        }
        _ => one == other,
    }
}
