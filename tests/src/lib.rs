//! Fixtures shared by the tests.

mod project;
mod reply;
mod request;
mod round_trip;
mod server;

pub use self::project::{Outcome, Project};
pub use self::reply::Reply;
pub use self::request::Request;
pub use self::round_trip::{misfit, read, reread, written};
pub use self::server::Server;
