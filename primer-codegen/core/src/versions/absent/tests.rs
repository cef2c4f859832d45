use crate::ir::versions::Absent;
use crate::versions::tests::{INTEGER, operations, schemas, versions};

fn messages(absent: &[Absent]) -> Vec<&str> {
    absent.iter().map(|it| it.message.as_str()).collect()
}

#[test]
fn an_operation_that_a_version_lacks_has_a_message() {
    let documents = [
        operations(&["one", "old"]),
        operations(&["one"]),
        operations(&["one", "fresh"]),
    ];
    let versions = versions(&documents.each_ref().map(String::as_str));
    let found: Vec<Vec<&str>> = versions
        .list
        .iter()
        .map(|it| messages(&it.absent))
        .collect();
    let expected: [&[&str]; 3] = [
        &["`fresh` is not part of API version 1.0; it was added in 3.0"],
        &[
            "`fresh` is not part of API version 2.0; it was added in 3.0",
            "`old` is not part of API version 2.0; 1.0 was the last to have it",
        ],
        &["`old` is not part of API version 3.0; 1.0 was the last to have it"],
    ];
    assert_eq!(found, expected);
    let first = versions.list.first().and_then(|it| it.absent.first());
    assert_eq!(first.map(|it| it.arguments), Some(2));
}

#[test]
fn an_operation_that_came_back_has_a_message() {
    let documents = [
        operations(&["a"]),
        operations(&["b"]),
        operations(&["a", "b"]),
    ];
    let versions = versions(&documents.each_ref().map(String::as_str));
    let second = versions.list.get(1).map(|it| messages(&it.absent));
    let expected = vec!["`a` is not part of API version 2.0; it is part of 1.0 and 3.0"];
    assert_eq!(second, Some(expected));
}

#[test]
fn a_setter_that_a_type_lacks_has_a_message() {
    let versions = schemas(&[
        INTEGER,
        INTEGER,
        "A: {type: object, properties: {a: {type: integer}, b: {type: string, nullable: true}}}",
    ]);
    let lineages = versions.list.iter().flat_map(|it| &it.relations);
    let found: Vec<Vec<&str>> = lineages
        .filter_map(|relation| relation.lineage.as_ref())
        .map(|lineage| messages(&lineage.absent))
        .collect();
    let expected: [&[&str]; 2] = [
        &[
            "`b` of `A` is not part of API versions 1.0 and 2.0; it was added in 3.0",
            "`clear_b` of `A` is not part of API versions 1.0 and 2.0; it was added in 3.0",
        ],
        &[],
    ];
    assert_eq!(found, expected);
}
