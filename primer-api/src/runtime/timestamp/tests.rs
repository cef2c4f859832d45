#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::HashSet;
use std::time::{Duration, SystemTime};

use proptest::prelude::*;

use super::Timestamp;

const EPOCH: SystemTime = SystemTime::UNIX_EPOCH;

fn at(text: &str) -> Option<Duration> {
    let instant = Timestamp::parse(text).ok()?.instant()?;
    instant.duration_since(EPOCH).ok()
}

#[test]
fn every_way_to_write_an_instant_is_read() {
    let instant = Some(Duration::new(1_628_784_848, 578_695_000));
    for text in [
        "2021-08-12T16:14:08.578695",
        "2021-08-12T16:14:08.578695Z",
        "2021-08-12t16:14:08.578695z",
        "2021-08-12 16:14:08.578695000Z",
        "2021-08-12T18:14:08.578695+02:00",
        "2021-08-12T10:44:08.578695-05:30",
    ] {
        assert_eq!(at(text), instant, "{text}");
        assert_eq!(Timestamp::parse(text).unwrap().as_str(), text);
        assert_eq!(Timestamp::parse(text).unwrap().to_string(), text);
    }
    assert_eq!(
        at("1970-01-01T00:00:00.000000001Z"),
        Some(Duration::from_nanos(1))
    );
}

#[test]
fn text_that_is_no_date_and_time_is_kept_without_an_instant() {
    for text in [
        "",
        "tomorrow",
        "2021-08-12",
        "16:14:08Z",
        "2021-13-12T16:14:08Z",
        "2021-08-12T16:14:08[Europe/Paris]",
    ] {
        let json = serde_json::to_string(text).unwrap();
        let timestamp: Timestamp = serde_json::from_str(&json).unwrap();
        assert_eq!((timestamp.instant(), timestamp.as_str()), (None, text));
        assert_eq!(serde_json::to_string(&timestamp).unwrap(), json);
        assert_eq!(
            Timestamp::parse(text).unwrap_err().to_string(),
            "expected date and time as in RFC 3339, found string"
        );
        assert_eq!(format!("{timestamp:?}"), "[unrecognized]");
    }
}

#[test]
fn the_ends_of_time_are_read() {
    assert_eq!(
        at("9999-12-31T23:59:59.999999999Z"),
        Some(Duration::new(253_402_300_799, 999_999_999))
    );
    assert!(
        Timestamp::parse("0000-01-01T00:00:00Z")
            .unwrap()
            .instant()
            .unwrap()
            < EPOCH
    );
    assert!(
        Timestamp::parse("9999-12-31T23:59:59-23:59")
            .unwrap()
            .instant()
            .is_some()
    );
}

#[test]
fn an_instant_is_written_in_utc() {
    let written = |instant: SystemTime| Timestamp::from(instant).to_string();
    assert_eq!(written(EPOCH), "1970-01-01T00:00:00Z");
    assert_eq!(
        written(EPOCH + Duration::from_millis(1_500)),
        "1970-01-01T00:00:01.5Z"
    );
    assert_eq!(
        written(EPOCH - Duration::from_nanos(1)),
        "1969-12-31T23:59:59.999999999Z"
    );
    assert_eq!(
        written(EPOCH + Duration::from_secs(1 << 62)),
        "9999-12-31T23:59:59.999999999Z"
    );
    assert_eq!(
        written(EPOCH - Duration::from_secs(1 << 62)),
        "-009999-01-01T00:00:00Z"
    );
}

#[test]
fn a_timestamp_is_written_in_utc_with_the_digits_that_it_was_read_with() {
    for (text, utc) in [
        ("2021-08-12T16:14:08", "2021-08-12T16:14:08Z"),
        ("2021-08-12 16:14:08z", "2021-08-12T16:14:08Z"),
        ("2021-08-12T16:14:08.5+02:00", "2021-08-12T14:14:08.5Z"),
        ("2021-08-12T16:14:08.500-00:00", "2021-08-12T16:14:08.500Z"),
        ("2021-08-12T16:14:08,50Z", "2021-08-12T16:14:08.50Z"),
        (
            "2021-08-12T16:14:08.1234567Z",
            "2021-08-12T16:14:08.1234567Z",
        ),
        (
            "2021-08-12T23:59:59.000000000-05:30",
            "2021-08-13T05:29:59.000000000Z",
        ),
        (
            "2021-08-12T16:14:08.5Z[Europe/Paris]",
            "2021-08-12T16:14:08.5Z",
        ),
        // A leap second has no instant of its own.
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
    ] {
        let timestamp = Timestamp::parse(text).unwrap();
        assert_eq!(timestamp.to_rfc3339().as_deref(), Some(utc), "{text}");
        assert_eq!(timestamp, Timestamp::parse(utc).unwrap(), "{text}");
        assert_eq!(timestamp.as_str(), text);
    }
}

