//! Patterns are those of ECMA-262, and a document with ones that are not checked, or are none, is accepted.

use primer_tests::{Reply, Server, read};
use serde_json::json;

primer_codegen::generate_api! {
    #[allow(deprecated)]
    mod api = "patterns.yaml";
}

use self::api::*;

/// Whether a body with a text for this pattern is sent.
async fn is_sent(client: &Client, pattern: usize, text: &str) -> bool {
    let body: T = read(&json!({ format!("p{pattern}"): text }).to_string());
    client.put_t(body).await.is_ok()
}

#[tokio::test]
async fn a_text_is_sent_if_it_matches() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    for (pattern, matching, other) in [
        (0, "foo/bar", Some("foo\\/bar")),
        (1, "a-b.c", Some("a b")),
        (2, "a[b", Some("A")),
        (3, "A&&", Some("a")),
        (4, "a&b", Some("c")),
        // No regular expression: left to the service.
        (5, "a", None),
        (6, "a\nb", Some("")),
        (7, "\u{1}", Some("A")),
        (8, "2024", Some("24")),
        (9, "a{,5}", Some("aaa")),
        (11, "a\u{a0}b", Some("a\u{85}b")),
        // Unicode classes: left to the service.
        (12, "é", None),
        (13, "é\u{85}", Some("a\u{2028}")),
        (15, "a\nb", None),
        (16, "a_1", Some("é")),
        (17, "12", Some("٣")),
        (18, "1-2", Some("a")),
        (19, "$5", Some("5")),
        (20, "12.34", Some("12.345")),
        (22, "ÀÁ a", Some("1")),
        (23, "anything", None),
        (24, "xABCx", Some("ab")),
        (26, "aéb", Some("é")),
        (27, "a", Some("<")),
        (28, "A", Some("x41")),
        (30, "aZ", Some("a")),
        (32, "a]", Some("a")),
        (34, "anything", None),
        (35, "e", Some("\u{1b}")),
        (40, "anything", None),
        (42, "a1", Some("_")),
        (43, "\u{8}", Some("b")),
        (44, "\0", Some("0")),
        (46, "9.10.9.", Some("9.9.9")),
        (47, "", None),
        (49, "", Some("G")),
        (50, "\u{3000}", Some("a")),
        (51, "é", Some(" ")),
    ] {
        assert!(
            is_sent(&client, pattern, matching).await,
            "{pattern} {matching}"
        );
        if let Some(other) = other {
            assert!(!is_sent(&client, pattern, other).await, "{pattern} {other}");
        }
    }
}

#[tokio::test]
async fn a_violation_shows_the_pattern_of_the_document() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let error = client.put_t(T::default().p6("")).await.unwrap_err();
    let violations: Vec<_> = error.violations().iter().map(ToString::to_string).collect();
    assert_eq!(violations, ["`p6` must match `^[^]+$`"]);
}
