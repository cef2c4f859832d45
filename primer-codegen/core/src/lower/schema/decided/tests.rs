use crate::ir::ItemKind;
use crate::ir::{Limits, Shape, Struct, words};
use crate::lower::tests::{item, later_api};

/// The rules on items and names of a schema, and what the documentation of a member with it says of others.
fn rules(schema: &str) -> Vec<String> {
    let api = later_api(&format!(
        "A: {{type: object, properties: {{a: {{{schema}}}}}}}\nNode: {{type: object, properties: {{next: {{$ref: '#/components/schemas/Node'}}}}}}\n"
    ));
    let ItemKind::Struct(Struct { fields, .. }) = &item(&api, "A").kind else {
        return Vec::new();
    };
    let mut rules = Vec::new();
    for field in fields {
        let Shape { limits, .. } = &field.shape;
        let Limits {
            contains, names, ..
        } = limits;
        let words = contains.iter().map(words::contains);
        let words = words.chain(names.iter().map(words::names));
        rules.extend(words.map(|words| words.as_str().to_owned()));
        let docs = field.docs.lines().iter();
        let others = docs.filter_map(|line| line.split_once("The service alone"));
        rules.extend(others.map(|(_, rest)| rest.to_owned()));
    }
    rules
}

#[test]
fn an_array_contains_items_that_pass_a_test() {
    for (schema, expected) in [
        ("contains: {const: a}", "at least 1 item is `\"a\"`"),
        (
            "contains: {enum: [a, 1]}, minContains: 2",
            "at least 2 items, counting each that is one of `\"a\"`, 1",
        ),
        (
            "contains: {type: string}, minContains: 0, maxContains: 1",
            "at most 1 item, counting each that is a string",
        ),
        (
            "contains: {type: [integer, 'null'], minimum: 3}, minContains: 2, maxContains: 2",
            "exactly 2 items, counting each that is an integer or `null` and is at least 3",
        ),
        (
            "contains: {type: object, required: [kind, x], properties: {kind: {const: a}, y: {const: b}}}, maxContains: 3",
            "1 to 3 items, counting each that is an object and has `x` and its `kind` is `\"a\"` and its `y` is absent or is `\"b\"`",
        ),
        (
            "contains: {allOf: [{minLength: 1}, {maxLength: 2, pattern: a}]}",
            "at least 1 item has at least 1 character and has at most 2 characters and matches `a`",
        ),
        (
            "contains: {type: object, not: {required: [a]}}",
            "at least 1 item is an object and does not have `a`",
        ),
    ] {
        assert_eq!(
            rules(&format!("type: array, items: {{}}, {schema}")),
            [expected],
            "{schema}"
        );
    }
    assert_eq!(
        rules("type: array, items: {}, contains: {const: a}, minContains: 0"),
        [""; 0]
    );
}

#[test]
fn items_that_take_more_than_a_test_are_left_to_the_service() {
    for contained in [
        "{format: email}",
        "{items: {type: string}}",
        "{oneOf: [{type: string}]}",
        "{not: {required: [a]}}",
        "{additionalProperties: false}",
        "{$ref: '#/components/schemas/Node'}",
        "{allOf: [{const: a}, {const: b}]}",
        "false",
    ] {
        let found = rules(&format!("type: array, items: {{}}, contains: {contained}"));
        assert_eq!(found, [" checks all of: `contains`."], "{contained}");
    }
}

#[test]
fn the_names_of_a_map_pass_a_test() {
    let names = |schema: &str| rules(&format!("type: object, propertyNames: {schema}"));
    assert_eq!(names("{pattern: '^x'}"), ["each name matches `^x`"]);
    assert_eq!(
        names("{type: string, minLength: 2, enum: [ab, cd]}"),
        ["each name is one of `\"ab\"`, `\"cd\"` and has at least 2 characters"]
    );
    assert_eq!(
        names("{not: {const: id}}"),
        ["each name is none of `\"id\"`"]
    );
    // The rest is checked all the same.
    assert_eq!(
        names("{maxLength: 3, format: email}"),
        [
            "each name has at most 3 characters",
            " checks all of: `propertyNames`."
        ]
    );
    assert_eq!(names("true"), [""; 0]);
}

#[test]
fn a_tuple_ends_where_no_other_keyword_says_more_of_its_items() {
    let most = |schema: &str| {
        let api = later_api(&format!(
            "A: {{type: object, properties: {{a: {{{schema}}}}}}}\n"
        ));
        match &item(&api, "A").kind {
            ItemKind::Struct(of) => of.fields.first().and_then(|it| it.shape.limits.max_items),
            _ => None,
        }
    };
    let tuple = "prefixItems: [{type: string}, {type: string}]";
    assert_eq!(most(&format!("{tuple}, items: false")), Some(2));
    assert_eq!(most(&format!("{tuple}, unevaluatedItems: false")), Some(2));
    for other in [
        "contains: {const: a}",
        "allOf: [{items: true}]",
        "items: true",
    ] {
        let schema = format!("{tuple}, unevaluatedItems: false, {other}");
        assert_eq!(most(&schema), None, "{other}");
    }
}
