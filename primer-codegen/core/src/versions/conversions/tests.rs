use crate::ir::versions::Versions;
use crate::versions::tests::{INTEGER, emitted, schemas, updates};

/// The conversions of each type: `A: 1.0 -> 2.0` if every value has a home, with a question mark if not.
fn check_conversions(documents: &[&str], expected: &[&str]) {
    check_conversions_of(&schemas(documents), expected);
}

fn check_conversions_of(versions: &Versions, expected: &[&str]) {
    let arrow = |is_total: bool| if is_total { "->" } else { "->?" };
    let mut found = Vec::new();
    for (_, item, version, n) in emitted(versions) {
        let relation = versions
            .list
            .get(version)
            .and_then(|of| of.relations.get(n));
        let lineage = relation.and_then(|relation| relation.lineage.as_ref());
        for it in lineage.iter().flat_map(|lineage| &lineage.conversions) {
            let newer = lineage.map_or("", |lineage| &lineage.versions);
            found.push(format!(
                "{}: {older} {} {newer} {} {older}",
                item.name.as_str(),
                arrow(it.is_total),
                arrow(it.is_total_back),
                older = it.versions,
            ));
        }
    }
    assert_eq!(found, expected);
}

#[test]
fn what_only_grows_always_converts() {
    let one = "A: {type: object, required: [a], properties: {a: {type: integer, format: int32}, b: {type: string}}}";
    let two = "A: {type: object, properties: {a: {type: integer, format: int64}, b: {type: string, maxLength: 5}, c: {}}}";
    check_conversions(&[one, two], &["A: 1.0 -> 2.0 ->? 1.0"]);
}

#[test]
fn the_forms_that_updates_take_convert_as_their_types_do() {
    let map = |values: &str| {
        format!(
            "A: {{type: object, properties: {{a: {{type: object, additionalProperties: {{type: string{values}}}}}}}}}"
        )
    };
    let (one, two) = (map(""), map(", nullable: true"));
    check_conversions_of(
        &updates(&[&one, &two]),
        &["A: 1.0 -> 2.0 ->? 1.0", "AUpdate: 1.0 -> 2.0 -> 1.0"],
    );
}

#[test]
fn limits_and_defaults_are_no_obstacle() {
    let one = "A: {type: object, properties: {a: {type: string, maxLength: 5}}}";
    let two = "A: {type: object, properties: {a: {type: string, maxLength: 9, default: x}}}";
    check_conversions(&[one, two], &["A: 1.0 -> 2.0 -> 1.0"]);
}

#[test]
fn what_has_no_home_is_an_obstacle() {
    let with = |property: &str, required: &str| {
        format!("A: {{type: object, required: [{required}], properties: {{a: {{{property}}}}}}}")
    };
    let text = with("type: string", "");
    for (other, expected) in [
        (with("type: string", "a"), "A: 1.0 ->? 2.0 -> 1.0"),
        (
            with("type: string, nullable: true", ""),
            "A: 1.0 -> 2.0 ->? 1.0",
        ),
        (
            with("type: string, nullable: true", "a"),
            "A: 1.0 ->? 2.0 ->? 1.0",
        ),
        (
            with("type: string, format: date-time", ""),
            "A: 1.0 -> 2.0 -> 1.0",
        ),
        (
            with("type: string, format: password", ""),
            "A: 1.0 -> 2.0 -> 1.0",
        ),
        (with("type: integer", ""), "A: 1.0 ->? 2.0 ->? 1.0"),
        (
            with("type: array, items: {type: string}", ""),
            "A: 1.0 ->? 2.0 ->? 1.0",
        ),
    ] {
        check_conversions(&[&text, &other], &[expected]);
    }
}

#[test]
fn an_enum_converts_to_one_that_knows_all_its_values() {
    check_conversions(
        &[
            "A: {type: string, enum: [x, y]}",
            "A: {type: string, enum: [x, y, z]}",
        ],
        &["A: 1.0 -> 2.0 ->? 1.0"],
    );
    check_conversions(
        &[
            "A: {type: integer, enum: [1, 2]}",
            "A: {type: integer, enum: [2, 3]}",
        ],
        &["A: 1.0 ->? 2.0 ->? 1.0"],
    );
}

