#![allow(clippy::panic)]

use crate::ir::versions::Versions;
use crate::ir::{Docs, ItemKind};
use crate::versions::tests::{INTEGER, emitted, schemas, updates, versions};

/// The module of each type, in one line per type.
fn check_modules(documents: &[&str], expected: &[&str]) {
    check_modules_of(&schemas(documents), expected);
}

fn check_modules_of(versions: &Versions, expected: &[&str]) {
    let found = emitted(versions);
    let found: Vec<String> = found
        .iter()
        .map(|(module, item, ..)| format!("{module}::{}", item.name.as_str()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn types_that_are_equal_in_all_versions_are_one() {
    check_modules(&[INTEGER, INTEGER], &["v1_and_v2::A"]);
    check_modules(&[INTEGER, INTEGER, INTEGER], &["v1_to_v3::A"]);
}

#[test]
fn the_forms_that_updates_take_are_one_if_their_types_are() {
    let text = "A: {type: object, properties: {a: {type: string}}}";
    check_modules_of(
        &updates(&[INTEGER, INTEGER, text]),
        &["v1_and_v2::A", "v1_and_v2::AUpdate", "v3::A", "v3::AUpdate"],
    );
    // `new` asks for `a` in one version alone, and in no update.
    let asking = "A: {type: object, x-recommended: [a], properties: {a: {type: integer}}}";
    check_modules_of(
        &updates(&[INTEGER, asking]),
        &["v1::A", "v1::AUpdate", "v2::A", "v2::AUpdate"],
    );
}

#[test]
fn a_single_document_shares_nothing() {
    check_modules(&[INTEGER], &["v1::A"]);
    assert_eq!(schemas(&[INTEGER]).families, None);
}

#[test]
fn environments_are_one_type_where_the_servers_are_the_same() {
    let servers =
        |url: &str| format!("paths: {{}}, servers: [{{url: '{url}', x-environment: live}}]");
    let named = format!(
        "{}, components: {{schemas: {{Environment: {{type: object, properties: {{a: {{type: string}}}}}}}}}}",
        servers("https://a")
    );
    let modules = |documents: &[&str]| {
        let versions = versions(documents);
        let modules = emitted(&versions).into_iter();
        let modules = modules.map(|(module, item, version, n)| {
            let lineage = versions
                .list
                .get(version)
                .and_then(|it| it.relations.get(n)?.lineage.as_ref());
            assert_eq!(lineage, None, "a server's name converts to nothing");
            format!("{module}::{}", item.name.as_str())
        });
        modules.collect::<Vec<_>>()
    };
    let (a, b) = (servers("https://a"), servers("https://b"));
    assert_eq!(modules(&[&a, &a]), ["v1_and_v2::Environment"]);
    assert_eq!(modules(&[&a, &b]), ["v1::Environment", "v2::Environment"]);
    assert_eq!(
        modules(&[&a, &named]),
        [
            "v1::Environment",
            "v2::ServerEnvironment",
            "v2::Environment"
        ]
    );
}

#[test]
fn types_that_differ_are_two() {
    let text = "A: {type: object, properties: {a: {type: string}}}";
    check_modules(&[INTEGER, text], &["v1::A", "v2::A"]);
    check_modules(&[INTEGER, text, INTEGER], &["v1_and_v3::A", "v2::A"]);
}

#[test]
fn words_examples_and_order_are_no_difference() {
    let one = "A: {type: object, required: [b, a], description: One., properties: {a: {type: string, description: x}, b: {type: string, enum: [x, y]}}}";
    let two = "A: {type: object, required: [a, b], description: Two., deprecated: true, properties: {b: {type: string, enum: [y, x], example: x}, a: {type: string, example: y}}}";
    check_modules(&[one, two], &["v1_and_v2::A", "v1_and_v2::AB"]);
}

#[test]
fn what_is_on_the_wire_or_in_the_type_is_a_difference() {
    let with = |property: &str| {
        format!("A: {{type: object, properties: {{a: {{type: string, {property}}}}}}}")
    };
    for property in [
        "maxLength: 5",
        "minLength: 1",
        "pattern: x",
        "default: x",
        "enum: [x]",
        "nullable: true",
        "x-sensitive: true",
        "format: password",
        "x-aliases: [b]",
        "x-rust-name: c",
    ] {
        let versions = schemas(&[&with(""), &with(property)]);
        let found = emitted(&versions);
        let modules: Vec<&str> = found.iter().map(|(module, ..)| module.as_str()).collect();
        assert!(
            modules.starts_with(&["v1", "v2"]),
            "{property}: {modules:?}"
        );
    }
    for (one, two) in [
        (
            "A: {type: object}",
            "A: {type: object, additionalProperties: false}",
        ),
        (
            "A: {type: object, properties: {a: {}}}",
            "A: {type: object, required: [a], properties: {a: {}}}",
        ),
        (
            "A: {type: string, enum: [x]}",
            "A: {type: string, enum: [x, y]}",
        ),
        (
            "A: {type: object, properties: {a: {type: array, items: {}}}}",
            "A: {type: object, properties: {a: {type: array, items: {}, default: []}}}",
        ),
        (
            "A: {type: object, properties: {a: {type: string, format: date-time, default: '2026-01-01T00:00:00Z'}}}",
            "A: {type: object, properties: {a: {type: string, format: date-time, default: '2026-02-01T00:00:00Z'}}}",
        ),
        (
            "A: {type: integer, enum: [1]}",
            "A: {type: integer, enum: [1, 2]}",
        ),
        (
            "A: {type: object, properties: {a: {}}, minProperties: 1}",
            "A: {type: object, properties: {a: {}}}",
        ),
    ] {
        check_modules(&[one, two], &["v1::A", "v2::A"]);
    }
}

#[test]
fn what_a_type_refers_to_is_a_part_of_it() {
    let holding = |limit: u32| {
        format!(
            "A: {{type: object, properties: {{b: {{type: array, items: {{$ref: '#/components/schemas/B'}}}}}}}}, B: {{type: object, properties: {{c: {{$ref: '#/components/schemas/C'}}, d: {{$ref: '#/components/schemas/D'}}}}}}, C: {{type: object, properties: {{c: {{type: integer, maximum: {limit}}}}}}}, D: {{type: object, properties: {{d: {{}}}}}}"
        )
    };
    let (one, two) = (holding(1), holding(2));
    check_modules(
        &[&one, &one],
        &[
            "v1_and_v2::A",
            "v1_and_v2::B",
            "v1_and_v2::C",
            "v1_and_v2::D",
        ],
    );
    check_modules(
        &[&one, &two],
        &[
            "v1::A",
            "v1::B",
            "v1::C",
            "v1_and_v2::D",
            "v2::A",
            "v2::B",
            "v2::C",
        ],
    );
}

#[test]
fn types_that_refer_to_each_other_in_a_circle_are_compared_too() {
    let circle = |name: &str| {
        format!(
            "A: {{type: object, properties: {{b: {{$ref: '#/components/schemas/B'}}}}}}, B: {{type: object, properties: {{a: {{$ref: '#/components/schemas/A'}}, {name}: {{type: string}}}}}}"
        )
    };
    let (one, two) = (circle("x"), circle("y"));
    check_modules(&[&one, &one], &["v1_and_v2::A", "v1_and_v2::B"]);
    check_modules(&[&one, &two], &["v1::A", "v1::B", "v2::A", "v2::B"]);
    // The order of types is no difference.
    let turned = "B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}, x: {type: string}}}, A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}";
    check_modules(&[&one, turned], &["v1_and_v2::A", "v1_and_v2::B"]);
}

#[test]
fn versions_that_skip_a_type_are_named() {
    check_modules(
        &[
            INTEGER,
            INTEGER,
            "B: {type: object, properties: {b: {}}}",
            INTEGER,
        ],
        &["v1_and_v2_and_v4::A", "v3::B"],
    );
}

#[test]
fn a_shared_type_has_the_order_of_the_oldest_and_the_words_of_the_newest_version() {
    let versions = schemas(&[
        "A: {type: object, description: Old., required: [a, b], properties: {a: {type: string, description: old}, b: {type: integer}}}",
        "A: {type: object, description: New., required: [b, a], properties: {b: {type: integer}, a: {type: string, description: new}}}",
    ]);
    let found = emitted(&versions);
    let [(_, item, ..)] = found.as_slice() else {
        panic!("{found:?}");
    };
    let ItemKind::Struct(of) = &item.kind else {
        panic!("{item:?}");
    };
    let asked: Vec<&str> = of
        .constructor
        .fields()
        .iter()
        .filter_map(|&n| Some(of.fields.get(n)?.wire_name.as_str()))
        .collect();
    assert_eq!(asked, ["a", "b"]);
    assert!(
        item.docs.lines().starts_with(&["New.".to_owned()]),
        "{:?}",
        item.docs
    );
    let words: Vec<&Docs> = of.fields.iter().map(|field| &field.docs).collect();
    assert_eq!(words, [&Docs::from("new"), &Docs::default()]);
}
