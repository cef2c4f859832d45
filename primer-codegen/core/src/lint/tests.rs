use super::lint;
use crate::diagnostics::Findings;
use crate::document::Document;
use crate::source::{Places, Source};

/// Checks the messages about a document with some paths and schemas.
fn check(rest: &str, expected: &[&str]) {
    let text = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{rest}");
    let source = Source::new("document.yaml", text);
    let places = Places::of(&source);
    let mut findings = Findings::default();
    let document = Document::parse(source.text(), &mut findings).expect("a document");
    assert!(findings.is_empty(), "{findings:?}");
    let warnings = lint(&document, &places).sorted(&places);
    let messages: Vec<&str> = warnings.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(messages, expected, "{rest}");
}

/// A path with a response that contains the schema `A`.
const RESPONSE: &str = "paths: {/a: {get: {responses: {'200': {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}}\ncomponents:\n  schemas:\n";

#[test]
fn a_component_that_no_operation_reaches_is_unused() {
    check(
        &format!(
            "{RESPONSE}    A: {{type: array, items: {{$ref: '#/components/schemas/B'}}}}\n    B: {{type: string}}\n    C: {{$ref: '#/components/schemas/D'}}\n    D: {{type: string}}\n"
        ),
        &[
            "component `C` is not used by any operation",
            "component `D` is not used by any operation",
        ],
    );
}

#[test]
fn what_only_a_webhook_uses_is_used() {
    check(
        "paths: {}\nx-webhooks: {w: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}, responses: {'204': {description: None.}}}}}\ncomponents: {schemas: {A: {type: string}, B: {type: string}}}\n",
        &["component `B` is not used by any operation"],
    );
}

#[test]
fn schemas_that_extend_a_used_base_or_are_in_its_mapping_are_used() {
    check(
        &format!(
            "{RESPONSE}    A: {{type: object, discriminator: {{propertyName: kind, mapping: {{c: C}}}}}}\n    B: {{allOf: [{{$ref: '#/components/schemas/A'}}]}}\n    C: {{allOf: [{{$ref: '#/components/schemas/A'}}]}}\n"
        ),
        &[],
    );
}

#[test]
fn a_plain_word_that_yaml_1_1_reads_as_a_boolean_is_found() {
    check(
        &format!("{RESPONSE}    A: {{type: string, enum: [SE, NO, 'ON', yes]}}\n"),
        &[
            "a plain `NO` is a boolean to many readers of YAML",
            "a plain `yes` is a boolean to many readers of YAML",
        ],
    );
}

#[test]
fn a_required_name_that_is_not_declared_is_found() {
    check(
        &format!(
            "{RESPONSE}    A: {{type: object, required: [a, other], properties: {{a: {{type: string}}}}}}\n"
        ),
        &["`other` is required but not declared"],
    );
    check(
        &format!(
            "{RESPONSE}    A: {{allOf: [{{type: object, required: [other], properties: {{a: {{type: string}}}}}}, {{type: object, properties: {{other: {{type: string}}}}}}]}}\n"
        ),
        &[],
    );
}

/// Checks the messages about a document with one operation that has some members, and some components.
fn check_operation(path: &str, members: &str, components: &str, expected: &[&str]) {
    let text =
        format!("paths: {{'{path}': {{get: {{{members}}}}}}}\ncomponents: {{{components}}}\n");
    check(&text, expected);
}

const NONE: &str = "responses: {'204': {description: None.}}";

#[test]
fn components_of_every_kind_are_used_or_not() {
    check_operation(
        "/a",
        NONE,
        "examples: {E: {value: 1}}, links: {L: {operationRef: a}}, callbacks: {C: {}}, \
         headers: {H: {schema: {type: string}}}, securitySchemes: {S: {type: http, scheme: basic}}",
        &[
            "component `E` is not used by any operation",
            "component `L` is not used by any operation",
            "component `C` is not used by any operation",
            "component `H` is not used by any operation",
            "component `S` is not used by any operation",
        ],
    );
    check_operation(
        "/a",
        &format!("{NONE}, security: [{{S: []}}]"),
        "securitySchemes: {S: {type: http, scheme: basic}}",
        &[],
    );
}

#[test]
fn names_that_get_a_number_are_found() {
    check(
        &format!(
            "{RESPONSE}    A: {{type: object, properties: {{a-b: {{type: string}}, aB: {{type: string}}}}}}\n"
        ),
        &["another property has the Rust name `a_b` already, so this one gets a number"],
    );
    let parameters = "[{name: a, in: query, schema: {type: string}}, {name: A, in: header, schema: {type: string}}]";
    check_operation(
        "/a",
        &format!("{NONE}, parameters: {parameters}"),
        "",
        &["another parameter has the Rust name `a` already, so this one gets a number"],
    );
}

#[test]
fn an_operation_without_responses_is_found() {
    check_operation(
        "/a",
        "responses: {}",
        "",
        &["this operation documents no response"],
    );
}

#[test]
fn a_body_of_a_get_is_found() {
    let body = "requestBody: {content: {application/json: {}}}";
    check_operation(
        "/a",
        &format!("{body}, {NONE}"),
        "",
        &["many servers do not read the body of a `get`"],
    );
}

#[test]
fn an_undeclared_tag_is_found_if_others_are_declared() {
    let tags = "tags: [{name: a}]\n";
    let operation = format!("paths: {{/a: {{get: {{tags: [b], {NONE}}}}}}}\n");
    check(&format!("{tags}{operation}"), &["tag `b` is not declared"]);
    check(&operation, &[]);
}

#[test]
fn scopes_of_other_schemes_than_oauth_are_found() {
    check_operation(
        "/a",
        &format!("{NONE}, security: [{{S: [read]}}]"),
        "securitySchemes: {S: {type: http, scheme: basic}}",
        &["a security scheme of type `http` has no scopes"],
    );
}

#[test]
fn a_variable_that_is_not_in_the_url_is_found() {
    check(
        "paths: {}\nservers: [{url: 'https://a', variables: {b: {default: c}}}]\n",
        &["variable `b` is not in the URL"],
    );
}

#[test]
fn duplicates_and_limits_without_effect_are_found() {
    check(
        &format!(
            "{RESPONSE}    A: {{anyOf: [{{type: string, enum: [a, b, a]}}, {{type: integer, minLength: 1}}, {{type: integer, minLength: 1}}]}}\n"
        ),
        &[
            "duplicate value in `enum`",
            "`minLength` does not limit an integer",
            "duplicate schema in `anyOf`",
            "`minLength` does not limit an integer",
        ],
    );
}

#[test]
fn an_example_that_does_not_fit_is_found() {
    for (schema, expected) in [
        ("type: integer, example: a", "the example is not an integer"),
        (
            "type: integer, maximum: 1, example: 2",
            "the example is above `maximum`",
        ),
        (
            "type: string, enum: [a], example: b",
            "the example is not one of the values of `enum`",
        ),
    ] {
        check(&format!("{RESPONSE}    A: {{{schema}}}\n"), &[expected]);
    }
    check(
        &format!("{RESPONSE}    A: {{type: integer, example: 1}}\n"),
        &[],
    );
}
