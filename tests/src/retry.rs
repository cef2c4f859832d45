//! Repetitions of failed attempts.

use std::time::Duration;

use primer_api::Retry;

/// The default repetitions, with waits of a millisecond.
pub fn quick_retry() -> Retry {
    Retry::default().jitter(|_| Duration::from_millis(1))
}
