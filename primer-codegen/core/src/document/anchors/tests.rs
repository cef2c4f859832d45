#![allow(clippy::indexing_slicing)]

use serde_json::json;

use super::{settle, settle_file};
use crate::diagnostics::Findings;
use crate::document::{Choice, Document, Origins, Tree};
use crate::source::Pointer;

fn target(schemas: serde_json::Value) -> Option<String> {
    let mut root = json!({
        "openapi": "3.1.0",
        "info": {"title": "Trees", "version": "1"},
        "components": {"schemas": schemas},
    });
    settle(&mut root);
    let tree = Tree {
        root,
        origins: Origins::default(),
        unread: Default::default(),
    };
    let mut findings = Findings::default();
    let document = Document::check(tree, &Choice::default(), &mut findings)?;
    assert!(findings.is_empty(), "{findings:?}");
    let at = Pointer::root().path(["components", "schemas", "User"]);
    document.reference(&at).map(str::to_owned)
}

#[test]
fn a_reference_may_name_an_anchor() {
    let found = target(json!({"User": {"$ref": "#tree"}, "Tree": {"$anchor": "tree"}}));
    assert_eq!(found.as_deref(), Some("#/components/schemas/Tree"));
}

#[test]
fn a_reference_may_name_an_id() {
    let schemas = json!({
        "User": {"$ref": "https://example.com/tree#/$defs/50%25"},
        "Tree": {"$id": "https://example.com/tree", "$defs": {"50%": {"type": "string"}}},
    });
    let found = target(schemas);
    assert_eq!(
        found.as_deref(),
        Some("#/components/schemas/Tree/$defs/50%25")
    );
}

#[test]
fn the_first_of_several_anchors_is_meant() {
    let schemas = json!({
        "User": {"$ref": "#tree"},
        "B": {"$anchor": "tree"},
        "A": {"$dynamicAnchor": "tree"},
    });
    assert_eq!(target(schemas).as_deref(), Some("#/components/schemas/A"));
}

#[test]
fn what_is_data_names_nothing() {
    let schemas = json!({
        "Data": {"example": {"$anchor": "tree"}, "default": {"$ref": "#tree"}},
        "Tree": {"$anchor": "tree"},
        "User": {"$ref": "#tree"},
    });
    let found = target(schemas);
    assert_eq!(found.as_deref(), Some("#/components/schemas/Tree"));
}

#[test]
fn what_a_chosen_operation_names_is_kept() {
    let text = "openapi: 3.1.0
info: {title: Trees, version: '1'}
paths:
  /tree:
    get: {operationId: getTree, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#tree'}}}}}}
  /other:
    get: {responses: {'204': {description: ok}}}
components:
  schemas:
    Tree: {$anchor: tree, type: object, properties: {leaf: {$dynamicRef: '#leaf'}}}
    Leaf: {$dynamicAnchor: leaf, type: object, properties: {name: {type: string}}}
";
    let choice = Choice {
        operations: vec!["getTree".to_owned()],
        ..Choice::default()
    };
    let lowering = crate::lower_chosen(&crate::Source::new("trees.yaml", text), &choice);
    assert!(lowering.findings.is_empty(), "{:?}", lowering.findings);
    let types = lowering.api.iter().flat_map(|api| &api.types);
    let names: Vec<&str> = types.map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["Tree", "Leaf"]);
}

#[test]
fn a_file_has_names_of_its_own() {
    let mut file = json!({
        "Tree": {"$anchor": "tree", "items": {"$dynamicRef": "#tree"}, "default": {"$dynamicRef": "#/a"}},
        "User": {"$ref": "#tree"},
        "Other": {"$ref": "other.yaml#tree"},
    });
    let names = settle_file(&mut file);
    assert_eq!(file["Tree"]["items"], json!({"$ref": "#/Tree"}));
    assert_eq!(file["Tree"]["default"], json!({"$dynamicRef": "#/a"}));
    assert_eq!(file["User"], json!({"$ref": "#/Tree"}));
    assert_eq!(file["Other"], json!({"$ref": "other.yaml#tree"}));
    assert_eq!(names.anchor("tree"), Some(&Pointer::root().child("Tree")));
}
