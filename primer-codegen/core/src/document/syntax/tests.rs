use serde_json::{Value, json};

use super::parse;
use crate::diagnostics::Findings;
use crate::document::Document;

fn check(text: &str, expected: Value) {
    let mut findings = Findings::default();
    let tree = parse(text, &mut findings);
    let messages: Vec<_> = findings
        .iter()
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!((tree, messages), (Some(expected), Vec::new()), "{text}");
}

fn check_refused(text: &str, expected: &str) {
    let mut findings = Findings::default();
    Document::parse(text, &mut findings);
    let messages: Vec<_> = findings
        .iter()
        .map(|finding| finding.message.as_str())
        .collect();
    assert!(
        messages.iter().any(|message| message.contains(expected)),
        "{messages:?}\n{text}"
    );
}

#[test]
fn plain_text_is_yaml_1_2s() {
    check(
        "a: [NO, yes, on, off, Y, 2024-01-01, 12:30, 1_000, 007, 0.1.2]",
        json!({"a": ["NO", "yes", "on", "off", "Y", "2024-01-01", "12:30", "1_000", "007", "0.1.2"]}),
    );
    check(
        "a: [true, false, null, ~, 'true', \"~\", ]",
        json!({"a": [true, false, null, null, "true", "~"]}),
    );
    check(
        "a: [1, -1, +1, 0o17, 0xF, 1.5, 1e3, 18446744073709551615]",
        json!({"a": [1, -1, 1, 15, 15, 1.5, 1000.0, 18_446_744_073_709_551_615_u64]}),
    );
}

#[test]
fn a_key_is_text() {
    check(
        "200: a\n'true': b\n'null': c\n-1: d\n'x y': e",
        json!({"200": "a", "true": "b", "null": "c", "-1": "d", "x y": "e"}),
    );
}

#[test]
fn anchors_and_merge_keys_are_followed() {
    check("a: &a {x: 1}\nb: *a", json!({"a": {"x": 1}, "b": {"x": 1}}));
    check(
        "a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3",
        json!({"a": {"x": 1, "y": 2}, "b": {"x": 1, "y": 3}}),
    );
    check(
        "a: &a {x: 1}\nb: &b {y: 2}\nc: {<<: [*a, *b]}",
        json!({"a": {"x": 1}, "b": {"y": 2}, "c": {"x": 1, "y": 2}}),
    );
}

#[test]
fn text_of_several_lines_is_folded_or_kept() {
    check(
        "a: |\n  x\n  y\nb: >-\n  x\n  y\nc: \"x\n  y\"",
        json!({"a": "x\ny\n", "b": "x y", "c": "x y"}),
    );
}

#[test]
fn json_is_parsed() {
    check(
        "{\n\t\"a\": [1, \"x\\/\\u00e9\\n\", null],\n\t\"b\":{\"c\":true}}",
        json!({"a": [1, "x/é\n", null], "b": {"c": true}}),
    );
}

#[test]
fn members_keep_the_documents_order() {
    let mut findings = Findings::default();
    let tree = parse("b: 1\na: 2\nc: 3", &mut findings).unwrap_or_default();
    let names: Vec<_> = tree
        .as_object()
        .into_iter()
        .flat_map(|members| members.keys())
        .collect();
    assert_eq!(names, ["b", "a", "c"]);
}

#[test]
fn the_core_schemas_tags_are_read() {
    check("a: !!str 5\nb: !!int '5'", json!({"a": "5", "b": 5}));
}

#[test]
fn text_that_is_not_json_is_refused() {
    check_refused(
        "a: !own {x: 1}",
        "YAML's tag `!own` has no meaning in OpenAPI",
    );
    check_refused("a: .inf", "is not a number in JSON");
    check_refused("a: .nan", "is not a number in JSON");
    for key in ["? [a]\n", "True", "~", "1.10", "0.5"] {
        check_refused(&format!("{key}: 1"), "a name in this object is not text");
    }
    check_refused("200: a\n'200': b", "duplicate member `200`");
    check_refused("a: 1\na: 2", "duplicate");
}

#[test]
fn text_that_is_not_yaml_is_refused() {
    check_refused("a: [", "this is not YAML");
    check_refused("a: *b", "this is not YAML: unknown anchor");
    check_refused("a:\n\tb: 1", "this is not YAML");
    check_refused("a: 1\n---\na: 2", "document");
    check_refused("a: &a [*a]", "this is not YAML");
    check_refused("\u{1}", "this is not YAML");
}

#[test]
fn a_document_that_is_not_an_object_is_refused() {
    for text in ["", "# nothing", "[]", "text", "5", "null"] {
        check_refused(text, "this is not an OpenAPI document: expected an object");
    }
}

#[test]
fn an_integer_beyond_64_bits_is_the_nearest_number() {
    check(
        "a: 99999999999999999999\nb: ['99999999999999999999', -99999999999999999999]\nc: |\n  99999999999999999999\né: 18446744073709551615",
        json!({"a": 1e20, "b": ["99999999999999999999", -1e20], "c": "99999999999999999999\n", "é": u64::MAX}),
    );
}
