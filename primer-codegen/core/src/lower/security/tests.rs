use super::super::tests::check_operations;

const SCHEMES: &str = "
        components:
          securitySchemes:
            Key: {type: apiKey, in: header, name: X-Key}
            Query: {type: apiKey, in: query, name: key}
            Cookie: {type: apiKey, in: cookie, name: key}
            Basic: {type: http, scheme: Basic}
            Bearer: {type: http, scheme: bearer}
            Digest: {type: http, scheme: digest}
            OAuth: {type: oauth2, flows: {}}
            Ref: {$ref: '#/components/securitySchemes/Key'}
        ";

fn check(security: &str, own: &str, expected: &str) {
    check_operations(
        &format!(
            "{SCHEMES}security: {security}\n        paths: {{/a: {{get: {{operationId: a, {own} responses: {{'204': {{description: a}}}}}}}}}}\n"
        ),
        &format!("GET /a: a() -> Unit [Code(204) Empty]{expected}"),
    );
}

#[test]
fn schemes_are_alternatives_or_needed_together() {
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
fn an_operations_own_security_goes_before_the_documents() {
    check("[{Key: []}]", "security: [{Basic: []}],", " with Basic");
    check("[{Key: []}]", "security: [],", "");
}

#[test]
fn what_cannot_be_used_is_reported() {
    check("[{Ky: []}]", "", "\n! security scheme not found: `Ky`");
    check(
        "[{Cookie: []}]",
        "",
        "\n! API keys in a cookie are not supported yet",
    );
    check(
        "[{Digest: []}]",
        "",
        "\n! the HTTP scheme `digest` is not supported yet",
    );
}
