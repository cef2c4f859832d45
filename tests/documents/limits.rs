//! Every limit, checked before anything is sent.

use primer_api::runtime::{ErrorKind, Timestamp};
use primer_tests::{Reply, Server, read};
use serde_json::{Value, json};

primer_codegen::generate_api! {
    mod api = "limits.yaml";
}

use self::api::*;

/// The error about a body with this member; empty if it is sent.
async fn said(name: &str, value: Value) -> Vec<String> {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let body: All = read(&json!({ name: value }).to_string());
    match client.put_all("abc", Default::default(), body).await {
        Ok(_) => {
            assert_eq!(server.request().json(), json!({ name: value }));
            Vec::new()
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Request, "{error}");
            assert_eq!(server.requests(), []);
            error.violations().iter().map(ToString::to_string).collect()
        }
    }
}

#[tokio::test]
async fn values_within_their_limits_are_sent() {
    for (name, value) in [
        ("text", json!("ab")),
        ("text", json!("äöüß")),
        ("code", json!("a12b")),
        ("integer", json!(-1)),
        ("integer", json!(10)),
        ("exclusive", json!(1)),
        ("exclusive", json!(9)),
        ("number", json!(0.5)),
        ("number", json!(1.5)),
        ("cents", json!(4.35)),
        ("cents", json!(1.1)),
        ("cents", json!(1_000_000)),
        ("dozens", json!(-24)),
        ("dozens", json!(0)),
        ("list", json!(["abc"])),
        ("unique", json!([{"size": 1}, {"size": 2}, {}])),
        ("nested", json!([[0], [], [1]])),
        ("map", json!({"a": "abc"})),
        ("object", json!({"a": 1})),
        ("choice", json!("abc")),
        ("choice", json!(3)),
        ("secret", json!("12345678")),
        ("email", json!("a@b")),
        ("maybe", json!(null)),
        ("kind", json!("zzz")),
        ("at", json!("2021-08-12T16:14:08.578695")),
        ("reference", json!("abc")),
        ("references", json!(["", "abc"])),
        ("union", json!(["abc"])),
        ("contact", json!({"email": "a@b"})),
        // A member that is not declared and one that is `null` are there.
        ("contact", json!({"phone": null, "country": "de"})),
        ("contact", json!({"email": "a@b", "phone": "1"})),
        ("freeContact", json!({"email": "a@b", "phone": "1"})),
        ("name", json!("roots")),
        ("port", json!(80)),
        ("agreed", json!(true)),
        ("undeclared", json!("anything")),
    ] {
        assert_eq!(said(name, value.clone()).await, [""; 0], "{name}: {value}");
    }
}

