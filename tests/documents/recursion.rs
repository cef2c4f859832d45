//! Schemas that refer to themselves.

use primer_tests::{Reply, Server, misfit, read, reread};
use serde_json::{Value, json};

primer_codegen::generate_api! {
    mod api = "recursion.yaml";
}

use self::api::*;

#[test]
fn values_within_values_survive() {
    for all in [
        json!({"node": {"value": 1, "next": {"value": 2, "next": {}}}}),
        json!({"tree": {"children": [{"children": []}, {"children": [], "byName": {"a": {"children": []}}}]}}),
        json!({"hen": {"egg": {"hen": {"egg": {}}}}}),
        json!({"expression": {"left": 1, "right": {"of": {"left": {"of": 2}, "right": 3}}}}),
        json!({"filter": {"not": {"all": ["a", {"not": "b"}, {"all": []}]}}}),
        json!({"chain": {"length": 2, "link": {"length": 1}}}),
        json!({"nullable": null}),
        json!({"nullable": {"next": {"next": null}}}),
    ] {
        assert_eq!(reread::<All>(&all), all);
    }
}

#[test]
fn values_are_built_within_each_other() {
    let node = Node::default().value(1).next(Node::default().value(2));
    let sum = Sum::new(SumArguments {
        left: Expression::Integer(1),
        right: Expression::Negation(Negation::new(Expression::Integer(2)).into()),
    });
    let tree = Tree::new([Tree::new([])]);
    let filter = FilterVariant2::default().all([Filter::from("a".to_owned())]);
    let all = All::default()
        .node(node)
        .tree(tree)
        .expression(Box::new(sum))
        .filter(Box::new(filter));
    assert_eq!(
        serde_json::to_value(&all).unwrap(),
        json!({
            "node": {"value": 1, "next": {"value": 2}},
            "tree": {"children": [{"children": []}]},
            "expression": {"left": 1, "right": {"of": 2}},
            "filter": {"all": ["a"]},
        })
    );
}

#[test]
fn the_end_of_a_nullable_chain_is_null() {
    let chain = Nullable::new(Box::new(Nullable::new(None)));
    assert_eq!(
        serde_json::to_value(&chain).unwrap(),
        json!({"next": {"next": null}})
    );
}

#[test]
fn a_misfit_deep_within_has_its_path() {
    let tree = json!({"tree": {"children": [{"children": [{"children": 1}]}]}});
    let message = misfit::<All>(&tree.to_string());
    assert!(
        message
            .starts_with("`tree.children[0].children[0].children`: expected array, found integer"),
        "{message}"
    );
}

/// An expression of so many negations.
fn negations(depth: usize) -> Value {
    (0..depth).fold(json!(1), |inner, _| json!({ "of": inner }))
}

#[test]
fn deep_values_are_read_until_the_reader_of_json_refuses_them() {
    assert!(matches!(
        read::<Expression>(&negations(100).to_string()),
        Expression::Negation(_)
    ));
    let text = format!("{}1{}", r#"{"of":"#.repeat(100_000), "}".repeat(100_000));
    assert!(serde_json::from_str::<Expression>(&text).is_err());
}

#[test]
fn a_union_within_a_union_does_not_take_forever() {
    // Each level has three alternatives: 3^100 trials if each was made anew.
    let broken = (0..100).fold(
        json!("no expression"),
        |inner, _| json!({"left": inner, "right": 1}),
    );
    let _ = serde_json::from_str::<Expression>(&broken.to_string());
}

#[tokio::test]
async fn recursive_values_are_sent_and_come_back() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let all = All::default()
        .hen(Hen::default().egg(Egg::default().hen(Hen::default())))
        .expression(Expression::Negation(
            Negation::new(Expression::Integer(7)).into(),
        ));
    assert_eq!(client.put_all(all.clone()).await.unwrap(), all);
    assert_eq!(
        server.request().text(),
        r#"{"hen":{"egg":{"hen":{}}},"expression":{"of":7}}"#
    );
}
