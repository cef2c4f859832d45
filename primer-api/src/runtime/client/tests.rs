//! Support for the tests of the client: a service and a server to call.

pub(crate) mod fixture;
pub(crate) mod loopback;
