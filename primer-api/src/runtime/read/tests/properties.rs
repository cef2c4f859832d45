//! Properties of reading, with any JSON and types that have members of every kind.

use proptest::prelude::*;

use super::write;
use crate::runtime::json::{from_bytes, to_bytes};
use crate::runtime::read::deserialize;
use crate::runtime::sample::{Order, Pet, SESSION, Session, Tree};
use crate::runtime::{Json, OneOrMany, Outcome, Secret, Timestamp, Value};

const PLANTED: &str = "planted-secret";

/// Names that the sample types declare, and others.
fn name() -> impl Strategy<Value = String> {
    const DECLARED: &[&str] = &[
        "clientToken",
        "order",
        "lineItems",
        "amount",
        "left",
        "extra",
        "petType",
        "type",
        "emailAddress",
        "nullable",
        "metadata",
        "warnings",
        "small",
        "child",
        "free",
        "lives",
        "weight",
        "labels",
    ];
    prop_oneof![4 => proptest::sample::select(DECLARED).prop_map(String::from), 1 => "\\PC{0,8}"]
}

fn text() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        PLANTED,
        "DIGITAL",
        "cat",
        "dog",
        "fish",
        "owl",
        "2021-08-12T16:14:08Z",
    ];
    prop_oneof![
        proptest::sample::select(KNOWN).prop_map(String::from),
        "\\PC{0,8}"
    ]
}

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        (-1000..1000_i64).prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        text().prop_map(Json::from),
    ];
    leaf.prop_recursive(5, 48, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Json::from),
            prop::collection::vec((name(), inner), 0..8)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

/// The sample session with some of its parts replaced.
fn session() -> impl Strategy<Value = Json> {
    const PATHS: &[&str] = &[
        "/order",
        "/order/lineItems",
        "/order/lineItems/0",
        "/order/lineItems/0/amount",
        "/warnings",
        "/warnings/1",
        "/pets/0",
        "/pets/1",
        "/pets/4",
        "/metadata",
        "/clientToken",
        "/child",
        "/days/0",
        "/small",
        "/free",
        "/clientTokenExpirationDate",
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

fn reads<T: Value + Outcome + PartialEq + std::fmt::Debug>(
    json: &Json,
) -> Result<(), TestCaseError> {
    let bytes = serde_json::to_vec(json).unwrap();
    match from_bytes::<T>(0, &bytes) {
        Err(misfit) => {
            prop_assert!(!misfit.to_string().contains(PLANTED));
            let error = deserialize::<T, _>(json).err().unwrap();
            prop_assert_eq!(error.to_string(), misfit.to_string());
        }
        Ok(value) => {
            let again: T = from_bytes(0, &serde_json::to_vec(&write(&value)).unwrap()).unwrap();
            prop_assert!(value == again);
            prop_assert_eq!(write(&value), write(&again));
            let bytes = serde_json::to_vec(&Value::get(&value)).unwrap();
            prop_assert_eq!(to_bytes(Value::get(&value)).unwrap(), bytes);
            prop_assert!(value == deserialize::<T, _>(json).unwrap());
            let _ = format!("{value:?} {value:#?}");
            for violation in crate::runtime::check(Value::get(&value), None, "") {
                prop_assert!(!violation.to_string().contains(PLANTED));
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_is_read_or_refused_without_its_values(json in json()) {
        reads::<Json>(&json)?;
        reads::<Order>(&json)?;
        reads::<Session>(&json)?;
        reads::<Pet>(&json)?;
        reads::<Tree>(&json)?;
        reads::<OneOrMany<Tree>>(&json)?;
        reads::<Secret>(&json)?;
        reads::<Option<Timestamp>>(&json)?;
    }

    #[test]
    fn a_session_with_odd_parts_is_read_or_refused_without_its_values(json in session()) {
        reads::<Session>(&json)?;
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let _ = from_bytes::<Session>(0, &bytes);
        let _ = from_bytes::<Json>(0, &bytes);
    }
}
