//! The text of a document, its nodes and their places. The only room that reads and writes files.

mod caller;
mod file;
mod files;
mod input;
mod json;
mod nodes;
mod output;
mod paths;
mod places;
mod pointer;
mod target;
mod text;
mod yaml;

pub use self::caller::{Base, Caller, Found, Tracked, UnreadPath};
pub use self::files::{FileId, Files, Referenced, Unread, is_named_as_document};
pub use self::json::looks_like_json;
pub use self::nodes::Extent;
pub(crate) use self::nodes::{BYTE_ORDER_MARK, Member};
pub use self::output::MARK;
pub use self::places::Places;
pub(crate) use self::pointer::percent_decode;
pub use self::pointer::{AddressMap, AddressSet, Digest, Pointer};
pub(crate) use self::target::Target;
pub use self::text::Source;
pub(crate) use self::yaml::{too_deep, with_floats};
