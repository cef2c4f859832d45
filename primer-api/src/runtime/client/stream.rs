//! Successes that are received as the caller wants them, instead of as a whole.

pub(crate) mod download;
pub(crate) mod events;
mod fields;
pub(crate) mod items;
mod pieces;
pub(crate) mod sequence;
