#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::sync::{Arc, Mutex};

use super::decimal::is_kept_by_a_float;
use super::{Place, inspect, long_numbers};
use crate::runtime::client::Operation;
use crate::runtime::client::response::drift::report::Report;
use crate::runtime::client::response::drift::{DriftKind, Hook};
use crate::runtime::client::tests::fixture::PLAIN;
use crate::runtime::json::from_bytes;
use crate::runtime::sample::{object, optional};
use crate::runtime::{Json, Map, Member, Ref, Slot, Table, Value};

static OPERATION: Operation = PLAIN;

object! {
    Amounts {
        float: Option<f64> => Member { aliases: &["old"], ..optional("float") },
        integer: Option<i64> => optional("integer"),
        wide: Option<i128> => optional("wide"),
        free: Option<Json> => optional("free"),
        list: Option<Vec<f64>> => optional("list"),
        map: Option<Map<f64>> => optional("map"),
        hidden: Option<f64> => Member { sensitive: true, ..optional("hidden") },
    }
    Table::OPEN
}

/// The paths of the numbers that lost digits in a body, each with the number.
fn told<T: Value>(body: &str) -> Vec<(String, Option<String>)> {
    let value: T = from_bytes(0, body.as_bytes()).unwrap();
    let told = Arc::new(Mutex::new(Vec::new()));
    let memory = Arc::clone(&told);
    let hook = Hook::new(move |drift| {
        assert_eq!(drift.kind(), DriftKind::Digits);
        let value = drift.value().map(str::to_owned);
        memory
            .lock()
            .unwrap()
            .push((drift.path().to_owned(), value));
    });
    let mut report = Report::new(&hook, &OPERATION, 200);
    inspect(
        &mut report,
        Value::get(&value),
        false,
        &long_numbers(body.as_bytes()),
    );
    told.lock().unwrap().clone()
}

fn check(body: &str, path: &str, number: &str) {
    assert_eq!(
        told::<Amounts>(body),
        [(path.to_owned(), Some(number.to_owned()))],
        "{body}"
    );
}

#[test]
fn a_number_that_lost_digits_is_told() {
    check(r#"{"float":9007199254740993}"#, "float", "9007199254740993");
    check(
        r#"{"float":0.1234567890123456789}"#,
        "float",
        "0.1234567890123456789",
    );
    check(r#"{"float":1e-400}"#, "float", "1e-400");
    check(r#"{"old":9007199254740993}"#, "float", "9007199254740993");
    check(
        r#"{"list":[1,2,9007199254740993]}"#,
        "list[]",
        "9007199254740993",
    );
    check(
        r#"{"map":{"a\"]":1,"b":9007199254740993}}"#,
        "map[*]",
        "9007199254740993",
    );
    check(
        r#"{"free":{"a":[99999999999999999999]}}"#,
        "free[*][]",
        "99999999999999999999",
    );
    check(
        r#"{"wide":99999999999999999999}"#,
        "wide",
        "99999999999999999999",
    );
    check(
        r#"{"new":99999999999999999999}"#,
        "new",
        "99999999999999999999",
    );
    assert_eq!(
        told::<Amounts>(r#"{"hidden":9007199254740993}"#),
        [("hidden".to_owned(), None)]
    );
    assert_eq!(told::<f64>("9007199254740993").len(), 1);
}

#[test]
fn a_number_that_keeps_its_digits_is_not() {
    for body in [
        r#"{"float":0.1}"#,
        r#"{"float":10.00}"#,
        r#"{"float":1e3}"#,
        r#"{"float":-0}"#,
        r#"{"float":123456789.12}"#,
        r#"{"integer":9007199254740993}"#,
        r#"{"integer":9223372036854775807}"#,
        r#"{"wide":18446744073709551615}"#,
        r#"{"free":[18446744073709551615, "99999999999999999999", 1.7976931348623157e308]}"#,
        r#"{"new":"99999999999999999999"}"#,
    ] {
        assert_eq!(told::<Amounts>(body), [], "{body}");
    }
}

#[test]
fn the_shortest_text_of_a_float_is_kept() {
    for text in [
        "0.1",
        "5e-324",
        "1.7976931348623157E+308",
        "4.35",
        "100",
        "1.5e3",
        "0.000",
        "123456789012345680000",
    ] {
        assert!(is_kept_by_a_float(text), "{text}");
    }
    for text in ["9007199254740993", "0.10000000000000000001", "1e400"] {
        assert!(!is_kept_by_a_float(text), "{text}");
    }
}

#[test]
fn what_is_no_json_is_searched_without_a_panic() {
    for text in [
        "",
        "\"",
        "{\"",
        "]]}",
        "{\"a\\",
        "-",
        "1e",
        "--5",
        "{1:2}",
        "\u{feff}[",
        "1.2.3",
    ] {
        long_numbers(text.as_bytes());
    }
    let found = long_numbers(br#"[{"\u0061":[0,9007199254740993]}]"#);
    let place = [
        Place::Item(0),
        Place::Member("a".to_owned()),
        Place::Item(1),
    ];
    assert_eq!(found[0].place, place);
}
