use super::{Nodes, resolve};
use crate::diagnostics::Findings;
use crate::diagnostics::tests::assert_findings;
use crate::document::Document;
use crate::source::Pointer;

/// Checks the target of `#/components/schemas/A/items`, and the findings.
fn check(items: &str, schemas: &str, expected: Option<&str>, findings: &[&str]) {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  parameters: {{P: {{name: p, in: query, schema: {{type: string}}}}}}\n  schemas: {{A: {{type: array, items: {{$ref: '{items}'}}}}, {schemas}}}\n"
    );
    let mut found = Findings::default();
    let document = Document::parse(&text, &mut found);
    let target = document.as_ref().and_then(|document| {
        let nodes = Nodes::of(document);
        let resolved = resolve(document, &nodes, &mut found);
        let at = Pointer::root().path(["components", "schemas", "A", "items"]);
        resolved.follow(&at).map(|at| at.as_str().to_owned())
    });
    let messages = found.iter().map(|finding| finding.message.clone());
    assert_findings(&messages.collect::<Vec<_>>(), findings, &text);
    assert_eq!(target.as_deref(), expected, "{text}");
}

#[test]
fn a_reference_is_followed_to_the_definition() {
    check(
        "#/components/schemas/B",
        "B: {type: string}",
        Some("/components/schemas/B"),
        &[],
    );
    check(
        "#/components/schemas/B",
        "B: {$ref: '#/components/schemas/C'}, C: {type: string}",
        Some("/components/schemas/C"),
        &[],
    );
    check(
        "#/components/schemas/B/properties/a%2Fb",
        "B: {properties: {}}",
        None,
        &["`$ref` target not found: `#/components/schemas/B/properties/a%2Fb`"],
    );
    check(
        "#/components/schemas/B/properties/a~1b",
        "B: {properties: {a/b: {type: string}}}",
        Some("/components/schemas/B/properties/a~1b"),
        &[],
    );
}

#[test]
fn a_reference_without_a_target_is_reported() {
    check(
        "#/components/schemas/Bb",
        "B: {type: string}",
        None,
        &["`$ref` target not found: `#/components/schemas/Bb`"],
    );
}

#[test]
fn a_reference_to_another_kind_of_object_is_reported() {
    check(
        "#/components/parameters/P",
        "B: {}",
        None,
        &[
            "expected a `$ref` to a Schema Object, found one to a Parameter Object: `#/components/parameters/P`",
        ],
    );
    check(
        "#/components/schemas",
        "B: {}",
        None,
        &[
            "expected a `$ref` to a Schema Object, found one to something else: `#/components/schemas`",
        ],
    );
}

#[test]
fn a_reference_that_is_not_into_the_document_is_reported() {
    check(
        "other.yaml#/A",
        "B: {}",
        None,
        &["`$ref` target not found: `other.yaml#/A`"],
    );
    check("B", "B: {}", None, &["`$ref` target not found: `B`"]);
    check("#B", "B: {}", None, &["`$ref` is not a JSON pointer: `#B`"]);
    check(
        "#/%zz",
        "B: {}",
        None,
        &["`$ref` is not a JSON pointer: `#/%zz`"],
    );
}

#[test]
fn a_circle_of_references_is_reported() {
    check(
        "#/components/schemas/A/items",
        "B: {}",
        None,
        &["`$ref` leads back to itself: `#/components/schemas/A/items`"],
    );
}

#[test]
fn a_recursive_object_is_no_circle_of_references() {
    check(
        "#/components/schemas/A",
        "B: {}",
        Some("/components/schemas/A"),
        &[],
    );
}
