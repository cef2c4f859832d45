use crate::lower::tests::api;

const SCHEMES: &str = "
        components:
          securitySchemes:
            Key: {type: apiKey, in: header, name: X-Key, description: From the dashboard.}
            Basic: {type: http, scheme: basic}
            Digest: {type: http, scheme: Digest}
            OAuth: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a', scopes: {read: Reads, write: Writes}}}}
        ";

fn lines(security: &str, own: &str) -> (String, String) {
    let api = api(&format!(
        "{SCHEMES}servers: [{{url: 'https://a', x-environment: live, description: For money.}}, {{url: 'https://b'}}]\n        security: {security}\n        paths: {{/a: {{get: {{operationId: a, {own} responses: {{'204': {{description: a}}}}}}}}}}\n"
    ));
    let lines = |docs: &crate::ir::Docs| docs.lines().join("|");
    let operations = api.operations.iter().map(|it| lines(&it.docs));
    (operations.collect(), lines(&api.service.docs))
}

fn check(security: &str, own: &str, expected: &str) {
    let (operation, _) = lines(security, own);
    let expected = match expected {
        "" => "`GET /a`||# Errors".to_owned(),
        _ => format!("`GET /a`||{expected}||# Errors"),
    };
    assert!(operation.starts_with(&expected), "{operation}");
}

#[test]
fn an_operation_names_its_schemes_and_scopes_and_the_alternatives() {
    check("[{Key: []}]", "", "Needs the credential of `Key`.");
    check(
        "[{Key: []}]",
        "security: [{OAuth: [read, write], Key: []}, {Basic: []}],",
        "Needs the credentials of `OAuth` with the scopes `read`, `write` and `Key`, or the credential of `Basic`.",
    );
    check(
        "[{}, {OAuth: [read]}]",
        "",
        "Takes the credential of `OAuth` with the scope `read`, or no credential.",
    );
}

#[test]
fn an_operation_that_needs_none_says_so_where_the_document_does() {
    check("[{Key: []}]", "security: [],", "Needs no credential.");
    check("[]", "", "");
    check("[{}]", "", "");
}

#[test]
fn a_client_lists_its_servers_and_the_schemes_that_operations_use() {
    let (_, client) = lines("[{Key: []}, {Digest: []}]", "");
    assert_eq!(
        client,
        "# Servers||- `live`, `https://a`, the default: For money.|- `https://b`.||\
         # Security schemes||- `Key`, a key in the header `X-Key`: From the dashboard.|\
         - `Digest`, all of `Authorization`, for the scheme `digest`."
    );
}
