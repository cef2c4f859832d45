use crate::ir::ItemKind;
use crate::lower::tests::{api, check_operations, item};

/// Checks the result of an operation with some `responses`.
fn check(responses: &str, expected: &str) {
    check_operations(
        &format!("paths: {{/a: {{get: {{operationId: a, responses: {responses}}}}}}}"),
        &format!("GET /a: a() -> {expected}"),
    );
}

const TEXT: &str = "{description: a, content: {text/plain: {}}}";
const NUMBER: &str = "{description: a, content: {application/json: {schema: {type: number}}}}";
const NOTHING: &str = "{description: a}";

#[test]
fn one_success_is_the_result() {
    check(&format!("{{'200': {TEXT}}}"), "String [Code(200) Text]");
    check(&format!("{{'204': {NOTHING}}}"), "Unit [Code(204) Empty]");
    check(&format!("{{200: {TEXT}}}"), "String [Code(200) Text]");
    check("{}", "Unit []");
}

#[test]
fn successes_of_one_type_are_that_type() {
    check(
        &format!("{{'200': {TEXT}, 2XX: {TEXT}}}"),
        "String [Code(200) Text, Range(2) Text]",
    );
}

#[test]
fn successes_of_several_types_are_an_enum_by_status() {
    check(
        &format!("{{'200': {TEXT}, '204': {NOTHING}}}"),
        "AOutcome [Code(200) Text, Code(204) Empty]",
    );
}

#[test]
fn a_default_is_a_failure_and_a_success_where_none_is_documented() {
    check(
        &format!("{{'200': {TEXT}, default: {NUMBER}}}"),
        "String [Code(200) Text] or F64 [Default Json]",
    );
    check(
        &format!("{{default: {NUMBER}}}"),
        "F64 [Default Json] or F64 [Default Json]",
    );
}

#[test]
fn a_redirect_is_the_success_where_no_other_is_documented() {
    check(
        &format!("{{'303': {NOTHING}, '400': {NUMBER}}}"),
        "Unit [Code(303) Empty] or F64 [Code(400) Json]",
    );
    check(
        &format!("{{3XX: {TEXT}, default: {NUMBER}}}"),
        "String [Range(3) Text] or F64 [Default Json]",
    );
    check(
        &format!("{{'200': {TEXT}, '303': {NOTHING}}}"),
        "String [Code(200) Text] or Unit [Code(303) Empty]",
    );
    // RFC 9110, 15.4.5: 304 leads nowhere.
    check(
        &format!("{{'304': {NOTHING}, default: {NUMBER}}}"),
        "F64 [Default Json] or F64 [Default Json, Code(304) Empty]",
    );
}

#[test]
fn some_responses_have_no_body_whatever_the_document_says() {
    for status in ["204", "205"] {
        check(
            &format!("{{'{status}': {TEXT}}}"),
            &format!("Unit [Code({status}) Empty]\n! status {status} no body"),
        );
    }
    check(
        &format!("{{'200': {TEXT}, '304': {TEXT}, 1XX: {TEXT}}}"),
        "String [Code(200) Text] or Unit [Code(304) Empty, Range(1) Empty]\n! status 304 no body\n! status 1XX no body",
    );
    check_operations(
        &format!(
            "paths: {{/a: {{head: {{operationId: a, responses: {{'200': {TEXT}, default: {NOTHING}}}}}}}}}"
        ),
        "HEAD /a: a() -> Unit [Code(200) Empty] or Unit [Default Empty]\n! `HEAD` no body",
    );
}

#[test]
fn a_failure_without_a_body_has_no_type() {
    check(
        &format!("{{'200': {TEXT}, '404': {NOTHING}}}"),
        "String [Code(200) Text] or Unit [Code(404) Empty]",
    );
}

#[test]
fn failures_of_several_types_are_an_enum_by_status() {
    check(
        &format!("{{'204': {NOTHING}, '400': {TEXT}, 4XX: {NUMBER}}}"),
        "Unit [Code(204) Empty] or AError [Code(400) Text, Range(4) Json]",
    );
}

#[test]
fn a_status_is_a_variant_by_its_name() {
    let api = api(&format!(
        "paths: {{/a: {{get: {{operationId: a, responses: {{'204': {NOTHING}, '404': {TEXT}, '418': {NUMBER}, 4XX: {TEXT}, 5XX: {NUMBER}, default: {TEXT}}}}}}}}}"
    ));
    let names: Vec<&str> = match &item(&api, "AError").kind {
        ItemKind::Outcomes(variants) => variants
            .iter()
            .map(|variant| variant.name.as_str())
            .collect(),
        _ => Vec::new(),
    };
    assert_eq!(
        names,
        [
            "NotFound",
            "Status418",
            "ClientError",
            "ServerError",
            "Default"
        ]
    );
}

#[test]
fn operations_with_the_same_responses_share_their_type() {
    let responses = format!("{{'204': {NOTHING}, '400': {TEXT}, '500': {NUMBER}}}");
    check_operations(
        &format!(
            "paths: {{/a: {{get: {{operationId: a, responses: {responses}}}, put: {{operationId: b, responses: {responses}}}}}}}"
        ),
        "
        GET /a: a() -> Unit [Code(204) Empty] or AError [Code(400) Text, Code(500) Json]
        PUT /a: b() -> Unit [Code(204) Empty] or AError [Code(400) Text, Code(500) Json]
        ",
    );
}
