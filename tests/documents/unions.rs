//! `oneOf` and `anyOf` without a discriminator.

use primer_api::runtime::{OneOrMany, Patch};
use primer_tests::{Reply, Server, read, reread, written};
use serde_json::{Value, json};

primer_codegen::generate_api! {
    mod api = "unions.yaml";
}

use self::api::*;

/// The variant that a member of [`All`] is read as.
fn all(name: &str, value: Value) -> All {
    read(&json!({ name: value }).to_string())
}

#[test]
fn alternatives_are_distinguished_by_their_required_members() {
    let circle = all("shape", json!({"radius": 1.5, "color": "red"}));
    assert_eq!(
        circle.shape,
        Some(Shape::Circle(Circle::new(1.5).color("red")))
    );
    let square = all("shape", json!({"side": 2, "color": "red"}));
    assert_eq!(
        square.shape,
        Some(Shape::Square(Square::new(2.0).color("red")))
    );
}

#[test]
fn a_member_of_all_alternatives_is_the_unions() {
    let shape = |value: Value| all("shape", value).shape.unwrap();
    let circle = shape(json!({"radius": 1.5, "color": "red"}));
    let square = shape(json!({"side": 2, "color": "blue"}));
    assert_eq!(circle.color().unwrap(), "red");
    assert_eq!(square.color().unwrap(), "blue");
    assert_eq!(shape(json!({"side": 2})).color(), None);
    assert_eq!(Shape::Unrecognized(json!({"color": "red"})).color(), None);
}

#[test]
fn a_type_without_required_members_is_made_by_new_too() {
    assert_eq!(All::new(), All::default());
}

#[test]
fn alternatives_beside_alternatives_are_combined() {
    let payment = |value: Value| all("payment", value).payment.unwrap();
    let card = json!({"amount": 1, "number": "4", "date": "today"});
    let Payment::CardOnce(paid) = payment(card.clone()) else {
        panic!("not a card, once");
    };
    assert_eq!((paid.amount, &*paid.number, &*paid.date), (1, "4", "today"));
    assert_eq!(written(&paid), card.to_string());
    assert!(matches!(
        payment(json!({"amount": 1, "every": 7, "iban": "DE"})),
        Payment::AccountIbanOften(_)
    ));
    assert!(matches!(
        payment(json!({"amount": 1, "date": "today", "account": "1", "bank": "2"})),
        Payment::AccountLocalOnce(_)
    ));
    // Nothing says when.
    let neither = json!({"payment": {"amount": 1, "number": "4"}});
    assert!(matches!(
        read::<All>(&neither.to_string()).payment,
        Some(Payment::Unrecognized(_))
    ));
    assert_eq!(reread::<All>(&neither), neither);
}

#[test]
fn alternatives_are_distinguished_by_their_members() {
    assert!(matches!(
        all("any", json!({"width": 1})).any,
        Some(AnyShape::Wide(_))
    ));
    assert!(matches!(
        all("any", json!({"width": 1, "height": 2})).any,
        Some(AnyShape::Tall(_))
    ));
    assert!(matches!(
        all("any", json!({"depth": 3})).any,
        Some(AnyShape::Wide(_))
    ));
    assert!(matches!(
        all("any", json!({"height": "tall"})).any,
        Some(AnyShape::Wide(_) | AnyShape::Unrecognized(_))
    ));
}

#[test]
fn scalars_are_distinguished_by_their_type() {
    assert_eq!(
        all("scalar", json!("1")).scalar,
        Some(Scalar::Text("1".to_owned()))
    );
    assert_eq!(all("scalar", json!(1)).scalar, Some(Scalar::Integer(1)));
    assert_eq!(all("scalar", json!(1.5)).scalar, Some(Scalar::Number(1.5)));
    assert_eq!(
        all("scalar", json!(true)).scalar,
        Some(Scalar::Boolean(true))
    );
    assert_eq!(
        all("scalar", json!([1])).scalar,
        Some(Scalar::Unrecognized(json!([1])))
    );
}

