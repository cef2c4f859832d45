//! The characters that JSON text has escapes for: quotes, backslashes and control characters.

/// The place of the next byte from `start` on that has an escape, or the length of the text.
#[inline]
pub(super) fn find(text: &[u8], start: usize) -> usize {
    let mut at = start;
    // Eight bytes are looked at together, as one number.
    while let Some(word) = text.get(at..).and_then(<[u8]>::first_chunk) {
        if let Some(n) = first_of(u64::from_le_bytes(*word)) {
            return at + n;
        }
        at += word.len();
    }
    let rest = text.get(at..).unwrap_or_default();
    if let (Some(first), Some(last)) = (rest.first_chunk(), rest.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        // Bytes that are in both stand first in the lower half.
        return match first_of(u64::from(last) << 32 | u64::from(first)) {
            Some(n @ 0..4) => at + n,
            Some(n) => text.len() + n - 8,
            None => text.len(),
        };
    }
    let found = rest.iter().position(|byte| has_escape(*byte));
    at + found.unwrap_or(rest.len())
}

/// Whether JSON has an escape for a byte.
#[inline]
fn has_escape(byte: u8) -> bool {
    matches!(byte, 0..0x20 | b'"' | b'\\')
}

/// The number of the first of eight bytes that has an escape; the lowest byte of the number is the first.
#[inline]
fn first_of(word: u64) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    // A byte below `most` borrows, and only then is the high bit of one below 0x80 set; above the first such byte, it says nothing.
    let below = |word: u64, most: u64| word.wrapping_sub(ONES * most) & !word;
    let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    let found = (below(word, 0x20) | is(b'"') | is(b'\\')) & HIGH;
    (found != 0).then(|| (found.trailing_zeros() / u8::BITS) as usize)
}
