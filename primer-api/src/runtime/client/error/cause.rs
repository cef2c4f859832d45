//! The reasons that the HTTP libraries give for a request without a response.

#[cfg(any(feature = "rustls", feature = "native-tls"))]
mod handshake;
#[cfg(feature = "http2")]
mod http2;
#[cfg(not(feature = "http2"))]
#[path = "cause/no_http2.rs"]
mod http2;

use std::error::Error as StdError;
use std::{io, iter};

const OTHER_CREDENTIALS: &str = "the proxy asks for other credentials";

/// An error of the HTTP client.
pub(crate) type HttpError = reqwest::Error;

type Cause = dyn StdError + 'static;

/// An error and what caused it, down to the first cause.
pub(crate) fn chain(error: &Cause) -> impl Iterator<Item = &Cause> {
    iter::successors(Some(error), |error| beneath(*error))
}

/// Whether it is certain that the server did not begin with a request, though there was a connection.
///
/// The errors of the libraries below reqwest are recognised by their types. If reqwest uses others one day, nothing is certain any more, which is safe.
pub(crate) fn is_unbegun(error: &HttpError) -> bool {
    chain(error).any(|cause| is_untaken(cause) || http2::is_refused(cause))
}

/// The reason why there is no connection, for a person on call; `None` where the operating system gives one.
pub(crate) fn of_no_connection(error: &HttpError) -> Option<&'static str> {
    if error.is_dns() {
        return Some("the host's address was not found");
    }
    chain(error).find_map(|cause| {
        #[cfg(any(feature = "rustls", feature = "native-tls"))]
        if let Some(complaint) = handshake::complaint(cause) {
            return Some(complaint);
        }
        of_no_tunnel(cause)
    })
}

/// Whether another attempt would fail alike, for what the other side is.
pub(crate) fn is_permanent(error: &HttpError) -> bool {
    chain(error).any(|cause| {
        #[cfg(any(feature = "rustls", feature = "native-tls"))]
        if handshake::is_permanent(cause) {
            return true;
        }
        of_no_tunnel(cause) == Some(OTHER_CREDENTIALS)
    })
}

/// The reason why there is no response, for a person on call; `None` where nothing more is known.
pub(crate) fn of_no_response(error: &HttpError) -> Option<&'static str> {
    chain(error).find_map(|cause| {
        #[cfg(any(feature = "rustls", feature = "native-tls"))]
        if let Some(complaint) = handshake::complaint(cause) {
            return Some(complaint);
        }
        let error = cause.downcast_ref::<hyper::Error>()?;
        match () {
            // There is a question for it, but of servers alone.
            () if error.to_string() == "message head is too large" => {
                Some("the head of the response is too large")
            }
            () if error.is_parse() => Some("what came is no HTTP"),
            () => None,
        }
    })
}

/// Whether a text of the server stands in an error.
pub(crate) fn quotes_server(error: &HttpError) -> bool {
    // RFC 9113, 6.8: a GOAWAY may carry any text.
    chain(error).any(http2::is_go_away)
}

fn beneath(error: &Cause) -> Option<&Cause> {
    // The source of an `io::Error` is the source of what it wraps, which itself would be passed over.
    let wrapped = error
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref);
    match wrapped {
        Some(wrapped) => Some(wrapped),
        None => error.source(),
    }
}

/// Whether the connection was gone before it took the request.
fn is_untaken(cause: &Cause) -> bool {
    cause
        .downcast_ref::<hyper::Error>()
        .is_some_and(hyper::Error::is_canceled)
}

/// The reason why a proxy made no tunnel. Its error has no public type, but a text without values.
fn of_no_tunnel(cause: &Cause) -> Option<&'static str> {
    match cause.to_string().strip_prefix("tunnel error: ")? {
        "proxy authorization required" => Some(OTHER_CREDENTIALS),
        "failed to create underlying connection" => Some("the proxy cannot be reached"),
        _ => Some("the proxy opened no tunnel"),
    }
}

#[cfg(test)]
mod tests;
