//! Values of the components of documents, made from their schemas: whether generated types read and write them.

mod case;
mod document;
mod generator;
mod mutation;
mod place;
mod program;
pub mod validator;
mod verdict;

pub use self::case::{Case, Cases};
pub use self::document::{Component, Document, files};
pub use self::mutation::{Mutation, Promise};
pub use self::place::{Place, Step};
pub use self::program::{Reread, run};
pub use self::verdict::{Counts, Verdict};
