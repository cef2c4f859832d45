//! The state while one document is read: a misfit, the number of unknown parts, and the work done.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use serde::de::Error;

use super::memory::Memory;
use crate::runtime::misfit::Misfit;
use crate::runtime::path::Step;

/// The number of values that trials may read, however small the document is.
const TRIED_ALWAYS: usize = 1_000_000;

/// The number of further values that trials may read for each value of the document.
const TRIED_PER_VALUE: usize = 64;

/// The text of the deserializer's error, which is replaced by the misfit.
const REFUSED: &str = "the value does not fit";

/// The value does not fit; the [`Context`] knows why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused;

impl Refused {
    /// The error that makes the deserializer stop. The misfit is in the [`Context`].
    pub(super) fn into_error<E: Error>(self) -> E {
        E::custom(REFUSED)
    }
}

/// The state while one document is read.
pub(super) struct Context {
    pending: RefCell<Option<PendingMisfit>>,
    /// What is known so far of the value that is read.
    evidence: Cell<Evidence>,
    /// The number of values in progress, one inside of another, whose evidence somebody asks for.
    weighed: Cell<usize>,
    /// The number of trials in progress, one inside of another.
    trials: Cell<usize>,
    /// Values read outside of trials.
    values: Cell<usize>,
    /// Values read in trials.
    tried: Cell<usize>,
    memory: Memory,
}

/// How well a value fits what it is read as.
#[derive(Clone, Copy, Default)]
pub(super) struct Evidence {
    /// The number of members that are there and declared, at every depth.
    pub(super) declared: usize,
    /// The number of members that are not declared, of entries of maps, and of values that are free-form JSON.
    pub(super) undeclared: usize,
    /// The number of members that a closed object does not declare.
    pub(super) foreign: usize,
    /// The number of values that fit the type alone: enum values that are not listed, text that is no timestamp, `null` where it is
    /// dropped, values that fit no alternative of a union, and values beyond their limits.
    pub(super) broken: usize,
    /// The number of integers that lost digits, because they were read as numbers with a fraction.
    pub(super) rounded: usize,
}

impl Evidence {
    fn and(self, other: Self) -> Self {
        Self {
            declared: self.declared + other.declared,
            undeclared: self.undeclared + other.undeclared,
            foreign: self.foreign + other.foreign,
            broken: self.broken + other.broken,
            rounded: self.rounded + other.rounded,
        }
    }
}

/// A misfit whose path is not complete yet: steps are added from the innermost to the outermost.
pub(super) struct PendingMisfit {
    /// The innermost first.
    steps: Vec<OwnedStep>,
    expected: &'static str,
    found: &'static str,
}

enum OwnedStep {
    /// The name is borrowed from the document's table, or it is data.
    Member(Cow<'static, str>),
    Hidden,
    Item(usize),
}

impl PendingMisfit {
    /// The depth of the misfit in the value.
    pub(super) fn depth(&self) -> usize {
        self.steps.len()
    }
}

impl Context {
    pub(super) fn new(memory: Memory) -> Self {
        Self {
            pending: RefCell::default(),
            evidence: Cell::default(),
            weighed: Cell::default(),
            trials: Cell::default(),
            values: Cell::default(),
            tried: Cell::default(),
            memory,
        }
    }

    /// Stores the reason why a value is refused.
    #[cold]
    pub(super) fn refuse(&self, expected: &'static str, found: &'static str) -> Refused {
        self.restore(PendingMisfit {
            steps: Vec::new(),
            expected,
            found,
        })
    }

    /// Restores a misfit that was set aside.
    pub(super) fn restore(&self, pending: PendingMisfit) -> Refused {
        self.pending.replace(Some(pending));
        Refused
    }

    /// Sets the misfit aside, because there is another alternative to try.
    pub(super) fn set_aside(&self) -> Option<PendingMisfit> {
        self.pending.take()
    }

    /// Adds a member to the path of the misfit, if there is one.
    #[inline]
    pub(super) fn in_member<T, E>(
        &self,
        result: Result<T, E>,
        name: impl FnOnce() -> Cow<'static, str>,
    ) -> Result<T, E> {
        result.inspect_err(|_| self.step(|| OwnedStep::Member(name())))
    }

    /// Adds an item to the path of the misfit, if there is one.
    #[inline]
    pub(super) fn in_item<T, E>(&self, result: Result<T, E>, n: usize) -> Result<T, E> {
        result.inspect_err(|_| self.step(|| OwnedStep::Item(n)))
    }

    #[cold]
    fn step(&self, owned: impl FnOnce() -> OwnedStep) {
        if let Some(pending) = &mut *self.pending.borrow_mut() {
            pending.steps.push(owned());
        }
    }

