#![allow(clippy::unwrap_used)]

use crate::diagnostics::Findings;
use crate::document::Document;
use crate::resolve::{Nodes, resolve};
use crate::source::Pointer;

const SCHEMAS: &str = "
openapi: 3.0.3
info: {title: T, version: '1'}
paths: {}
components:
  schemas:
    Base: {type: object, properties: {a: {type: string}}}
    Left: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {b: {type: string}}}]}
    Both: {allOf: [{$ref: '#/components/schemas/Left'}, {$ref: '#/components/schemas/Base'}]}
    Other: {$ref: '#/components/schemas/Left'}
    Circle: {allOf: [{$ref: '#/components/schemas/Circle'}]}
";

fn component(name: &str) -> Pointer {
    Pointer::root().path(["components", "schemas", name])
}

#[test]
fn parts_stand_before_the_schema_that_holds_them_each_once() {
    let mut findings = Findings::default();
    let document = Document::parse(SCHEMAS, &mut findings).unwrap();
    let nodes = Nodes::of(&document);
    let resolved = resolve(&document, &nodes, &mut findings);
    let both = resolved.schema(&component("Both")).unwrap();
    let parts: Vec<Pointer> = resolved
        .parts(&both)
        .unwrap()
        .into_iter()
        .map(|part| part.at)
        .collect();
    let left = component("Left");
    let inline = left.child("allOf").item(1);
    assert_eq!(parts, [component("Base"), inline, left, component("Both")]);
}

#[test]
fn a_schema_that_extends_itself_has_no_parts() {
    let mut findings = Findings::default();
    let document = Document::parse(SCHEMAS, &mut findings).unwrap();
    let nodes = Nodes::of(&document);
    let resolved = resolve(&document, &nodes, &mut findings);
    let circle = resolved.schema(&component("Circle")).unwrap();
    let finding = resolved.parts(&circle).unwrap_err();
    assert_eq!(finding.message, "this `allOf` leads back to itself");
}

#[test]
fn children_extend_a_component_themselves() {
    let mut findings = Findings::default();
    let document = Document::parse(SCHEMAS, &mut findings).unwrap();
    let nodes = Nodes::of(&document);
    let children = resolve(&document, &nodes, &mut findings).children();
    let of_base = [component("Left"), component("Both")];
    assert_eq!(children.get(&component("Base")).unwrap(), &of_base);
    assert_eq!(
        children.get(&component("Left")).unwrap(),
        &[component("Both")]
    );
}
