use crate::ir::ItemKind;
use crate::lower::tests::{api, check_operations, item};

/// Checks the response body of some `content`.
fn check(content: &str, expected: &str) {
    check_operations(
        &format!(
            "paths: {{/a: {{get: {{operationId: a, responses: {{'200': {{description: a, content: {content}}}}}}}}}}}"
        ),
        &format!("GET /a: a() -> {expected}"),
    );
}

/// The names of the variants of the outcome for some `content`.
fn variants(content: &str) -> Vec<String> {
    let api = api(&format!(
        "paths: {{/a: {{get: {{operationId: a, responses: {{'200': {{description: a, content: {content}}}}}}}}}}}"
    ));
    let ItemKind::Outcomes(variants) = &item(&api, "AOutcome").kind else {
        return Vec::new();
    };
    let names = variants.iter().map(|it| it.name.as_str().to_owned());
    names.collect()
}

#[test]
fn a_response_may_have_any_media_type() {
    check(
        "{application/problem+json: {schema: {type: integer}}}",
        "I64 [Code(200) Json]",
    );
    check("{text/html: {}}", "String [Code(200) Text]");
    check("{text/*: {}}", "String [Code(200) Text]");
    check("{application/xml: {}}", "String [Code(200) Text]");
    check("{image/svg+xml: {}}", "String [Code(200) Text]");
    check("{application/pdf: {}}", "Bytes [Code(200) Bytes]");
    check("{image/*: {}}", "Bytes [Code(200) Bytes]");
    check(
        "{'*/*': {schema: {type: object}}}",
        "{Json} [Code(200) Json]",
    );
}

#[test]
fn a_key_that_is_no_media_type_is_any() {
    let warning = "\n! `json` is not a media type";
    for (schema, expected) in [
        ("{type: object}", "{Json} [Code(200) Json]"),
        ("{type: string}", "Bytes [Code(200) Bytes]"),
    ] {
        check(
            &format!("{{json: {{schema: {schema}}}}}"),
            &format!("{expected}{warning}"),
        );
    }
}

#[test]
fn binary_is_bytes_under_any_media_type() {
    for media_type in ["text/csv", "application/json", "text/plain", "'*/*'"] {
        check(
            &format!("{{{media_type}: {{schema: {{type: string, format: binary}}}}}}"),
            "Bytes [Code(200) Bytes]",
        );
    }
}

#[test]
fn media_types_of_one_type_are_that_type() {
    check(
        "{text/plain: {schema: {type: string}}, application/json: {schema: {type: string}}}",
        "String [Code(200) Text, Code(200) Json]",
    );
    // Written alike, they are one type.
    check(
        "{application/json: {schema: {type: object, properties: {a: {type: string}}}}, text/json: {schema: {type: object, properties: {a: {type: string}}}}}",
        "AResponse [Code(200) Json, Code(200) Json]",
    );
}

#[test]
fn media_types_of_several_types_are_an_enum() {
    check(
        "{application/pdf: {}, application/json: {schema: {type: integer}}}",
        "AOutcome [Code(200) Bytes, Code(200) Json]",
    );
    assert_eq!(
        variants("{application/pdf: {}, application/json: {schema: {type: integer}}}"),
        ["OkPdf", "Ok"]
    );
    assert_eq!(
        variants(
            "{application/json: {}, application/vnd.shop.v2+json: {schema: {type: integer}}, text/plain: {}, application/zip: {}, image/*: {}}"
        ),
        ["Ok", "OkVndShopV2", "OkText", "OkZip"]
    );
    // The document's order does not name them.
    assert_eq!(
        variants("{text/csv: {}, application/octet-stream: {}}"),
        ["OkCsv", "OkOctetStream"]
    );
    // A type of several media types, one of which is JSON.
    assert_eq!(
        variants(
            "{text/plain: {schema: {type: string}}, application/json: {schema: {type: string}}, application/zip: {}}"
        ),
        ["Ok", "OkZip"]
    );
}

#[test]
fn objects_and_arrays_of_unknown_form_are_text_or_bytes() {
    check(
        "{application/zip: {schema: {type: object}}}",
        "Bytes [Code(200) Bytes]\n! object array `application/zip` read bytes",
    );
    for media_type in ["text/csv", "application/xml", "application/atom+xml"] {
        check(
            &format!("{{{media_type}: {{schema: {{type: array, items: {{type: string}}}}}}}}"),
            &format!("String [Code(200) Text]\n! object array `{media_type}` read text"),
        );
    }
}

#[test]
fn other_forms_of_the_same_data_are_left_out() {
    for media_type in ["application/xml", "text/plain", "application/x-yaml"] {
        check(
            &format!(
                "{{{media_type}: {{schema: {{type: object}}}}, application/json: {{schema: {{type: object}}}}}}"
            ),
            &format!("{{Json}} [Code(200) Json]\n! `{media_type}` left out `application/json`"),
        );
    }
    check(
        "{text/csv: {schema: {type: object}}, application/json: {schema: {type: object}}}",
        "AOutcome [Code(200) Text, Code(200) Json]\n! object array `text/csv` read text",
    );
}

#[test]
fn what_has_parts_is_bytes() {
    check("{multipart/mixed: {}}", "Bytes [Code(200) Bytes]");
    check(
        "{multipart/mixed: {schema: {type: object}}}",
        "Bytes [Code(200) Bytes]\n! an object or an array as `multipart/mixed` is read as bytes",
    );
}

#[test]
fn a_sequence_is_text_where_it_stands_alone() {
    let events = "text/event-stream: {schema: {type: object}}";
    check(&format!("{{{events}}}"), "String [Code(200) Text]");
    check(
        &format!("{{{events}, application/json: {{schema: {{type: integer}}}}}}"),
        "I64 [Code(200) Json]",
    );
}
