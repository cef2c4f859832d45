#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::Value;

use super::{Choice, apply};

const PETS: &str = r##"{
    "info": {"x-logo": {"$ref": "#/components/examples/Logo"}},
    "paths": {
        "/pets": {
            "parameters": [{"$ref": "#/components/parameters/Page"}],
            "get": {"operationId": "listPets", "tags": ["pets"], "x": {"$ref": "#/components/schemas/Pet"}},
            "post": {"operationId": "addPet", "tags": ["pets", "admin"], "x": {"$ref": "#/components/schemas/Draft"}},
            "additionalOperations": {
                "PURGE": {"operationId": "purgePets", "x": {"$ref": "#/components/schemas/Unused"}},
                "Lock": {}
            }
        },
        "/shops": {"get": {"tags": ["shops"], "x": {"$ref": "#/paths/~1pets/post/x"}}},
        "/same": {"$ref": "#/paths/~1shops"},
        "/lost": {"$ref": "#/paths/~1none"},
        "/loop": {"$ref": "#/paths/~1loop"}
    },
    "components": {
        "securitySchemes": {"key": {}},
        "parameters": {"Page": {}, "Size": {}},
        "examples": {"Logo": {}},
        "schemas": {
            "Pet": {"discriminator": {"propertyName": "kind", "mapping": {"b": "Bird"}, "defaultMapping": "#/components/schemas/Fish"}},
            "Cat": {"allOf": [{"$ref": "#/components/schemas/Pet"}]},
            "Lion": {"allOf": [{"$ref": "#/components/schemas/Cat"}]},
            "Bird": {}, "Fish": {},
            "Draft": {}, "DraftOfShop": {"allOf": [{"$ref": "#/components/schemas/Draft"}]},
            "Unused": {}
        }
    }
}"##;

/// Checks which paths, methods and components remain of a document, and the mistakes.
fn check(operations: &[&str], tags: &[&str], expected: &str) {
    let mut root: Value = serde_json::from_str(PETS).unwrap();
    let owned = |list: &[&str]| list.iter().map(|&text| text.to_owned()).collect();
    let choice = Choice {
        operations: owned(operations),
        tags: owned(tags),
        ..Choice::default()
    };
    let chosen = apply(&mut root, &choice);
    let names =
        |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    let mut found: Vec<String> = Vec::new();
    for (path, item) in root["paths"].as_object().unwrap() {
        found.push(format!("{path}: {}", names(item).join(" ")));
    }
    for (kind, components) in root["components"].as_object().unwrap() {
        found.push(
            format!("{kind}: {}", names(components).join(" "))
                .trim_end()
                .to_owned(),
        );
    }
    found.extend(chosen.mistakes.into_iter().map(|it| it.message));
    let expected: Vec<&str> = expected
        .lines()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn without_a_choice_everything_remains() {
    check(
        &[],
        &[],
        "/pets: parameters get post additionalOperations
         /shops: get
         /same: $ref
         /lost: $ref
         /loop: $ref
         securitySchemes: key
         parameters: Page Size
         examples: Logo
         schemas: Pet Cat Lion Bird Fish Draft DraftOfShop Unused",
    );
}

#[test]
fn an_operation_remains_with_all_that_it_refers_to() {
    check(
        &["listPets"],
        &[],
        "/pets: parameters get
         securitySchemes: key
         parameters: Page
         examples: Logo
         schemas: Pet Cat Lion Bird Fish",
    );
    check(
        &["POST /pets"],
        &[],
        "/pets: parameters post
         securitySchemes: key
         parameters: Page
         examples: Logo
         schemas: Draft",
    );
    for name in ["purgePets", "PURGE /pets"] {
        check(
            &[name],
            &[],
            "/pets: parameters additionalOperations
             securitySchemes: key
             parameters: Page
             examples: Logo
             schemas: Unused",
        );
    }
}

#[test]
fn of_additional_operations_the_chosen_ones_remain() {
    let mut root: Value = serde_json::from_str(PETS).unwrap();
    let choice = Choice {
        operations: vec!["Lock /pets".to_owned()],
        ..Choice::default()
    };
    assert_eq!(apply(&mut root, &choice).mistakes, []);
    let additional = root["paths"]["/pets"]["additionalOperations"].as_object();
    assert_eq!(additional.unwrap().keys().collect::<Vec<_>>(), ["Lock"]);
}

#[test]
fn all_schemas_remain_beside_an_operation_where_they_are_wanted() {
    let mut root: Value = serde_json::from_str(PETS).unwrap();
    let choice = Choice {
        operations: vec!["listPets".to_owned()],
        all_schemas: true,
        ..Choice::default()
    };
    assert!(apply(&mut root, &choice).all_schemas);
    let pets: Value = serde_json::from_str(PETS).unwrap();
    let schemas = |of: &Value| of["components"]["schemas"].clone();
    assert_eq!(schemas(&root), schemas(&pets));
    assert!(root.pointer("/paths/~1pets/post").is_none());
}

#[test]
fn a_tag_chooses_its_operations_beside_those_that_are_named() {
    check(
        &["addPet"],
        &["shops"],
        "/pets: parameters post
         /shops: get
         /same: $ref
         securitySchemes: key
         parameters: Page
         examples: Logo
         schemas: Draft",
    );
}

#[test]
fn an_operation_that_another_path_has_by_reference_is_chosen_by_itself() {
    let mut root: Value = serde_json::from_str(PETS).unwrap();
    let operations = vec!["GET /same".to_owned()];
    let chosen = apply(
        &mut root,
        &Choice {
            operations,
            ..Choice::default()
        },
    );
    let same = ("/same".to_owned(), "get".to_owned());
    assert_eq!(chosen.operations, Some([same].into()));
    assert!(root.pointer("/paths/~1shops/get").is_some());
}

#[test]
fn an_unknown_operation_or_tag_is_a_mistake() {
    check(
        &["listPet", "GET /pet", "nothing at all", "x"],
        &["pet", "unknown"],
        "securitySchemes: key
         parameters:
         examples: Logo
         schemas:
         this document has no operation `listPet`; did you mean `listPets`?
         this document has no operation `GET /pet`; did you mean `GET /pets`?
         this document has no operation `nothing at all`: an operation is named by its operationId or its method and path, as in `GET /pets`
         this document has no operation `x`: an operation is named by its operationId or its method and path, as in `GET /pets`
         no operation of this document has the tag `pet`; did you mean `pets`?
         no operation of this document has the tag `unknown`",
    );
}
