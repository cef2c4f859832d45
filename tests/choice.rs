//! What is generated of a document: chosen operations, types alone.

#[path = "choice/operations.rs"]
mod operations;
