use super::lint;
use crate::diagnostics::Findings;
use crate::document::{Document, Places};
use crate::source::Source;

/// Lints a document of some paths and schemas, and expects these messages.
fn check(rest: &str, expected: &[&str]) {
    let text = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{rest}");
    let source = Source::new("document.yaml", text);
    let places = Places::of(&source);
    let mut findings = Findings::default();
    let document = Document::parse(source.text(), &mut findings).expect("a document");
    assert!(findings.is_empty(), "{findings:?}");
    let warnings = lint(&document, &places).sorted(&places);
    let messages: Vec<&str> = warnings.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(messages, expected, "{rest}");
}

/// A path whose answer is the schema `A`.
const ANSWER: &str = "paths: {/a: {get: {responses: {'200': {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}}\ncomponents:\n  schemas:\n";

#[test]
fn a_component_that_no_operation_reaches_is_unused() {
    check(
        &format!(
            "{ANSWER}    A: {{type: array, items: {{$ref: '#/components/schemas/B'}}}}\n    B: {{type: string}}\n    C: {{$ref: '#/components/schemas/D'}}\n    D: {{type: string}}\n"
        ),
        &[
            "component `C` is not used by any operation",
            "component `D` is not used by any operation",
        ],
    );
}

#[test]
fn what_extends_a_base_or_is_mapped_is_used_with_it() {
    check(
        &format!(
            "{ANSWER}    A: {{type: object, discriminator: {{propertyName: kind, mapping: {{c: C}}}}}}\n    B: {{allOf: [{{$ref: '#/components/schemas/A'}}]}}\n    C: {{allOf: [{{$ref: '#/components/schemas/A'}}]}}\n"
        ),
        &[],
    );
}

#[test]
fn a_plain_no_is_a_boolean_to_others() {
    check(
        &format!("{ANSWER}    A: {{type: string, enum: [SE, NO, 'ON', yes]}}\n"),
        &[
            "a plain `NO` is a boolean to many readers of YAML",
            "a plain `yes` is a boolean to many readers of YAML",
        ],
    );
}

#[test]
fn a_required_name_is_declared_somewhere() {
    check(
        &format!(
            "{ANSWER}    A: {{type: object, required: [a, other], properties: {{a: {{type: string}}}}}}\n"
        ),
        &["`other` is required but not declared"],
    );
    check(
        &format!(
            "{ANSWER}    A: {{allOf: [{{type: object, required: [other], properties: {{a: {{type: string}}}}}}, {{type: object, properties: {{other: {{type: string}}}}}}]}}\n"
        ),
        &[],
    );
}

#[test]
fn nullable_beside_a_reference_is_ignored() {
    check(
        &format!(
            "{ANSWER}    A: {{type: array, items: {{nullable: true, $ref: '#/components/schemas/B'}}}}\n    B: {{type: string}}\n"
        ),
        &["`nullable` beside `$ref` has no effect"],
    );
}

#[test]
fn a_pattern_beyond_the_engine_is_not_checked() {
    check(
        &format!("{ANSWER}    A: {{type: string, pattern: '^(?!x)a$'}}\n"),
        &["this `pattern` is not checked before sending"],
    );
    check(
        &format!("{ANSWER}    A: {{type: string, pattern: '^a$'}}\n"),
        &[],
    );
}
