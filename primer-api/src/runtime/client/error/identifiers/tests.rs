#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use http::header::{HeaderMap, HeaderValue};

use super::{Identifiers, identifier, request_id};
use crate::runtime::client::operation::Operation;
use crate::runtime::client::tests::fixture::PLAIN;

fn of(body: &str) -> (Option<String>, Option<String>) {
    let found = Identifiers::of(&PLAIN, body.as_bytes());
    (found.error_id, found.diagnostics_id)
}

fn both(error_id: &str, diagnostics_id: &str) -> (Option<String>, Option<String>) {
    (Some(error_id.to_owned()), Some(diagnostics_id.to_owned()))
}

#[test]
fn an_envelope_goes_before_what_surrounds_it() {
    assert_eq!(
        of(
            r#"{"errorId":"Outer","diagnosticsId":"1","error":{"errorId":"Inner","diagnosticsId":"2"}}"#
        ),
        both("Inner", "2")
    );
    assert_eq!(
        of(r#"{"errorId":"Outer","diagnosticsId":"1","error":{"errorId":"no name"}}"#),
        both("Outer", "1")
    );
}

#[test]
fn what_stands_beside_identifiers_may_be_anything() {
    for beside in [
        "null",
        "true",
        "-1",
        "1.5",
        r#""text""#,
        r#"[1,{"errorId":"No"}]"#,
        r#"{"error":{"errorId":"No"}}"#,
    ] {
        let found = of(&format!(
            r#"{{"error":{beside},"x":{beside},"errorId":"A","diagnosticsId":"1"}}"#
        ));
        assert_eq!(found, both("A", "1"), "{beside}");
        let found = of(&format!(r#"{{"errorId":{beside},"diagnosticsId":"1"}}"#));
        assert_eq!(found.1.as_deref(), Some("1"), "{beside}");
    }
    for whole in ["", "7", "[]", "{", "<html>", r#""errorId""#] {
        assert_eq!(of(whole), (None, None), "{whole}");
    }
}

#[test]
fn identifiers_in_front_of_a_cut_are_found() {
    let whole = r#"{"error":{"errorId":"A","diagnosticsId":"1","description":"and so on"}}"#;
    let end = whole.find(r#","description"#).unwrap();
    for cut in end..whole.len() {
        assert_eq!(of(&whole[..cut]), both("A", "1"), "{cut}");
    }
}

#[test]
fn an_identifier_is_short_and_plain() {
    assert_eq!(identifier("a.B:c-d_1"), Some("a.B:c-d_1"));
    assert!(identifier(&"a".repeat(128)).is_some());
    let long = ["a".repeat(129), "a".repeat(64 * 1024)];
    let odd = [
        "",
        " ",
        "a b",
        "a\nb",
        "a\r",
        "\u{1b}[2J",
        "\u{7f}",
        "a/b",
        "a?b",
        "a=b",
        "a,b",
        "\u{e4}",
        "\u{202e}a",
        "a\u{200b}b",
        "\u{2028}",
    ];
    for text in long.iter().map(String::as_str).chain(odd) {
        assert_eq!(identifier(text), None, "{text:?}");
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert_eq!(of("\u{feff}{\"errorId\":\"A\"}").0.as_deref(), Some("A"));
}

#[test]
fn a_deep_body_is_passed_over() {
    let deep = "[".repeat(1 << 20);
    let body = format!(r#"{{"errorId":"A","x":{deep}"#);
    assert_eq!(of(&body).0.as_deref(), Some("A"));
}

#[test]
fn a_request_is_named_by_the_first_header_that_looks_like_a_name() {
    let headers = |pairs: &[(&'static str, &'static [u8])]| {
        let pairs = pairs.iter().map(|(name, value)| {
            let value = HeaderValue::from_bytes(value).unwrap();
            (name.parse().unwrap(), value)
        });
        pairs.collect::<HeaderMap>()
    };
    let all = headers(&[
        ("x-correlation-id", b"c"),
        ("request-id", b"b"),
        ("x-request-id", b"a"),
    ]);
    assert_eq!(request_id(&all), Some("a"));
    let last = headers(&[
        ("x-request-id", b"a b"),
        ("request-id", b"\xff"),
        ("x-correlation-id", b"c"),
    ]);
    assert_eq!(request_id(&last), Some("c"));
    let none = headers(&[("x-request-id", b""), ("cookie", b"d")]);
    assert_eq!(request_id(&none), None);
}

#[test]
fn identifiers_are_found_only_where_the_document_says() {
    static DEEP: Operation = Operation {
        error_ids: &[&["problem", "meta", "code"]],
        ..PLAIN
    };
    let body =
        br#"{"errorId":"A","code":"B","problem":{"code":"C","meta":{"code":"D","trace":"1"}}}"#;
    let found = Identifiers::of(&DEEP, body);
    assert_eq!(
        (found.error_id.as_deref(), found.diagnostics_id),
        (Some("D"), None)
    );
    let found = Identifiers::of(&Operation::PLAIN, body);
    assert_eq!((found.error_id, found.diagnostics_id), (None, None));
}
