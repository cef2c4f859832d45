use crate::ir::{ItemKind, MemberRule};
use crate::lower::tests::{api, item};

/// The rules on the members of an object with the properties `a`, `b` and `id`, which is read-only.
fn rules(keywords: &str) -> Vec<MemberRule> {
    let properties = "{a: {type: string}, b: {type: string}, id: {type: string, readOnly: true}}";
    let schema = format!("{{type: object, properties: {properties}, {keywords}}}");
    let api = api(&format!(
        "paths: {{}}\ncomponents: {{schemas: {{A: {schema}, Ab: {{required: [a, b]}}}}}}"
    ));
    match &item(&api, "A").kind {
        ItemKind::Struct(of) => of.limits.members.clone(),
        _ => Vec::new(),
    }
}

fn lists(lists: &[&[&str]]) -> Vec<Vec<String>> {
    let owned = |names: &&[&str]| names.iter().map(|&name| name.to_owned()).collect();
    lists.iter().map(owned).collect()
}

#[test]
fn alternatives_that_list_required_members_are_rules() {
    assert_eq!(
        rules("anyOf: [{required: [a]}, {type: object, required: [a, b]}]"),
        [MemberRule::AnyOf(lists(&[&["a"], &["a", "b"]]))]
    );
    assert_eq!(
        rules("oneOf: [{required: [b]}, {$ref: '#/components/schemas/Ab'}]"),
        [MemberRule::OneOf(lists(&[&["b"], &["a", "b"]]))]
    );
    assert_eq!(
        rules("allOf: [{anyOf: [{required: [a]}]}], oneOf: [{required: [a]}, {required: [b]}]"),
        [
            MemberRule::AnyOf(lists(&[&["a"]])),
            MemberRule::OneOf(lists(&[&["a"], &["b"]]))
        ]
    );
}

#[test]
fn a_rule_that_says_nothing_is_none() {
    assert_eq!(rules("anyOf: [{required: [a]}, {title: Any}]"), []);
    assert_eq!(rules("oneOf: [{title: One}, {title: Other}]"), []);
    // An object without `a` has the members of the empty list alone.
    assert_eq!(
        rules("oneOf: [{required: [a]}, {title: Other}]"),
        [MemberRule::OneOf(lists(&[&["a"], &[]]))]
    );
}

#[test]
fn a_read_only_member_is_not_asked_of_a_request() {
    assert_eq!(rules("anyOf: [{required: [id]}, {required: [a]}]"), []);
    assert_eq!(
        rules("anyOf: [{required: [id, b]}, {required: [a]}]"),
        [MemberRule::AnyOf(lists(&[&["b"], &["a"]]))]
    );
}

#[test]
fn members_that_must_not_stand_together_are_a_rule() {
    let not_all =
        |names: &[&str]| MemberRule::NotAll(names.iter().map(|&name| name.to_owned()).collect());
    assert_eq!(rules("not: {required: [a, b]}"), [not_all(&["a", "b"])]);
    assert_eq!(
        rules("not: {anyOf: [{required: [a]}, {required: [b]}]}"),
        [not_all(&["a"]), not_all(&["b"])]
    );
}
