//! Limits on the length of text.

use crate::runtime::table::Limits;

/// Whether a text keeps limits that are on its length alone.
#[inline]
pub(super) fn keeps(text: &str, limits: &Limits) -> bool {
    limits.pattern.is_none()
        && limits.excluded.is_empty()
        && !limits
            .min_length
            .is_some_and(|least| is_shorter(text, least))
        && !limits.max_length.is_some_and(|most| is_longer(text, most))
}

/// Whether a text has less than so many characters. Characters are counted only if the number of bytes does not tell.
pub(super) fn is_shorter(text: &str, least: usize) -> bool {
    const BYTES_PER_CHARACTER: usize = 4;
    text.len() < least.saturating_mul(BYTES_PER_CHARACTER) && text.chars().count() < least
}

/// Whether a text has more than so many characters.
pub(super) fn is_longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().count() > most
}
