//! Headers that callers add: to a call, to all calls of a client, to an attempt.

use http::header::{
    ACCEPT_ENCODING, CONNECTION, CONTENT_LENGTH, EXPECT, HOST, HeaderMap, HeaderName, HeaderValue,
    TE, TRAILER, TRANSFER_ENCODING, UPGRADE, USER_AGENT,
};

use crate::runtime::check::{Rule, Violation};
use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::operation::{Location, Operation, Service};

/// Headers that belong to the connection, and are HTTP's own; and those that ask for what this client does not read.
const FRAMING: [HeaderName; 11] = [
    ACCEPT_ENCODING,
    CONNECTION,
    CONTENT_LENGTH,
    EXPECT,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
    HOST,
    TE,
    TRAILER,
    TRANSFER_ENCODING,
    UPGRADE,
];

const NO_NAME: Rule = Rule::Location("must have a valid name");
const NO_VALUE: Rule = Rule::Location("must not hold control characters");
const TAKEN: Rule = Rule::Location("must not be a header that the call itself sets");
const TOO_MANY: Rule =
    Rule::Location("must not exceed the number of headers that a request can hold");
const ONE_FOR_ALL: Rule = Rule::Location("must not be the same for all calls");

/// A header beside those that a request has already.
pub(crate) fn additional(
    name: &str,
    value: &str,
    present: &HeaderMap,
) -> Result<(HeaderName, HeaderValue), Violation> {
    // A name that is none may be anything, a secret too.
    let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else {
        return Err(Violation::new("header", NO_NAME));
    };
    if FRAMING.contains(&name) || present.contains_key(&name) {
        return Err(Violation::new(name.as_str(), TAKEN));
    }
    let Ok(mut value) = HeaderValue::from_str(value) else {
        return Err(Violation::new(name.as_str(), NO_VALUE));
    };
    value.set_sensitive(true);
    Ok((name, value))
}

/// A header for all calls of a client.
pub(crate) fn shared(
    service: &Service,
    name: &str,
    value: &str,
) -> Result<(HeaderName, HeaderValue), Violation> {
    let (name, value) = additional(name, value, &HeaderMap::new())?;
    if service.idempotency_keys.contains(&name.as_str()) {
        return Err(Violation::new(name.as_str(), ONE_FOR_ALL));
    }
    Ok((name, value))
}

/// Adds a header to others.
pub(crate) fn append(
    headers: &mut HeaderMap,
    name: HeaderName,
    value: HeaderValue,
) -> Result<(), Violation> {
    // A map holds tens of thousands of headers before it refuses one.
    let appended = headers.try_append(name, value);
    appended
        .map(drop)
        .map_err(|_| Violation::new("header", TOO_MANY))
}

/// Adds to a request the headers of its call, and those of the client whose names the call does not use.
pub(crate) fn complete(
    operation: &'static Operation,
    request: &mut HeaderMap,
    own: Option<&HeaderMap>,
    shared: &HeaderMap,
) -> Result<(), Box<Fault>> {
    let refused = |violations| Fault::request(operation, violations);
    let is_own = |name: &HeaderName| own.is_some_and(|own| own.contains_key(name));
    let names = shared.keys().filter(|name| !is_own(name));
    // A declared header is set by its parameter: an idempotency key, say, is never the same for all calls.
    let taken = names.filter(|name| request.contains_key(*name) || is_declared(operation, name));
    let violations: Vec<Violation> = taken.map(|it| Violation::new(it.as_str(), TAKEN)).collect();
    if !violations.is_empty() {
        return Err(refused(violations));
    }
    let shared = shared.iter().filter(|(name, _)| !is_own(name));
    for (name, value) in own.into_iter().flatten().chain(shared) {
        append(request, name.clone(), value.clone()).map_err(|it| refused(vec![it]))?;
    }
    Ok(())
}

/// Adds the client's own name for itself, unless there is another.
pub(crate) fn add_user_agent(headers: &mut HeaderMap, user_agent: &HeaderValue) {
    let entry = headers.entry(USER_AGENT);
    entry.or_insert_with(|| user_agent.clone());
}

fn is_declared(operation: &Operation, name: &HeaderName) -> bool {
    let mut headers = operation
        .parameters
        .iter()
        .filter(|it| it.location == Location::Header);
    headers.any(|it| it.name.eq_ignore_ascii_case(name.as_str()))
}
