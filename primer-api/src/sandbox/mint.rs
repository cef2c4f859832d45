//! The mint of tokens, keys and diagnostics ids.

use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::runtime::Secret;

/// Makes texts that nobody guesses who does not know the mint.
#[derive(Default)]
pub(super) struct Mint {
    // SipHash under keys from the operating system: unpredictable enough for what lives on loopback, at no dependency.
    random: RandomState,
    minted: AtomicU64,
}

impl Mint {
    /// 256 bits, in hexadecimal.
    pub(super) fn secret(&self) -> Secret {
        let words = [(); 4].map(|()| format!("{:016x}", self.word()));
        words.concat().into()
    }

    /// 16 digits.
    pub(super) fn diagnostics_id(&self) -> String {
        format!("{:016}", self.word() % 10_u64.pow(16))
    }

    fn word(&self) -> u64 {
        self.random
            .hash_one(self.minted.fetch_add(1, Ordering::Relaxed))
    }
}
