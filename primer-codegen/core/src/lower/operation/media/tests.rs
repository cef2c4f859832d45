use super::is_json;
use crate::lower::tests::check_operations;

/// Checks the request body of some `content`.
fn check_request(content: &str, expected: &str) {
    check_operations(
        &format!(
            "paths: {{/a: {{post: {{operationId: a, requestBody: {{content: {content}}}, responses: {{'204': {{description: a}}}}}}}}}}"
        ),
        &format!("POST /a: a({expected}")
            .replace(" !", ") -> Unit [Code(204) Empty]\n!")
            .replace("$", ") -> Unit [Code(204) Empty]"),
    );
}

#[test]
fn json_is_recognized_by_its_media_type() {
    for json in [
        "application/json",
        "Application/JSON; charset=utf-8",
        "application/problem+json",
        "text/x+json",
    ] {
        assert!(is_json(json), "{json}");
    }
    for other in ["application/jsonl", "text/plain", "*/*", "", "json"] {
        assert!(!is_json(other), "{other}");
    }
}

#[test]
fn a_request_uses_the_media_type_of_the_highest_rank() {
    check_request(
        "{text/plain: {}, application/json: {schema: {type: string}}}",
        "body?: String as Json \"application/json\"$",
    );
    check_request(
        "{application/x-www-form-urlencoded: {schema: {type: object}}}",
        "body?: {Json} as Form \"application/x-www-form-urlencoded\"$",
    );
    check_request(
        "{text/csv: {schema: {type: string}}}",
        "body?: String as Text \"text/csv\"$",
    );
    check_request(
        "{image/png: {schema: {type: string, format: binary}}}",
        "body?: Bytes as Bytes \"image/png\"$",
    );
    check_request(
        "{'*/*': {schema: {type: object}}}",
        "body?: {Json} as Json \"application/json\"$",
    );
    check_request(
        "{'*/*': {schema: {type: string}}}",
        "body?: Bytes as Bytes \"application/octet-stream\"$",
    );
    check_request(
        "{application/json: {}}",
        "body?: Json as Json \"application/json\"$",
    );
    check_request("{}", "$\n! request body has least media type");
}

#[test]
fn media_types_that_are_not_supported_are_reported() {
    check_request(
        "{multipart/form-data: {schema: {type: object}}}",
        " ! media type not `multipart/form-data`",
    );
    check_request(
        "{application/xml: {schema: {type: object}}}",
        " ! media type not `application/xml`",
    );
    check_request(
        "{application/x-www-form-urlencoded: {schema: {type: string}}}",
        "body?: String as Form \"application/x-www-form-urlencoded\" ! expected object body form",
    );
}

#[test]
fn a_media_type_that_describes_another_body_is_left_out_with_a_warning() {
    check_request(
        "{application/json: {schema: {type: string}}, application/vnd.a+json: {schema: {type: integer}}}",
        "body?: String as Json \"application/json\" ! `application/vnd.a+json` is left out: the body is sent as `application/json`",
    );
    check_request(
        "{application/json: {schema: {type: string}}, text/plain: {schema: {type: string}}, application/xml: {}}",
        "body?: String as Json \"application/json\"$",
    );
    check_request(
        "{text/csv: {schema: {type: string, format: binary}}}",
        "body?: Bytes as Bytes \"text/csv\"$",
    );
}
