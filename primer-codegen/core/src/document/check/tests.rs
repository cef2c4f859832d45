use super::super::Document;
use crate::diagnostics::tests::assert_findings;
use crate::diagnostics::{Findings, Place};

/// The findings of a document, each after its address.
fn check(members: &str, expected: &[&str]) {
    let mut findings = Findings::default();
    Document::parse(&format!("openapi: 3.0.3\n{members}"), &mut findings);
    let found: Vec<String> = findings
        .iter()
        .map(|finding| {
            let at = match &finding.place {
                Place::Key(at) | Place::Value(at) => at.to_string(),
                other => format!("{other:?}"),
            };
            let help = finding.help.iter().map(|help| format!("; {help}"));
            format!("{at}: {}{}", finding.message, help.collect::<String>())
        })
        .collect();
    assert_findings(&found, expected, members);
}

/// The findings of a schema.
fn check_schema(schema: &str, expected: &[&str]) {
    let expected: Vec<String> = expected
        .iter()
        .map(|line| format!("#/components/schemas/A{line}"))
        .collect();
    let lines: Vec<&str> = expected.iter().map(String::as_str).collect();
    check(
        &format!(
            "info: {{title: T, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{A: {schema}}}}}"
        ),
        &lines,
    );
}

/// The findings of an operation.
fn check_operation(operation: &str, expected: &[&str]) {
    let expected: Vec<String> = expected
        .iter()
        .map(|line| format!("#/paths/~1a/get{line}"))
        .collect();
    let lines: Vec<&str> = expected.iter().map(String::as_str).collect();
    check(
        &format!("info: {{title: T, version: '1'}}\npaths: {{/a: {{get: {operation}}}}}"),
        &lines,
    );
}

#[test]
fn every_form_is_checked() {
    check_schema("{title: 1}", &["/title: expected string found integer"]);
    check_schema(
        "{x-rust-name: ''}",
        &["/x-rust-name: expected string not empty found"],
    );
    check_schema(
        "{nullable: 'true'}",
        &["/nullable: expected found string `true` `false`"],
    );
    check_schema(
        "{maxLength: -1}",
        &["/maxLength: expected integer not negative found"],
    );
    check_schema(
        "{maxLength: 1.5}",
        &["/maxLength: expected integer not negative found number fraction"],
    );
    check_schema(
        "{minimum: '1'}",
        &["/minimum: expected a number, found a string"],
    );
    check_schema(
        "{type: strin}",
        &[
            "/type: expected one of `string`, `number`, `integer`, `boolean`, `array`, `object`, found `strin`; a similar value exists: `string`",
        ],
    );
    check_schema("{required: a}", &["/required: expected array found string"]);
    check_schema(
        "{required: [a, 1]}",
        &["/required/1: expected string found integer"],
    );
    check_schema(
        "{enum: []}",
        &["/enum: expected least item found empty array"],
    );
    check_schema(
        "{properties: []}",
        &["/properties: expected object found empty array"],
    );
    check_schema(
        "{items: [{}]}",
        &["/items: expected Schema Object found array"],
    );
    check_schema(
        "{additionalProperties: 1}",
        &["/additionalProperties: expected `true`, `false` or a Schema Object, found an integer"],
    );
    check_schema(
        "{additionalProperties: false, default: {any: [thing]}}",
        &[],
    );
    check_schema(
        "{discriminator: kind}",
        &["/discriminator: expected Discriminator Object found string"],
    );
    check_schema(
        "{items: {$ref: 1}}",
        &["/items/$ref: expected string found integer"],
    );
    check_schema("null", &[": expected a Schema Object, found null"]);
}

#[test]
fn a_null_is_refused_where_a_value_is_expected() {
    check_schema("{type: null}", &["/type: expected string found null"]);
    check_schema(
        "{properties: null}",
        &["/properties: expected object found null"],
    );
}

#[test]
fn a_missing_required_keyword_is_reported() {
    check("paths: {}", &["#: missing OpenAPI Object `info`"]);
    check(
        "info: {}",
        &[
            "#/info: missing Info Object `title`",
            "#/info: missing Info Object `version`",
            "#: `paths` is missing in this OpenAPI Object",
        ],
    );
    check_operation("{}", &[": missing Operation Object `responses`"]);
    check_operation(
        "{responses: {'200': {}}}",
        &["/responses/200: missing Response Object `description`"],
    );
    check_schema(
        "{discriminator: {}}",
        &["/discriminator: missing Discriminator Object `propertyName`"],
    );
}

