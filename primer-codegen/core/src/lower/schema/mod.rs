//! Schemas: the types that the schemas of a document become.

pub(super) mod alternatives;
pub(super) mod boxes;
mod combinations;
pub(super) mod composition;
pub(super) mod conditional;
pub(super) mod conversions;
pub(super) mod decided;
mod dependencies;
mod discriminators;
pub(super) mod hierarchy;
pub(super) mod joint;
pub(super) mod limits;
mod members;
mod mixed;
pub(super) mod objects;
pub(super) mod replaced;
pub(super) mod ruled;
pub(super) mod schemas;
pub(super) mod shared;
mod tags;
mod tuples;
mod unions;
pub(super) mod values;
