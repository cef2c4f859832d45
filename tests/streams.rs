//! Successes that are received as the caller wants them: downloads, events, items and pages, over the loopback interface.

#[path = "streams/downloads.rs"]
mod downloads;
#[cfg(target_os = "linux")] // which says what a process holds
#[path = "streams/memory.rs"]
mod memory;
#[path = "streams/pages.rs"]
mod pages;
#[path = "streams/sequences.rs"]
mod sequences;