#[test]
fn scalars_of_one_rust_type_are_that_type() {
    assert_eq!(
        all("sameScalar", json!("+47")).same_scalar,
        Some("+47".to_owned())
    );
}

#[test]
fn enums_are_joined() {
    assert_eq!(all("level", json!("extreme")).level, Some(Level::Extreme));
    assert_eq!(all("level", json!("high")).level, Some(Level::High));
    assert_eq!(
        all("level", json!("none")).level,
        Some(Level::Unrecognized("none".to_owned()))
    );
}

#[test]
fn an_enum_or_any_string_is_an_open_enum() {
    let level: OpenLevel = all("openLevel", json!("low")).open_level.unwrap();
    assert_eq!(level, OpenLevel::Low);
    assert_eq!(
        all("openLevel", json!("x")).open_level,
        Some(OpenLevel::Unrecognized("x".to_owned()))
    );
}

#[test]
fn null_as_an_alternative_is_nullable() {
    assert_eq!(all("maybe", json!(null)).maybe, Patch::Null);
    assert_eq!(
        all("maybe", json!({"radius": 1})).maybe,
        Patch::Value(Circle::new(1.0))
    );
    assert_eq!(all("maybeShape", json!(null)).maybe_shape, Patch::Null);
    assert_eq!(
        all("maybeShape", json!({"side": 1})).maybe_shape,
        Patch::Value(MaybeShape::Square(Square::new(1.0)))
    );
    assert_eq!(written(&All::default().clear_maybe()), r#"{"maybe":null}"#);
}

#[test]
fn unions_are_read_through_unions() {
    let nested = all("nested", json!({"side": 1})).nested.unwrap();
    assert_eq!(nested, Nested::Shape(Shape::Square(Square::new(1.0))));
    let nested = all("nested", json!(7)).nested.unwrap();
    assert_eq!(nested, Nested::Scalar(Scalar::Integer(7)));
}

#[test]
fn lists_are_distinguished_by_their_items() {
    assert!(matches!(
        all("lists", json!(["a"])).lists,
        Some(Lists::TextList(_))
    ));
    assert!(matches!(
        all("lists", json!([{"radius": 1}])).lists,
        Some(Lists::CircleList(_))
    ));
    assert!(matches!(
        all("lists", json!([])).lists,
        Some(Lists::TextList(_))
    ));
    assert!(matches!(
        all("lists", json!({"a": 1})).lists,
        Some(Lists::Variant3(_))
    ));
    assert!(matches!(
        all("lists", json!({"a": "b"})).lists,
        Some(Lists::Unrecognized(_))
    ));
    assert!(matches!(
        all("lists", json!(["a", 1])).lists,
        Some(Lists::Unrecognized(_))
    ));
}

#[test]
fn a_value_or_an_array_of_it_is_used_as_a_slice() {
    let many: Many = all("many", json!({"side": 1})).many.unwrap();
    assert_eq!(many.as_slice(), [Square::new(1.0)]);
    assert_eq!(all("many", json!([])).many, Some(OneOrMany::default()));
    let many = All::default().many([Square::new(1.0), Square::new(2.0)]);
    assert_eq!(written(&many), r#"{"many":[{"side":1},{"side":2}]}"#);
    assert_eq!(
        written(&All::default().many(Square::new(1.0))),
        r#"{"many":{"side":1}}"#
    );
}

#[test]
fn properties_beside_the_alternatives_belong_to_each() {
    let paid = all("based", json!({"id": "a", "amount": 1}));
    assert_eq!(paid.based, Some(Based::Paid(BasedPaid::new("a", 1))));
    let free = all("based", json!({"id": "a", "reason": "b"}));
    assert_eq!(
        free.based,
        Some(Based::Free(BasedFree::new(BasedFreeArguments {
            id: "a".into(),
            reason: "b".into(),
        })))
    );
}

#[test]
fn alternatives_that_only_require_members_are_left_to_the_service() {
    let contact = all("contact", json!({"phone": "+47"})).contact.unwrap();
    assert_eq!(contact, Contact::default().phone("+47"));
}

#[test]
fn a_member_with_one_value_in_each_alternative_tells_them_apart() {
    let created = all("event", json!({"kind": "created", "at": "now"}))
        .event
        .unwrap();
    assert!(matches!(created, Event::Created(_)));
    let deleted = all("event", json!({"at": "now", "kind": "deleted"}))
        .event
        .unwrap();
    assert!(matches!(deleted, Event::Deleted(_)));
    let other = all("event", json!({"kind": "renamed"})).event.unwrap();
    assert_eq!(other, Event::Unrecognized(json!({"kind": "renamed"})));
    assert_eq!(
        written(&All::default().event(EventCreated::default().at("now"))),
        r#"{"event":{"kind":"created","at":"now"}}"#
    );
}

#[test]
fn objects_of_one_member_are_named_after_it() {
    let error = all("wrapped", json!({"error": "no"})).wrapped.unwrap();
    assert_eq!(error, Wrapped::Error(WrappedError::new("no")));
}

#[test]
fn whatever_fits_nothing_is_kept() {
    for (name, value) in [
        ("shape", json!({"corners": 3})),
        ("shape", json!(7)),
        ("shape", json!({"radius": "large"})),
        ("any", json!("text")),
        ("scalar", json!({"a": null})),
        ("nested", json!([[]])),
        ("lists", json!(1)),
        ("based", json!({"id": "a"})),
        ("event", json!({"kind": 1})),
        ("event", json!("created")),
        ("wrapped", json!({})),
        ("secret", json!({"a": 1})),
    ] {
        let all = json!({ name: value });
        assert_eq!(reread::<All>(&all), all);
    }
}

#[test]
fn a_value_that_fits_is_written_as_it_was_read() {
    for (name, value) in [
        (
            "shape",
            json!({"radius": 1, "color": "red", "filled": true}),
        ),
        ("any", json!({"width": 1, "height": 2, "depth": 3})),
        ("scalar", json!(-0.5)),
        ("nested", json!({"radius": 1.5})),
        ("lists", json!([{"radius": 1.5, "more": []}])),
        ("based", json!({"id": "a", "amount": 1, "more": {}})),
        ("contact", json!({})),
        ("event", json!({"kind": "created", "by": "me"})),
        ("secret", json!(["a", "b"])),
    ] {
        let all = json!({ name: value });
        assert_eq!(reread::<All>(&all), all);
    }
}

#[tokio::test]
async fn unions_are_sent_and_come_back() {
    let server = Server::start(Reply::echo()).await;
    let client = server.client(Client::builder());
    let all = All::default()
        .shape(Circle::new(1.5))
        .scalar(Scalar::Boolean(false))
        .nested(Shape::from(Square::new(2.5)))
        .wrapped(WrappedOk::new("fine"));
    assert_eq!(client.put_all(all.clone()).await.unwrap(), all);
    assert_eq!(
        server.request().text(),
        r#"{"shape":{"radius":1.5},"scalar":false,"nested":{"side":2.5},"wrapped":{"ok":"fine"}}"#
    );
}

#[test]
fn debug_shows_declared_members_that_are_not_personal() {
    let shown = format!(
        "{:?}",
        all("shape", json!({"radius": 1.5, "owner": "jo@example.com"}))
    );
    assert!(
        shown.contains("1.5") && !shown.contains("jo@example.com"),
        "{shown}"
    );
    for value in [
        json!("jo@example.com"),
        json!(["jo@example.com"]),
        json!({"email": "jo@example.com"}),
    ] {
        let shown = format!("{:?}", all("secret", value));
        assert!(!shown.contains("jo@example.com"), "{shown}");
    }
    let shown = format!("{:?}", all("shape", json!("jo@example.com")));
    assert!(!shown.contains("jo@example.com"), "{shown}");
}
