//! What people expect of a crate beside its code: licenses, the minimum Rust, and a public surface that changes on purpose.

#[path = "conventions/dependencies.rs"]
mod dependencies;
#[path = "conventions/licenses.rs"]
mod licenses;
#[path = "conventions/surface.rs"]
mod surface;
