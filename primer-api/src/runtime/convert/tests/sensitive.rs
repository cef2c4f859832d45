//! Losses inside of what is not to be shown: where they are, but no name and no value that is data.

use serde_json::json;

use super::super::super::sample::{object, optional, union};
use super::super::super::{Json, Map, Member, Ref, Slot, Table, Union, UnionTable, Value, Variant};
use super::enums::text_enum;
use super::{lost, read};

text_enum! {
    OldAnswer { Yes => "YES", No => "NO", }
}

text_enum! {
    NewAnswer { Yes => "YES", }
}

object! {
    Open {
        phones: Option<Map<String>> => optional("phones"),
        answer: Option<OldAnswer> => optional("answer"),
        either: Option<OldEither> => optional("either"),
    }
    Table::OPEN
}

object! {
    Old {
        phones: Option<Map<String>> => sensitive("phones"),
        answer: Option<OldAnswer> => sensitive("answer"),
        either: Option<OldEither> => optional("either"),
    }
    Table::OPEN
}

object! {
    New {
        phones: Option<Map<i64>> => optional("phones"),
        answer: Option<NewAnswer> => optional("answer"),
        either: Option<NewEither> => optional("either"),
    }
    Table::OPEN
}

object! {
    Strict {
        phones: Option<Map<i64>> => sensitive("phones"),
        answer: Option<NewAnswer> => sensitive("answer"),
        either: Option<NewEither> => optional("either"),
    }
    Table::OPEN
}

union! {
    OldEither {
        Texts(Map<String>) => Variant { sensitive: true, ..Variant::PLAIN },
    }
    None
}

union! {
    NewEither {
        Texts(Map<i64>) => Variant::PLAIN,
    }
    None
}

const fn sensitive(name: &'static str) -> Member {
    Member {
        sensitive: true,
        ..optional(name)
    }
}

fn value<T: Value>() -> T {
    read(json!({"phones": {"Jo": "1"}, "answer": "NO", "either": {"Jo": "1"}}))
}

const HIDDEN: [&str; 3] = [
    "phones[_]: expected integer in 2.3",
    "answer: its value is not in 2.3",
    "either[_]: expected integer in 2.3",
];

#[test]
fn what_the_source_does_not_show_is_in_no_loss() {
    assert_eq!(lost::<New>(&value::<Old>()), HIDDEN);
}

#[test]
fn what_the_target_does_not_show_is_in_no_loss() {
    assert_eq!(lost::<Strict>(&value::<Open>()), HIDDEN);
}

#[test]
fn everything_else_is_named() {
    let losses = lost::<New>(&value::<Open>());
    assert_eq!(losses[0], "phones.Jo: expected integer in 2.3");
    assert_eq!(losses[1], "answer: `NO` is not in 2.3");
}
