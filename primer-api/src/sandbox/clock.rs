//! The sandbox's clock, which can be put forward.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// The most that the clock can be put forward: any clock of a platform reaches so far.
const FARTHEST: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

/// A clock that is some time ahead of the system's.
#[derive(Default)]
pub(super) struct Clock {
    ahead: Mutex<Duration>,
}

impl Clock {
    pub(super) fn now(&self) -> SystemTime {
        let ahead = *self.ahead.lock().unwrap_or_else(PoisonError::into_inner);
        let now = SystemTime::now();
        now.checked_add(ahead).unwrap_or(now)
    }

    pub(super) fn advance(&self, duration: Duration) {
        let mut ahead = self.ahead.lock().unwrap_or_else(PoisonError::into_inner);
        *ahead = ahead.saturating_add(duration).min(FARTHEST);
    }
}
