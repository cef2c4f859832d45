use crate::versions::tests::{operations, versions};

#[test]
fn operations_with_equal_descriptions_share_one() {
    let documents = [
        operations(&["a", "b"]),
        operations(&["a", "b"]),
        operations(&["a"]),
    ];
    let versions = versions(&documents.each_ref().map(String::as_str));
    let found: Vec<Vec<Option<&str>>> = versions
        .list
        .iter()
        .map(|version| {
            let module = |group: usize| versions.groups.get(group).map(|it| it.module.as_str());
            version
                .descriptions
                .iter()
                .map(|group| group.and_then(module))
                .collect()
        })
        .collect();
    assert_eq!(
        found,
        [
            vec![Some("v1_to_v3"), Some("v1_and_v2")],
            vec![Some("v1_to_v3"), Some("v1_and_v2")],
            vec![Some("v1_to_v3")],
        ]
    );
}
