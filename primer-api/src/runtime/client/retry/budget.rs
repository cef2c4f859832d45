//! The retry budget, which limits how many requests a failing service gets again.

use std::sync::atomic::{AtomicU32, Ordering};

/// The greatest number of tokens, and the number at the start.
const FULL: u32 = 500;

/// The tokens that a repetition takes.
const THROTTLED: u32 = 10;
const TRANSIENT: u32 = 5;

/// Tokens that repetitions take and successes bring back, shared by all calls of a transport.
#[derive(Debug)]
pub(crate) struct Budget {
    tokens: AtomicU32,
}

/// Why an attempt is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// The server asks for fewer requests.
    Throttled,
    /// Anything else.
    Transient,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            tokens: AtomicU32::new(FULL),
        }
    }
}

impl Budget {
    /// The tokens that are left.
    pub(crate) fn left(&self) -> u32 {
        self.tokens.load(Ordering::Relaxed)
    }

    /// Takes what a repetition costs; `false` if there is not enough, and nothing is taken then.
    pub(super) fn take(&self, cause: Cause) -> bool {
        let cost = match cause {
            Cause::Throttled => THROTTLED,
            Cause::Transient => TRANSIENT,
        };
        // The tokens guard nothing but themselves: no order with other memory is needed.
        let taken = self
            .tokens
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(cost)
            });
        taken.is_ok()
    }

    /// Gives one back for a success.
    pub(super) fn restore(&self) {
        // Full, as it mostly is, it is only read.
        let _ = self
            .tokens
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                (left < FULL).then_some(left + 1)
            });
    }
}

#[cfg(test)]
mod tests;
