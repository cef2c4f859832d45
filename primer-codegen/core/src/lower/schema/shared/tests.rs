use crate::ir::ItemKind;
use crate::{Source, lower_source};

/// The fields that the alternatives of the union `U` share.
fn shared(schemas: &str) -> Vec<String> {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    U: {{oneOf: [{{$ref: '#/components/schemas/A'}}, {{$ref: '#/components/schemas/B'}}]}}\n{schemas}"
    );
    let (api, _) = lower_source(&Source::new("a.yaml", text));
    let types = api.into_iter().flat_map(|api| api.types);
    let unions = types.filter_map(|item| match item.kind {
        ItemKind::Union(union) if item.name.as_str() == "U" => Some(union),
        _ => None,
    });
    let names = unions.flat_map(|union| union.shared);
    names.map(|name| name.as_str().to_owned()).collect()
}

#[test]
fn members_of_one_rust_type_in_all_alternatives_are_shared() {
    let found = shared(
        "    A: {type: object, required: [id, a], properties: {id: {type: string}, a: {type: string}, x: {type: string}, n: {type: integer}, clone: {type: string}}}
    B: {type: object, required: [id, b], properties: {n: {type: string}, b: {type: string}, x: {type: string, maxLength: 3}, id: {type: string}, clone: {type: string}}}
",
    );
    assert_eq!(found, ["id", "x"]);
}

#[test]
fn a_member_that_is_required_in_one_alternative_alone_is_not_shared() {
    let found = shared(
        "    A: {type: object, required: [a], properties: {id: {type: string}, a: {type: string}}}
    B: {type: object, required: [id], properties: {id: {type: string}}}
",
    );
    assert_eq!(found, [""; 0]);
}

#[test]
fn alternatives_that_are_not_all_objects_share_nothing() {
    let found =
        shared("    A: {type: object, properties: {id: {type: string}}}\n    B: {type: string}\n");
    assert_eq!(found, [""; 0]);
}
