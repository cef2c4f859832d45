#![allow(clippy::panic)]

use crate::ir::{Api, Constructor, ItemKind};
use crate::lower::tests::{api, check_arguments, item};

/// An object with some required properties, and the types that these may have.
fn document(members: &str) -> String {
    let names: Vec<&str> = members
        .split("; ")
        .filter_map(|member| member.split_once(':').map(|(name, _)| name))
        .collect();
    format!(
        "
        paths: {{}}
        components:
          schemas:
            A:
              type: object
              required: [{}]
              properties: {{{}}}
            Between: {{type: object, properties: {{c: {{type: string}}}}}}
            Colour: {{type: string, enum: [red]}}
            Size: {{type: string, enum: [s, m]}}
            Level: {{type: integer, enum: [1, 2]}}
            Cat: {{type: object, properties: {{a: {{type: string}}}}}}
            Dog: {{type: object, properties: {{b: {{type: string}}}}}}
            Pet: {{oneOf: [{{$ref: '#/components/schemas/Cat'}}, {{$ref: '#/components/schemas/Dog'}}]}}
            Word: {{oneOf: [{{type: string}}, {{$ref: '#/components/schemas/Dog'}}]}}
        ",
        names.join(", "),
        members.replace("; ", ", "),
    )
}

/// Whether two properties are alike, in both orders.
fn are_alike(a: &str, b: &str) -> bool {
    let named = |one: &str, two: &str| {
        let between = of("Between");
        let api = api(&document(&format!("a: {one}; n: {between}; b: {two}")));
        is_named(&api, "A")
    };
    let found = (named(a, b), named(b, a));
    assert_eq!(found.0, found.1, "{a} {b}");
    found.0
}

fn is_named(api: &Api, name: &str) -> bool {
    match &item(api, name).kind {
        ItemKind::Struct(of) => matches!(of.constructor, Constructor::Named(..)),
        other => panic!("{other:?}"),
    }
}

const STRING: &str = "{type: string}";
const INTEGER: &str = "{type: integer}";

fn of(name: &str) -> String {
    format!("{{$ref: '#/components/schemas/{name}'}}")
}

fn list(item: &str) -> String {
    format!("{{type: array, items: {item}}}")
}

#[test]
fn types_that_accept_the_same_expression_are_alike() {
    let (pet, cat, dog, word) = (of("Pet"), of("Cat"), of("Dog"), of("Word"));
    let one_or_many = format!("{{oneOf: [{cat}, {}]}}", list(&cat));
    for (a, b) in [
        (STRING, STRING),
        (
            INTEGER,
            "{oneOf: [{type: integer, format: int32}, {type: boolean}]}",
        ),
        (
            "{type: number}",
            "{oneOf: [{type: number}, {type: boolean}]}",
        ),
        (
            "{oneOf: [{type: string}, {type: boolean}]}",
            "{oneOf: [{type: string, format: password}, {type: integer}]}",
        ),
        (STRING, "{type: string, nullable: true}"),
        (STRING, "{type: string, format: password}"),
        (
            "{type: string, format: date-time}",
            "{type: string, format: date-time}",
        ),
        (INTEGER, "{type: integer, format: int32}"),
        ("{type: number}", "{type: number, format: float}"),
        ("{}", STRING),
        ("{}", INTEGER),
        ("{}", "{type: boolean}"),
        ("{}", &list(STRING)),
        ("{}", "{type: object}"),
        ("{}", &word),
        (&cat, &cat),
        (&pet, &cat),
        (&pet, &pet),
        (&pet, &word),
        (&word, STRING),
        (&list(STRING), &list(STRING)),
        (&list(INTEGER), &list("{type: integer, format: int32}")),
        (&list(&dog), &list(&pet)),
        (&one_or_many, &cat),
        (&one_or_many, &pet),
        (&one_or_many, &list(&cat)),
        (&one_or_many, &one_or_many),
        ("{type: object}", "{type: object}"),
        ("{type: string, nullable: true}", &list(STRING)),
        (
            "{type: object}",
            "{type: object, additionalProperties: {type: string}}",
        ),
    ] {
        assert!(are_alike(a, b), "{a} {b}");
    }
}

