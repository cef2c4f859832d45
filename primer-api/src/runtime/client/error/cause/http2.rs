//! What errors of HTTP/2 say.

use h2::{Error, Reason};

use super::Cause;

/// Whether the server ended the connection.
pub(super) fn is_go_away(cause: &Cause) -> bool {
    cause.downcast_ref::<Error>().is_some_and(Error::is_go_away)
}

/// Whether the server says that it did not begin with the request, and will not: `REFUSED_STREAM` (RFC 9113, 8.7).
///
/// A GOAWAY that names an earlier stream as the last one says so too. But one that comes in the very moment in which the request
/// is handed over has the same error here, whichever stream it names, and the head of the request goes out all the same.
pub(super) fn is_refused(cause: &Cause) -> bool {
    let error = cause.downcast_ref::<Error>();
    error.is_some_and(|error| {
        error.is_remote() && error.is_reset() && error.reason() == Some(Reason::REFUSED_STREAM)
    })
}
