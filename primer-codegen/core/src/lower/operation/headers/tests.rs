use crate::ir::ItemKind;
use crate::lower::tests::{api, check_headers};

/// Checks the struct of the headers of one operation with these headers.
fn check(headers: &str, expected: &str) {
    check_headers(
        &format!(
            "paths: {{/a: {{get: {{operationId: a, responses: {{'200': {{description: a, headers: {headers}}}}}}}}}}}"
        ),
        expected,
    );
}

#[test]
fn a_header_is_a_value_that_may_be_missing() {
    check(
        "{X-Total: {required: true, schema: {type: integer}}, X-At: {schema: {type: string, format: date-time}}, X-New: {schema: {type: boolean, nullable: true}}}",
        "AHeaders { x_total?: I64, x_at?: Timestamp, x_new?: Bool }",
    );
    check(
        "{X-Ids: {schema: {type: array, items: {type: integer}}}, X-Map: {schema: {type: object, additionalProperties: {type: integer}}}, X-Json: {content: {application/json: {schema: {type: array, items: {type: array, items: {type: string}}}}}}}",
        "AHeaders { x_ids?: [I64], x_map?: {I64}, x_json?: [[String]] }",
    );
}

#[test]
fn a_scalar_of_all_of_is_a_value() {
    check(
        "{X-A: {schema: {allOf: [{type: integer}], description: b}}}",
        "AHeaders { x_a?: I64 }",
    );
    check(
        "{X-A: {schema: {allOf: [{type: object, properties: {b: {type: string}}}]}}}",
        "AHeaders { x_a?: String }",
    );
}

#[test]
fn what_no_style_describes_is_text() {
    for schema in [
        "{}",
        "{oneOf: [{type: string}, {type: integer}]}",
        "{type: array, items: {type: array, items: {type: string}}}",
        "{type: array, items: {type: object}}",
    ] {
        check(
            &format!("{{X-A: {{schema: {schema}}}}}"),
            "AHeaders { x_a?: String }",
        );
    }
}

#[test]
fn a_content_type_is_no_header_and_cookies_are_a_secret_list() {
    check(
        "{content-type: {schema: {type: string}}, Set-Cookie: {schema: {type: string}}, X-Key: {x-sensitive: true, schema: {type: string}}, X-Pass: {schema: {type: string, format: password}}}",
        "AHeaders { set_cookie?: sensitive [String], x_key?: sensitive String, x_pass?: Secret }",
    );
    check("{Content-Type: {schema: {type: string}}}", "");
}

#[test]
fn the_headers_of_all_responses_are_one_struct() {
    let integer = "{schema: {type: integer}}";
    check_headers(
        &format!(
            "paths: {{/a: {{get: {{operationId: a, responses: {{'200': {{description: a, headers: {{X-A: {integer}, X-B: {integer}}}}}, '429': {{description: a, headers: {{Retry-After: {integer}, x-a: {{schema: {{type: string}}}}, X-B: {integer}}}}}}}}}}}}}"
        ),
        "AHeaders { x_a?: String, x_b?: I64, retry_after?: I64 }",
    );
}

#[test]
fn operations_of_the_same_headers_share_their_struct() {
    let responses = "{'200': {description: a, headers: {X-A: {schema: {type: integer}}}}}";
    let api = api(&format!(
        "paths: {{/a: {{get: {{operationId: a, responses: {responses}}}, put: {{operationId: b, responses: {responses}}}}}}}"
    ));
    let structs = api
        .types
        .iter()
        .filter(|it| matches!(it.kind, ItemKind::Struct(_)));
    assert_eq!(structs.count(), 1);
    let mut headers = api.operations.iter().map(|it| &it.headers);
    assert_eq!(headers.next(), headers.next());
}
