//! Names that Rust or generated code has taken already.

use primer_tests::{Reply, Server, read, reread};
use serde_json::{Value, json};

primer_codegen::generate_api! {
    mod api = "names.yaml";
}

fn keywords() -> api::KeywordsArguments {
    api::KeywordsArguments {
        r#type: "t".into(),
        self_: "s".into(),
    }
}

#[tokio::test]
async fn arguments_fields_and_methods_with_taken_names_work() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(api::Client::builder());
    let body = api::Keywords::new(keywords())
        .with_default(1)
        .with_clone("c")
        .with_new("n")
        .r#async(true)
        .additional_properties("declared")
        .clear_clear2();
    let options = api::TypeOptions::default()
        .options("o")
        .with_default("d")
        .with_new(true)
        .x_new(false)
        .new2("h");

    let arguments = api::TypeArguments {
        r#type: "a/b".into(),
        self_: "b".into(),
        client: "client".into(),
        body: "body".into(),
    };
    let response = client
        .r#type(arguments, options, body.clone())
        .await
        .unwrap();

    assert_eq!(response, body);
    let request = server.request();
    assert_eq!(
        request.line,
        "PUT /keywords/a%2Fb/b?client=client&body=body&options=o&default=d&new=true HTTP/1.1"
    );
    assert_eq!(request.header("X-New"), Some("false"));
    assert_eq!(request.header("new"), Some("h"));
    assert_eq!(
        request.text(),
        concat!(
            r#"{"type":"t","self":"s","default":1,"clone":"c","new":"n","#,
            r#""additionalProperties":"declared","async":true,"clear":null}"#,
        )
    );
}

#[tokio::test]
async fn operations_with_the_names_of_the_clients_own_methods_work() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(api::Client::builder());
    client.builder2().await.unwrap();
    assert_eq!(server.request().path(), "/builder");
    client.clone2().await.unwrap();
    assert_eq!(server.request().path(), "/clone");
    client.from_env2().await.unwrap();
    assert_eq!(server.request().path(), "/from-env");
    client._1st_operation().await.unwrap();
    assert_eq!(server.request().path(), "/1st");
    client.get_twice().await.unwrap();
    assert_eq!(server.request().method(), "GET");
    client.put_twice().await.unwrap();
    assert_eq!(server.request().method(), "PUT");
}

#[test]
fn every_member_keeps_its_name_on_the_wire() {
    let names = [
        "type",
        "self",
        "Self",
        "super",
        "crate",
        "clone",
        "new",
        "additionalProperties",
        "additional_properties",
        "class",
        "client",
        "_",
        "$ref-like",
        "@id",
        "1st",
        "ä",
        "",
        "a-b",
        "a_b",
        "aB",
        "value",
        "from",
        "into",
        "fmt",
        "eq",
        "table",
        "member",
        "get",
        "slot",
        "blank",
        "clear",
        "clearClear",
        "serialize",
        "to_string",
        "default_or_default",
        "_hidden",
    ];
    let keywords: Value = names
        .into_iter()
        .map(|name| (name.to_owned(), json!(format!("value of {name}"))))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let read: api::Keywords = read(&keywords.to_string());
    assert_eq!(read.additional_properties3, primer_api::runtime::Map::new());
    assert_eq!(serde_json::to_value(&read).unwrap(), keywords);
    assert_eq!(read.self2.as_deref(), Some("value of Self"));
    assert_eq!(read.a_b3.as_deref(), Some("value of aB"));
}

#[test]
fn a_default_stands_beside_the_member_that_takes_its_name() {
    let keywords = api::Keywords::new(keywords()).default_or_default("text");
    assert_eq!(keywords.default_or_default2(), 3);
    assert!(api::Default::default().default_or_default());
}

#[tokio::test]
async fn types_with_the_names_of_the_standard_librarys_work() {
    let names = json!({
        "option": {"some": "a"},
        "string": {"text": "b", "list": ["c"]},
        "vec": [{"text": "d"}],
        "result": {"error": "e"},
        "box": {"box": {"box": {}}},
        "self": "Self",
        "some": {"f": {"some": "g"}},
        "ok": {"ok": true},
        "map": {"map": {"h": "i"}},
        "error": {"error": "j"},
        "value": {"blank": "k"},
        "default": {"default": false},
        "i64": 7,
        "str": "l",
        "bool": {"bool": false},
        "u8": {"u8": 300},
        "type": {"type": "m"},
        "lower": {"a": "n"},
        "camel": {"b": "o"},
        "class": "dyn",
        "operation": {"id": "p"},
        "table": {"name": "q"},
        "service": {"title": "r"},
        "core": {"core": "s"},
        "unrecognized": {"a": "t"},
        "numbered": "u",
    });
    assert_eq!(reread::<api::Client2>(&names), names);
    let server = Server::start(Reply::echo()).await;
    let client = server.client(api::Client::builder());
    let value: api::Client2 = read(&names.to_string());
    assert_eq!(client.put_names(value.clone()).await.unwrap(), value);
    assert_eq!(server.request().json(), names);
    assert!(matches!(value.result, Some(api::Result::Error(_))));
    assert!(matches!(
        value.unrecognized,
        Some(api::Unrecognized::Unrecognized(_))
    ));
}