    /// Hides the names in the path so far that are data, because the value that they are in is sensitive.
    #[cold]
    pub(super) fn hide_names(&self) {
        if let Some(pending) = &mut *self.pending.borrow_mut() {
            for step in &mut pending.steps {
                if let OwnedStep::Member(Cow::Owned(_)) = step {
                    *step = OwnedStep::Hidden;
                }
            }
        }
    }

    /// Whether somebody asks how well the value that is read fits.
    #[inline]
    pub(super) fn is_weighing(&self) -> bool {
        self.weighed.get() > 0
    }

    /// Adds to what is known of the value that is read.
    #[inline]
    pub(super) fn note(&self, evidence: Evidence) {
        if self.is_weighing() {
            self.evidence.set(self.evidence.get().and(evidence));
        }
    }

    /// Reads JSON whose parts are read again, as something else.
    pub(super) fn without_evidence<T>(&self, read: impl FnOnce() -> T) -> T {
        let before = self.evidence.get();
        let result = read();
        self.evidence.set(before);
        result
    }

    /// Reads a value apart from all others, and returns how well it fits. The caller notes it if it keeps the value.
    pub(super) fn apart(
        &self,
        read: impl FnOnce() -> Result<(), Refused>,
    ) -> Result<Evidence, Refused> {
        let outside = self.evidence.take();
        self.weighed.set(self.weighed.get() + 1);
        let result = read();
        self.weighed.set(self.weighed.get() - 1);
        let evidence = self.evidence.replace(outside);
        result.map(|()| evidence)
    }

    /// Tries one of several alternatives, apart from all others.
    pub(super) fn trial(
        &self,
        read: impl FnOnce() -> Result<(), Refused>,
    ) -> Result<Evidence, Refused> {
        self.trials.set(self.trials.get() + 1);
        let result = self.apart(read);
        self.trials.set(self.trials.get() - 1);
        result
    }

    /// Counts a value before it is read.
    ///
    /// An alternative inside of an alternative is read once for each of the outer ones: without a bound, the cost of a
    /// recursive union would be exponential in its depth. The bound is on values rather than on trials, and grows with the
    /// document, so that a long array of small unions is never refused.
    #[inline]
    pub(super) fn count(&self) -> Result<(), Refused> {
        if self.trials.get() == 0 {
            self.values.set(self.values.get() + 1);
            return Ok(());
        }
        self.count_tried()
    }

    #[inline(never)]
    fn count_tried(&self) -> Result<(), Refused> {
        self.tried.set(self.tried.get() + 1);
        if self.is_exhausted() {
            Err(self.refuse(
                "a value that fits few of the alternatives",
                "too many ways to read it",
            ))
        } else {
            Ok(())
        }
    }

    /// The memory taken so far, in bytes.
    pub(super) fn taken(&self) -> usize {
        self.memory.taken()
    }

    /// Gives back the memory of values that are dropped; `taken` is the new total.
    pub(super) fn give_back(&self, taken: usize) {
        self.memory.give_back(taken);
    }

    /// Counts memory before it is taken.
    #[inline]
    pub(super) fn take(&self, bytes: usize) -> Result<(), Refused> {
        if self.memory.take(bytes) {
            Ok(())
        } else {
            Err(self.refuse("a body that takes less memory", "too many values"))
        }
    }

    /// Counts the memory of one more member of a map that holds `held` members.
    ///
    /// Maps are B-trees: a node has room for eleven, and all but the first is half full at least.
    #[inline]
    pub(super) fn take_member(&self, held: usize, size: usize) -> Result<(), Refused> {
        if held.is_multiple_of(6) {
            self.take(11 * (size_of::<String>() + size))
        } else {
            Ok(())
        }
    }

    /// Whether trials have read too many values. A failure is then not due to the alternative that is tried.
    pub(super) fn is_exhausted(&self) -> bool {
        self.tried.get()
            > TRIED_ALWAYS.saturating_add(self.values.get().saturating_mul(TRIED_PER_VALUE))
    }

    /// The misfit with its path; `None` if nothing was refused.
    pub(super) fn into_misfit(self) -> Option<Misfit> {
        let pending = self.pending.into_inner()?;
        let mut misfit = Misfit::new(pending.expected, pending.found);
        for step in pending.steps.iter().rev() {
            let step = match step {
                OwnedStep::Member(name) => Step::Member(name),
                OwnedStep::Hidden => Step::Hidden,
                OwnedStep::Item(n) => Step::Item(*n),
            };
            step.append(&mut misfit.path);
        }
        Some(misfit)
    }
}
