//! Random bits of the operating system.

/// 64 bits that nobody can foresee.
pub(crate) fn bits() -> Result<u64, getrandom::Error> {
    getrandom::u64()
}

/// A number from zero to `most`, both included; `most` where there are no random bits.
pub(crate) fn up_to(most: u64) -> u64 {
    match (bits(), most.checked_add(1)) {
        (Ok(bits), Some(count)) => bits % count,
        (Ok(bits), None) => bits,
        (Err(_), _) => most,
    }
}

#[cfg(test)]
mod tests;
