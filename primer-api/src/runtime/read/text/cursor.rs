//! The parts of JSON text that have no parts.

use std::borrow::Cow;

use serde::de::IgnoredAny;

use super::Stopped;
use crate::runtime::escapes::escapes;
use crate::runtime::table::Member;

/// The number of digits of integers that are read here, all of which have 64 bits.
const DIGITS: usize = 18;

/// A text, and how much of it was read.
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
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
    pub(super) fn expect(&mut self, byte: u8) -> Result<(), Stopped> {
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
            None => self.read_escaped().map(Cow::Owned),
        }
    }

    /// Reads a text without escapes, whose opening quote is next; `None` if it has some, or is none.
    #[inline]
    pub(super) fn read_plain(&mut self) -> Option<&'t str> {
        let start = self.at + 1;
        let end = self.find_escape(start);
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
    }

    /// The place of the next byte that ends a text or that needs an escape.
    #[inline]
    fn find_escape(&self, mut at: usize) -> usize {
        let bytes = self.text.as_bytes();
        while let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
            let found = escapes(u64::from_le_bytes(*word));
            if found != 0 {
                return at + (found.trailing_zeros() / u8::BITS) as usize;
            }
            at += word.len();
        }
        while let Some(byte) = bytes.get(at)
            && !matches!(byte, 0..0x20 | b'"' | b'\\')
        {
            at += 1;
        }
        at
    }

    /// Reads a text with escapes.
    #[cold]
    pub(super) fn read_escaped(&mut self) -> Result<String, Stopped> {
        let mut end = self.find_escape(self.at + 1);
        while self.text.as_bytes().get(end) == Some(&b'\\') {
            end = self.find_escape(end + 2);
        }
        let text = self.text.get(self.at..=end).ok_or(Stopped)?;
        self.at = end + 1;
        serde_json::from_str(text).map_err(|_| Stopped)
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
