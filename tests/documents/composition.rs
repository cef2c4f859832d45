//! `allOf`: one struct with the members of all parts.

use primer_tests::{Reply, Server, misfit, read, reread, written};
use serde_json::json;

primer_codegen::generate_api! {
    mod api = "composition.yaml";
}

use self::api::*;

#[test]
fn a_child_has_the_members_of_its_parent_first() {
    let cat = Cat::new("Tom", 9).mood("sleepy").age(3);
    assert_eq!(
        written(&cat),
        r#"{"name":"Tom","age":3,"mood":"sleepy","lives":9}"#
    );
    assert!(misfit::<Cat>(r#"{"name":"Tom"}"#).starts_with("`lives`: expected integer"));
    assert!(misfit::<Cat>(r#"{"lives":9}"#).starts_with("`name`: expected string"));
}

#[test]
fn a_child_can_require_what_its_parent_leaves_open() {
    assert_eq!(written(&Strict::new("Tom", 3)), r#"{"name":"Tom","age":3}"#);
    assert!(misfit::<Strict>(r#"{"name":"Tom"}"#).starts_with("`age`: expected integer"));
    assert_eq!(written(&Animal::new("Tom")), r#"{"name":"Tom"}"#);
}

#[test]
fn a_child_can_narrow_a_property_of_its_parent() {
    let refined = Refined::new("Tom").mood(RefinedPart2Mood::Happy).age(3_i32);
    assert_eq!(refined.mood, Some(RefinedPart2Mood::Happy));
    assert_eq!(
        written(&refined),
        r#"{"name":"Tom","age":3,"mood":"happy"}"#
    );
    assert!(misfit::<Refined>(r#"{"name":"Tom","age":3000000000}"#).starts_with("`age`: expected"));
}

#[test]
fn a_diamond_has_each_member_once() {
    let diamond = Diamond::new("Tom").left("l").right("r");
    assert_eq!(
        written(&diamond),
        r#"{"name":"Tom","left":"l","right":"r"}"#
    );
}

#[test]
fn one_part_alone_is_the_type_itself() {
    let described: Described = Animal::new("Tom");
    let all = All::default()
        .wrapped(described.clone())
        .described(described);
    assert_eq!(
        written(&all),
        r#"{"wrapped":{"name":"Tom"},"described":{"name":"Tom"}}"#
    );
}

#[test]
fn properties_beside_allof_belong_to_it() {
    assert_eq!(
        written(&Beside::new("Tom", true)),
        r#"{"name":"Tom","own":true}"#
    );
}

#[test]
fn an_object_in_two_parts_has_the_members_of_both() {
    let nested = Nested::default().inner(NestedInner::new(1).b(2));
    assert_eq!(written(&nested), r#"{"inner":{"a":1,"b":2}}"#);
}

#[tokio::test]
async fn limits_of_all_parts_hold() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let all = All::default().text("A").refined(Refined::new("T").age(-1));
    let error = client.put_all(all).await.unwrap_err();
    let said: Vec<_> = error.violations().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "`refined.name` must have at least 2 characters",
            "`refined.age` must be at least 0",
            "`text` must have at least 2 characters",
            "`text` must match `^[a-z]*$`",
        ]
    );
    assert_eq!(server.requests(), []);
}

#[tokio::test]
async fn all_members_are_sent_and_read_again() {
    let all = json!({
        "cat": {"name": "Tom", "lives": 9, "fur": "soft"},
        "strict": {"name": "Tom", "age": 1},
        "wrapped": {"name": "Rex"},
        "diamond": {"name": "Tom", "left": "l", "right": "r", "age": 3},
        "refined": {"name": "Tom", "mood": "curious"},
        "described": {"name": "Rex", "mood": "angry"},
        "beside": {"own": true, "name": "Rex"},
        "text": "abc",
        "nested": {"inner": {"a": 1, "b": 2, "c": 3}},
    });
    assert_eq!(reread::<All>(&all), all);
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let value: All = read(&all.to_string());
    assert_eq!(client.put_all(value.clone()).await.unwrap(), value);
    assert_eq!(server.request().json(), all);
}
