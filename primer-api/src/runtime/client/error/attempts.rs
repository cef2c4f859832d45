//! All attempts of a call, summed up.

use std::time::Duration;

use crate::runtime::client::error::effect::Effect;
use crate::runtime::client::error::kind::{Delivery, Executed};
use crate::runtime::client::operation::Operation;

/// All attempts of a call, summed up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Attempts {
    /// The number of attempts.
    pub(crate) count: u32,
    /// The time that the server asks to wait, in its last response.
    pub(crate) retry_after: Option<Duration>,
    last: Effect,
    most: Effect,
}

impl Attempts {
    /// Adds an attempt, by its effect and by what its response asks for.
    pub(crate) fn add(&mut self, effect: Effect, retry_after: Option<Duration>) {
        self.count = self.count.saturating_add(1);
        self.retry_after = retry_after;
        self.last = effect;
        self.most = self.most.max(effect);
    }

    /// Whether the request reached the server, by any attempt.
    pub(crate) fn delivery(&self, operation: &Operation) -> Delivery {
        self.last.of_all(self.most, operation.is_safe())
    }

    /// Whether the server executed the request, by any attempt.
    pub(crate) fn executed(&self, operation: &Operation) -> Executed {
        self.last.executed_of_all(self.most, operation.is_safe())
    }
}
