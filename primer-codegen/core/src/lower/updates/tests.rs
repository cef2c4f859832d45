#![allow(clippy::unwrap_used)]

use crate::ir::{Form, Item, ItemKind, TypeId};
use crate::lower::tests::{api, check_bodies, item};

/// Checks the types of some schemas, and the body of a PATCH with one schema in its request and another in its response.
fn check(schemas: &str, body: &str, response: &str, expected: &str) {
    check_bodies(
        &document(schemas, "application/json", body, response),
        expected,
    );
}

fn document(schemas: &str, media_type: &str, body: &str, response: &str) -> String {
    let schemas: Vec<&str> = schemas.lines().map(str::trim).collect();
    let schemas = schemas.join("\n    ");
    format!(
        "paths:
  /a:
    patch:
      operationId: change
      requestBody: {{required: true, content: {{{media_type}: {{schema: {body}}}}}}}
      responses: {{'200': {{description: a, content: {{application/json: {{schema: {response}}}}}}}}}
components:
  schemas:
    {schemas}
"
    )
}

const A: &str = "{$ref: '#/components/schemas/A'}";
const B: &str = "{$ref: '#/components/schemas/B'}";
const STRING: &str = "{type: string}";

#[test]
fn types_of_updates_alone_can_be_cleared_at_every_depth() {
    check(
        "A: {properties: {b: {$ref: '#/components/schemas/B'}, inline: {type: object, properties: {x: {type: string}}}}}
         B: {required: [id], properties: {id: {type: integer}, name: {type: string, default: n}}}",
        A,
        STRING,
        "
        A { b: Patch<B>, inline: Patch<AInline> }
        B { id: I64, name: Patch<String> }
        AInline { x: Patch<String> }
        body: A
        ",
    );
}

#[test]
fn types_that_are_used_elsewhere_too_get_a_second_type_for_updates() {
    check(
        "A: {properties: {b: {$ref: '#/components/schemas/B'}}}
         B: {properties: {c: {type: object, properties: {x: {type: string}}}}}",
        A,
        B,
        "
        A { b: Patch<BUpdate> }
        B { c?: BC }
        BC { x?: String }
        BUpdate { c: Patch<BCUpdate> }
        BCUpdate { x: Patch<String> }
        body: A
        ",
    );
    check(
        "A: {properties: {x: {type: string}}}",
        A,
        A,
        "
        A { x?: String }
        AUpdate { x: Patch<String> }
        body: AUpdate
        ",
    );
}

#[test]
fn two_forms_that_do_not_differ_are_one_type() {
    check(
        "A: {required: [b, e], properties: {b: {$ref: '#/components/schemas/B'}, e: {type: string, enum: [x]}}}
         B: {required: [n], properties: {n: {type: string, nullable: true}, free: {}, a: {nullable: true, allOf: [{$ref: '#/components/schemas/A'}]}, m: {type: string, nullable: true}}, additionalProperties: {type: string, nullable: true}}",
        A,
        A,
        "
        A { b: Box<B>, e: AE == X }
        B { n: Option<String>, free: Patch<Json>, a: Patch<Box<A>>, m: Patch<String>, ..: Option<String> }
        AE = X \"x\"
        body: A
        ",
    );
}

#[test]
fn items_of_arrays_are_replaced_whole() {
    check(
        "A: {properties: {list: {type: array, items: {$ref: '#/components/schemas/B'}}, b: {$ref: '#/components/schemas/B'}}}
         B: {properties: {x: {type: string}}}",
        A,
        STRING,
        "
        A { list: Patch<[B]>, b: Patch<BUpdate> }
        B { x?: String }
        BUpdate { x: Patch<String> }
        body: A
        ",
    );
}

#[test]
fn a_value_or_an_array_of_values_is_merged_as_a_value() {
    check(
        "A: {properties: {b: {oneOf: [{$ref: '#/components/schemas/B'}, {type: array, items: {$ref: '#/components/schemas/B'}}]}}}
         B: {properties: {x: {type: string}}}",
        A,
        STRING,
        "
        A { b: Patch<OneOrMany<B>> }
        B { x: Patch<String> }
        body: A
        ",
    );
}

#[test]
fn entries_of_maps_can_be_cleared() {
    check(
        "A: {properties: {texts: {type: object, additionalProperties: {type: string}}, free: {type: object}}, additionalProperties: {$ref: '#/components/schemas/B'}}
         B: {type: object, additionalProperties: {type: object, properties: {x: {type: string}}}}",
        A,
        B,
        "
        A { texts: Patch<{Patch<String>}>, free: Patch<{Json}>, ..: Option<{Patch<BValueUpdate>}> }
        BValue { x?: String }
        B: {BValue}
        BValueUpdate { x: Patch<String> }
        body: A
        ",
    );
}

#[test]
fn alternatives_take_the_form_of_an_update() {
    check(
        "A: {oneOf: [{$ref: '#/components/schemas/B'}, {type: string}], discriminator: {propertyName: t}}
         B: {required: [t], properties: {t: {type: string}, x: {type: string}}}",
        A,
        A,
        "
        A = \"B\" B(B) | Text(String) by t
        B { t: String, x?: String }
        AUpdate = \"B\" B(BUpdate) | Text(String) by t
        BUpdate { t: String, x: Patch<String> }
        body: AUpdate
        ",
    );
}

