//! Work on threads: several pieces at once, and work that needs a large stack.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

/// Maps items on several threads, as many as the machine runs at once; the results are in the order of the items.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let at_once = thread::available_parallelism().map_or(1, NonZero::get);
    let chunks = items.chunks(at_once);
    chunks.flat_map(|chunk| map_chunk(chunk, &work)).collect()
}

/// Maps each item on a thread of its own, or on this thread if the system refuses another.
fn map_chunk<T: Sync, R: Send>(items: &[T], work: &(impl Fn(&T) -> R + Sync)) -> Vec<R> {
    thread::scope(|scope| {
        let start = |item| {
            let thread = thread::Builder::new().spawn_scoped(scope, move || work(item));
            (thread.ok(), item)
        };
        let threads: Vec<_> = items.iter().map(start).collect();
        let join = |(thread, item): (Option<thread::ScopedJoinHandle<'_, R>>, &T)| match thread {
            Some(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            None => work(item),
        };
        threads.into_iter().map(join).collect()
    })
}

/// Runs work on a thread whose stack is large enough for thousands of schemas that refer to each other in a row.
///
/// # Errors
///
/// If the system refuses a thread.
pub(crate) fn with_large_stack<R: Send>(work: impl FnOnce() -> R + Send) -> std::io::Result<R> {
    const STACK: usize = 512 << 20; // bytes of address space; memory is used only as the stack grows
    thread::scope(|scope| {
        let thread = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, work)?;
        Ok(thread.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

#[cfg(test)]
mod tests;
