//! OpenAPI 3.1, whose schemas are those of JSON Schema 2020-12.

use primer_api::runtime::{Json, Patch, Upload};
use primer_tests::{Reply, Server, read};
use serde_json::json;

primer_codegen::generate_api! {
    mod api = "dialects.yaml";
}

use self::api::*;

/// Sends a value that is read from JSON, reads it back, and yields the JSON that was sent.
async fn sent(value: serde_json::Value) -> serde_json::Value {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let all: All = read(&value.to_string());
    assert_eq!(client.put_all(all.clone()).await.unwrap(), all);
    serde_json::from_str(server.request().text()).unwrap()
}

/// The violations of a value that is not sent.
async fn violations(value: serde_json::Value) -> String {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let all: All = read(&value.to_string());
    client.put_all(all).await.unwrap_err().to_string()
}

#[tokio::test]
async fn a_value_of_each_kind_comes_back_as_it_was() {
    let value = json!({
        "nullable": null,
        "constant": "fixed",
        "constantNumber": 7,
        "above": 6,
        "narrowest": 10,
        "pair": ["a", 1],
        "point": [1.5, 2],
        "openTuple": ["a", 1, null],
        "anything": {"a": [null]},
        "nothing": "kept",
        "annotated": {"name": "a", "children": [{"name": "b"}], "depth": 1},
        "extended": {"name": "a", "weight": 3},
        "both": {"id": "i", "name": "a"},
        "maybe": null,
        "byPattern": {"x1": 1},
        "mixedPatterns": {"x": 1, "y": "a", "z": null},
        "conditional": {"kind": "a", "a": 1},
        "defined": {"id": "a"},
        "anchored": {"name": "a"},
    });
    assert_eq!(sent(value.clone()).await, value);
}

#[tokio::test]
async fn a_value_of_each_of_several_types_comes_back() {
    for several in [
        json!("abc"),
        json!(10),
        json!(true),
        json!([1, 2]),
        json!({"a": "b", "c": 1}),
    ] {
        let value = json!({ "several": several });
        assert_eq!(sent(value.clone()).await, value);
    }
    assert_eq!(
        sent(json!({"several": null})).await,
        json!({"several": null})
    );
}

#[test]
fn each_of_several_types_is_an_alternative() {
    let several = |text: &str| {
        let all: All = read(&format!(r#"{{"several":{text}}}"#));
        all.several
    };
    assert!(matches!(
        several("\"a\""),
        Patch::Value(AllSeveral::Text(_))
    ));
    assert!(matches!(several("1"), Patch::Value(AllSeveral::Integer(1))));
    assert!(matches!(
        several("true"),
        Patch::Value(AllSeveral::Boolean(true))
    ));
    assert!(matches!(several("[1]"), Patch::Value(AllSeveral::List(_))));
    assert!(matches!(several("{}"), Patch::Value(AllSeveral::Object(_))));
    assert!(matches!(
        several("1.5"),
        Patch::Value(AllSeveral::Unrecognized(_))
    ));
    assert!(matches!(several("null"), Patch::Null));
}

#[tokio::test]
async fn limits_of_the_later_form_are_checked() {
    let text =
        violations(json!({"pair": ["a", 1, 2], "above": 5, "narrowest": 9, "several": "abcd"}))
            .await;
    assert!(text.contains("`pair` must have at most 2 items"), "{text}");
    assert!(text.contains("`above` must be more than 5"), "{text}");
    assert!(text.contains("`narrowest` must be at least 10"), "{text}");
    assert!(
        text.contains("`several` must have at most 3 characters"),
        "{text}"
    );
}

#[test]
fn a_reference_with_words_beside_it_is_the_same_type() {
    let all = All::default().annotated(Node::default().name("a"));
    let node: Node = all.annotated.clone().unwrap();
    assert_eq!(node, Node::default().name("a"));
}

#[test]
fn a_reference_with_a_schema_beside_it_is_both() {
    let both = AllBoth::new("i").name("a");
    assert_eq!(both.id, "i");
    let extended = AllExtended::new(3).name("a");
    assert_eq!(extended.weight, 3);
    let misfit = serde_json::from_str::<All>(r#"{"extended":{"name":"a"}}"#);
    assert!(misfit.unwrap_err().to_string().contains("weight"));
}

#[test]
fn members_that_no_schema_declares_have_the_type_that_the_document_gives_them() {
    let node: Node = read(r#"{"name":"a","depth":1}"#);
    assert_eq!(node.additional_properties.get("depth"), Some(&1));
    let anything: Json = json!({"a": 1});
    let all = All::default().anything(anything.clone());
    assert_eq!(all.anything, Patch::Value(anything));
}

#[tokio::test]
async fn parts_of_other_media_types_and_of_no_type_are_files() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let body = UploadRequest::new(UploadRequestArguments {
        photo: b"\x01".into(),
        raw: Upload::from(b"\x02").media_type("image/png"),
        encoded: "Aw==".to_owned(),
    });
    client.upload(body).await.unwrap();
    let request = server.request();
    let parts: Vec<&str> = request.text().split("\r\n--").collect();
    let part = |name: &str| {
        let name = format!("name=\"{name}\"");
        let part = parts.iter().find(|part| part.contains(&name)).unwrap();
        part.replace("\r\n", "\n")
    };
    assert!(
        part("photo").ends_with("Content-Type: image/png\n\n\u{1}"),
        "{}",
        part("photo")
    );
    assert!(
        part("raw").ends_with("Content-Type: image/png\n\n\u{2}"),
        "{}",
        part("raw")
    );
    assert!(part("encoded").ends_with("\n\nAw=="), "{}", part("encoded"));
}

#[test]
fn a_webhook_is_a_type() {
    let node: ChangedWebhook = read(r#"{"name":"a"}"#);
    assert_eq!(node.name.as_deref(), Some("a"));
}