#[test]
fn a_recursive_schema_contains_its_form_for_updates() {
    check(
        "A: {properties: {parent: {$ref: '#/components/schemas/A'}, children: {type: array, items: {$ref: '#/components/schemas/A'}}}}",
        A,
        STRING,
        "
        A { parent?: Box<A>, children?: [A] }
        AUpdate { parent: Patch<Box<AUpdate>>, children: Patch<[A]> }
        body: AUpdate
        ",
    );
}

#[test]
fn parts_of_all_of_are_merged() {
    check(
        "A: {allOf: [{$ref: '#/components/schemas/B'}, {properties: {own: {type: string}}}]}
         B: {properties: {x: {type: string}}}",
        A,
        B,
        "
        A { x: Patch<String>, own: Patch<String> }
        B { x?: String }
        body: A
        ",
    );
}

#[test]
fn an_alias_follows_the_form_of_its_type() {
    check(
        "A: {$ref: '#/components/schemas/B'}
         B: {properties: {x: {type: string}}}",
        A,
        STRING,
        "
        B { x: Patch<String> }
        A: B
        body: B
        ",
    );
}

#[test]
fn a_type_that_no_operation_uses_does_not_change() {
    check(
        "A: {properties: {x: {type: string}}}
         Unused: {properties: {a: {$ref: '#/components/schemas/A'}}}",
        A,
        STRING,
        "
        A { x?: String }
        Unused { a?: A }
        AUpdate { x: Patch<String> }
        body: AUpdate
        ",
    );
}

#[test]
fn other_bodies_are_not_merged() {
    let schemas = "A: {properties: {x: {type: string}}}";
    for media_type in [
        "application/json-patch+json",
        "application/x-www-form-urlencoded",
    ] {
        let document = document(schemas, media_type, A, STRING);
        check_bodies(&document, "A { x?: String }\nbody: A");
    }
    let document = document(schemas, "application/json", A, STRING);
    check_bodies(
        &document.replace("patch:", "put:"),
        "A { x?: String }\nbody: A",
    );
    for media_type in [
        "application/merge-patch+json",
        "application/x+json; charset=utf-8",
    ] {
        let document = self::document(schemas, media_type, A, STRING);
        check_bodies(&document, "A { x: Patch<String> }\nbody: A");
    }
}

#[test]
fn the_form_for_updates_changes_no_other_names() {
    check(
        "A: {properties: {x: {type: string}}}
         AUpdate: {properties: {y: {type: string}}}",
        A,
        A,
        "
        A { x?: String }
        AUpdate { y?: String }
        APatch { x: Patch<String> }
        body: APatch
        ",
    );
}

#[test]
fn a_method_that_clears_avoids_the_names_of_setters() {
    let text = document(
        "A: {properties: {x: {type: string, nullable: true}, clear_x: {type: string}, clear_y: {type: string}, y: {type: string, default: d}}}",
        "application/json",
        A,
        A,
    );
    let clears = |name: &str| match &item(&api(&text), name).kind {
        ItemKind::Struct(of) => {
            let clears = of.fields.iter().map(|it| it.clear.as_ref());
            let clears = clears.map(|it| it.map_or("", |it| it.as_str()).to_owned());
            clears.collect::<Vec<_>>()
        }
        _ => Vec::new(),
    };
    assert_eq!(clears("A"), ["clear_x2", "", "", ""]);
    assert_eq!(
        clears("AUpdate"),
        ["clear_x2", "clear_clear_x", "clear_clear_y", "clear_y2"]
    );
}

#[test]
fn new_of_a_form_for_updates_takes_required_properties_alone() {
    let text = document(
        "A: {x-recommended: [x], required: [id], properties: {x: {type: string}, id: {type: string}}}",
        "application/json",
        A,
        A,
    );
    let api = api(&text);
    let asked = |item: &Item| match &item.kind {
        ItemKind::Struct(of) => (of.constructor.fields().to_vec(), of.default),
        _ => (Vec::new(), true),
    };
    assert_eq!(asked(item(&api, "A")), (vec![1, 0], false));
    assert_eq!(asked(item(&api, "AUpdate")), (vec![1], false));
}

#[test]
fn the_documentation_of_each_form_links_to_the_other() {
    let text = document(
        "A: {description: An a., properties: {x: {type: string}}}",
        "application/json",
        A,
        A,
    );
    let api = api(&text);
    assert_eq!(item(&api, "A").form, Form::Own);
    assert_eq!(item(&api, "AUpdate").form, Form::Update(TypeId(0)));
    assert_eq!(item(&api, "AUpdate").from, [TypeId(0)]);
    let words = |name: &str| {
        let lines = item(&api, name).docs.lines();
        lines.iter().take(3).cloned().collect::<Vec<_>>()
    };
    assert_eq!(words("A"), ["An a.", "", "An update takes `AUpdate`."]);
    assert_eq!(
        words("AUpdate"),
        [
            "An a.",
            "",
            "The form of [`A`](type@A) for updates: a member can be left out, cleared or set."
        ]
    );
}
