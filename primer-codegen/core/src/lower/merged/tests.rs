use crate::document::Choice;
use crate::{Source, lower_chosen};

/// The names of the types of a document whose one operation returns `A`.
fn names(schemas: &str, all_schemas: bool) -> Vec<String> {
    let path = "/a: {get: {operationId: read, responses: {'200': {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}";
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  {path}\ncomponents:\n  schemas:\n{schemas}"
    );
    let choice = Choice {
        all_schemas,
        ..Choice::default()
    };
    let lowering = lower_chosen(&Source::new("a.yaml", text), &choice);
    let types = lowering.api.into_iter().flat_map(|api| api.types);
    types.map(|item| item.name.as_str().to_owned()).collect()
}

const EXTENDED: &str =
    "    A: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {a: {type: string}}}]}
    Base: {type: object, properties: {status: {type: object, properties: {b: {type: string}}}}}
";

#[test]
fn a_component_that_is_only_extended_is_no_type() {
    assert_eq!(names(EXTENDED, false), ["A", "BaseStatus"]);
    assert_eq!(names(EXTENDED, true), ["A", "BaseStatus", "Base"]);
}

#[test]
fn a_component_that_is_extended_and_used_is_a_type() {
    let used = EXTENDED.replace(
        "a: {type: string}",
        "a: {$ref: '#/components/schemas/Base'}",
    );
    assert_eq!(names(&used, false), ["A", "BaseStatus", "Base"]);
    let annotated = "    A: {type: object, properties: {a: {description: A., allOf: [{$ref: '#/components/schemas/Base'}]}}}
    Base: {type: object, properties: {b: {type: string}}}
";
    assert_eq!(names(annotated, false), ["A", "Base"]);
}

#[test]
fn what_a_discriminator_leads_to_is_a_type() {
    let base = "    A: {type: object, properties: {a: {$ref: '#/components/schemas/Dog'}}}
    Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {b: {type: string}}}]}
    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {c: {type: string}}}]}
";
    let names = names(base, false);
    for name in ["Pet", "Cat", "Dog"] {
        assert!(names.iter().any(|it| it == name), "{names:?}");
    }
}
