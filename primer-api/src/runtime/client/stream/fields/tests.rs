use std::time::Duration;

use super::{Fields, Raw};
use crate::runtime::client::stream::pieces::TooLarge;

/// The events of a body that comes in chunks of this size.
fn events(body: &[u8], size: usize) -> Vec<Raw> {
    let mut fields = Fields::new(1000);
    let mut events = Vec::new();
    for chunk in body.chunks(size) {
        fields.add(chunk);
        while let Ok(Some(event)) = fields.next() {
            events.push(event);
        }
    }
    events
}

fn raw(data: &str, event: &str, id: &str, retry: Option<u64>) -> Raw {
    Raw {
        data: data.into(),
        event: event.into(),
        id: id.into(),
        retry: retry.map(Duration::from_millis),
    }
}

#[track_caller]
fn check(body: &str, expected: &[Raw]) {
    for size in 1..=body.len() {
        assert_eq!(
            events(body.as_bytes(), size),
            expected,
            "{body:?} by {size}"
        );
    }
}

#[test]
fn lines_end_with_a_return_a_feed_or_both() {
    let expected = [
        raw("a\nb", "message", "", None),
        raw("c", "message", "", None),
    ];
    for end in ["\n", "\r", "\r\n"] {
        check(
            &["data: a", "data: b", "", "data: c", "", ""].join(end),
            &expected,
        );
    }
}

/// The examples of HTML, 9.2.6.
#[test]
fn the_standards_examples_are_read_as_it_says() {
    check(
        "data: YHOO\ndata: +2\ndata: 10\n\n",
        &[raw("YHOO\n+2\n10", "message", "", None)],
    );
    check(
        ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
        &[
            raw("first event", "message", "1", None),
            raw("second event", "message", "", None),
            raw(" third event", "message", "", None),
        ],
    );
    check(
        "data\n\ndata\ndata\n\ndata:",
        &[raw("", "message", "", None), raw("\n", "message", "", None)],
    );
    check(
        "data:test\n\ndata: test\n\n",
        &[
            raw("test", "message", "", None),
            raw("test", "message", "", None),
        ],
    );
}

#[test]
fn an_id_and_a_retry_hold_until_there_are_others() {
    check(
        "id: 7\nretry: 1500\nevent: add\ndata: 1\n\ndata: 2\n\nid: 8\nretry: 5x\n\ndata: 3\nid: a\0b\n\n",
        &[
            raw("1", "add", "7", Some(1500)),
            raw("2", "message", "7", Some(1500)),
            raw("3", "message", "8", Some(1500)),
        ],
    );
}

#[test]
fn a_mark_at_the_start_and_unknown_fields_are_passed_over() {
    check(
        "\u{feff}data: \u{feff}1\nother: 2\n:data: 3\nDATA: 4\n\n",
        &[raw("\u{feff}1", "message", "", None)],
    );
    check(
        "event: ping\n\ndata: 1\n\n",
        &[raw("1", "message", "", None)],
    );
}

#[test]
fn data_that_nothing_completes_is_told_apart() {
    for (body, expected) in [
        ("data: 1\n\n", None),
        ("data: 1\n\n: bye", None),
        ("data: 1\n\nevent: e\n", None),
        ("data: 1\n", Some("1")),
        ("data: 1\ndata: 2", Some("1\n2")),
    ] {
        let mut fields = Fields::new(1000);
        fields.add(body.as_bytes());
        while let Ok(Some(_)) = fields.next() {}
        let unfinished = fields.unfinished();
        assert_eq!(
            unfinished,
            Ok(expected.map(|it| it.as_bytes().to_vec())),
            "{body:?}"
        );
    }
}

#[test]
fn lines_and_data_have_at_most_the_limit() {
    let mut fields = Fields::new(20);
    fields.add(b": a comment without an end");
    assert_eq!(fields.next(), Err(TooLarge));
    let mut fields = Fields::new(20);
    fields.add(b"data: 1234567890\ndata: 1234567890\n");
    assert_eq!(fields.next(), Err(TooLarge));
}
