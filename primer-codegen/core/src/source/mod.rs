//! The text of a document, its nodes and their places. The only room that reads and writes files.

mod caller;
mod file;
mod input;
mod json;
mod nodes;
mod output;
mod places;
mod pointer;
mod text;
mod yaml;

pub use self::caller::{Base, Caller, Found, Tracked};
pub(crate) use self::json::looks_like_json;
pub use self::nodes::Extent;
pub(crate) use self::nodes::Member;
pub use self::output::MARK;
pub use self::places::Places;
pub use self::pointer::Pointer;
pub(crate) use self::text::BYTE_ORDER_MARK;
pub use self::text::Source;
pub(crate) use self::yaml::{too_deep, with_floats};
