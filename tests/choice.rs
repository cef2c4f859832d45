//! The options of a module: chosen operations, types alone, callbacks, constant headers, the caller's types.

#[path = "choice/callbacks.rs"]
mod callbacks;
#[path = "choice/headers.rs"]
mod headers;
#[path = "choice/operations.rs"]
mod operations;
#[path = "choice/types.rs"]
mod types;