#[test]
fn an_unknown_keyword_is_reported_with_the_nearest() {
    check_schema(
        "{propertys: {}}",
        &[
            "/propertys: unknown keyword `propertys` in this Schema Object; a similar keyword exists: `properties`",
        ],
    );
    check_schema(
        "{whatever: {}}",
        &["/whatever: unknown keyword `whatever` in this Schema Object"],
    );
    check_schema(
        "{const: 1}",
        &[
            "/const: unknown keyword `const` in this Schema Object; OpenAPI 3.1 has it: `openapi: 3.1.0`",
        ],
    );
}

#[test]
fn an_extension_that_resembles_one_of_the_generator_is_reported() {
    check_schema("{x-other: 1, x-order: 2, x-enum-varnames: []}", &[]);
    check_schema(
        "{x-sensitve: true}",
        &["/x-sensitve: unknown extension `x-sensitve`; a similar extension exists: `x-sensitive`"],
    );
}

#[test]
fn what_a_path_item_declares_beside_a_reference_is_reported() {
    let help = "`$ref`; put it into the path item that `$ref` leads to";
    check(
        "info: {title: T, version: '1'}\npaths: {/a: {$ref: '#/paths/~1b', summary: words, parameters: [], servers: [], get: {responses: {}}}, /b: {}}",
        &[
            &format!("#/paths/~1a/parameters: beside has no effect `parameters` {help}"),
            &format!("#/paths/~1a/servers: beside has no effect `servers` {help}"),
            &format!("#/paths/~1a/get: beside has no effect `get` {help}"),
        ],
    );
}

#[test]
fn an_extension_beside_a_reference_is_reported() {
    check_schema(
        "{items: {$ref: '#/components/schemas/A', x-sensitive: true, description: words}}",
        &[
            "/items/x-sensitive: beside has no `x-sensitive` `$ref`; put it into the schema that `$ref` leads to, or around it: `allOf: [{$ref: ...}]`",
        ],
    );
}

#[test]
fn names_that_follow_a_pattern_are_checked() {
    check_operation(
        "{responses: {'200': {description: a}, 4XX: {description: a}, default: {description: a}, x-y: 1}}",
        &[],
    );
    check_operation(
        "{responses: {'600': {description: a}, 4xx: {description: a}, defalt: {description: a}}}",
        &[
            "/responses/600: expected a status code from `100` to `599`, a range from `1XX` to `5XX`, or `default`, found `600`",
            "/responses/4xx: expected status code from range found `100` `599` `1XX` `5XX` `default` `4xx`; a range is written in capitals: `4XX`",
            "/responses/defalt: expected a status code from `100` to `599`, a range from `1XX` to `5XX`, or `default`, found `defalt`; a similar keyword exists: `default`",
        ],
    );
    check(
        "info: {title: T, version: '1'}\npaths: {a: {}}",
        &["#/paths/a: expected a path that starts with `/`, found `a`"],
    );
}

#[test]
fn a_components_name_is_checked() {
    check(
        "info: {title: T, version: '1'}\npaths: {}\ncomponents: {schemas: {a b: {}, ok.A-b_1: {}}}",
        &[
            "#/components/schemas/a b: a component's name is made of letters, digits, `.`, `-` and `_`, found `a b`",
        ],
    );
}

#[test]
fn the_version_is_checked_first() {
    let version = |text: &str| {
        let mut findings = Findings::default();
        Document::parse(text, &mut findings);
        findings
            .iter()
            .map(|finding| finding.message.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        version("openapi: 3.3.0"),
        ["OpenAPI `3.3.0` is not supported"]
    );
    assert_eq!(
        version("openapi: 3.0"),
        ["expected a string, found a number with a fraction"]
    );
    assert_eq!(version("swagger: '2.0'"), ["Swagger 2.0 is not supported"]);
    assert_eq!(
        version("a: 1"),
        ["this is not an OpenAPI document: `openapi` is missing"]
    );
}
