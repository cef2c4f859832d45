use crate::ir::ItemKind;
use crate::lower::tests::{api, check, item};

#[test]
fn a_property_can_be_required_optional_or_nullable() {
    check(
        "
        A:
          type: object
          required: [a, b]
          properties:
            a: {type: string}
            b: {type: string, nullable: true}
            c: {type: string}
            d: {type: string, nullable: true}
            e: {nullable: true}
        ",
        "A { a: String, b: Option<String>, c?: String, d: Patch<String>, e: Patch<Json> }",
    );
}

#[test]
fn an_object_without_members_is_a_map() {
    check(
        "
        A: {type: object}
        B: {type: object, additionalProperties: true}
        C: {type: object, additionalProperties: {type: integer}}
        D: {type: object, additionalProperties: {type: integer, nullable: true}}
        E: {type: object, additionalProperties: false}
        F: {type: object, additionalProperties: {}}
        ",
        "
        A: {Json}
        B: {Json}
        C: {I64}
        D: {Option<I64>}
        E { closed }
        F: {Json}
        ",
    );
}

#[test]
fn undeclared_members_are_kept() {
    check(
        "
        A: {type: object, properties: {a: {}}, additionalProperties: {type: string}}
        B: {type: object, properties: {a: {}}, additionalProperties: false}
        C: {type: object, properties: {additional_properties: {type: string}}}
        ",
        "
        A { a: Patch<Json>, ..: String }
        B { a: Patch<Json>, closed }
        C { additional_properties?: String }
        ",
    );
}

#[test]
fn a_required_undeclared_property_is_free_form_json() {
    check("A: {type: object, required: [a]}", "A { a: Json }");
}

#[test]
fn properties_of_the_same_rust_name_get_numbers() {
    check(
        "A: {type: object, properties: {a-b: {type: string}, a_b: {type: integer}, aB: {type: boolean}}}",
        "A { a_b?: String, a_b2 \"a_b\"?: I64, a_b3 \"aB\"?: Bool }",
    );
}

#[test]
fn new_does_not_take_a_property_with_a_single_value() {
    check(
        "
        A: {type: object, required: [kind, other], properties: {kind: {type: string, enum: [card]}, other: {type: string, enum: [a, b]}}}
        B: {type: object, properties: {kind: {type: string, enum: [card]}}}
        ",
        "
        A { kind: AKind == Card, other: AOther }
        AKind = Card \"card\"
        AOther = A \"a\" | B \"b\"
        B { kind?: BKind }
        BKind = Card \"card\"
        ",
    );
}

#[test]
fn new_takes_required_properties_and_then_recommended_ones() {
    let api = api(
        "
        paths: {}
        components:
          schemas:
            A: {type: object, required: [c], x-recommended: [d, c, a], properties: {a: {}, b: {}, c: {}, d: {}}}
        ",
    );
    match &item(&api, "A").kind {
        ItemKind::Struct(of) => {
            assert_eq!(
                (of.constructor.fields(), of.default),
                ([2, 3, 0].as_slice(), false)
            )
        }
        other => assert!(matches!(other, ItemKind::Struct(_))),
    }
}

#[test]
fn a_recommended_property_that_is_not_declared_is_reported() {
    check(
        "A: {type: object, x-recommended: [nme], properties: {name: {type: string}}}",
        "
        A { name?: String }
        ! `x-recommended` names a property that is not declared: `nme`
        ",
    );
}

#[test]
fn setters_avoid_the_methods_of_every_type() {
    let api = api(
        "paths: {}\ncomponents: {schemas: {A: {type: object, properties: {new: {}, clone: {}, a: {nullable: true}, clear_a: {}}}}}",
    );
    let names: Vec<String> = match &item(&api, "A").kind {
        ItemKind::Struct(of) => of
            .fields
            .iter()
            .flat_map(|field| std::iter::once(&field.setter).chain(&field.clear))
            .map(|name| name.as_str().to_owned())
            .collect(),
        _ => Vec::new(),
    };
    assert_eq!(
        names,
        [
            "with_new",
            "clear_new",
            "with_clone",
            "clear_clone",
            "a",
            "clear_a2",
            "clear_a",
            "clear_clear_a"
        ]
    );
}

#[test]
fn a_field_is_as_sensitive_as_its_schema() {
    check(
        "
        A: {type: object, properties: {a: {$ref: '#/components/schemas/Name'}, b: {allOf: [{$ref: '#/components/schemas/Name'}]}, c: {type: object, additionalProperties: {$ref: '#/components/schemas/Name'}}}}
        Name: {type: string, x-sensitive: true}
        ",
        "
        A { a?: sensitive String, b?: sensitive String, c?: sensitive {sensitive String} }
        Name: sensitive String
        ",
    );
}
