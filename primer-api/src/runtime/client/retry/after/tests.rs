#![allow(clippy::unwrap_used)]

use std::time::{Duration, SystemTime};

use http::header::{HeaderMap, HeaderValue, RETRY_AFTER};

use super::retry_after;

const SECOND: Duration = Duration::from_secs(1);
const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// `Sun, 06 Nov 1994 08:49:37 GMT`, the standard's own example.
fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777)
}

fn read(text: &str) -> Option<Duration> {
    let value = HeaderValue::from_bytes(text.as_bytes()).unwrap();
    retry_after(&HeaderMap::from_iter([(RETRY_AFTER, value)]), now)
}

#[test]
fn seconds_are_read() {
    for (text, seconds) in [("0", 0), ("7", 7), ("030", 30), (" 120 ", 120)] {
        assert_eq!(read(text), Some(seconds * SECOND), "{text}");
    }
}

#[test]
fn a_date_is_read_in_each_of_its_formats() {
    for text in [
        "Sun, 06 Nov 1994 08:49:47 GMT",
        "Sunday, 06-Nov-94 08:49:47 GMT",
        "Sun Nov  6 08:49:47 1994",
    ] {
        assert_eq!(read(text), Some(10 * SECOND), "{text}");
    }
}

#[test]
fn a_date_that_has_passed_is_now() {
    for text in [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:36 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
    ] {
        assert_eq!(read(text), Some(Duration::ZERO), "{text}");
    }
}

#[test]
fn an_absurd_time_is_a_year() {
    for text in [
        "31536001",
        "18446744073709551615",
        "99999999999999999999999999999999999999999",
        "Fri, 31 Dec 9999 23:59:59 GMT",
    ] {
        assert_eq!(read(text), Some(YEAR), "{text}");
    }
}

#[test]
fn garbage_is_ignored() {
    for text in [
        "",
        " ",
        "-5",
        "+5",
        "1.5",
        "5s",
        "1e3",
        "soon",
        "\u{664}",
        "Sun, 06 Nov 1994",
        "Mon, 06 Nov 1994 08:49:47 GMT",
        "Sun, 31 Feb 1994 08:49:47 GMT",
        "Sun, 06 Nov 1994 25:49:47 GMT",
        "1994-11-06T08:49:47Z",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn two_headers_contradict_each_other() {
    let mut headers = HeaderMap::new();
    assert_eq!(retry_after(&headers, now), None);
    headers.append(RETRY_AFTER, HeaderValue::from_static("1"));
    headers.append(RETRY_AFTER, HeaderValue::from_static("2"));
    assert_eq!(retry_after(&headers, now), None);
}