#[test]
fn types_that_accept_no_common_expression_are_not_alike() {
    let (pet, cat, dog) = (of("Pet"), of("Cat"), of("Dog"));
    for (a, b) in [
        (STRING, INTEGER),
        (STRING, "{type: string, format: date-time}"),
        (STRING, &of("Size")),
        (&of("Colour"), &of("Size")),
        (INTEGER, &of("Level")),
        (INTEGER, "{type: number}"),
        (STRING, &list(STRING)),
        (&list(STRING), &list(INTEGER)),
        (&list(STRING), "{type: object}"),
        (&cat, &dog),
        (&cat, &list(&cat)),
        (&pet, STRING),
        ("{}", &cat),
        ("{}", &of("Size")),
        (
            "{type: object, additionalProperties: {type: integer}}",
            "{type: object, additionalProperties: {type: string}}",
        ),
    ] {
        assert!(!are_alike(a, b), "{a} {b}");
    }
}

#[test]
fn arguments_of_new_are_named_if_two_are_alike() {
    check_arguments(
        "
        paths: {}
        components:
          schemas:
            LineItem:
              type: object
              required: [quantity, amount, kind]
              x-recommended: [name]
              properties:
                name: {type: string, nullable: true}
                amount: {type: integer}
                quantity: {type: integer, format: int32}
                note: {type: string}
                kind: {type: string, enum: [item]}
            Order: {type: object, required: [id, amount], properties: {id: {type: string}, amount: {type: integer}}}
            NodeArguments: {type: boolean}
            Node:
              type: object
              x-recommended: [next, id, label]
              properties: {next: {$ref: '#/components/schemas/Node'}, id: {type: string}, label: {type: string}}
        ",
        "
        LineItemArguments { amount: I64, quantity: I32, name: String }
        NodeArguments2 { next: Node, id: String, label: String }
        ",
    );
}

#[test]
fn arguments_of_an_operation_are_named_if_three_are_alike() {
    let operation = |parameters: &[(&str, &str)], rest: &str| {
        let path: String = parameters
            .iter()
            .map(|(name, _)| format!("/{{{name}}}"))
            .collect();
        let parameters: Vec<String> = parameters
            .iter()
            .map(|(name, ty)| {
                format!("{{name: {name}, in: path, required: true, schema: {{type: {ty}}}}}")
            })
            .collect();
        format!(
            "
            paths:
              /x{path}:
                put:
                  operationId: view
                  parameters: [{}]
                  {rest}
                  responses: {{'204': {{description: a}}}}
            ",
            parameters.join(", ")
        )
    };
    let (org, project, disk) = (("org", "string"), ("project", "string"), ("disk", "string"));
    let body = |schema: &str| {
        format!("requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}")
    };
    let three = "ViewArguments { org: String, project: String, disk: String }";
    check_arguments(&operation(&[org, project, disk], ""), three);
    check_arguments(&operation(&[org, project], ""), "");
    check_arguments(&operation(&[org, project, ("disk", "integer")], ""), "");
    let two = "ViewArguments { org: String, project: String }";
    check_arguments(&operation(&[org, project], &body("{type: string}")), two);
    check_arguments(&operation(&[org, project], &body("{}")), two);
    // The body is like each of the parameters, but these are not like each other.
    check_arguments(&operation(&[org, ("n", "integer")], &body("{}")), "");
}

#[test]
fn named_arguments_have_documentation() {
    let api = api(
        "
        paths:
          /{a}/{b}/{c}:
            get:
              operationId: view
              parameters:
              - {name: c, in: path, required: true, schema: {type: string}}
              - {name: b, in: path, required: true, schema: {type: string}, description: The second.}
              - {name: a, in: path, required: true, schema: {type: string}}
              responses: {'204': {description: a}}
        ",
    );
    let named = item(&api, "ViewArguments");
    assert_eq!(
        named.docs.lines(),
        ["The arguments of [`Client::view`](method@Client::view), by name."]
    );
    let ItemKind::Arguments(list) = &named.kind else {
        panic!("{named:?}");
    };
    let docs: Vec<(&str, String)> = list
        .iter()
        .map(|it| (it.wire_name.as_str(), it.docs.lines().concat()))
        .collect();
    assert_eq!(
        docs,
        [
            ("a", String::new()),
            ("b", "The second.".to_owned()),
            ("c", String::new())
        ]
    );
    let operation: Vec<&String> = api
        .operations
        .iter()
        .flat_map(|it| it.docs.lines())
        .collect();
    let told = "- `arguments`: the parameters, by name: [`ViewArguments`](type@ViewArguments).";
    assert!(operation.iter().any(|line| *line == told), "{operation:?}");
}
