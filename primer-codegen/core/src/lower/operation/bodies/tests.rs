use crate::lower::tests::{check_bodies, check_operations};

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

/// Checks the types of the request body of some `content`.
fn check_types(content: &str, expected: &str) {
    check_bodies(
        &format!(
            "paths: {{/a: {{post: {{operationId: a, requestBody: {{content: {content}}}, responses: {{'204': {{description: a}}}}}}}}}}"
        ),
        expected,
    );
}

#[test]
fn a_body_is_written_as_its_media_type_and_schema_say() {
    check_request(
        "{application/x-www-form-urlencoded: {schema: {type: object}}}",
        "body?: {Json} as Form \"application/x-www-form-urlencoded\"$",
    );
    check_request(
        "{text/csv: {schema: {type: string}}}",
        "body?: String as Text \"text/csv\"$",
    );
    check_request(
        "{text/csv: {schema: {type: string, format: binary}}}",
        "body?: Upload as Bytes \"text/csv\"$",
    );
    check_request(
        "{image/png: {schema: {type: string, format: binary}}}",
        "body?: Upload as Bytes \"image/png\"$",
    );
    check_request(
        "{'*/*': {schema: {type: object}}}",
        "body?: {Json} as Json \"application/json\"$",
    );
    check_request(
        "{'*/*': {schema: {type: string}}}",
        "body?: Upload as Bytes \"*/*\"$",
    );
    check_request(
        "{json: {schema: {type: object}}}",
        "body?: {Json} as Json \"application/json\" ! `json` is not a media type",
    );
    check_request("{'image/*': {}}", "body?: Upload as Bytes \"image/*\"$");
    check_request(
        "{application/json: {}}",
        "body?: Json as Json \"application/json\"$",
    );
    check_request("{}", "$\n! request body has least media type");
}

#[test]
fn objects_in_other_forms_are_written_by_the_caller_with_a_warning() {
    check_request(
        "{application/xml: {schema: {type: object}}}",
        "body?: String as Text \"application/xml\" ! object array as `application/xml` sent text",
    );
    check_request(
        "{application/cbor: {schema: {type: object}}}",
        "body?: Upload as Bytes \"application/cbor\" ! object array as `application/cbor` sent bytes",
    );
    check_request(
        "{application/x-www-form-urlencoded: {schema: {type: string}}}",
        "body?: String as Text \"application/x-www-form-urlencoded\" ! form that is no object sent text",
    );
}

#[test]
fn the_caller_chooses_from_several_media_types() {
    check_types(
        "{text/plain: {}, application/json: {schema: {type: integer}}}",
        "ABody = Text(String) | Json(I64)\nbody: ABody",
    );
    check_types(
        "{application/json: {schema: {type: object}}, application/xml: {schema: {type: object}}}",
        "ABody = Json({Json}) | Xml(String)\nbody: ABody",
    );
}

#[test]
fn names_of_one_media_type_are_one() {
    check_request(
        "{application/json: {schema: {type: string}}, text/json: {schema: {type: string}}, 'application/json; charset=utf-8': {schema: {type: string}}}",
        "body?: String as Json \"application/json\"$",
    );
    check_types(
        "{application/json: {schema: {type: string}}, application/vnd.a+json: {schema: {type: string}}}",
        "ABody = Json(String) | VndA(String)\nbody: ABody",
    );
}

#[test]
fn binary_members_of_several_parts_are_files() {
    check_types(
        "{multipart/form-data: {schema: {type: object, properties: {a: {type: string, format: binary}, b: {type: string}, c: {type: array, items: {type: string, format: binary}}}}}}",
        "ARequest { a?: Upload, b?: String, c?: [Upload] }\nbody: ARequest",
    );
    check_types(
        "{application/json: {schema: {type: object, properties: {a: {type: string, format: binary}}}}}",
        "ARequest { a?: String }\nbody: ARequest",
    );
    check_types(
        "{multipart/form-data: {schema: {type: object, properties: {a: {}, b: {type: string}}}, encoding: {b: {contentType: image/png}}}}",
        "ARequest { a: Patch<Json>, b?: Upload }\nbody: ARequest",
    );
}

#[test]
fn undeclared_parts_are_content_by_name() {
    check_request(
        "{multipart/form-data: {schema: {type: object}}}",
        "body?: {Upload} as Multipart \"multipart/form-data\"$",
    );
    check_request(
        "{multipart/form-data: {schema: {type: string, format: binary}}}",
        "body?: {Upload} as Multipart \"multipart/form-data\" ! expected object body several parts",
    );
    check_request(
        "{multipart/mixed: {}}",
        "body?: {Upload} as Multipart \"multipart/mixed\" ! parts of `multipart/mixed` sent as those `multipart/form-data`",
    );
}
