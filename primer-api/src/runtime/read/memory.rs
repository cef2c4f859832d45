//! The limit on the memory that a value takes when it is read.

use std::cell::Cell;

/// The approximate memory that a value takes when it is read, and its limit.
///
/// A value usually takes ten times the memory of its text, and hundreds of times for a list of `{}` of a large type.
/// With a limit on the text alone, a server could exhaust the memory.
pub(in crate::runtime) struct Memory {
    taken: Cell<usize>,
    most: usize,
}

impl Memory {
    pub(in crate::runtime) fn new(most: usize) -> Self {
        Self {
            taken: Cell::new(0),
            most,
        }
    }

    pub(super) fn taken(&self) -> usize {
        self.taken.get()
    }

    /// Gives back memory; `taken` is the new total.
    pub(super) fn give_back(&self, taken: usize) {
        self.taken.set(taken);
    }

    /// Takes memory; `false` if this exceeds the limit.
    pub(super) fn take(&self, bytes: usize) -> bool {
        self.taken.set(self.taken.get().saturating_add(bytes));
        self.taken.get() <= self.most
    }
}

/// No limit, for callers that limit the text themselves or need no limit.
impl Default for Memory {
    fn default() -> Self {
        Self::new(usize::MAX)
    }
}
