//! The sandbox and the generated clients against the documents of `spec/`, by a validator that knows nothing of either.

#[path = "conform/calls.rs"]
mod calls;
#[path = "conform/contract.rs"]
mod contract;
#[path = "conform/raw.rs"]
mod raw;
#[path = "conform/refusals.rs"]
mod refusals;
#[path = "conform/values.rs"]
mod values;
