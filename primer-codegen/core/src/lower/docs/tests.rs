#![allow(clippy::unwrap_used)]

use crate::ir::ItemKind;
use crate::lower::tests::{api, item};
use crate::{Source, lower_source};

#[test]
fn the_documentation_of_a_field_has_its_limits_and_default() {
    let api = api(
        "
        paths: {}
        components:
          schemas:
            A:
              type: object
              properties:
                a: {type: string, description: Words., minLength: 1, maxLength: 3, pattern: '^`a$'}
                b: {type: integer, minimum: 0, maximum: 9, default: 3}
                c: {type: number, minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: true, multipleOf: 0.5}
                d: {type: array, items: {}, minItems: 1, maxItems: 1, uniqueItems: true}
                e: {type: string, title: Title, readOnly: true}
                f: {type: string, default: secret, x-sensitive: true}
                g: {type: number, enum: [1, 2.5]}
                h: {type: string, not: {enum: [a, '']}}
                i: {type: object, additionalProperties: {type: string}, anyOf: [{required: [a]}, {required: [b, c]}], not: {required: [d]}}
        ",
    );
    let docs: Vec<Vec<String>> = match &item(&api, "A").kind {
        ItemKind::Struct(of) => of
            .fields
            .iter()
            .map(|field| field.docs.lines().to_vec())
            .collect(),
        _ => Vec::new(),
    };
    let expected: [&[&str]; 9] = [
        &["Words.", "", "1 to 3 characters. Matches ``^`a$``."],
        &["0 to 9. Defaults to `3`."],
        &["More than 0. Less than 1. A multiple of 0.5."],
        &["Exactly 1 item. No two items are equal."],
        &["Title", "", "Read-only."],
        &[],
        &["One of `1`, `2.5`."],
        &["None of `\"a\"`, `\"\"`."],
        &["Does not have `d`. Has at least one of: `a`, `b` with `c`."],
    ];
    assert_eq!(docs, expected);
}

#[test]
fn a_type_that_is_excluded_is_documented() {
    let text = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {}, components: {schemas: {A: {type: object, properties: {a: {not: {type: string}}}}}}}";
    let (api, _) = lower_source(&Source::new("document.yaml", text));
    let api = api.unwrap();
    let ItemKind::Struct(of) = &item(&api, "A").kind else {
        return assert!(api.types.is_empty(), "no object");
    };
    let docs: Vec<&[String]> = of.fields.iter().map(|field| field.docs.lines()).collect();
    assert_eq!(docs, [["Not a string."]]);
}

#[test]
fn the_front_page_names_who_publishes_the_api() {
    let document = "
openapi: 3.0.3
info:
  title: Pets
  version: '1'
  contact: {name: Pet *desk*, url: 'https://pets.example/help', x-hours: 9}
  license: {name: MIT}
  termsOfService: https://pets.example/terms
paths: {}
";
    let (api, _) = crate::lower_source(&crate::Source::new("pets.yaml", document));
    let docs = api.map(|api| api.docs.lines().join(" "));
    let expected = "Pets, version 1.  Contact: Pet \\*desk\\*, <https://pets.example/help>. License: MIT. Terms of service: <https://pets.example/terms>.";
    assert_eq!(docs.as_deref(), Some(expected));
}
