//! Objects whose member names are data, free-form ones, and closed ones.

use primer_api::runtime::{Json, Map};
use primer_tests::{Reply, Server, misfit, read, reread, written};
use serde_json::json;

primer_codegen::generate_api! {
    mod api = "maps.yaml";
}

use self::api::*;

#[test]
fn maps_hold_values_of_one_type() {
    let all = All::default()
        .named([("n", Part::default())])
        .untyped_map([("u", 1)])
        .list([json!(1), json!(null)])
        .anything(json!([{}]))
        .open_object([("o", true)])
        .free_object([("f", json!({"g": null}))])
        .maps([("m", [("n", vec![1, 2])])])
        .objects([("b", Part::default().size(1)), ("a", Part::default())])
        .strings([("s", "text")]);
    assert_eq!(
        written(&all),
        concat!(
            r#"{"strings":{"s":"text"},"objects":{"a":{},"b":{"size":1}},"maps":{"m":{"n":[1,2]}},"#,
            r#""freeObject":{"f":{"g":null}},"openObject":{"o":true},"anything":[{}],"list":[1,null],"#,
            r#""untypedMap":{"u":1},"named":{"n":{}}}"#,
        )
    );
    assert_eq!(read::<All>(&written(&all)), all);
}

#[test]
fn values_of_another_type_are_refused_with_their_path() {
    assert!(
        misfit::<All>(r#"{"maps":{"m":{"n":[1,"2"]}}}"#)
            .starts_with("`maps.m.n[1]`: expected integer, found string")
    );
    assert!(
        misfit::<All>(r#"{"strings":{"a b":1}}"#)
            .starts_with("`strings[\"a b\"]`: expected string, found integer")
    );
    assert!(
        misfit::<All>(r#"{"freeObject":[]}"#)
            .starts_with("`freeObject`: expected object, found array")
    );
}

#[test]
fn members_beside_the_declared_ones_have_their_type() {
    let mut beside = Beside::new("a");
    beside.additional_properties.insert("count".to_owned(), 7);
    assert_eq!(written(&beside), r#"{"id":"a","count":7}"#);
    let read: Beside = read(r#"{"count":7,"id":"a"}"#);
    assert_eq!(read, beside);
    assert!(misfit::<Beside>(r#"{"id":"a","count":"7"}"#).starts_with("`[_]`: expected integer"));
}

#[tokio::test]
async fn undeclared_members_of_a_closed_object_are_read_but_not_sent() {
    let server = Server::start(Reply::json(
        200,
        r#"{"a":"b","more":1,"inner":{"b":"c","more":2}}"#,
    ))
    .await;
    let client = server.client(Client::builder());

    let closed = client.put_closed(Closed::default().a("b")).await.unwrap();
    assert_eq!(server.request().text(), r#"{"a":"b"}"#);
    assert_eq!(closed.additional_properties["more"], 1);

    let error = client.put_closed(closed).await.unwrap_err();
    let said: Vec<_> = error.violations().iter().map(ToString::to_string).collect();
    assert_eq!(said, ["`more` must not be sent: it is not declared"]);
    assert_eq!(server.requests(), []);
}

#[tokio::test]
async fn an_object_that_may_hold_nothing_is_closed_too() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    client
        .put_all(All::default().empty(Empty::default()))
        .await
        .unwrap();
    assert_eq!(server.request().text(), r#"{"empty":{}}"#);

    let empty: Empty = read(r#"{"a":1}"#);
    let error = client
        .put_all(All::default().empty(empty))
        .await
        .unwrap_err();
    assert_eq!(error.violations()[0].path, "empty.a");
}

#[tokio::test]
async fn maps_and_their_values_keep_their_limits() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let none: [(&str, &str); 0] = [];
    let mut beside = Beside::new("a");
    beside.additional_properties.insert("count".to_owned(), -1);

    let all = All::default().counted(none).beside(beside);
    let error = client.put_all(all).await.unwrap_err();
    let said: Vec<_> = error.violations().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "`beside.count` must be at least 0",
            "`counted` must have at least 1 member"
        ]
    );

    let all = All::default().counted([("a", "abcd"), ("b", ""), ("c", "")]);
    let error = client.put_all(all).await.unwrap_err();
    let said: Vec<_> = error.violations().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "`counted` must have at most 2 members",
            "`counted.a` must have at most 3 characters"
        ]
    );
}

#[tokio::test]
async fn a_schema_that_says_nothing_is_any_json() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    for json in [
        json!(null),
        json!(1.5),
        json!("text"),
        json!([1, {}]),
        json!({"a": {"b": null}}),
        json!(u64::MAX),
    ] {
        assert_eq!(client.post_free(json.clone()).await.unwrap(), json);
        assert_eq!(server.request().text(), json.to_string());
    }
}

#[test]
fn debug_shows_neither_secrets_nor_personal_data() {
    let all: All = read(
        &json!({
            "secrets": {"s": "p-4711"},
            "personal": {"p": 4711},
            "undeclared": "p-4711",
            "closed": {"undeclared": 4711},
        })
        .to_string(),
    );
    let shown = format!("{all:?}");
    assert!(!shown.contains("4711"), "{shown}");
    assert!(
        shown.contains("personal") && shown.contains("secrets"),
        "{shown}"
    );
}

#[test]
fn maps_are_used_as_the_standard_librarys() {
    let map: Map<Json> = [("b", json!(1)), ("a", json!(2))].into();
    assert_eq!(map.keys().collect::<Vec<_>>(), ["a", "b"]);
    let all = json!({"freeObject": {"b": 1, "a": 2}});
    assert_eq!(reread::<All>(&all), all);
}
