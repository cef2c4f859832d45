//! The characters that JSON text has escapes for: quotes, backslashes and control characters.

/// The bytes of a number that have escapes: the high bit of the lowest such byte is set; of those above, it says nothing.
#[inline]
pub(super) fn escapes(word: u64) -> u64 {
    const ONES: u64 = u64::from_ne_bytes([0x01; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    // A byte below `most` borrows, and only then is the high bit of one below 0x80 set.
    let below = |word: u64, most: u64| word.wrapping_sub(ONES * most) & !word;
    let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    (below(word, 0x20) | is(b'"') | is(b'\\')) & HIGH
}
