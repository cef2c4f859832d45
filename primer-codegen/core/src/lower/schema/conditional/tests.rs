use crate::ir::{ItemKind, Limits, Struct};
use crate::lower::tests::{item, later_api};

/// The conditional members of an object, with their types, and the others.
fn members(keywords: &str) -> (Vec<String>, Vec<String>) {
    let api = later_api(&format!(
        "A: {{type: object, properties: {{kind: {{type: string}}}}, {keywords}}}\nB: {{type: object, properties: {{b: {{type: boolean}}}}}}\n"
    ));
    let ItemKind::Struct(Struct { fields, .. }) = &item(&api, "A").kind else {
        return Default::default();
    };
    let (conditional, others): (Vec<_>, Vec<_>) = fields.iter().partition(|it| it.conditional);
    let name = |of: &crate::ir::Field| of.wire_name.clone();
    let typed = conditional.iter().map(|of| {
        assert_eq!(of.shape.limits, Limits::default());
        format!("{}: {:?}", of.wire_name, of.shape.ty)
    });
    (typed.collect(), others.into_iter().map(name).collect())
}

#[test]
fn what_a_branch_declares_is_a_member() {
    let (conditional, others) = members(
        "if: {required: [kind]}, then: {properties: {a: {type: integer, minimum: 3}, kind: {const: x}}}, else: {$ref: '#/components/schemas/B'}, dependentSchemas: {kind: {properties: {c: {type: string}}}}",
    );
    assert_eq!(conditional, ["a: I64", "b: Bool", "c: String"]);
    assert_eq!(others, ["kind"]);
}

#[test]
fn branches_of_branches_and_of_parts_declare_members_too() {
    let (conditional, _) = members(
        "allOf: [{if: true, then: {allOf: [{properties: {a: {type: integer}}}]}}], if: true, else: {if: true, then: {properties: {b: {type: string}}}}",
    );
    assert_eq!(conditional, ["a: I64", "b: String"]);
    let (conditional, _) = members("then: {properties: {a: {type: integer}}}");
    assert_eq!(conditional, [""; 0]);
}

#[test]
fn a_member_that_branches_declare_differently_is_a_union() {
    let union = "if: true, then: {properties: {a: {type: integer}}}, else: {properties: {a: {type: string}}}";
    let api = later_api(&format!(
        "A: {{type: object, properties: {{kind: {{type: string}}}}, {union}}}\n"
    ));
    let variants: Vec<&str> = match &item(&api, "AA").kind {
        ItemKind::Union(of) => of.variants.iter().map(|it| it.name.as_str()).collect(),
        _ => Vec::new(),
    };
    assert_eq!(variants, ["Integer", "Text"]);
    let same = "if: true, then: {properties: {a: {type: string, maxLength: 1}}}, else: {properties: {a: {type: string}}}";
    assert_eq!(members(same).0, ["a: String"]);
}

#[test]
fn a_member_that_is_always_there_is_of_any_type() {
    let (conditional, others) =
        members("required: [a], if: true, then: {properties: {a: {type: integer}}}");
    assert_eq!(conditional, [""; 0]);
    assert_eq!(others, ["kind", "a"]);
}
