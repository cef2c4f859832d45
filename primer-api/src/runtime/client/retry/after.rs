//! `Retry-After`: the time that a server asks to wait.

use std::time::{Duration, SystemTime};

use http::header::{HeaderMap, RETRY_AFTER};

use crate::runtime::client::clock::bounded;

/// `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); nothing for a date that has passed, a year for anything longer.
///
/// Any other text is ignored, and so is a header that comes twice: it is not known which of the two is meant.
pub(crate) fn retry_after(
    headers: &HeaderMap,
    now: impl FnOnce() -> SystemTime,
) -> Option<Duration> {
    let mut values = headers.get_all(RETRY_AFTER).into_iter();
    let text = values.next()?.to_str().ok()?.trim();
    if values.next().is_some() {
        return None;
    }
    let wait = if is_number(text) {
        // More digits than fit are still a number: a long time.
        text.parse().map_or(Duration::MAX, Duration::from_secs)
    } else {
        httpdate::parse_http_date(text)
            .ok()?
            .duration_since(now())
            .unwrap_or_default()
    };
    Some(bounded(wait))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
