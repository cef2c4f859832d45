//! Properties of conversion, with any values.

use proptest::prelude::*;

use super::versions::{new, old};
use super::{to, write};
use crate::runtime::convert::scalar::is_same;
use crate::runtime::sample::{Order, Pet, SESSION, Session, Tree};
use crate::runtime::{Json, OneOrMany, Value, deserialize};

const PLANTED: &str = "planted-secret";

/// Any JSON of the names and texts that the types know, and of others.
fn json() -> impl Strategy<Value = Json> {
    const NAMES: &[&str] = &[
        "amount", "name", "code", "hands", "petType", "free", "colour", "size", "lives", "left",
        "x y",
    ];
    const TEXTS: &[&str] = &[
        PLANTED,
        "VISA",
        "AMEX",
        "cat",
        "horse",
        "2021-08-12T16:14:08Z",
    ];
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        (0..9_i64).prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f32>().prop_map(|number| Json::from(f64::from(number))),
        proptest::sample::select(TEXTS).prop_map(Json::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::vec((proptest::sample::select(NAMES), inner), 0..5).prop_map(
                |members| members
                    .into_iter()
                    .map(|(name, json)| (name.to_owned(), json))
                    .collect()
            ),
        ]
    })
}

/// One of the texts.
fn one_of(texts: &'static [&'static str]) -> impl Strategy<Value = Json> {
    let parsed = |text: &str| serde_json::from_str(text).unwrap();
    proptest::sample::select(texts).prop_map(parsed)
}

