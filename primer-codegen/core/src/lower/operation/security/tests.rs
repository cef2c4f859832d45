use crate::lower::tests::check_operations;

const SCHEMES: &str = "
        components:
          securitySchemes:
            Key: {type: apiKey, in: header, name: X-Key}
            Query: {type: apiKey, in: query, name: key}
            Cookie: {type: apiKey, in: cookie, name: key}
            Basic: {type: http, scheme: Basic}
            Bearer: {type: http, scheme: bearer}
            Digest: {type: http, scheme: Digest}
            OAuth: {type: oauth2, flows: {}}
            Ref: {$ref: '#/components/securitySchemes/Key'}
        ";

fn check(security: &str, own: &str, expected: &str) {
    check_all("", security, own, expected);
}

fn check_with(scheme: &str, security: &str, expected: &str) {
    check_all(&format!("    {scheme}\n        "), security, "", expected);
}

fn check_all(scheme: &str, security: &str, own: &str, expected: &str) {
    check_operations(
        &format!(
            "{SCHEMES}{scheme}security: {security}\n        paths: {{/a: {{get: {{operationId: a, {own} responses: {{'204': {{description: a}}}}}}}}}}\n"
        ),
        &format!("GET /a: a() -> Unit [Code(204) Empty]{expected}"),
    );
}

#[test]
fn requirements_are_alternatives_of_schemes_that_are_needed_together() {
    check("[]", "", "");
    check(
        "[{Key: []}, {Query: [], Basic: []}]",
        "",
        " with Header(\"X-Key\") with Query(\"key\") and Basic",
    );
    check(
        "[{Bearer: []}, {OAuth: [read]}, {Ref: []}]",
        "",
        " with Bearer with Bearer with Header(\"X-Key\")",
    );
    check(
        "[{}, {Key: []}]",
        "",
        " with nothing with Header(\"X-Key\")",
    );
}

#[test]
fn security_of_an_operation_replaces_that_of_the_document() {
    check("[{Key: []}]", "security: [{Basic: []}],", " with Basic");
    check("[{Key: []}]", "security: [],", "");
}

#[test]
fn keys_stand_in_cookies_and_other_schemes_of_http_in_the_header_of_all() {
    check(
        "[{Cookie: []}, {Digest: []}]",
        "",
        " with Cookie(\"key\") with Authorization(\"digest\")",
    );
}

#[test]
fn a_scheme_that_does_not_say_where_its_credential_stands_asks_for_nothing() {
    check(
        "[{Zebra: [], Basic: []}]",
        "",
        " with Basic\n! security scheme not found: `Zebra`",
    );
    check(
        "[{Ky: []}]",
        "",
        " with nothing\n! security scheme not found: `Ky`",
    );
    check_with(
        "Half: {type: apiKey, in: header}",
        "[{Half: []}]",
        " with nothing\n! type `apiKey` needs `name`",
    );
    check_with(
        "Flow: {type: oauth2, flows: {password: {scopes: {}}}}",
        "[{Flow: []}]",
        " with Bearer\n! `tokenUrl` missing",
    );
}

#[test]
fn credentials_of_one_place_are_alternatives() {
    check(
        "[{Basic: [], Key: [], Bearer: []}]",
        "",
        " with Basic and Header(\"X-Key\") with Bearer and Header(\"X-Key\")\n! `Basic` and `Bearer` both alternatives",
    );
}

/// Checks the requirements of the service, given the `security` of each operation.
fn check_required(operations: &[&str], expected: &[&[&str]]) {
    let operations = operations.iter().enumerate().map(|(n, security)| {
        format!("/{n}: {{get: {{operationId: o{n}, security: {security}, responses: {{'204': {{description: a}}}}}}}}")
    });
    let operations: Vec<String> = operations.collect();
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: a, version: '1'}}\npaths: {{{}}}\ncomponents: {{securitySchemes: {{\
         A: {{type: http, scheme: bearer}}, B: {{type: apiKey, in: query, name: b}}, C: {{type: apiKey, in: header, name: c}}}}}}\n",
        operations.join(", ")
    );
    let (api, findings) = crate::lower_source(&crate::Source::new("document.yaml", text));
    assert!(findings.is_empty(), "{findings:?}");
    let security = api.map_or_else(|| unreachable!(), |api| api.service.security);
    let names = |schemes: &Vec<crate::ir::Scheme>| {
        let names = schemes.iter().map(|scheme| scheme.name.clone());
        names.collect::<Vec<_>>()
    };
    assert_eq!(security.iter().map(names).collect::<Vec<_>>(), expected);
}

#[test]
fn requirements_of_all_operations_are_those_of_the_service() {
    check_required(&["[{A: []}]", "[{A: []}]"], &[&["A"]]);
    check_required(&["[{A: []}]", "[{B: []}]"], &[&["A"], &["B"]]);
    check_required(&["[{A: []}, {B: []}]"], &[&["A"], &["B"]]);
    check_required(
        &["[{A: [], B: []}]", "[{A: []}]", "[{B: [], C: []}]"],
        &[&["A"], &["B", "C"]],
    );
    check_required(&["[{A: []}]", "[{A: [], B: []}]"], &[&["A"]]);
}

#[test]
fn a_service_with_an_operation_without_security_requires_nothing() {
    check_required(&[], &[]);
    check_required(&["[{A: []}]", "[]"], &[]);
    check_required(&["[{A: []}]", "[{B: []}, {}]"], &[]);
}
