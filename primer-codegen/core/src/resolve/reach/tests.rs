#![allow(clippy::unwrap_used)]

use crate::diagnostics::{Findings, Region};
use crate::document::{Choice, Document, Tree};
use crate::resolve::{Nodes, resolve};
use crate::source::Pointer;

const DOCUMENT: &str = "
openapi: 3.0.3
info: {title: T, version: '1'}
security: [{Key: []}]
paths:
  /a:
    parameters:
    - {$ref: '#/components/parameters/Page'}
    get:
      responses:
        '200':
          description: a
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
  /b: {}
components:
  parameters:
    Page: {name: page, in: query, schema: {$ref: '#/components/schemas/Count'}}
    Other: {name: other, in: query, schema: {type: string}}
  securitySchemes:
    Key: {type: http, scheme: bearer}
    Unused: {type: http, scheme: basic}
  schemas:
    Count: {type: integer}
    Pet:
      type: object
      required: [kind]
      properties: {kind: {type: string}}
      discriminator: {propertyName: kind, mapping: {bird: Bird}}
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {$ref: '#/components/schemas/Whiskers'}]}
    Whiskers: {type: object}
    Bird: {type: object, properties: {wings: {$ref: '#/components/schemas/Wing/items'}}}
    Wing: {type: array, items: {type: string}}
    Unused: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}
";

fn reach(document: &str) -> Region {
    let mut findings = Findings::default();
    let document = Document::parse(document, &mut findings).unwrap();
    let nodes = Nodes::of(&document);
    let region = resolve(&document, &nodes, &mut findings).reach();
    assert!(findings.is_empty(), "{findings:?}");
    region
}

fn contains(region: &Region, at: &str) -> bool {
    region.contains(&Pointer::from_fragment(at).unwrap())
}

#[test]
fn operations_reach_what_they_refer_to_and_nothing_else() {
    let region = reach(DOCUMENT);
    let inside = [
        "/info/title",
        "/paths/~1a/get/responses/200/content",
        "/paths/~1b",
        "/components/parameters/Page/schema",
        "/components/securitySchemes/Key/scheme",
        "/components/schemas/Count",
        "/components/schemas/Pet/properties/kind",
        "/components/schemas/Cat/allOf/0",
        "/components/schemas/Whiskers",
        "/components/schemas/Bird",
        "/components/schemas/Wing/items",
    ];
    for at in inside {
        assert!(contains(&region, at), "{at}");
    }
    let outside = [
        "/components/parameters/Other",
        "/components/securitySchemes/Unused",
        "/components/schemas/Unused/properties",
        "/components/schemas/Wing",
    ];
    for at in outside {
        assert!(!contains(&region, at), "{at}");
    }
}

#[test]
fn without_operations_the_whole_document_is_reached() {
    let (before, _) = DOCUMENT.split_once("    get:").unwrap();
    let (_, after) = DOCUMENT.split_once("components:\n").unwrap();
    let region = reach(&format!("{before}components:\n{after}"));
    assert!(contains(&region, "/components/schemas/Unused"));
}

#[test]
fn schemas_that_nothing_refers_to_are_reached_where_the_caller_wants_all() {
    let mut findings = Findings::default();
    let choice = Choice {
        all_schemas: true,
        ..Choice::default()
    };
    let tree = Tree::parse(DOCUMENT, &mut findings).unwrap();
    let document = Document::check(tree, &choice, &mut findings).unwrap();
    let nodes = Nodes::of(&document);
    let region = resolve(&document, &nodes, &mut findings).reach();
    assert!(contains(&region, "/components/schemas/Unused/properties"));
    assert!(!contains(&region, "/components/parameters/Other"));
}

#[test]
fn without_operations_the_webhooks_reach_what_they_refer_to() {
    let region = reach(
        "openapi: 3.1.0
info: {title: T, version: '1'}
webhooks:
  paid: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Paid'}}}}}}
components:
  schemas:
    Paid: {type: object}
    Unused: {type: object}
",
    );
    assert!(contains(&region, "/components/schemas/Paid"));
    assert!(!contains(&region, "/components/schemas/Unused"));
}
