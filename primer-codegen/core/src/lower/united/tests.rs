use crate::document::Choice;
use crate::ir::{Api, ItemKind};
use crate::lower::unite;
use crate::{Source, lower_open};

fn lowered(schemas: &str) -> Api {
    let [api] = all_lowered([schemas]);
    api
}

/// The documents of one call.
fn all_lowered<const N: usize>(schemas: [&str; N]) -> [Api; N] {
    all_of(schemas.map(|schemas| format!("paths: {{}}\ncomponents:\n  schemas:\n{schemas}")))
}

/// The same, of the members of each document.
fn all_of<const N: usize>(members: [String; N]) -> [Api; N] {
    let mut documents = members.map(|members| {
        let text = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{members}");
        let lowering = lower_open(&Source::new("a.yaml", text), &Choice::default());
        let findings = lowering.findings;
        lowering.api.unwrap_or_else(|| unreachable!("{findings:?}"))
    });
    unite(&mut documents);
    documents.map(|open| open.close())
}

/// Each type, and what it is another name for.
fn names(api: &Api) -> Vec<String> {
    let name = |item: &crate::ir::Item| match &item.kind {
        ItemKind::Alias(shape) => {
            let target = shape.ty.named().and_then(|id| api.item(id));
            let target = target.map_or("?", |item| item.name.as_str());
            format!("{} = {target}", item.name.as_str())
        }
        _ => item.name.as_str().to_owned(),
    };
    api.types.iter().map(name).collect()
}

#[test]
fn equal_inline_schemas_are_one_type_named_after_their_property() {
    let api = lowered(
        "    Order:
      type: object
      properties:
        status: {type: string, enum: [open, closed]}
    Item:
      type: object
      properties:
        status: {type: string, enum: [closed, open], description: Words do not count.}
        kind: {type: string, enum: [open]}
",
    );
    assert_eq!(
        names(&api),
        [
            "Order",
            "Status",
            "Item",
            "ItemStatus = Status",
            "ItemKind",
            "OrderStatus = Status"
        ]
    );
}

#[test]
fn a_name_that_is_taken_or_wanted_twice_is_no_common_one() {
    let api = lowered(
        "    Status: {type: string}
    A: {type: object, properties: {status: {type: string, enum: [a]}, size: {type: string, enum: [s]}, mode: {type: string, enum: [x]}}}
    B: {type: object, properties: {status: {type: string, enum: [a]}, size: {type: string, enum: [s]}, mode: {type: string, enum: [y]}}}
    C: {type: object, properties: {extent: {type: string, enum: [s]}, mode: {type: string, enum: [x]}}}
    D: {type: object, properties: {mode: {type: string, enum: [y]}}}
",
    );
    let names = names(&api);
    for expected in [
        "BStatus = AStatus",
        "BSize = ASize",
        "CExtent = ASize",
        "CMode = AMode",
        "DMode = BMode",
    ] {
        assert!(
            names.iter().any(|it| it == expected),
            "{expected}: {names:?}"
        );
    }
}

#[test]
fn objects_are_one_type_if_what_they_refer_to_is() {
    let api = lowered(
        "    A:
      type: object
      properties:
        place: {type: object, properties: {kind: {type: string, enum: [a]}}}
        other: {type: object, properties: {kind: {type: string, enum: [b]}}}
    B:
      type: object
      properties:
        place: {type: object, properties: {kind: {type: string, enum: [a]}}}
        third: {type: object, properties: {kind: {type: string, enum: [a], nullable: true}}}
",
    );
    let names = names(&api);
    assert!(names.contains(&"Place".to_owned()), "{names:?}");
    assert!(names.contains(&"AOther".to_owned()), "{names:?}");
    assert!(names.contains(&"BThird".to_owned()), "{names:?}");
    assert!(names.contains(&"BPlace = Place".to_owned()), "{names:?}");
}

#[test]
fn components_are_types_of_their_own() {
    let api = lowered(
        "    A: {type: object, properties: {x: {type: string}}}
    B: {type: object, properties: {x: {type: string}}}
    C: {type: object, properties: {a: {type: object, properties: {x: {type: string}}}}}
",
    );
    assert_eq!(names(&api), ["A", "B", "C", "CA"]);
}

