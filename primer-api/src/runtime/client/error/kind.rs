//! The questions that a failed call is asked: what went wrong, whether it was executed, whether it was delivered.

#[cfg(doc)]
use super::Error;

/// The documented failure of any operation: the general [`Error`] has no typed body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnyFailure {}

/// The kind of failure, of the last attempt of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client is not set up for the call: a missing credential, an unknown environment, an unusable URL.
    Configuration,
    /// A provider of credentials failed, and nothing was sent; its error is the [`source`](std::error::Error::source).
    Credential,
    /// The request breaks the document's rules; see [`Error::violations`].
    Request,
    /// The content to be sent could not be read: a file or a reader failed, or has not the declared length.
    Upload,
    /// No connection came to be.
    Connect,
    /// A deadline passed.
    Timeout,
    /// The connection broke before the whole response was there.
    Transport,
    /// The response has a status that is no documented success; or it has an undocumented 2xx, and its body is not that of the
    /// documented success.
    Status,
    /// The response has the status of a success, but not its documented body.
    Decode,
    /// The response is larger than the client's bound.
    TooLarge,
}

/// Whether the server executed a request, by any attempt of a call.
///
/// In doubt it is `Perhaps`. An earlier attempt that may have been executed is not undone
/// by what a later one responded: a repetition may be refused (409, say) because the first attempt was executed. That holds with
/// an idempotency key too: a server refuses for other reasons (401, 429) before it looks for the key. Only for methods by which
/// nothing is done (`GET`, `HEAD`, `OPTIONS`, `TRACE`) a response to the last attempt speaks for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Executed {
    /// Certainly not: nothing was sent, or each attempt that was sent was refused.
    No,
    /// Unknown: an attempt got no response, or a status that servers and proxies also send after they executed the request.
    Perhaps,
    /// At least once: the server said so by a status of success (2xx), whatever became of the rest of its response.
    Yes,
}

/// Whether the request reached the server, by any attempt of a call.
///
/// Kind, status and body of an error are those of the last attempt alone. Its delivery is that of all: where an earlier attempt
/// may have been executed, a last one that was refused (409, say) or not sent says nothing of that, and the whole is
/// [`Unknown`](Self::Unknown). [`Error::executed`] has what follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// Nothing was sent by any attempt, or the server said that it did not begin with what was (`REFUSED_STREAM` of
    /// HTTP/2): the server did not act, and the call can be repeated.
    NotSent,
    /// A request may have been sent, and no response speaks for it.
    ///
    /// There may be a [`status`](Error::status) nevertheless, that of the last attempt.
    Unknown,
    /// The server responded, and its response holds for all attempts.
    Answered,
}
