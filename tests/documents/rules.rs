//! Rules of JSON Schema 2020-12 on members that depend on others, on the items of an array and on the names of a map.

use std::sync::LazyLock;

use jsonschema::Validator;
use primer_api::runtime::{ErrorKind, Value as _, check};
use primer_tests::{Reply, Server, is_same_json, read};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Value, json};

primer_codegen::generate_api! {
    mod api = "rules.yaml";
}

use self::api::*;

/// The error about a body with this member; empty if it is sent.
async fn said(name: &str, value: Value) -> Vec<String> {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let body: All = read(&json!({ name: value }).to_string());
    match client.put_all(body).await {
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
async fn values_that_keep_the_rules_are_sent() {
    for (name, value) in [
        ("payment", json!({})),
        ("payment", json!({"amount": 1, "currency": "EUR"})),
        ("payment", json!({"iban": "DE", "bic": null})),
        ("method", json!({"kind": "card", "number": "1"})),
        ("method", json!({"kind": "debit", "iban": "DE", "count": 1})),
        ("method", json!({"kind": "cash", "count": 2})),
        ("steps", json!({"first": true, "third": "a"})),
        ("steps", json!({"first": false, "second": 1, "third": "ab"})),
        ("delivery", json!({"kind": "a", "weight": 1, "size": [2]})),
        ("delivery", json!({"kind": "b", "weight": "1", "size": 3})),
        ("delivery", json!({"kind": "b", "size": null, "label": [1]})),
        ("closed", json!({"kind": "a", "weight": 1})),
        ("choice", json!({"a": 1, "b": 1, "d": "x"})),
        ("pet", json!({"kind": "cat", "tail": 1})),
        ("pet", json!({"kind": "dog"})),
        ("flags", json!({"kind": "b", "weight": 1, "more": true})),
        ("flags", json!({"weight": true, "more": false})),
        ("tags", json!(["primary", "b", "primary"])),
        ("contacts", json!([])),
        ("contacts", json!([{"kind": "email"}, {"kind": "post"}, {}])),
        ("mixed", json!([null, 1, 2])),
        ("attributes", json!({"a": 1, "abc": 2})),
        ("codes", json!({"a": null, "b": [1]})),
        ("pair", json!(["a", 1])),
        ("content", json!("e30=")),
    ] {
        assert_eq!(said(name, value.clone()).await, [""; 0], "{name}: {value}");
    }
}

#[tokio::test]
async fn values_that_break_a_rule_are_not() {
    for (name, value, expected) in [
        (
            "payment",
            json!({"amount": 1}),
            "`payment` must keep this rule: `currency` is required if `amount` is there",
        ),
        (
            "payment",
            json!({"currency": "EUR"}),
            "`payment` must keep this rule: `amount` is required if `currency` is there",
        ),
        (
            "payment",
            json!({"iban": "DE"}),
            "`payment` must keep this rule: `bic` is required if `iban` is there",
        ),
        (
            "method",
            json!({"kind": "card"}),
            "`method` must keep this rule: `number` is required if `kind` is `\"card\"`",
        ),
        (
            "method",
            json!({"kind": "cash", "number": "1"}),
            "`method` must keep this rule: `number` is not allowed unless `kind` is `\"card\"`",
        ),
        (
            "method",
            json!({"kind": "debit", "iban": "DE", "count": 2}),
            "`method` must keep this rule: `iban` is required and `count` is 1 if `kind` is one of `\"debit\"`, `\"transfer\"`",
        ),
        (
            "steps",
            json!({"third": "c"}),
            "`steps` must keep this rule: `third` is one of `\"a\"`, `\"b\"` if `first` is absent or is `true`",
        ),
        (
            "steps",
            json!({"first": false, "second": 2}),
            "`steps` must keep this rule: `third` is required if `second` is an integer and is more than 1 unless `first` is absent or is `true`",
        ),
        (
            "delivery",
            json!({"kind": "a", "weight": 0}),
            "`delivery` must keep this rule: `weight` is required and `weight` is at least 1 if `kind` is `\"a\"`",
        ),
        (
            "closed",
            json!({"kind": "a", "weight": 1, "size": 1}),
            "`closed.size` must not be sent: it is not declared",
        ),
        (
            "choice",
            json!({"a": 1, "c": 1}),
            "`choice` must keep this rule: `b` is required if `a` is there",
        ),
        (
            "choice",
            json!({"c": 1}),
            "`choice` must have at least 2 members",
        ),
        (
            "pet",
            json!({"kind": "cat"}),
            "`pet` must keep this rule: `tail` is required if `kind` is `\"cat\"`",
        ),
        (
            "tags",
            json!(["a"]),
            "`tags` must keep this rule: 1 to 2 items, counting each that is `\"primary\"`",
        ),
        (
            "contacts",
            json!([{"kind": "email"}, {"kind": "email"}]),
            "`contacts` must keep this rule: at most 1 item, counting each that is an object and its `kind` is `\"email\"`",
        ),
        (
            "mixed",
            json!([1, 2, "2"]),
            "`mixed` must keep this rule: at least 2 items, counting each that is an integer or `null` and is at least 2",
        ),
        (
            "attributes",
            json!({"a": 1, "A": 2}),
            "`attributes.A` must keep this rule: each name has at most 3 characters and matches `^[a-z]+$`",
        ),
        (
            "codes",
            json!({"c": 1}),
            "`codes.c` must keep this rule: each name is one of `\"a\"`, `\"b\"`",
        ),
        (
            "pair",
            json!(["a", 1, 2]),
            "`pair` must have at most 2 items",
        ),
        (
            "content",
            json!("e30=="),
            "`content` must have at most 4 characters",
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
async fn a_file_that_a_branch_declares_is_a_part() {
    let server = Server::start(Reply::empty(204)).await;
    let client = server.client(Client::builder());
    let request = UploadRequest::new("photo");
    let error = client.upload(request.clone()).await.unwrap_err();
    assert_eq!(
        error
            .violations()
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        ["the value must keep this rule: `photo` is required if `kind` is `\"photo\"`"]
    );
    assert_eq!(server.requests(), []);
    client.upload(request.photo(b"\x01")).await.unwrap();
    let text = server.request().text().replace("\r\n", "\n");
    assert!(text.contains("\n\n\u{1}\n"), "{text}");
}

#[test]
fn a_tag_that_a_union_writes_is_a_member_too() {
    let said = |cat: PetCat| {
        let all = All::default().pet(Pet::Cat(cat));
        check(all.get(), None, "").len()
    };
    assert_eq!(said(PetCat::default()), 1);
    assert_eq!(said(PetCat::default().tail(1)), 0);
}

#[test]
fn members_of_some_objects_have_types() {
    let delivery = Delivery::new("a")
        .weight(DeliveryWeight::Integer(2))
        .size([1])
        .label("secret");
    let json = json!({"kind": "a", "weight": 2, "size": [1], "label": "secret"});
    assert!(is_same_json(
        &serde_json::to_value(&delivery).unwrap(),
        &json
    ));
    assert_eq!(read::<Delivery>(&json.to_string()), delivery);
    // A value of another type is kept, and as secret as one that fits.
    let other: Delivery = read(r#"{"kind":"b","label":["secret"],"size":null}"#);
    assert_eq!(other.label, None);
    assert_eq!(other.additional_properties.get("size"), Some(&Value::Null));
    assert!(!format!("{other:?}").contains("secret"), "{other:?}");
    // A value that fits neither the member nor the type of all others is refused at the member.
    let misfit = serde_json::from_str::<Flags>(r#"{"weight":{"a":[]}}"#).unwrap_err();
    assert!(misfit.to_string().contains("`weight`"), "{misfit}");
}

/// The validator of the whole document's `All`.
static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    let text = include_str!("rules.yaml").replace("#/components/schemas/", "#/$defs/");
    // A read-only member is not required of a request.
    let text = text.replace("[currency, id]", "[currency]");
    let document: Value = serde_yaml::from_str(&text).unwrap();
    let schemas = &document["components"]["schemas"];
    let schema = json!({"$ref": "#/$defs/All", "$defs": schemas});
    jsonschema::draft202012::new(&schema).unwrap()
});

const TEXTS: [&str; 8] = ["a", "b", "ab", "card", "debit", "email", "primary", "cash"];

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-1_i64..4).prop_map(Value::from),
        Just(json!(2.5)),
        prop::sample::select(&TEXTS[..]).prop_map(Value::from),
    ]
}

/// An object with some members of some names.
fn object(names: &'static [&'static str]) -> impl Strategy<Value = Value> {
    let name = prop::sample::select(names).prop_map(str::to_owned);
    btree_map(name, scalar(), 0..5).prop_map(|members| json!(members))
}

/// A value of a member of `All`, of which about one in two is valid.
fn all() -> impl Strategy<Value = Value> {
    let payment = object(&["amount", "currency", "iban", "bic", "other"]);
    let method = object(&["kind", "number", "iban", "count", "other"]);
    let steps = object(&["first", "second", "third"]);
    let conditional = || object(&["kind", "weight", "size", "label", "due"]);
    let attributes = || object(&["a", "b", "abc", "A", "abcd"]);
    let contacts = vec(object(&["kind", "address"]), 0..4).prop_map(Value::from);
    let items = || vec(scalar(), 0..5).prop_map(Value::from);
    let named =
        |name: &'static str, of: BoxedStrategy<Value>| of.prop_map(move |it| json!({ name: it }));
    prop_oneof![
        named("payment", payment.boxed()),
        named("method", method.boxed()),
        named("steps", steps.boxed()),
        named("attributes", attributes().boxed()),
        named("codes", attributes().boxed()),
        named("contacts", contacts.boxed()),
        named("delivery", conditional().boxed()),
        named("closed", conditional().boxed()),
        named("flags", conditional().boxed()),
        named("tags", items().boxed()),
        named("mixed", items().boxed()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_value_is_refused_where_a_validator_refuses_it_alone(json in all()) {
        let is_valid = VALIDATOR.is_valid(&json);
        let all = match serde_json::from_value::<All>(json.clone()) {
            Ok(all) => all,
            Err(error) => {
                prop_assert!(!is_valid, "{json} is not read: {error}");
                return Ok(());
            }
        };
        let written = serde_json::to_value(&all).unwrap();
        prop_assert!(!is_valid || is_same_json(&json, &written), "{json} is written as {written}");
        // `null` of a member that is not nullable is left out.
        let violations = check(all.get(), None, "");
        let is_valid = VALIDATOR.is_valid(&written);
        prop_assert!(violations.is_empty() || !is_valid, "{written}: {violations:?}");
        // What members have under conditions, and which there are then, is not checked.
        let is_decided = ["delivery", "closed", "flags"].iter().all(|it| json[it].is_null());
        prop_assert!(violations.is_empty() == is_valid || !is_decided, "{written}: {violations:?}");
    }
}
