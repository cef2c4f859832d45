//! Arguments: the order of a path, and names where one could be taken for another.

use primer_tests::{Reply, Server, read, written};
use serde_json::json;

primer_codegen::generate_api! {
    mod api = "arguments.yaml" {
        all_schemas;
    }
}

use self::api::*;

const PART: &str = concat!(
    r#"{"id":"b","name":"","amount":1,"quantity":1,"colour":"green","secret":"t","tags":[],"#,
    r#""type":"item","comment":"c"}"#
);

#[test]
fn arguments_with_names_become_the_members_of_these_names() {
    let item = Item::new(ItemArguments {
        quantity: 2,
        amount: 2500,
        name: "Shoes".into(),
        id: "a".into(),
        colour: ItemColour::Red,
        secret: "s".into(),
        tags: vec!["new".to_owned()],
        comment: None,
        note: "n".into(),
        part: read(PART),
    });
    let expected = json!({
        "id": "a", "name": "Shoes", "amount": 2500, "quantity": 2, "colour": "red", "secret": "s", "tags": ["new"],
        "type": "item", "comment": null, "note": "n", "part": read::<serde_json::Value>(PART),
    });
    assert_eq!(serde_json::to_value(&item).unwrap(), expected);
}

#[test]
fn arguments_of_which_no_two_are_alike_have_an_order() {
    let pair = Pair::new(read::<Item>(PART), 3, ["x"]);
    assert_eq!(
        written(&pair),
        format!(r#"{{"of":{PART},"count":3,"more":["x"]}}"#)
    );
}

#[tokio::test]
async fn arguments_follow_the_order_of_the_path() {
    let server = Server::start(Reply::empty(200)).await;
    let client = server.client(Client::builder());
    client.view_repo("owner", "repo", 1).await.unwrap();
    assert_eq!(server.request().target(), "/repos/owner/repo?page=1");
}

#[tokio::test]
async fn three_arguments_that_are_alike_are_named() {
    let server = Server::start(Reply::empty(200)).await;
    let client = server.client(Client::builder());
    let arguments = ViewDiskArguments {
        disk: "disk1".into(),
        project: "prod".into(),
        organization: "maze-war".into(),
        size: 4,
    };
    client
        .view_disk(arguments, ViewDiskOptions::default().verbose(true))
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(
        request.target(),
        "/maze-war/prod/disks/disk1?size=4&verbose=true"
    );
    assert_eq!(request.header("X-Version"), Some("7"));
}

#[tokio::test]
async fn the_body_stands_beside_the_arguments_that_are_named() {
    let server = Server::start(Reply::empty(200)).await;
    let client = server.client(Client::builder());
    let arguments = || ReplaceDiskArguments {
        organization: "o".into(),
        project: "p".into(),
        disk: "d".into(),
    };
    client.replace_disk(arguments(), "text").await.unwrap();
    let request = server.request();
    assert_eq!((request.path(), request.text()), ("/o/p/disks/d", "text"));

    let error = client
        .replace_disk(arguments(), "longer")
        .await
        .unwrap_err();
    assert_eq!(error.violations().len(), 1);
}
