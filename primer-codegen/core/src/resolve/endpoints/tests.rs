#![allow(clippy::unwrap_used)]

use super::template_names;
use crate::diagnostics::Findings;
use crate::document::Document;
use crate::resolve::{Nodes, resolve};

const PATHS: &str = "
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /a/{id}:
    parameters:
    - {name: id, in: path, required: true, schema: {type: string}}
    - {name: X-Trace, in: header, schema: {type: string}}
    get:
      parameters:
      - {name: x-trace, in: header, required: true, schema: {type: string}}
      - {$ref: '#/components/parameters/Page'}
      - {name: page, in: query, schema: {type: string}}
      responses: {'204': {description: a}}
    delete: {responses: {'204': {description: a}}}
  /b: {$ref: '#/paths/~1a~1{id}'}
components:
  parameters:
    Page: {name: page, in: query, schema: {type: integer}}
";

#[test]
fn endpoints_have_the_documents_order_and_a_shared_path_item_twice() {
    let mut findings = Findings::default();
    let document = Document::parse(PATHS, &mut findings).unwrap();
    let nodes = Nodes::of(&document);
    let endpoints = resolve(&document, &nodes, &mut findings).endpoints();
    let names: Vec<_> = endpoints
        .iter()
        .map(|it| (it.method.name(), it.template))
        .collect();
    let expected = [
        ("get", "/a/{id}"),
        ("delete", "/a/{id}"),
        ("get", "/b"),
        ("delete", "/b"),
    ];
    assert_eq!(names, expected);
}

#[test]
fn a_parameter_of_the_operation_replaces_that_of_the_path_item() {
    let mut findings = Findings::default();
    let document = Document::parse(PATHS, &mut findings).unwrap();
    let nodes = Nodes::of(&document);
    let resolved = resolve(&document, &nodes, &mut findings);
    let endpoints = resolved.endpoints();
    let parameters = resolved.parameters(endpoints.first().unwrap());
    let described: Vec<_> = parameters
        .iter()
        .map(|it| (it.name(), it.required(), it.at.to_string()))
        .collect();
    let get = "#/paths/~1a~1{id}/get/parameters/0".to_owned();
    let expected = [
        (
            "id",
            Some(true),
            "#/paths/~1a~1{id}/parameters/0".to_owned(),
        ),
        ("x-trace", Some(true), get),
        ("page", None, "#/components/parameters/Page".to_owned()),
    ];
    assert_eq!(described, expected);
}

#[test]
fn names_of_a_template_are_in_braces() {
    assert_eq!(
        template_names("/a/{id}/b/{x-y}.{format}"),
        ["id", "x-y", "format"]
    );
    assert_eq!(template_names("/a"), [""; 0]);
}
