//! Properties of reading, with any JSON and types that have members of every kind.

use proptest::prelude::*;

use super::write;
use crate::runtime::json::{from_bytes, to_bytes};
use crate::runtime::misfit::Names;
use crate::runtime::read::{Memory, deserialize, fill};
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

/// Text that is nearly JSON: some of its characters are replaced, removed or added, and there may be white space.
fn text_of(json: impl Strategy<Value = Json>) -> impl Strategy<Value = String> {
    const CHARACTERS: &[&str] = &[
        "",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\\u",
        "\\n",
        " ",
        "\n",
        "\t",
        "\u{1}",
        "0",
        "9",
        "12345678901234567890",
        "-",
        ".",
        "e",
        "E",
        "+",
        "t",
        "true",
        "null",
        "n",
        "é",
        "\\ud800",
        "a",
        "\"a\":1,",
        "1e999",
    ];
    let change = (
        any::<prop::sample::Index>(),
        0..3_usize,
        proptest::sample::select(CHARACTERS),
    );
    let changes = prop::collection::vec(change, 0..4);
    (json, any::<bool>(), changes).prop_map(|(json, is_spaced, changes)| {
        let mut text = match is_spaced {
            true => serde_json::to_string_pretty(&json).unwrap(),
            false => serde_json::to_string(&json).unwrap(),
        };
        for (at, removed, added) in changes {
            let mut characters: Vec<char> = text.chars().collect();
            let start = at.index(characters.len() + 1);
            let end = characters.len().min(start + removed);
            characters.splice(start..end, added.chars());
            text = characters.into_iter().collect();
        }
        text
    })
}

/// Reads text as `serde_json` reads it.
fn by_serde_json<T: Value>(text: &str) -> Result<T, String> {
    let mut value = T::blank();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let memory = Memory::new(usize::MAX);
    let result = fill(value.slot(), &mut deserializer, memory, Names::Shown);
    let result = result.and_then(|()| deserializer.end().map_err(|error| (None, error)));
    match result {
        Ok(()) => Ok(value),
        Err((Some(misfit), _)) => Err(misfit.to_string()),
        Err((None, error)) => Err(format!(
            "at line {} column {}",
            error.line(),
            error.column()
        )),
    }
}

fn reads_the_same<T: Value + Outcome + PartialEq + std::fmt::Debug>(
    text: &str,
) -> Result<(), TestCaseError> {
    match (
        from_bytes::<T>(0, text.as_bytes()),
        by_serde_json::<T>(text),
    ) {
        (Ok(one), Ok(other)) => prop_assert_eq!(one, other),
        (Err(misfit), Err(message)) => {
            prop_assert!(
                misfit.to_string().ends_with(&message),
                "{}, {}",
                misfit,
                message
            );
        }
        (one, other) => prop_assert!(false, "{:?}, {:?}", one, other),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn text_is_read_as_serde_json_reads_it(text in text_of(prop_oneof![json(), session()])) {
        reads_the_same::<Json>(&text)?;
        reads_the_same::<Session>(&text)?;
        reads_the_same::<Pet>(&text)?;
        reads_the_same::<Tree>(&text)?;
        // The error of a value that is ignored may be at another place.
        prop_assert_eq!(from_bytes::<()>(0, text.as_bytes()).is_ok(), by_serde_json::<()>(&text).is_ok());
        reads_the_same::<Option<Vec<f64>>>(&text)?;
    }
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