#[test]
fn an_instant_that_rfc_3339_cannot_write_is_not_written() {
    for text in [
        "tomorrow",
        "-000001-12-31T23:59:59Z",
        "0000-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00",
        "+010000-01-01T00:00:00Z",
    ] {
        let timestamp: Timestamp = serde_json::from_value(text.into()).unwrap();
        assert_eq!(timestamp.to_rfc3339(), None, "{text}");
    }
}

#[test]
fn timestamps_compare_as_instants_and_otherwise_by_their_text() {
    let kept = |text: &str| serde_json::from_value::<Timestamp>(text.into()).unwrap();
    let one = kept("2021-08-12T16:14:08Z");
    assert_eq!(one, kept("2021-08-12T18:14:08+02:00"));
    assert_eq!(
        HashSet::from([one.clone(), kept("2021-08-12T16:14:08")]).len(),
        1
    );
    let mut order = [kept("b"), kept("2022-08-12T00:00:00Z"), kept("a"), one];
    order.sort();
    assert_eq!(
        order.map(|timestamp| timestamp.as_str().chars().take(4).collect::<String>()),
        ["2021", "2022", "a", "b"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_instant_is_written_and_read_back(secs in any::<i64>(), nanos in 0..1_000_000_000_u32) {
        let distance = Duration::new(secs.unsigned_abs() % 250_000_000_000, nanos);
        let instant = if secs < 0 { EPOCH.checked_sub(distance) } else { EPOCH.checked_add(distance) };
        let written = Timestamp::from(instant.unwrap());
        prop_assert_eq!(written.instant(), instant);
        prop_assert_eq!(Timestamp::parse(written.as_str()).unwrap().instant(), instant);
        let far = Duration::new(secs.unsigned_abs(), nanos);
        for instant in [EPOCH.checked_sub(far), EPOCH.checked_add(far)].into_iter().flatten() {
            prop_assert!(Timestamp::parse(Timestamp::from(instant).as_str()).is_ok());
        }
    }

    #[test]
    fn any_text_is_kept(text in "\\PC*|[0-9:TZ+. -]{0,30}") {
        let timestamp: Timestamp = serde_json::from_value(text.clone().into()).unwrap();
        prop_assert_eq!(timestamp.as_str(), text);
        let _ = timestamp.instant();
        if let Some(utc) = timestamp.to_rfc3339() {
            prop_assert_eq!(Timestamp::parse(&utc).unwrap(), timestamp);
        }
    }
}

#[test]
fn a_second_may_have_any_number_of_digits() {
    let read = |text: &str| Timestamp::parse(text).unwrap();
    let long = read("2021-08-12T16:14:08.123456789012Z");
    assert_eq!(long.as_str(), "2021-08-12T16:14:08.123456789012Z");
    assert_eq!(at(long.as_str()), at("2021-08-12T16:14:08.123456789Z"));
    assert_eq!(
        long.to_rfc3339().as_deref(),
        Some("2021-08-12T16:14:08.123456789Z")
    );
    assert!(long > read("2021-08-12T16:14:08.123456789Z"));
    assert!(long < read("2021-08-12T16:14:08.12345678902+00:00"));
    assert_eq!(long, read("2021-08-12T18:14:08.123456789012000+02:00"));
    assert_eq!(
        read("2021-08-12T16:14:08.1000000000000Z"),
        read("2021-08-12T16:14:08.1Z")
    );
    assert!(read("1960-01-01T00:00:00.0000000001Z") > read("1960-01-01T00:00:00Z"));
    assert!(read("1960-01-01T00:00:00.0000000001Z") < read("1960-01-01T00:00:00.000000001Z"));
}

#[test]
fn a_leap_second_is_read() {
    let leap = Timestamp::parse("1990-12-31t23:59:60z").unwrap();
    assert_eq!(leap.as_str(), "1990-12-31t23:59:60z");
    assert_eq!(at(leap.as_str()), at("1990-12-31T23:59:59Z"));
}
