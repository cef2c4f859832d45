#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

use super::{candidates, is_json, is_of};
use crate::runtime::client::operation::{Content, DocumentedResponse};
use crate::runtime::client::tests::fixture::JSON;

const fn documented(
    outcome: usize,
    content: Content,
    media_type: &'static str,
) -> DocumentedResponse {
    DocumentedResponse {
        outcome,
        content,
        media_type,
        ..JSON
    }
}

/// The outcomes of the candidates for a `Content-Type`; none is sent if it is empty.
fn outcomes(documented: &'static [DocumentedResponse], sent: &'static str) -> Vec<usize> {
    let mut headers = HeaderMap::new();
    if !sent.is_empty() {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(sent));
    }
    let candidates: Vec<_> = candidates(documented, &headers, true).collect();
    candidates.iter().map(|it| it.outcome).collect()
}

#[test]
fn a_media_type_alone_is_expected_whatever_is_sent() {
    static ONE: [DocumentedResponse; 1] = [documented(0, Content::Text, "text/plain")];
    for sent in ["", "text/plain", "text/html", "application/json"] {
        assert_eq!(outcomes(&ONE, sent), [0], "{sent}");
    }
}

#[test]
fn the_content_type_selects_one_of_several() {
    static FOUR: [DocumentedResponse; 4] = [
        documented(0, Content::Text, "text/csv"),
        documented(1, Content::Json, "application/json; charset=utf-8"),
        documented(2, Content::Json, "application/vnd.shop.v2+json"),
        documented(3, Content::Bytes, "application/pdf"),
    ];
    for (sent, expected) in [
        ("text/csv", &[0][..]),
        ("Text/CSV; header=present", &[0]),
        ("application/json", &[1]),
        ("application/json;charset=UTF-8", &[1]),
        ("application/vnd.shop.v2+json", &[2]),
        ("application/pdf", &[3]),
        // Not documented: JSON is that of no special type, bytes are those of the one type, others are none.
        ("text/json", &[1]),
        ("application/vnd.shop.v3+json", &[1]),
        ("application/octet-stream", &[3]),
        ("text/html", &[]),
        // JSON is tried first, since any bytes are text.
        ("", &[1, 2, 0, 3]),
    ] {
        assert_eq!(outcomes(&FOUR, sent), expected, "{sent}");
    }
}

#[test]
fn the_most_specific_range_goes_first() {
    static RANGES: [DocumentedResponse; 5] = [
        documented(0, Content::Bytes, "*/*"),
        documented(1, Content::Text, "text/*"),
        documented(2, Content::Json, "application/*+json"),
        documented(3, Content::Bytes, "application/*"),
        documented(4, Content::Json, "application/json"),
    ];
    for (sent, expected) in [
        ("image/png", 0),
        ("text/html", 1),
        ("application/hal+json", 2),
        ("application/zip", 3),
        ("application/json", 4),
    ] {
        assert_eq!(outcomes(&RANGES, sent), [expected], "{sent}");
    }
}

#[test]
fn parameters_select_where_nothing_else_does() {
    static VERSIONS: [DocumentedResponse; 3] = [
        documented(0, Content::Json, "application/json"),
        documented(1, Content::Json, "application/json; version=1"),
        documented(2, Content::Json, "application/json; version=\"2\""),
    ];
    for (sent, expected) in [
        ("application/json", 0),
        ("application/json; charset=utf-8", 0),
        ("application/json; charset=utf-8; Version=1", 1),
        ("application/json;version=2", 2),
        ("application/json;version=3", 0),
    ] {
        assert_eq!(outcomes(&VERSIONS, sent), [expected], "{sent}");
    }
}

#[test]
fn a_body_without_content_is_no_text_where_json_is_documented() {
    static TWO: [DocumentedResponse; 2] = [
        documented(0, Content::Text, "text/csv"),
        documented(1, Content::Json, "application/json"),
    ];
    let candidates: Vec<_> = candidates(&TWO, &HeaderMap::new(), false).collect();
    let outcomes = candidates.iter().map(|it| it.outcome);
    assert_eq!(outcomes.collect::<Vec<_>>(), [1]);
}

#[test]
fn bytes_of_no_special_type_are_those_of_the_one_documented_type() {
    static TWO: [DocumentedResponse; 2] = [
        documented(0, Content::Json, "application/json"),
        documented(1, Content::Bytes, "application/zip"),
    ];
    for sent in ["application/octet-stream", "binary/octet-stream"] {
        assert_eq!(outcomes(&TWO, sent), [1]);
    }
}

#[test]
fn media_types_are_compared_without_parameters() {
    assert!(is_of("text/csv", "text/csv") && is_of("text/csv", "*/*"));
    assert!(!is_of("text/csv", "text/plain") && !is_of("text", "text/*"));
    assert!(is_json("application/problem+json") && !is_json("application/jsonl"));
}

#[test]
fn a_charset_is_a_parameter_of_a_media_type() {
    let charset = |it: &str| super::charset(it);
    assert_eq!(charset("text/plain"), None);
    assert_eq!(
        charset("text/csv; header=present; Charset=\"ISO-8859-1\"").as_deref(),
        Some("iso-8859-1")
    );
}
