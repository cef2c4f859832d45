#![allow(clippy::unwrap_used)]

use super::{Names, read_body, to_bytes};
use crate::runtime::sample::{object, optional};
use crate::runtime::table::{Member, Table};
use crate::runtime::value::{Json, Ref, Slot, Value};

#[test]
fn json_that_is_too_deep_says_so() {
    let read = |levels: usize| {
        let body = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        read_body::<Json>(0, body.as_bytes(), Names::Shown)
    };
    assert!(read(127).is_ok());
    for levels in [128, 10_000] {
        let words = "expected JSON, found more than 127 levels of nested arrays and objects at line 1 column 128";
        assert_eq!(read(levels).unwrap_err().to_string(), words);
    }
}

#[test]
fn text_that_is_not_json_says_where_it_ends_or_what_is_wrong() {
    for (body, words) in [
        ("[", "expected JSON, found the end at line 1 column 1"),
        (
            "[,",
            "expected JSON, found something else at line 1 column 2",
        ),
        (
            "[] planted",
            "expected JSON, found something else at line 1 column 4",
        ),
    ] {
        let misfit = read_body::<Json>(0, body.as_bytes(), Names::Shown).unwrap_err();
        assert_eq!(misfit.to_string(), words);
    }
}

#[test]
fn text_is_written_as_serde_json_writes_it() {
    let characters = (0..=0x80).chain([0xFF, 0x2028, 0x1F600]);
    for character in characters.filter_map(char::from_u32) {
        for length in 0..20 {
            for at in 0..=length {
                let text = format!("{}{character}{}", "x".repeat(at), "~".repeat(length - at));
                let expected = serde_json::to_vec(&text).unwrap();
                assert_eq!(to_bytes(Ref::Text(&text)).unwrap(), expected);
            }
        }
    }
    assert_eq!(to_bytes(Ref::Text("")).unwrap(), b"\"\"");
}

#[test]
fn every_scalar_is_written_as_serde_json_writes_it() {
    for number in [0, 7, -1, 1250, i64::MIN, i64::MAX] {
        let expected = number.to_string();
        assert_eq!(to_bytes(Ref::Integer(number)).unwrap(), expected.as_bytes());
    }
    for value in [
        Ref::Absent,
        Ref::Null,
        Ref::Bool(true),
        Ref::Bool(false),
        Ref::Unsigned(u64::MAX),
        Ref::Wide(&i128::MIN),
        Ref::Number(1.5),
        Ref::Number(-0.0),
        Ref::Number(3.0),
        Ref::Bytes(b"a\"b"),
        Ref::Json(&Json::from("a\"b")),
    ] {
        assert_eq!(
            to_bytes(value).unwrap(),
            serde_json::to_vec(&value).unwrap()
        );
    }
    assert!(to_bytes(Ref::Number(f64::NAN)).is_err());
    assert!(to_bytes(Ref::Bytes(b"\xFF")).is_err());
}

object! {
    Quoted {
        first: Option<i64> => Member { escaped: true, ..optional("a \"name\"") },
        second: Option<i64> => optional("b"),
    }
    Table::OPEN
}

#[test]
fn names_are_escaped_whether_declared_or_not() {
    let body = r#"{"a \"name\"":1,"b":2,"\n":3,"c":4}"#;
    let value: Quoted = read_body(0, body.as_bytes(), Names::Shown).unwrap();
    assert_eq!((value.first, value.second), (Some(1), Some(2)));
    assert_eq!(to_bytes(value.get()).unwrap(), body.as_bytes());
}
