//! Every kind of type in one version, and every kind in the next: what is generated compiles, whatever became of a type.

use std::fmt::Write as _;

use primer_tests::Project;
use serde_json::{Map, Value, json};

const LIB: &str = r#"//! Two versions.
#![deny(warnings)]

primer_codegen::generate_api! {
    pub mod old = "old.json";
    pub mod new = "new.json";
}
"#;

/// Whether a member is required, and whether it may be `null`.
const PRESENCES: [(bool, bool); 3] = [(true, false), (false, false), (true, true)];

#[test]
fn a_type_of_any_kind_becomes_a_type_of_any_other() {
    let temporary = env!("CARGO_TARGET_TMPDIR");
    let project = Project::of_versions(temporary, "product_of_kinds", LIB, documents());
    let outcome = project.build();
    assert!(outcome.success, "{}", errors(&outcome.stderr));
}

/// The first lines of the compiler's errors.
fn errors(output: &str) -> String {
    let mut errors = String::new();
    let lines: Vec<&str> = output.lines().collect();
    for error in lines
        .split(|line| line.is_empty())
        .filter(|it| it.iter().any(|line| line.starts_with("error")))
        .take(20)
    {
        let _ = writeln!(errors, "{}\n", error.join("\n"));
    }
    errors
}

/// A schema of each kind.
fn kinds() -> Vec<(&'static str, Value)> {
    let cat = json!({"type": "object", "required": ["kind", "lives"], "properties": {"kind": {"type": "string", "enum": ["cat"]}, "lives": {"type": "integer"}}});
    let dog = json!({"type": "object", "required": ["kind", "tricks"], "properties": {"kind": {"type": "string", "enum": ["dog"]}, "tricks": {"type": "array", "items": {"type": "string"}}}});
    vec![
        ("Boolean", json!({"type": "boolean"})),
        ("Integer", json!({"type": "integer"})),
        ("Number", json!({"type": "number"})),
        ("Text", json!({"type": "string"})),
        ("Secret", json!({"type": "string", "format": "password"})),
        ("Time", json!({"type": "string", "format": "date-time"})),
        ("Enum", json!({"type": "string", "enum": ["a", "b"]})),
        (
            "SecretEnum",
            json!({"type": "string", "format": "password", "enum": ["a", "b"]}),
        ),
        ("IntegerEnum", json!({"type": "integer", "enum": [1, 2]})),
        (
            "Object",
            json!({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}}),
        ),
        (
            "Map",
            json!({"type": "object", "additionalProperties": {"type": "integer"}}),
        ),
        (
            "ObjectList",
            json!({"type": "array", "items": {"type": "object", "properties": {"a": {"type": "string"}}}}),
        ),
        ("Union", json!({"oneOf": [cat, dog]})),
        (
            "ScalarUnion",
            json!({"oneOf": [{"type": "string"}, {"type": "integer"}]}),
        ),
        (
            "OneOrMany",
            json!({"oneOf": [{"$ref": "#/components/schemas/Item"}, {"type": "array", "items": {"$ref": "#/components/schemas/Item"}}]}),
        ),
        ("Free", json!({})),
        ("Alias", json!({"$ref": "#/components/schemas/Item"})),
    ]
}

/// Two versions of a document that holds a component for each pair of kinds, which is of one kind in the old version and of the other in the
/// new one, and an object whose members refer to it.
fn documents() -> [Value; 2] {
    let kinds = kinds();
    let mut versions = [Map::new(), Map::new()];
    for schemas in &mut versions {
        let item = json!({"type": "object", "properties": {"sku": {"type": "string"}}});
        schemas.insert("Item".to_owned(), item);
    }
    let mut holders = Vec::new();
    for (old_name, old) in &kinds {
        for (new_name, new) in &kinds {
            let name = format!("{old_name}To{new_name}");
            for (n, (schemas, schema)) in versions.iter_mut().zip([old, new]).enumerate() {
                schemas.insert(name.clone(), schema.clone());
                schemas.insert(format!("{name}Holder"), holder(&name, schema, n));
            }
            holders.push(format!("{name}Holder"));
        }
    }
    versions.map(|schemas| document(schemas, &holders))
}

/// An object with a member for each pair of presences.
fn holder(name: &str, schema: &Value, version: usize) -> Value {
    let reference = json!({"$ref": format!("#/components/schemas/{name}")});
    let mut properties = Map::new();
    let mut required = vec!["inline".to_owned()];
    properties.insert("inline".to_owned(), schema.clone());
    for (n, old) in PRESENCES.into_iter().enumerate() {
        for (m, new) in PRESENCES.into_iter().enumerate() {
            let (is_required, is_nullable) = [old, new][version];
            let member = format!("member{n}{m}");
            let schema = if is_nullable {
                json!({"allOf": [reference], "nullable": true})
            } else {
                reference.clone()
            };
            properties.insert(member.clone(), schema);
            if is_required {
                required.push(member);
            }
        }
    }
    json!({"type": "object", "required": required, "properties": properties})
}

/// A document in which requests of every kind and responses hold the objects.
fn document(schemas: Map<String, Value>, holders: &[String]) -> Value {
    let properties = holders.iter().map(|name| {
        let reference = json!({"$ref": format!("#/components/schemas/{name}")});
        (name.clone(), reference)
    });
    let everything = json!({"type": "object", "properties": properties.collect::<Map<_, _>>()});
    let mut schemas = schemas;
    schemas.insert("Everything".to_owned(), everything);
    let content =
        json!({"application/json": {"schema": {"$ref": "#/components/schemas/Everything"}}});
    let operation = |id: &str| {
        json!({
            "operationId": id,
            "requestBody": {"required": true, "content": content},
            "responses": {"200": {"description": "Everything.", "content": content}},
        })
    };
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Kinds", "version": "1"},
        "paths": {"/everything": {"put": operation("put"), "patch": operation("patch")}},
        "components": {"schemas": schemas},
    })
}