#[test]
fn a_type_converts_if_all_that_it_refers_to_does() {
    let holding = |properties: &str| {
        format!(
            "A: {{type: object, properties: {{b: {{type: array, items: {{$ref: '#/components/schemas/B'}}}}}}}}, B: {{type: object, properties: {{a: {{$ref: '#/components/schemas/A'}}, {properties}}}}}"
        )
    };
    check_conversions(
        &[
            &holding("x: {type: string}"),
            &holding("x: {type: string}, y: {type: string}"),
        ],
        &["A: 1.0 -> 2.0 ->? 1.0", "B: 1.0 -> 2.0 ->? 1.0"],
    );
}

#[test]
fn conversions_are_between_neighbours_and_each_is_there_once() {
    let text = "A: {type: object, properties: {a: {type: string}}}";
    let number = "A: {type: object, properties: {a: {type: number}}}";
    check_conversions(
        &[INTEGER, text, text, number],
        &[
            "A: 1.0 ->? 2.0 and 3.0 ->? 1.0",
            "A: 2.0 and 3.0 ->? 4.0 ->? 2.0 and 3.0",
        ],
    );
    check_conversions(
        &[INTEGER, text, INTEGER],
        &["A: 1.0 and 3.0 ->? 2.0 ->? 1.0 and 3.0"],
    );
    check_conversions(
        &[INTEGER, "B: {type: object}", text],
        &["A: 1.0 ->? 3.0 ->? 1.0"],
    );
}

#[test]
fn an_enum_is_text_that_keeps_what_it_does_not_know() {
    let with = |a: &str| format!("A: {{type: object, properties: {{a: {{{a}}}}}}}");
    let (text, number) = (with("type: string"), with("type: integer"));
    let of_texts = with("type: string, enum: [x], x-rust-name: a");
    check_conversions(&[&text, &of_texts], &["A: 1.0 -> 2.0 -> 1.0"]);
    let of_numbers = with("type: integer, enum: [1]");
    check_conversions(&[&number, &of_numbers], &["A: 1.0 -> 2.0 -> 1.0"]);
    check_conversions(&[&text, &of_numbers], &["A: 1.0 ->? 2.0 ->? 1.0"]);
}

#[test]
fn a_number_converts_to_one_that_holds_it() {
    let with = |format: &str| format!("A: {{type: object, properties: {{a: {{{format}}}}}}}");
    for (one, two, expected) in [
        (
            "type: integer, format: int32",
            "type: integer, format: int64",
            "A: 1.0 -> 2.0 ->? 1.0",
        ),
        (
            "type: integer, format: uint32",
            "type: integer, format: int64",
            "A: 1.0 -> 2.0 ->? 1.0",
        ),
        (
            "type: integer, format: uint64",
            "type: integer, format: int64",
            "A: 1.0 ->? 2.0 ->? 1.0",
        ),
        (
            "type: integer, format: int32",
            "type: number",
            "A: 1.0 -> 2.0 ->? 1.0",
        ),
        (
            "type: integer, format: int32",
            "type: number, format: float",
            "A: 1.0 -> 2.0 ->? 1.0",
        ),
        (
            "type: integer, format: int64",
            "type: number",
            "A: 1.0 ->? 2.0 ->? 1.0",
        ),
    ] {
        check_conversions(&[&with(one), &with(two)], &[expected]);
    }
}

#[test]
fn a_union_converts_to_one_that_has_all_its_alternatives() {
    let kinds = "B: {type: object, required: [k], properties: {k: {type: string}}}, C: {type: object, required: [k], properties: {k: {type: string}, c: {}}}, D: {type: object, required: [k], properties: {k: {type: string}, d: {}}}";
    let union = |alternatives: &[&str], rest: &str| {
        let references = alternatives
            .iter()
            .map(|name| format!("{{$ref: '#/components/schemas/{name}'}}"));
        format!(
            "A: {{oneOf: [{}]{rest}}}, {kinds}",
            references.collect::<Vec<_>>().join(", ")
        )
    };
    let tagged = ", discriminator: {propertyName: k}";
    for (rest, other) in [("", ""), (tagged, tagged)] {
        check_conversions(
            &[&union(&["B", "C"], rest), &union(&["B", "C", "D"], other)],
            &["A: 1.0 -> 2.0 ->? 1.0"],
        );
    }
    check_conversions(
        &[&union(&["B", "C"], ""), &union(&["B", "C"], tagged)],
        &["A: 1.0 ->? 2.0 ->? 1.0"],
    );
}
