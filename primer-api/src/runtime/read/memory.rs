//! How much memory a value may take once it is read.

use std::cell::Cell;

/// How much memory is left to what is read, about.
///
/// A value takes more than its text, by ten times where it is usual, and by hundreds in a list of `{}` for a large type: a
/// bound on the text alone would let a server take all the memory that there is.
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

    /// Gives some back, until so much is taken.
    pub(super) fn give_back(&self, taken: usize) {
        self.taken.set(taken);
    }

    /// Takes some; `false` if there is not so much.
    pub(super) fn take(&self, bytes: usize) -> bool {
        self.taken.set(self.taken.get().saturating_add(bytes));
        self.taken.get() <= self.most
    }
}

/// Any amount: whose text it is has bounded it, or wants no bound.
impl Default for Memory {
    fn default() -> Self {
        Self::new(usize::MAX)
    }
}
