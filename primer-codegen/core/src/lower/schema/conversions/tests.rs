use crate::ir::{Api, ItemKind, TypeId, UnionFrom};
use crate::lower::tests::{api, item};

/// The conversions of each variant of a union.
fn from(api: &Api, name: &str) -> Vec<(String, Vec<UnionFrom>)> {
    let ItemKind::Union(union) = &item(api, name).kind else {
        return Vec::new();
    };
    let variants = union.variants.iter();
    variants
        .map(|it| (it.name.plain().to_owned(), it.from.clone()))
        .collect()
}

#[test]
fn a_union_converts_from_objects_and_text_but_not_from_booleans() {
    let api = api("paths: {}
components:
  schemas:
    A: {type: object, properties: {x: {type: string}}}
    U: {oneOf: [{$ref: '#/components/schemas/A'}, {type: string}, {type: boolean}]}
");
    let conversions = from(&api, "U");
    let conversions: Vec<&[UnionFrom]> = conversions.iter().map(|(_, it)| &it[..]).collect();
    let held: &[UnionFrom] = &[UnionFrom::Held];
    let text: &[UnionFrom] = &[UnionFrom::Held, UnionFrom::Text];
    assert_eq!(conversions, [held, text, &[]]);
}

#[test]
fn a_union_converts_from_numbers_unless_two_alternatives_hold_them() {
    let api = api("paths: {}
components:
  schemas:
    U: {oneOf: [{type: integer}, {type: number}, {type: string}]}
    V: {oneOf: [{type: integer}, {type: integer, format: int32}, {type: string, format: date-time}]}
");
    let held = |name| -> Vec<usize> { from(&api, name).iter().map(|(_, it)| it.len()).collect() };
    assert_eq!(held("U"), [1, 1, 2]);
    assert_eq!(held("V"), [1, 1, 1]);
}

#[test]
fn a_union_in_an_update_converts_from_the_whole_type_too() {
    let api = api("paths:
  /a:
    patch:
      operationId: change
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {u: {$ref: '#/components/schemas/U'}}}}}}
      responses: {'200': {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/U'}}}}}
components:
  schemas:
    A: {type: object, properties: {x: {type: string}}}
    U: {oneOf: [{$ref: '#/components/schemas/A'}, {type: string}]}
");
    let whole = api.types.iter().position(|it| it.name.plain() == "A");
    let whole = whole.map(|n| UnionFrom::Form(TypeId(n)));
    let conversions = from(&api, "UUpdate");
    let of_object = conversions.first().map(|(_, it)| it.clone());
    let expected = [UnionFrom::Held].into_iter().chain(whole).collect();
    assert_eq!(of_object, Some(expected));
    assert!(from(&api, "U").iter().all(|(_, it)| {
        it.iter()
            .all(|it| matches!(it, UnionFrom::Held | UnionFrom::Text))
    }));
}
