//! The drifts of one response: each is reported once, and their number is limited.

use std::collections::HashSet;

use super::{Drift, DriftKind, Hook};
use crate::runtime::client::error::fault::legible;
use crate::runtime::client::operation::Operation;

/// The greatest number of drifts that are reported of one response. The last one may say that there are more.
pub(super) const MOST: usize = 100;

/// The number of characters of a value that are kept.
const VALUE_LENGTH: usize = 200;

/// The drifts of one response that were reported.
pub(super) struct Report<'a> {
    pub(super) operation: &'static Operation,
    pub(super) status: u16,
    hook: &'a Hook,
    told: HashSet<Drift>,
}

impl<'a> Report<'a> {
    pub(super) fn new(hook: &'a Hook, operation: &'static Operation, status: u16) -> Self {
        Self {
            operation,
            status,
            hook,
            told: HashSet::new(),
        }
    }

    /// Whether nothing more is told: nothing more need be looked for.
    pub(super) fn is_full(&self) -> bool {
        self.told.len() >= MOST
    }

    /// Tells the hook, unless it was told the same of this response before.
    pub(super) fn tell(&mut self, kind: DriftKind, path: &str, value: Option<&str>) {
        let drift = self.drift(kind, path, value);
        if self.is_full() || self.told.contains(&drift) {
            return;
        }
        let drift = if self.told.len() + 1 == MOST {
            self.drift(DriftKind::More, "", None)
        } else {
            drift
        };
        self.hook.tell(&drift);
        self.told.insert(drift);
    }

    fn drift(&self, kind: DriftKind, path: &str, value: Option<&str>) -> Drift {
        Drift {
            operation: self.operation.id,
            version: self.operation.version,
            status: self.status,
            kind,
            path: legible(path),
            value: value.map(|value| value.chars().take(VALUE_LENGTH).collect()),
        }
    }
}
