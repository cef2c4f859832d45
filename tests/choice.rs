//! What is generated of a document: chosen operations, types alone, callbacks, and the names of operations.

#[path = "choice/callbacks.rs"]
mod callbacks;
#[path = "choice/operations.rs"]
mod operations;
