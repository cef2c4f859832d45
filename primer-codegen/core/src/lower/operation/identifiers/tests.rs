use crate::ir::Identifiers;
use crate::{Source, lower_source};

/// The identifiers of an operation that fails with the schema `A`.
fn identifiers(schemas: &str) -> Identifiers {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{/a: {{get: {{responses: {{'204': {{description: D.}}, '400': {{description: D., content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}}}}}}}}}\ncomponents:\n  schemas:\n{schemas}"
    );
    let (api, findings) = lower_source(&Source::new("a.yaml", text));
    assert_eq!(findings.iter().count(), 0, "{findings:?}");
    let operations = api.into_iter().flat_map(|api| api.operations);
    operations
        .map(|it| it.identifiers)
        .next()
        .unwrap_or_default()
}

#[test]
fn identifiers_are_found_at_any_depth_and_in_all_parts_of_a_schema() {
    let found = identifiers(
        "    A: {allOf: [{$ref: '#/components/schemas/B'}, {type: object, properties: {error: {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]}}}]}
    B: {type: object, properties: {code: {type: string, x-error-id: true}}}
    C: {type: object, properties: {trace: {type: string, x-diagnostics-id: true}, b: {$ref: '#/components/schemas/A'}}}
",
    );
    assert_eq!(found.error, [vec!["code"]]);
    assert_eq!(found.diagnostics, [vec!["error", "trace"]]);
}

#[test]
fn a_document_that_declares_none_has_none() {
    let found = identifiers("    A: {type: object, properties: {errorId: {type: string}}}\n");
    assert_eq!(found, Identifiers::default());
}
