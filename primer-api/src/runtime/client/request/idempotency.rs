//! Idempotency keys, by which a server recognises a repeated request.

use http::header::{HeaderMap, HeaderName, HeaderValue};

use crate::runtime::check::check;
use crate::runtime::client::operation::{Location, Operation, Parameter};
use crate::runtime::client::random;
use crate::runtime::value::Ref;

/// Whether a request has a key that its document declares, after one was made where the caller gave none.
///
/// A document that does not declare the header does not promise that its server knows repetitions by it.
pub(crate) fn complete(operation: &Operation, headers: &mut HeaderMap) -> bool {
    let mut declared = operation
        .parameters
        .iter()
        .filter(|it| is_key(it))
        .peekable();
    let Some(first) = declared.peek().copied() else {
        return false;
    };
    if let Some(given) = declared.find_map(|it| headers.get(it.name)) {
        return !given.is_empty();
    }
    let Some((name, key)) = first.header_name().zip(make(first)) else {
        return false;
    };
    // A map refuses a header when it holds tens of thousands.
    headers.try_insert::<HeaderName>(name, key).is_ok()
}

fn is_key(parameter: &Parameter) -> bool {
    parameter.idempotency_key && parameter.location == Location::Header
}

/// A random key that keeps the parameter's limits: a UUID, or its digits alone; `None` if neither fits, or if the operating system
/// has no random bits.
fn make(parameter: &Parameter) -> Option<HeaderValue> {
    let keeps_limits = |key: &String| check(Ref::Text(key), parameter.limits, "").is_empty();
    let uuid = uuid(random::bits().ok()?, random::bits().ok()?);
    let key = match keeps_limits(&uuid) {
        true => uuid,
        false => Some(uuid.replace('-', "")).filter(keeps_limits)?,
    };
    let mut value = HeaderValue::try_from(key).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// RFC 9562, 5.4: 122 random bits, the version and the variant.
fn uuid(high: u64, low: u64) -> String {
    let high = (high & !0xf000) | 0x4000;
    let low = (low & !(0b11 << 62)) | (0b10 << 62);
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0xffff,
        low >> 48,
        low & 0xffff_ffff_ffff,
    )
}

#[cfg(test)]
mod tests;
