use super::super::tests::{check, check_request, check_response, check_update};

/// The changes in a request and in a response.
fn check_both(old: &str, new: &str, expected: &[&str]) {
    check_request(old, new, expected);
    check_response(old, new, expected);
}

#[test]
fn an_enum_is_open_and_keeps_its_values() {
    let (one, two) = (
        "A: {type: string, enum: [x, y]}",
        "A: {type: string, enum: [x, y, z]}",
    );
    check_both(one, two, &["A: value z added"]);
    check_both(two, one, &["A: value z removed (breaking)"]);
}

#[test]
fn what_becomes_of_a_type_is_told_once_though_an_update_has_a_form_of_its_own() {
    // As if it were in requests: a response alone may have any number of characters.
    check_update(
        "A: {properties: {a: {type: string}}}",
        "A: {properties: {a: {type: string, maxLength: 5}, b: {type: string}}}",
        &["A.a: now at most 5 characters (breaking)", "A.b: added"],
    );
    check_update(
        "A: {required: [a], properties: {a: {type: string}}}",
        "A: {required: [a], properties: {a: {type: string}, b: {type: string}}}",
        &[
            "change: body `AUpdate`, before `A` (breaking)",
            "A.b: added",
            "AUpdate: added",
        ],
    );
}

#[test]
fn integers_are_values_too() {
    check_both(
        "A: {type: integer, enum: [1, 2]}",
        "A: {type: integer, enum: [2, 3]}",
        &["A: value 1 removed (breaking)", "A: value 3 added"],
    );
}

#[test]
fn a_variant_has_a_name_in_rust() {
    check_both(
        "A: {type: string, enum: [x, unrecognized]}",
        "A: {type: string, enum: [x, y]}",
        &[
            "A: other values are `Unrecognized` in Rust, before `Unrecognized2` (breaking)",
            "A: value unrecognized removed (breaking)",
            "A: value y added",
        ],
    );
}

#[test]
fn another_kind_of_type_breaks() {
    check_both(
        "A: {type: string, enum: [x]}",
        "A: {type: object, properties: {x: {type: string}}}",
        &["A: an object, before a string of known values (breaking)"],
    );
}

#[test]
fn another_name_for_a_type_breaks_with_it() {
    check(
        "paths: {}\ncomponents: {schemas: {A: {type: string, maxLength: 2}, B: {type: string}}}",
        "paths: {}\ncomponents: {schemas: {A: {type: string, maxLength: 1}, B: {type: integer}}}",
        &[
            "A: at most 1 character, before 2",
            "B: an integer of 64 bits, before a string (breaking)",
        ],
    );
}

#[test]
fn a_type_is_deprecated_and_restored() {
    let (one, two) = (
        "A: {type: object, properties: {x: {type: string}}}",
        "A: {type: object, deprecated: true, properties: {x: {type: string}}}",
    );
    check_both(one, two, &["A: now deprecated"]);
    check_both(two, one, &["A: no longer deprecated"]);
}

/// A union of components with a discriminator, and the components.
fn union(mapping: &[(&str, &str)]) -> String {
    let names: Vec<String> = mapping
        .iter()
        .map(|(_, name)| format!("{{$ref: '#/components/schemas/{name}'}}"))
        .collect();
    let tags: Vec<String> = mapping
        .iter()
        .map(|(tag, name)| format!("{tag}: '#/components/schemas/{name}'"))
        .collect();
    let object = "{type: object, required: [kind], properties: {kind: {type: string}}}";
    let mut alternatives = names;
    alternatives.dedup();
    format!(
        "A: {{oneOf: [{}], discriminator: {{propertyName: kind, mapping: {{{}}}}}}}\nCat: {object}\nDog: {object}\nFox: {object}",
        alternatives.join(", "),
        tags.join(", ")
    )
}

#[test]
fn a_union_is_open_and_keeps_its_alternatives() {
    let (two, three) = (
        union(&[("c", "Cat"), ("d", "Dog")]),
        union(&[("c", "Cat"), ("d", "Dog"), ("f", "Fox")]),
    );
    check_both(&two, &three, &["A: value f added"]);
    check_both(&three, &two, &["A: value f removed (breaking)"]);
}

#[test]
fn an_alternative_is_known_by_its_tag() {
    let (dog, fox) = (
        union(&[("c", "Cat"), ("d", "Dog")]),
        union(&[("c", "Cat"), ("d", "Fox")]),
    );
    check_both(&dog, &fox, &["A: value d `Fox`, before `Dog` (breaking)"]);
}

#[test]
fn a_tag_that_is_gone_breaks_requests() {
    let (one, two) = (
        union(&[("c", "Cat"), ("d", "Dog")]),
        union(&[("c", "Cat"), ("k", "Cat"), ("d", "Dog")]),
    );
    check_both(&one, &two, &["A: value c now for `k` too"]);
    check_request(&two, &one, &["A: value c no longer for `k` (breaking)"]);
    check_response(&two, &one, &["A: value c no longer for `k`"]);
}

#[test]
fn another_discriminator_breaks() {
    let object = "{type: object, required: [kind, sort], properties: {kind: {type: string}, sort: {type: string}}}";
    let of = |name: &str| {
        format!(
            "A: {{oneOf: [{{$ref: '#/components/schemas/Cat'}}, {{$ref: '#/components/schemas/Dog'}}], discriminator: {{propertyName: {name}}}}}\nCat: {object}\nDog: {object}"
        )
    };
    check_both(
        &of("kind"),
        &of("sort"),
        &["A: alternatives told apart by `sort`, before by `kind` (breaking)"],
    );
}

#[test]
fn what_belongs_to_an_operation_is_told_of_there() {
    let of = |rest: &str| format!("paths: {{/a: {{get: {{operationId: list, {rest}}}}}}}");
    let bodies = "'200': {description: A., content: {application/json: {schema: {type: string}}}}";
    let more = "'202': {description: B., content: {application/json: {schema: {type: boolean}}}}";
    check(
        &of(&format!("responses: {{{bodies}}}")),
        &of(&format!(
            "parameters: [{{name: limit, in: query, schema: {{type: integer}}}}], responses: {{{bodies}, {more}}}"
        )),
        &[
            "list: now takes `ListOptions` (breaking)",
            "list: responds with `ListOutcome`, before a string (breaking)",
            "list: parameter limit added",
            "list: response 202 added, with a boolean",
        ],
    );
}
