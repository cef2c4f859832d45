//! Random bits.

use std::hash::{BuildHasher, RandomState};
use std::process;
use std::time::SystemTime;

/// 64 bits that nobody can foresee and that do not come twice.
///
/// They come from the keys of the standard library's hash maps, which it takes from the operating system for each thread.
pub(super) fn bits() -> u64 {
    // Every state has a key of its own. Copies of a virtual machine may wake with the same keys; the time tells them apart.
    RandomState::new().hash_one((SystemTime::now(), process::id()))
}

/// A number from zero to `most`, both included.
pub(super) fn up_to(most: u64) -> u64 {
    match most.checked_add(1) {
        Some(count) => bits() % count,
        None => bits(),
    }
}

#[cfg(test)]
mod tests;
