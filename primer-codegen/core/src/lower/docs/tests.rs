#![allow(clippy::unwrap_used)]

use crate::ir::ItemKind;
use crate::lower::tests::{api, item, later_api};
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

#[test]
fn the_documentation_says_what_is_checked_and_by_whom() {
    let api = later_api(
        "A:
           type: object
           dependentRequired: {a: [b]}
           if: {minProperties: 1}
           then: {properties: {f: {type: string}}}
           properties:
             a: {type: string, format: byte}
             b: {type: string, contentEncoding: base64url, contentMediaType: image/png, maxLength: 3}
             c: {type: string, contentEncoding: gzip, contentSchema: {type: string}}
             d: {type: array, items: {}, contains: {type: string}, unevaluatedItems: {type: string}}
             e: {type: object, propertyNames: {format: email}}
        ",
    );
    let a = item(&api, "A");
    assert_eq!(
        a.docs.lines(),
        ["`b` is required if `a` is there. The service alone checks all of: `if`."]
    );
    let docs: Vec<String> = match &a.kind {
        ItemKind::Struct(of) => of
            .fields
            .iter()
            .map(|it| it.docs.lines().join(" "))
            .collect(),
        _ => Vec::new(),
    };
    assert_eq!(
        docs,
        [
            "Base64 (RFC 4648).",
            "At most 3 characters. Base64 for URLs (RFC 4648). Holds `image/png`.",
            "Encoded as `gzip`. The service alone checks all of: `contentSchema`.",
            "At least 1 item is a string. The service alone checks all of: `unevaluatedItems`.",
            "The service alone checks all of: `propertyNames`.",
            "Declared under a condition: where it is not met, a value of another type is among the members that are not declared.",
        ]
    );
}
