//! How long a server asks to wait.

use std::time::{Duration, SystemTime};

use jiff::civil::DateTime;
use jiff::fmt::strtime::BrokenDownTime;
use reqwest::header::{HeaderMap, RETRY_AFTER};

use super::super::transport::bounded;

/// The beginning of Unix time.
const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

/// The formats of a date (RFC 9110, 5.6.7): the one that is written today, and two that a recipient must still read.
const DATES: [&str; 3] = [
    "%a, %d %b %Y %H:%M:%S GMT",
    "%A, %d-%b-%y %H:%M:%S GMT",
    "%a %b %e %H:%M:%S %Y",
];

/// `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); nothing for a date that has passed, a year for anything longer.
///
/// What is neither is ignored. So is a header that comes twice: nobody knows which of them is meant.
pub(super) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let mut values = headers.get_all(RETRY_AFTER).into_iter();
    let text = values.next()?.to_str().ok()?.trim();
    if values.next().is_some() {
        return None;
    }
    let wait = if is_number(text) {
        // More digits than fit are still a number: a long time.
        text.parse().map_or(Duration::MAX, Duration::from_secs)
    } else {
        date(text)?.duration_since(now).unwrap_or_default()
    };
    Some(bounded(wait))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn date(text: &str) -> Option<SystemTime> {
    let parsed = DATES
        .into_iter()
        .find_map(|format| BrokenDownTime::parse(format, text).ok())?;
    let since_epoch = parsed.to_datetime().ok()?.duration_since(EPOCH);
    // What was before the epoch has passed, which is all that matters.
    let since_epoch = Duration::try_from(since_epoch).unwrap_or_default();
    SystemTime::UNIX_EPOCH.checked_add(since_epoch)
}

#[cfg(test)]
mod tests;