#[test]
fn alternatives_of_one_union_are_told_apart_by_their_types() {
    let union = "oneOf: [{type: object, properties: {x: {type: string}}}, {type: object, properties: {x: {type: string}}}]";
    let api = lowered(&format!(
        "    A: {{{union}}}\n    B: {{type: object, properties: {{a: {{{union}}}, b: {{{union}}}}}}}\n"
    ));
    let names = names(&api);
    assert!(names.contains(&"BB = BA".to_owned()), "{names:?}");
    let own = names.iter().filter(|it| !it.contains('=')).count();
    assert_eq!(own, 5, "{names:?}"); // two unions, two alternatives, and the object
}

#[test]
fn a_schema_that_the_document_names_is_a_type_of_its_own() {
    let status = |name: &str| format!("{{type: string, enum: [a]{name}}}");
    let api = lowered(&format!(
        "    A: {{type: object, properties: {{status: {}}}}}\n    B: {{type: object, properties: {{status: {}}}}}\n    C: {{type: object, properties: {{status: {}}}}}\n",
        status(""),
        status(", x-rust-name: Phase"),
        status(""),
    ));
    let names = names(&api);
    assert!(names.contains(&"Phase".to_owned()), "{names:?}");
    assert!(names.contains(&"CStatus = Status".to_owned()), "{names:?}");
}

const OPEN: &str = "{type: string, enum: [open]}";
const CLOSED: &str = "{type: string, enum: [closed]}";

/// Objects with the one member `status`.
fn objects(of: &[(&str, &str)]) -> String {
    let object = |(name, status): &(&str, &str)| {
        format!("    {name}: {{type: object, properties: {{status: {status}}}}}\n")
    };
    of.iter().map(object).collect()
}

#[test]
fn equal_schemas_of_several_documents_are_one_type_of_the_same_name() {
    let older = objects(&[("A", OPEN), ("B", OPEN)]);
    let newer = objects(&[("B", CLOSED), ("C", CLOSED), ("A", CLOSED)]);
    let [older, newer] = all_lowered([&older, &newer]);
    assert_eq!(
        names(&older),
        ["A", "Status", "B", "BStatus = Status", "AStatus = Status"]
    );
    assert_eq!(
        names(&newer),
        [
            "B",
            "BStatus = Status",
            "C",
            "CStatus = Status",
            "A",
            "Status",
            "AStatus = Status"
        ]
    );
}

#[test]
fn equal_optional_parameters_are_one_type() {
    let list = |name: &str, parameters: &str| {
        format!(
            "  /{name}:\n    get: {{operationId: {name}, parameters: [{parameters}], responses: {{'204': {{description: None.}}}}}}\n"
        )
    };
    let limit = "{name: limit, in: query, schema: {type: integer}, description: Words.}";
    let other = "{name: limit, in: query, schema: {type: integer, maximum: 9}}";
    let [api] = all_of([format!(
        "paths:\n{}{}{}",
        list("cats", limit),
        list("dogs", &limit.replace("Words", "Other words")),
        list("fish", other),
    )]);
    assert_eq!(
        names(&api),
        ["CatsOptions", "DogsOptions = CatsOptions", "FishOptions"]
    );
    let options = api.operations.iter().filter_map(|it| it.options.as_ref());
    let options: Vec<usize> = options.map(|(_, id)| id.0).collect();
    assert_eq!(options, [0, 0, 2]);
}

#[test]
fn a_type_has_its_common_name_where_it_stands_alone_too() {
    let [older, newer] = all_lowered([
        &objects(&[("A", OPEN)]),
        &objects(&[("A", OPEN), ("B", OPEN)]),
    ]);
    assert_eq!(names(&older), ["A", "Status", "AStatus = Status"]);
    assert_eq!(
        names(&newer),
        ["A", "Status", "B", "BStatus = Status", "AStatus = Status"]
    );
}

#[test]
fn schemas_that_differ_in_any_document_are_types_of_their_own_in_all() {
    let older = objects(&[("A", OPEN), ("B", OPEN)]);
    let newer = objects(&[("A", OPEN), ("B", CLOSED)]);
    let [older, newer] = all_lowered([&older, &newer]);
    assert_eq!(names(&older), ["A", "AStatus", "B", "BStatus"]);
    assert_eq!(names(&newer), ["A", "AStatus", "B", "BStatus"]);
}

#[test]
fn a_name_that_a_component_has_in_another_document_is_not_united() {
    let older = objects(&[("A", OPEN), ("B", OPEN), ("C", OPEN)]);
    let newer = format!("    BStatus: {OPEN}\n    Status: {OPEN}\n");
    let [older, _] = all_lowered([&older, &newer]);
    assert_eq!(
        names(&older),
        ["A", "AStatus", "B", "BStatus", "C", "CStatus = AStatus"]
    );
}
