//! A local server for tests (feature `mock`).

mod reply;
mod request;
mod server;

pub use self::reply::Reply;
pub(crate) use self::request::Body;
pub use self::request::ReceivedRequest;
pub(crate) use self::server::{Handler, Observer, Server};
