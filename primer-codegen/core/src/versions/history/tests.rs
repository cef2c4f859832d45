use crate::ir::versions::Versions;
use crate::ir::{Docs, Item, ItemKind};
use crate::versions::tests::{emitted, operations, schemas, versions};

/// The words of each type and of its members, where there are any: `v1::A: ...`, `v1::A.a: ...`.
fn check(documents: &[&str], expected: &[&str]) {
    let versions = schemas(documents);
    let found: Vec<String> = emitted(&versions)
        .iter()
        .flat_map(|(module, item, ..)| words(module, item))
        .collect();
    assert_eq!(found, expected);
}

fn words(module: &str, item: &Item) -> Vec<String> {
    let name = format!("{module}::{}", item.name.as_str());
    let parts: Vec<(&str, &Docs)> = match &item.kind {
        ItemKind::Struct(of) => {
            let fields = of.fields.iter();
            fields.map(|it| (it.wire_name.as_str(), &it.docs)).collect()
        }
        ItemKind::Enum(of) => {
            let variants = of.variants.iter();
            variants.map(|it| (it.value.as_str(), &it.docs)).collect()
        }
        _ => Vec::new(),
    };
    let parts = parts.into_iter().filter(|(_, docs)| !docs.is_empty());
    let parts = parts.map(|(part, docs)| format!("{name}.{part}: {}", docs.lines().join(" ")));
    std::iter::once(format!("{name}: {}", item.docs.lines().join(" ")))
        .chain(parts)
        .collect()
}

fn object(properties: &str) -> String {
    format!("A: {{type: object, properties: {{{properties}}}}}")
}

#[test]
fn a_single_version_has_no_history() {
    check(&[&object("a: {}")], &["v1::A: "]);
}

#[test]
fn a_type_says_since_when_it_is_there() {
    let (one, two) = (
        object("a: {}"),
        "A: {type: object, properties: {a: {}}}, B: {type: string, enum: [x]}",
    );
    check(
        &[&one, two],
        &["v1_and_v2::A: Since 1.0.", "v2::B: Since 2.0."],
    );
    check(
        &[two, &one],
        &["v1_and_v2::A: Since 1.0.", "v1::B: In 1.0 only."],
    );
}

#[test]
fn a_member_says_what_its_type_does_not() {
    let (one, two, three) = (
        object("a: {type: string}"),
        object("a: {type: string, description: Words.}, b: {}"),
        object("a: {type: string, maxLength: 5}, c: {}"),
    );
    check(
        &[&one, &two, &three],
        &[
            "v1::A: Since 1.0.",
            "v2::A: Since 1.0. Changed in 2.0: `b` added.",
            "v2::A.a: Words.",
            "v2::A.b: In 2.0 only.",
            "v3::A: Since 1.0. Changed in 3.0: `c` added; `b` removed; `a` changed.",
            "v3::A.a: At most 5 characters.  Changed in 3.0: now at most 5 characters.",
            "v3::A.c: Since 3.0.",
        ],
    );
}

#[test]
fn what_changed_longer_ago_is_still_said() {
    let (one, two) = (object("a: {}"), object("a: {}, b: {}"));
    check(
        &[&one, &two, &two],
        &[
            "v1::A: Since 1.0.",
            "v2_and_v3::A: Since 1.0. Changed in 2.0: `b` added.",
            "v2_and_v3::A.b: Since 2.0.",
        ],
    );
}

#[test]
fn an_enum_value_says_when_it_is_there() {
    let (one, two) = (
        "A: {type: string, enum: [x, y]}",
        "A: {type: string, enum: [x, z]}",
    );
    check(
        &[one, two],
        &[
            "v1::A: Since 1.0.",
            "v1::A.y: Until 1.0.",
            "v2::A: Since 1.0. Changed in 2.0: `z` added; `y` removed.",
            "v2::A.z: Since 2.0.",
        ],
    );
}

#[test]
fn an_operation_says_when_it_is_there() {
    let documents = [
        operations(&["a"]),
        operations(&["a", "b"]),
        operations(&["b"]),
    ];
    let versions = versions(&documents.each_ref().map(String::as_str));
    let found: Vec<String> = versions
        .list
        .iter()
        .flat_map(|version| version.api.iter().flat_map(|api| &api.operations))
        .filter_map(|operation| operation.docs.lines().last().cloned())
        .collect();
    assert_eq!(
        found,
        [
            "Since 1.0, until 2.0.",
            "Since 1.0, until 2.0.",
            "Since 2.0.",
            "Since 2.0."
        ]
    );
}

fn front_pages(versions: &Versions) -> Vec<String> {
    let pages = versions
        .list
        .iter()
        .filter_map(|version| version.api.as_ref());
    pages.map(|api| api.docs.lines().join("\n")).collect()
}

#[test]
fn the_front_page_of_a_version_lists_its_changes() {
    let (one, two) = (
        object("a: {type: string}"),
        object("a: {type: string, maxLength: 5}, b: {}"),
    );
    let versions = schemas(&[&one, &two, &two]);
    let pages = front_pages(&versions);
    let expected = [
        "T, version 1.0.",
        "T, version 2.0.\n\n# Changes since 1.0\n\n## Other changes\n\n**Types**\n\n- [`A`](type@A)\n  - `a`: now at most 5 characters\n  - `b`: added",
        "T, version 3.0.\n\n# Changes since 2.0\n\nNone.",
    ];
    assert_eq!(pages, expected);
    let stated: Vec<Vec<&str>> = versions
        .list
        .iter()
        .map(|version| {
            version
                .changes
                .iter()
                .map(|it| it.subject.as_str())
                .collect()
        })
        .collect();
    assert_eq!(stated, [vec![], vec!["A.a", "A.b"], vec![]]);
}
