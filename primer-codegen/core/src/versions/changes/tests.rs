#![allow(clippy::unwrap_used)]

//! Two small documents in, a line per change out.

use super::{Difference, Subject, changes};
use crate::document::Choice;
use crate::ir::Api;
use crate::{Lowering, Source, lower_chosen};

/// The changes from some members of a document to others.
pub(super) fn check(old: &str, new: &str, expected: &[&str]) {
    let head = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";
    let [before, after] = [old, new].map(|rest| format!("{head}{rest}"));
    check_documents(&before, &after, expected);
}

/// The changes from one document to another.
pub(super) fn check_documents(old: &str, new: &str, expected: &[&str]) {
    let changes = changes(&api(old), &api(new));
    let found: Vec<String> = changes.iter().map(ToString::to_string).collect();
    assert_eq!(found, expected, "\n{old}\n---\n{new}");
}

/// The changes of components that a request holds, through `A`.
pub(super) fn check_request(old: &str, new: &str, expected: &[&str]) {
    let path = "/a: {post: {operationId: make, requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}, responses: {'204': {description: Done.}}}}";
    let [old, new] = [old, new].map(|schemas| format!("paths:\n  {path}\n{}", components(schemas)));
    check(&old, &new, expected);
}

/// The changes of components that a response holds, through `A`.
pub(super) fn check_response(old: &str, new: &str, expected: &[&str]) {
    let path = "/a: {get: {operationId: read, responses: {'200': {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}";
    let [old, new] = [old, new].map(|schemas| format!("paths:\n  {path}\n{}", components(schemas)));
    check(&old, &new, expected);
}

/// The changes of components that the body of a PATCH and its response hold, through `A`.
pub(super) fn check_update(old: &str, new: &str, expected: &[&str]) {
    let a = "content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}";
    let path = format!(
        "/a: {{patch: {{operationId: change, requestBody: {{required: true, {a}}}, responses: {{'200': {{description: A., {a}}}}}}}}}"
    );
    let [old, new] = [old, new].map(|schemas| format!("paths:\n  {path}\n{}", components(schemas)));
    check(&old, &new, expected);
}

/// Components, a line each.
fn components(schemas: &str) -> String {
    let lines = schemas.lines().map(|line| format!("    {}\n", line.trim()));
    format!("components:\n  schemas:\n{}", lines.collect::<String>())
}

fn api(text: &str) -> Api {
    let choice = Choice {
        all_schemas: true,
        ..Choice::default()
    };
    let Lowering { api, findings, .. } = lower_chosen(&Source::new("document.yaml", text), &choice);
    let findings: Vec<&str> = findings
        .iter()
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(findings, Vec::<&str>::new(), "\n{text}");
    api.unwrap()
}

#[test]
fn versions_of_the_same_shape_have_no_changes() {
    let documents = ["2021-09-27", "2021-10-19", "2.1", "2.2", "2.3", "2.4"].map(spec);
    for document in &documents {
        assert_eq!(changes(document, document), []);
    }
    let [first, second, _, third, fourth, _] = &documents;
    assert_eq!(changes(first, second), []);
    assert_eq!(changes(third, fourth), []);
}

fn spec(version: &str) -> Api {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../spec");
    api(&std::fs::read_to_string(format!("{folder}/{version}.yaml")).unwrap())
}

#[test]
fn words_examples_and_order_are_no_change() {
    check_request(
        "A: {type: object, description: One., properties: {a: {type: string, example: x}, b: {type: integer}}}
        B: {type: string, enum: [x, y]}",
        "B: {type: string, enum: [y, x]}
        A: {type: object, description: Two., properties: {b: {type: integer}, a: {type: string, example: y}}}",
        &[],
    );
}

#[test]
fn operations_come_first_and_types_follow_in_the_new_documents_order() {
    let path = |id: &str, name: &str| {
        format!(
            "  /{name}: {{get: {{operationId: {id}, responses: {{'204': {{description: D.}}}}}}}}\n"
        )
    };
    check(
        &format!(
            "paths:\n{}{}{}",
            path("gone", "1"),
            path("kept", "2"),
            components(
                "A: {type: string}\nB: {type: string}\nC: {type: string}\nD: {type: string}"
            ),
        ),
        &format!(
            "paths:\n{}{}{}",
            path("kept", "2"),
            path("fresh", "3"),
            components("D: {type: string}\nE: {type: string}\nA: {type: string}"),
        ),
        &[
            "gone: removed (breaking)",
            "fresh: added",
            "E: added",
            "B: removed (breaking)",
            "C: removed (breaking)",
        ],
    );
}

#[test]
fn a_change_is_told_of_once_and_not_where_a_type_is_held() {
    check_request(
        "A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}, c: {type: array, items: {$ref: '#/components/schemas/B'}}}}
        B: {type: object, properties: {x: {type: string}}}",
        "A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}, c: {type: array, items: {$ref: '#/components/schemas/B'}}}}
        B: {type: object, properties: {x: {type: string}, y: {$ref: '#/components/schemas/Y'}}}
        Y: {type: object, properties: {z: {type: string}}}",
        &["B.y: added", "Y: added"],
    );
}

#[test]
fn a_change_says_what_it_is_of_and_whether_that_is_new_or_gone() {
    let documents = ["2.3", "2.4"].map(spec);
    let [old, new] = &documents;
    let changes = changes(old, new);
    let find = |kind: Difference, line: &str| {
        let known = changes
            .iter()
            .find(|it| it.to_string() == line)
            .map(|it| (it.difference, &it.subject));
        assert_eq!(known.map(|it| it.0), Some(kind), "{line}");
        known.unwrap().1
    };
    let member = find(
        Difference::Changed,
        "LineItem.name: at most 255 characters, before 256 (breaking)",
    );
    assert!(
        matches!(member, Subject::Member(name, wire_name) if name.plain() == "LineItem" && wire_name == "name")
    );
    let value = find(Difference::Added, "CardNetwork: value EFTPOS added");
    assert!(matches!(value, Subject::Value(_, value) if value == "EFTPOS"));
    find(
        Difference::Removed,
        "Currency: value CLF removed (breaking)",
    );
    find(Difference::Added, "ApplePayOptions: added");
}
