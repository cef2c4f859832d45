//! The fixtures that several test suites use.

mod child;
mod connection;
mod json;
mod listener;
mod pointers;
mod printed;
mod project;
mod reply;
mod request;
mod retry;
mod reviewed;
mod round_trip;
mod schema;
mod server;
mod session;
mod tap;
mod tls;
mod versions;

pub use self::child::is_child;
pub use self::connection::{Connection, Step};
pub use self::json::is_same_json;
pub use self::listener::{Listener, unused_address};
pub use self::pointers::pointers;
pub use self::printed::{debug_text, error_text};
pub use self::project::{Outcome, Project};
pub use self::reply::Reply;
pub use self::request::Request;
pub use self::retry::quick_retry;
pub use self::reviewed::{expect_reviewed, is_blessing};
pub use self::round_trip::{misfit, read, reread, written};
pub use self::schema::{Schemas, anything};
pub use self::server::Server;
pub use self::session::{SESSION, session_of};
pub use self::tap::Tap;
pub use self::tls::{Authority, Front, Leaf};
pub use self::versions::VERSIONS;
