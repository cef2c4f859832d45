#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::json;

use super::{Rule, check, number, pattern};
use crate::runtime::sample::{Cat, LineItem, Order, Pet, Session, Tree, object, optional};
use crate::runtime::{Bound, Json, Limits, Map, Member, Numeral, Ref, Slot, Table, Value};

fn messages(value: &impl Value, limits: Option<&'static Limits>) -> Vec<String> {
    check(Value::get(value), limits, "")
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn order(json: Json) -> Vec<String> {
    messages(&serde_json::from_value::<Order>(json).unwrap(), None)
}

#[test]
fn a_value_that_follows_all_rules_has_no_violation() {
    let json = json!({"lineItems": [{"amount": 0, "itemId": "1"}], "currencyCode": "GBP", "weight": 0.3, "labels": ["a"]});
    assert_eq!(order(json), [""; 0]);
    assert_eq!(order(json!({})), [""; 0]);
}

#[test]
fn every_violation_is_found_with_its_path() {
    let json = json!({
        "lineItems": [{"amount": 1}, {"amount": -1, "itemId": ""}, {"amount": -1}],
        "currencyCode": "gbp",
        "amount": -1,
        "weight": 1.55,
        "labels": ["a", "", "toolong", "a"],
        "attributes": {"a b": "", "c": "", "d": "ok"},
    });
    assert_eq!(
        order(json),
        [
            "`lineItems[1].itemId` must have at least 1 character",
            "`lineItems[1].amount` must be at least 0",
            "`lineItems[2].amount` must be at least 0",
            "`currencyCode` must match `^[A-Z]{3}$`",
            "`amount` must be at least 0",
            "`weight` must be less than 1.5",
            "`weight` must be a multiple of 0.1",
            "`labels` must have at most 3 items",
            "`labels` must not have equal items",
            "`labels[1]` must have at least 1 character",
            "`labels[2]` must have at most 5 characters",
            "`attributes` must have at most 2 members",
            "`attributes[\"a b\"]` must have at least 1 character",
            "`attributes.c` must have at least 1 character",
        ]
    );
    assert_eq!(
        order(json!({"lineItems": [], "attributes": {}})),
        [
            "`lineItems` must have at least 1 item",
            "`attributes` must have at least 1 member",
        ]
    );
}

#[test]
fn members_that_are_not_declared_are_found_where_none_is_allowed() {
    assert_eq!(
        order(json!({"extra": "", "lineItems": [{"amount": 1, "more": ""}]})),
        [
            "`extra` must not be sent: it is not declared",
            "`extra` must have at least 1 character",
        ]
    );
}

static SMALL: Limits = Limits {
    maximum: Some(Bound::Inclusive(Numeral::Integer(3))),
    ..Limits::NONE
};

object! {
    Phones: Map<Map<i64>> {
        own: Option<Map<i64>> => Member { limits: Some(&Limits { items: Some(&SMALL), ..Limits::NONE }), ..optional("own") },
    }
    Table {
        additional: Some(&Limits { items: Some(&SMALL), ..Limits::NONE }),
        additional_sensitive: true,
        ..Table::OPEN
    }
}

#[test]
fn no_name_of_a_sensitive_member_that_is_not_declared_is_in_a_path() {
    let phones: Phones =
        serde_json::from_value(json!({"own": {"Jo": 4}, "Ann": {"Bea": 4, "Cy": 3}})).unwrap();
    assert_eq!(
        messages(&phones, None),
        ["`own.Jo` must be at most 3", "`[_][_]` must be at most 3"]
    );
}

#[test]
fn the_path_starts_where_the_caller_says() {
    let violations = check(Value::get(&LineItem::new(-1)), None, "items[3]");
    assert_eq!(
        violations[0].to_string(),
        "`items[3].amount` must be at least 0"
    );
    static SHORT: Limits = Limits {
        max_length: Some(1),
        ..Limits::NONE
    };
    assert_eq!(
        check(Value::get(&String::from("ab")), Some(&SHORT), "id")[0].to_string(),
        "`id` must have at most 1 character"
    );
    assert_eq!(
        messages(&String::from("ab"), Some(&SHORT)),
        ["the value must have at most 1 character"]
    );
}

#[test]
fn lengths_are_counted_in_characters() {
    static TWO: Limits = Limits {
        min_length: Some(2),
        max_length: Some(2),
        ..Limits::NONE
    };
    assert_eq!(messages(&String::from("äö"), Some(&TWO)), [""; 0]);
    assert_eq!(
        messages(&String::from("ä"), Some(&TWO)),
        ["the value must have at least 2 characters"]
    );
    assert_eq!(
        messages(&String::from("äöü"), Some(&TWO)),
        ["the value must have at most 2 characters"]
    );
}

#[test]
fn the_discriminator_is_checked_as_it_is_written() {
    let mut cat = Cat {
        pet_type: "cat".into(),
        lives: -1,
        additional_properties: Map::new(),
    };
    assert_eq!(
        messages(&Pet::Cat(cat.clone()), None),
        ["`lives` must be at least 0"]
    );
    assert_eq!(messages(&cat, None).len(), 2);
    cat.additional_properties
        .insert("petType".into(), Json::Null);
    assert_eq!(messages(&Pet::Cat(cat.clone()), None).len(), 1);
    cat.pet_type = "dog".into();
    assert_eq!(
        messages(&Pet::Cat(cat), None),
        [
            "`petType` must name the alternative that holds it",
            "`petType` must match `^[A-Z]{3}$`",
            "`lives` must be at least 0"
        ]
    );
    // A value that was read can be sent back.
    let dog: Pet = serde_json::from_value(json!({"petType": "dog"})).unwrap();
    assert_eq!(messages(&dog, None), [""; 0]);
    assert_eq!(
        messages(&Pet::Unrecognized(json!({"petType": "wolf"})), None),
        [""; 0]
    );
    assert_eq!(
        messages(&vec![Tree::Leaf(-1)], None),
        ["`[0]` must be at least 0"]
    );
}

#[test]
fn limits_apply_to_free_form_json_too() {
    static ITEMS: Limits = Limits {
        min_properties: Some(1),
        items: Some(&Limits {
            maximum: Some(Bound::Inclusive(Numeral::Integer(5))),
            max_length: Some(1),
            ..Limits::NONE
        }),
        ..Limits::NONE
    };
    assert_eq!(
        messages(
            &json!({"a": 6, "b": "cd", "c": 5.5, "d": null, "e": true}),
            Some(&ITEMS)
        ),
        [
            "`a` must be at most 5",
            "`b` must have at most 1 character",
            "`c` must be at most 5",
        ]
    );
    assert_eq!(
        messages(&json!([7]), Some(&ITEMS)),
        ["`[0]` must be at most 5"]
    );
    assert_eq!(
        messages(&json!({}), Some(&ITEMS)),
        ["the value must have at least 1 member"]
    );
}

#[test]
fn a_value_that_json_cannot_hold_is_a_violation() {
    assert_eq!(
        messages(&vec![1.0, f64::NAN], None),
        ["`[1]` must be a finite number"]
    );
    let mut session = Session::blank();
    session.expires = serde_json::from_str(r#""tomorrow""#).ok();
    assert_eq!(
        messages(&session, None),
        ["`clientTokenExpirationDate` must be a date and time as in RFC 3339"]
    );
}

#[test]
fn bounds_of_integers_are_exact() {
    let near = |n: i128| Numeral::Integer(n);
    let most = Bound::Inclusive(Numeral::Integer(i128::from(i64::MAX) - 1));
    assert!(number::is_below(
        near(i64::MAX.into()),
        Bound::Inclusive(Numeral::Float(9_223_372_036_854_775_808.0))
    ));
    assert!(!number::is_below(near(i64::MAX.into()), most));
    assert!(number::is_below(near((i64::MAX - 1).into()), most));
    assert!(number::is_above(
        near(u64::MAX.into()),
        Bound::Exclusive(Numeral::Integer(i64::MAX.into()))
    ));
    assert!(!number::is_above(
        near(2),
        Bound::Inclusive(Numeral::Float(2.5))
    ));
    assert!(number::is_above(
        near(3),
        Bound::Exclusive(Numeral::Float(2.5))
    ));
    assert!(!number::is_above(
        near(-3),
        Bound::Exclusive(Numeral::Float(-2.5))
    ));
    assert!(number::is_above(
        Numeral::Float(2.5),
        Bound::Exclusive(near(2))
    ));
    assert!(!number::is_above(
        Numeral::Float(2.0),
        Bound::Exclusive(near(2))
    ));
    assert!(number::is_above(
        Numeral::Float(-0.0),
        Bound::Inclusive(Numeral::Float(0.0))
    ));
    assert!(number::is_below(
        near(5),
        Bound::Inclusive(Numeral::Float(f64::INFINITY))
    ));
}

#[test]
fn multiples_are_those_of_the_decimal_numbers() {
    let is_multiple = number::is_multiple;
    for (number, is_one) in [
        (1e15, true),
        (9_007_199_254_740.99, true),
        (1_000_000_000.015, false),
        (1e300, true),
        (1e-300, false),
        (-0.07, true),
    ] {
        assert_eq!(
            is_multiple(Numeral::Float(number), Numeral::Float(0.01)),
            is_one,
            "{number}"
        );
    }
    assert!(!is_multiple(Numeral::Float(0.35), Numeral::Float(0.1)));
    assert!(is_multiple(Numeral::Float(0.0), Numeral::Float(1e30)));
    assert!(is_multiple(Numeral::Float(0.3), Numeral::Float(0.1)));
    assert!(is_multiple(Numeral::Float(19.99), Numeral::Float(0.01)));
    assert!(!is_multiple(Numeral::Float(19.995), Numeral::Float(0.01)));
    assert!(!is_multiple(
        Numeral::Integer(9_007_199_254_740_993),
        Numeral::Integer(2)
    ));
    assert!(is_multiple(Numeral::Integer(-10), Numeral::Integer(5)));
    assert!(is_multiple(Numeral::Integer(3), Numeral::Float(1.5)));
    assert!(is_multiple(Numeral::Integer(3), Numeral::Integer(0)));
    assert!(is_multiple(
        Numeral::Integer(i128::MIN),
        Numeral::Integer(-1)
    ));
}

#[test]
fn a_pattern_matches_some_part_of_the_text() {
    assert!(pattern::is_match("b+", "abbc"));
    assert!(!pattern::is_match("^b+$", "abbc"));
    assert!(pattern::is_match("^b+$", "bb"));
    // The service checks patterns that cannot be compiled.
    assert!(pattern::is_match("(?=a)b", "x"));
}

#[test]
fn items_are_equal_as_json_values() {
    static UNIQUE: Limits = Limits {
        unique_items: true,
        ..Limits::NONE
    };
    let unique = |json: Json| check(Value::get(&json), Some(&UNIQUE), "").is_empty();
    assert!(!unique(json!([{"a": 1, "b": [2]}, {"b": [2], "a": 1}])));
    assert!(!unique(json!([1, 1.0])));
    assert!(!unique(json!([0, -0.0])));
    assert!(!unique(json!([null, null])));
    assert!(unique(
        json!([1, "1", true, "true", null, "null", [1], [[1]], {"a": 1}, {"a": "1"}, 1.5])
    ));
    assert!(unique(json!([["a,b"], ["a", "b"], {"a": null}, {}])));
    assert_eq!(
        check(Value::get(&vec![1, 1]), Some(&UNIQUE), "")[0].rule,
        Rule::UniqueItems
    );
    let many: Vec<String> = (0..50_000).map(|n| n.to_string()).collect();
    assert_eq!(messages(&many, Some(&UNIQUE)), [""; 0]);
}
