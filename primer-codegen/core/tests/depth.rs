//! A mistake at the bottom of nested schemas is one finding, and each level costs the same work. If each level doubled the work,
//! these tests would never end.

#![allow(clippy::indexing_slicing)]

use primer_codegen_core::{Source, lower_source};
use serde_json::{Value, json};

/// The number of levels. It is below the depth at which a text is refused, even if a level is an array within an object.
const DEPTH: usize = 40;

/// The keywords by which a schema holds another.
const HOLDERS: [&str; 6] = [
    r#"{"type": "array", "items": SCHEMA}"#,
    r#"{"type": "object", "additionalProperties": SCHEMA}"#,
    r#"{"type": "object", "properties": {"a": SCHEMA}}"#,
    r#"{"allOf": [SCHEMA]}"#,
    r#"{"oneOf": [SCHEMA, {"type": "boolean"}]}"#,
    r#"{"anyOf": [SCHEMA, {"type": "boolean"}]}"#,
];

/// Documents with one schema each, in all places for schemas.
const PLACES: [&str; 9] = [
    r#""paths": {"/a": {"post": {"responses": {"200": {"description": "", "content": CONTENT}}}}}"#,
    r#""paths": {"/a": {"post": {"responses": {"400": {"description": "", "content": CONTENT}}}}}"#,
    r#""paths": {"/a": {"post": {"responses": {"200": {"description": "", "headers": {"A": {"schema": SCHEMA}}}}}}}"#,
    r#""paths": {"/a": {"post": {"responses": {}, "requestBody": {"content": CONTENT}}}}"#,
    r#""paths": {"/a": {"post": {"responses": {}, "parameters": [{"name": "a", "in": "query", "content": CONTENT}]}}}"#,
    r#""paths": {}, "components": {"schemas": {"A": SCHEMA}}"#,
    r#""paths": {}, "components": {"responses": {"A": {"description": "", "content": CONTENT}}}"#,
    r#""paths": {}, "components": {"requestBodies": {"A": {"content": CONTENT}}}"#,
    r#""paths": {}, "components": {"parameters": {"A": {"name": "a", "in": "query", "schema": SCHEMA}}}"#,
];

#[test]
fn a_mistake_below_many_schemas_is_found_in_every_place() {
    for place in PLACES {
        let document = document(place, &nested(HOLDERS[0], r#"{"maxLength": "ten"}"#));
        assert_eq!(
            findings(&document),
            ["expected an integer that is not negative, found a string"],
            "{place}"
        );
    }
}

#[test]
fn a_mistake_below_schemas_of_every_kind_is_found() {
    for holder in HOLDERS {
        for (mistake, expected) in [
            (
                r#"{"maxLength": "ten"}"#,
                "expected an integer that is not negative, found a string",
            ),
            (
                r#"{"nulable": true}"#,
                "unknown keyword `nulable` in this Schema Object",
            ),
        ] {
            let document = document(PLACES[0], &nested(holder, mistake));
            let findings = findings(&document);
            assert!(findings.contains(&expected.to_owned()), "{findings:?}");
        }
    }
}

/// Small objects without schemas have extensions, which may hold anything.
#[test]
fn deep_extensions_of_small_objects_are_read() {
    let deep = (0..3 * DEPTH / 2).fold(json!(1), |inner, _| json!([{"a": inner}]));
    let scheme = json!({"type": "http", "scheme": "bearer", "x-a": deep});
    let mut document = json!({
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1", "x-a": deep},
        "servers": [{"url": "https://example.com", "x-a": deep}],
        "security": [{"Key": []}],
        "paths": {"/a": {"get": {"responses": {}}}},
        "components": {"securitySchemes": {"Key": scheme}},
    });
    assert_eq!(findings(&document.to_string()), [""; 0]);

    document["info"]["version"] = json!(1);
    document["servers"][0]["url"] = json!(2);
    document["components"]["securitySchemes"]["Key"]["scheme"] = json!([]);
    assert_eq!(findings(&document.to_string()).len(), 3);
}

fn nested(holder: &str, bottom: &str) -> String {
    (0..DEPTH).fold(bottom.to_owned(), |inner, _| {
        holder.replace("SCHEMA", &inner)
    })
}

fn document(place: &str, schema: &str) -> String {
    let content = r#"{"application/json": {"schema": SCHEMA}}"#;
    let place = place.replace("CONTENT", content).replace("SCHEMA", schema);
    let text =
        format!(r#"{{"openapi": "3.0.3", "info": {{"title": "T", "version": "1"}}, {place}}}"#);
    assert!(serde_json::from_str::<Value>(&text).is_ok(), "{text}");
    text
}

fn findings(document: &str) -> Vec<String> {
    let (_, findings) = lower_source(&Source::new("document.json", document));
    findings.iter().map(|it| it.message.clone()).collect()
}