#[tokio::test]
async fn values_beyond_their_limits_are_not() {
    for (name, value, expected) in [
        ("text", json!("a"), "`text` must have at least 2 characters"),
        (
            "contact",
            json!({"phone": "1"}),
            "`contact` must have at least one of: `email`, `phone` with `country`",
        ),
        (
            "contact",
            json!({"email": "a@b", "phone": "1", "fax": "2"}),
            "`contact` must not have all of: `phone` with `fax`",
        ),
        (
            "contact",
            json!({"email": "a@b", "telex": "1"}),
            "`contact` must not have `telex`",
        ),
        (
            "freeContact",
            json!({"email": "a@b", "phone": "1", "country": "de"}),
            "`freeContact` must have exactly one of: `email`, `phone` with `country`",
        ),
        (
            "freeContact",
            json!({}),
            "`freeContact` must have exactly one of: `email`, `phone` with `country`",
        ),
        (
            "name",
            json!("root"),
            "`name` must be none of the excluded values",
        ),
        (
            "port",
            json!(22),
            "`port` must be none of the excluded values",
        ),
        (
            "agreed",
            json!(false),
            "`agreed` must be none of the excluded values",
        ),
        (
            "text",
            json!("abcde"),
            "`text` must have at most 4 characters",
        ),
        ("code", json!("1a2"), "`code` must match `[0-9]{2}`"),
        ("integer", json!(-2), "`integer` must be at least -1"),
        ("integer", json!(11), "`integer` must be at most 10"),
        ("exclusive", json!(0), "`exclusive` must be more than 0"),
        ("exclusive", json!(10), "`exclusive` must be less than 10"),
        ("number", json!(0.25), "`number` must be at least 0.5"),
        ("number", json!(1.75), "`number` must be at most 1.5"),
        ("cents", json!(0.005), "`cents` must be a multiple of 0.01"),
        ("dozens", json!(13), "`dozens` must be a multiple of 12"),
        ("list", json!([]), "`list` must have at least 1 item"),
        (
            "list",
            json!(["a", "b", "c"]),
            "`list` must have at most 2 items",
        ),
        (
            "list",
            json!(["a", "bbbb"]),
            "`list[1]` must have at most 3 characters",
        ),
        (
            "unique",
            json!([{"size": 1}, {}, {"size": 1}]),
            "`unique` must not have equal items",
        ),
        (
            "nested",
            json!([[0], [1, 2]]),
            "`nested[1]` must have at most 1 item",
        ),
        ("nested", json!([[-1]]), "`nested[0][0]` must be at least 0"),
        ("map", json!({}), "`map` must have at least 1 member"),
        (
            "map",
            json!({"a": "", "b": "", "c": ""}),
            "`map` must have at most 2 members",
        ),
        (
            "map",
            json!({"a b": "abcd"}),
            "`map[\"a b\"]` must have at most 3 characters",
        ),
        ("object", json!({}), "`object` must have at least 1 member"),
        (
            "object",
            json!({"a": 1, "b": 1, "c": 1}),
            "`object` must have at most 2 members",
        ),
        (
            "choice",
            json!("abcd"),
            "`choice` must have at most 3 characters",
        ),
        ("choice", json!(4), "`choice` must be at most 3"),
        (
            "secret",
            json!("1234567"),
            "`secret` must have at least 8 characters",
        ),
        ("email", json!("nobody"), "`email` must match `@`"),
        ("maybe", json!(""), "`maybe` must have at least 1 character"),
        (
            "kind",
            json!("zzzz"),
            "`kind` must have at most 3 characters",
        ),
        (
            "at",
            json!("tomorrow"),
            "`at` must be a date and time as in RFC 3339",
        ),
        (
            "reference",
            json!("abcd"),
            "`reference` must have at most 3 characters",
        ),
        (
            "references",
            json!(["abcd"]),
            "`references[0]` must have at most 3 characters",
        ),
        (
            "union",
            json!(["a", "b"]),
            "`union` must have at most 1 item",
        ),
        (
            "union",
            json!(["abcd"]),
            "`union[0]` must have at most 3 characters",
        ),
    ] {
        assert_eq!(
            said(name, value.clone()).await,
            [expected],
            "{name}: {value}"
        );
    }
}

#[tokio::test]
async fn parameters_and_the_body_are_reported_together() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let options = PutAllOptions::default()
        .tags(["ok".to_owned(), "a".to_owned(), "b".to_owned()])
        .x_count(10);
    let body = All::default()
        .integer(-2)
        .at(Timestamp::parse("2021-08-12T16:14:08Z").unwrap());

    let error = client.put_all("ABCD", options, body).await.unwrap_err();

    let said: Vec<_> = error.violations().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "`code` must have at most 3 characters",
            "`code` must match `^[a-z]+$`",
            "`tags` must have at most 2 items",
            "`tags[1]` must have at least 2 characters",
            "`tags[2]` must have at least 2 characters",
            "`X-Count` must be at most 9",
            "`integer` must be at least -1",
        ]
    );
    assert!(error.to_string().ends_with("; and 2 more"), "{error}");
    assert_eq!(server.requests(), []);
}

#[tokio::test]
async fn a_body_that_is_no_object_has_limits_as_well() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let none: [String; 0] = [];
    let error = client.put_list(none).await.unwrap_err();
    assert_eq!(
        error.violations()[0].to_string(),
        "the value must have at least 1 item"
    );
    let error = client
        .put_list(["a".to_owned(), String::new()])
        .await
        .unwrap_err();
    assert_eq!(
        error.violations()[0].to_string(),
        "`[1]` must have at least 1 character"
    );
    client.put_list(["a".to_owned()]).await.unwrap();
    assert_eq!(server.request().text(), r#"["a"]"#);
}

#[tokio::test]
async fn a_number_that_json_does_not_have_is_refused() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let body = All::default().number(f64::NAN).cents(f64::INFINITY);
    let error = client
        .put_all("abc", Default::default(), body)
        .await
        .unwrap_err();
    let said: Vec<_> = error.violations().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "`number` must be a finite number",
            "`cents` must be a finite number"
        ]
    );
}

#[tokio::test]
async fn messages_hold_no_values() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let body = All::default()
        .secret("p-4711")
        .email("n-4711")
        .text("t-4711")
        .reference("r-4711");
    let error = client
        .put_all("q-4711", Default::default(), body)
        .await
        .unwrap_err();
    let shown = format!("{error} {error:?} {:?}", error.violations());
    assert!(!shown.contains("4711"), "{shown}");
}
