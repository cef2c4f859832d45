use serde_json::json;

use crate::diagnostics::Findings;
use crate::document::{Choice, Document, Origins, Tree};
use crate::source::Pointer;

fn target(schemas: serde_json::Value) -> Option<String> {
    let root = json!({
        "openapi": "3.1.0",
        "info": {"title": "Trees", "version": "1"},
        "components": {"schemas": schemas},
    });
    let tree = Tree {
        root,
        origins: Origins::default(),
        unread: std::collections::HashMap::new(),
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
