use crate::document::Choice;
use crate::ir::{Api, ItemKind};
use crate::{Source, lower_chosen};

fn lowered(schemas: &str) -> Api {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
    );
    let choice = Choice {
        is_alone: true,
        ..Choice::default()
    };
    let lowering = lower_chosen(&Source::new("a.yaml", text), &choice);
    lowering
        .api
        .unwrap_or_else(|| unreachable!("{:?}", lowering.findings))
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
