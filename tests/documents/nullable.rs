//! `nullable`, in every position.

use primer_api::runtime::{Json, Patch};
use primer_tests::{Reply, Server, misfit, read, reread, written};
use serde_json::json;

primer_codegen::generate_api! {
    mod api = "nullable.yaml";
}

use self::api::*;

const LEAST: &str = r#"{"needed":null,"neededObject":null,"neededFree":null,"neededMaybe":null}"#;

fn least() -> ThingArguments {
    ThingArguments {
        needed: None,
        needed_object: None,
        needed_free: Json::Null,
        needed_maybe: None,
    }
}

#[test]
fn a_required_nullable_member_is_sent_as_null() {
    let thing = Thing::new(least());
    assert_eq!(written(&thing), LEAST);
    assert_eq!(read::<Thing>(LEAST), thing);
}

#[test]
fn a_required_member_must_be_present_even_if_it_is_nullable() {
    for (missing, expected) in [
        ("needed", "string"),
        ("neededObject", "object"),
        ("neededMaybe", "object"),
    ] {
        let mut thing = read::<Json>(LEAST);
        thing.as_object_mut().unwrap().remove(missing);
        let message = misfit::<Thing>(&thing.to_string());
        assert!(
            message.starts_with(&format!("`{missing}`: expected {expected}, found nothing")),
            "{message}"
        );
    }
}

#[test]
fn a_required_member_has_a_value_too() {
    let thing = Thing::new(ThingArguments {
        needed: Some("text".to_owned()),
        needed_object: Some(Part::new(1)),
        needed_free: json!([null]),
        needed_maybe: Some(Maybe::new("m")),
    });
    assert_eq!(
        written(&thing),
        r#"{"needed":"text","neededObject":{"size":1},"neededFree":[null],"neededMaybe":{"text":"m"}}"#
    );
}

#[test]
fn an_optional_member_has_three_states() {
    let thing: Thing =
        read(&LEAST.replace('}', r#","optional":null,"optionalMaybe":null,"free":null}"#));
    assert_eq!(thing.optional, Patch::Null);
    assert_eq!(thing.optional_enum, Patch::Absent);
    assert_eq!(thing.optional_maybe, Patch::Null);
    assert_eq!(thing.free, Patch::Null);
    assert_eq!(thing.plain, None);

    let thing = thing
        .optional(7)
        .clear_list()
        .optional_enum(ThingOptionalEnum::A);
    assert!(written(&thing).ends_with(
        r#""optional":7,"optionalEnum":"a","optionalMaybe":null,"list":null,"free":null}"#
    ));
}

#[test]
fn null_survives_in_every_position() {
    let mut thing = read::<Json>(LEAST);
    for (name, value) in [
        ("optional", json!(null)),
        ("optionalEnum", json!(null)),
        ("optionalObject", json!(null)),
        ("optionalMaybe", json!(null)),
        ("items", json!(["a", null, "b"])),
        ("objects", json!([null, {"size": 1}])),
        ("maybes", json!([{"text": "a"}, null])),
        ("list", json!(null)),
        ("values", json!({"a": true, "b": null})),
        ("map", json!(null)),
        ("free", json!(null)),
        ("undeclared", json!(null)),
    ] {
        thing[name] = value;
        assert_eq!(reread::<Thing>(&thing), thing, "{name}");
    }
}

#[test]
fn values_survive_in_every_position() {
    let mut thing = read::<Json>(LEAST);
    for (name, value) in [
        ("optional", json!(1)),
        ("optionalEnum", json!("c")),
        ("optionalObject", json!({"size": 1})),
        ("optionalMaybe", json!({"text": "a"})),
        ("list", json!([])),
        ("map", json!({})),
        ("free", json!({"a": [null]})),
    ] {
        thing[name] = value;
        assert_eq!(reread::<Thing>(&thing), thing, "{name}");
    }
}

#[test]
fn null_in_a_list_that_does_not_allow_it_is_refused() {
    let thing = LEAST.replace('}', r#","list":[1,null]}"#);
    let message = misfit::<Thing>(&thing);
    assert!(
        message.starts_with("`list[1]`: expected integer, found null"),
        "{message}"
    );
}

#[tokio::test]
async fn a_whole_response_may_be_null() {
    let server = Server::start(Reply::json(200, "null")).await;
    let client = server.client(Client::builder());
    assert_eq!(client.get_maybe().await.unwrap(), None);

    server.respond(Reply::json(200, r#"{"text":"a"}"#));
    assert_eq!(client.get_maybe().await.unwrap(), Some(Maybe::new("a")));
}

#[tokio::test]
async fn a_whole_request_may_be_null() {
    let server = Server::start(Reply::json(200, "[1,null]")).await;
    let client = server.client(Client::builder());

    assert_eq!(
        client.put_maybe(Some(Maybe::new("a"))).await.unwrap(),
        [Some(1), None]
    );
    assert_eq!(server.request().text(), r#"{"text":"a"}"#);

    client.put_maybe(None).await.unwrap();
    let request = server.request();
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.text(), "null");
}

#[tokio::test]
async fn a_thing_with_nulls_is_sent_and_comes_back() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let thing = Thing::new(least())
        .items([None, Some("a".to_owned())])
        .values([("a", None), ("b", Some(true))])
        .clear_map();
    assert_eq!(client.put_thing(thing.clone()).await.unwrap(), thing);
    assert_eq!(
        server.request().text(),
        LEAST.replace(
            '}',
            r#","items":[null,"a"],"values":{"a":null,"b":true},"map":null}"#
        )
    );
}