/// A member of an order as some version declares it, or one that none declares.
fn member() -> impl Strategy<Value = (String, Json)> {
    let likely: Vec<(&str, &[&str])> = vec![
        (
            "lineItems",
            &[
                r#"[{"amount": 1}]"#,
                r#"[{"amount": 1, "productData": {}}, {"amount": 1, "day": 7}]"#,
                r#"[{"amount": 1, "discount": 5}]"#,
            ],
        ),
        (
            "networks",
            &[
                r#"["VISA"]"#,
                r#"["AMEX", "CARTES_BANCAIRES"]"#,
                r#"["NEW"]"#,
            ],
        ),
        ("note", &["null", "\"n\""]),
        ("token", &["\"planted-secret\""]),
        (
            "expires",
            &["\"2021-08-12T16:14:08.578695\"", "\"planted-secret\""],
        ),
        ("metadata", &[r#"{"a": {"b": null}}"#]),
        ("labels", &[r#"{"a": "b"}"#, "{}"]),
        ("retries", &["1", "2147483647"]),
        ("weight", &["0.1", "0.12345678901", "1e300"]),
        (
            "warnings",
            &[
                r#"{"code": "c", "text": null}"#,
                r#"{"code": "c", "text": "t"}"#,
            ],
        ),
        (
            "pet",
            &[
                r#"{"petType": "kitten", "lives": 1}"#,
                r#"{"petType": "puppy"}"#,
                r#"{"petType": "wolf"}"#,
                r#"{"petType": "horse", "hands": 1}"#,
                r#"{"petType": "fish", "a": 1}"#,
                "{}",
            ],
        ),
        (
            "shape",
            &[
                "\"t\"",
                r#"{"name": "n"}"#,
                r#"{"hands": 1}"#,
                "1",
                r#"{"amount": 1}"#,
                "true",
            ],
        ),
        ("logo", &["\"l\""]),
        (
            "free",
            &["null", r#"{"colour": "c"}"#, r#"{"size": null}"#, "[]"],
        ),
        (
            "later",
            &[
                "null",
                r#"{"amount": 1}"#,
                r#"{"amount": "planted-secret"}"#,
            ],
        ),
        ("ratio", &["0.5", "5", "\"planted-secret\"", "null"]),
        ("cleared", &["null", "5", "[]"]),
        ("x y", &["1"]),
    ];
    proptest::sample::select(likely).prop_flat_map(|(name, texts)| {
        prop_oneof![4 => one_of(texts).boxed(), 1 => json().boxed()]
            .prop_map(move |json| (name.to_owned(), json))
    })
}

fn order() -> impl Strategy<Value = Json> {
    let nullable = prop_oneof![Just(Json::Null), any::<i64>().prop_map(Json::from)];
    (nullable, prop::collection::vec(member(), 0..6)).prop_map(|(nullable, members)| {
        let required = ("nullable".to_owned(), nullable);
        members.into_iter().chain([required]).collect()
    })
}

/// Converts there and back. The JSON is the same, or an error lists the losses without their values.
fn converts<A: Value + PartialEq, B: Value>(json: &Json) -> Result<(), TestCaseError> {
    let Ok(value) = deserialize::<A, _>(json) else {
        return Ok(());
    };
    let converted = match to::<B>(&value) {
        Ok(converted) => converted,
        Err(error) => {
            prop_assert!(
                error.count() > 0 && !error.to_string().contains(PLANTED),
                "{}",
                error
            );
            return Ok(());
        }
    };
    prop_assert!(
        is_same(&write(&value), &write(&converted)),
        "{} {}",
        write(&value),
        write(&converted)
    );
    if let Ok(back) = to::<A>(&converted) {
        let (one, other) = (write(&value), write(&back));
        prop_assert!(is_same(&one, &other), "{} {}", one, other);
        // A `null` that is left out on writing could make another alternative the best one.
        let is_stable = deserialize::<A, _>(&one).is_ok_and(|again| again == value);
        // Free-form JSON comes back with a fraction of zero, where it went through a number.
        prop_assert!(
            back == value || one != other || !is_stable,
            "{} {}",
            one,
            other
        );
    }
    Ok(())
}

/// Converts to the same type. Nothing is lost.
fn stays<T: Value + PartialEq>(json: &Json) -> Result<(), TestCaseError> {
    let Ok(value) = deserialize::<T, _>(json) else {
        return Ok(());
    };
    let again = match to::<T>(&value) {
        Ok(again) => again,
        Err(error) => return Err(TestCaseError::fail(error.to_string())),
    };
    let (one, other) = (write(&value), write(&again));
    prop_assert!(is_same(&one, &other), "{} {}", one, other);
    // A `null` that is left out on writing could make another alternative the best one.
    let is_stable = deserialize::<T, _>(&one).is_ok_and(|again| again == value);
    prop_assert!(again == value || !is_stable, "{} differs", one);
    Ok(())
}

/// The sample session with some of its parts replaced.
fn session() -> impl Strategy<Value = Json> {
    const PATHS: &[&str] = &[
        "/order",
        "/warnings",
        "/warnings/1",
        "/pets/0",
        "/pets/4",
        "/metadata",
        "/child",
        "/free",
        "/emailAddress",
    ];
    prop::collection::vec((proptest::sample::select(PATHS), json()), 0..3).prop_map(|replaced| {
        let mut session: Json = serde_json::from_str(SESSION).unwrap();
        for (path, json) in replaced {
            if let Some(part) = session.pointer_mut(path) {
                *part = json;
            }
        }
        session
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_order_goes_there_and_back_or_says_what_is_lost(json in order()) {
        converts::<old::Order, new::Order>(&json)?;
        converts::<new::Order, old::Order>(&json)?;
        converts::<Json, old::Order>(&json)?;
        stays::<old::Order>(&json)?;
        stays::<new::Order>(&json)?;
    }

    #[test]
    fn any_json_goes_there_and_back_or_says_what_is_lost(json in json()) {
        converts::<old::Shape, new::Shape>(&json)?;
        converts::<new::Shape, old::Shape>(&json)?;
        converts::<old::Pet, new::Pet>(&json)?;
        converts::<old::Pet, OneOrMany<new::Pet>>(&json)?;
        converts::<Json, new::Shape>(&json)?;
        converts::<Json, Tree>(&json)?;
        stays::<Tree>(&json)?;
        stays::<Pet>(&json)?;
        stays::<Order>(&json)?;
        stays::<OneOrMany<Tree>>(&json)?;
    }

    #[test]
    fn a_session_converts_to_its_own_type(json in session()) {
        stays::<Session>(&json)?;
    }
}
