//! Losses in sensitive values. Their paths are shown, but no names and no values that are data.

use serde_json::json;

use super::enums::text_enum;
use super::{lost, read};
use crate::runtime::sample::{object, optional, union};
use crate::runtime::{Json, Map, Member, Ref, Slot, Table, Union, UnionTable, Value, Variant};

text_enum! {
    OldAnswer { Yes => "YES", No => "NO", }
}

text_enum! {
    NewAnswer { Yes => "YES", }
}

object! {
    Open {
        phones: Option<Map<String>> => optional("phones"),
        response: Option<OldAnswer> => optional("response"),
        either: Option<OldEither> => optional("either"),
    }
    Table::OPEN
}

object! {
    Old {
        phones: Option<Map<String>> => sensitive("phones"),
        response: Option<OldAnswer> => sensitive("response"),
        either: Option<OldEither> => optional("either"),
    }
    Table::OPEN
}

object! {
    New {
        phones: Option<Map<i64>> => optional("phones"),
        response: Option<NewAnswer> => optional("response"),
        either: Option<NewEither> => optional("either"),
    }
    Table::OPEN
}

object! {
    Strict {
        phones: Option<Map<i64>> => sensitive("phones"),
        response: Option<NewAnswer> => sensitive("response"),
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

// Undeclared members are texts in the source and integers in the target.
object! {
    Texts: Map<Map<String>> {
        own: Option<Map<String>> => optional("own"),
    }
    Table::OPEN
}

object! {
    SensitiveTexts: Map<Map<String>> {
        own: Option<Map<String>> => optional("own"),
    }
    Table { additional_sensitive: true, ..Table::OPEN }
}

object! {
    Numbers: Map<Map<i64>> {
        own: Option<Map<i64>> => optional("own"),
        new: Option<i64> => optional("new"),
    }
    Table::OPEN
}

object! {
    SensitiveNumbers: Map<Map<i64>> {
        own: Option<Map<i64>> => optional("own"),
        new: Option<i64> => optional("new"),
    }
    Table { additional_sensitive: true, ..Table::OPEN }
}

const fn sensitive(name: &'static str) -> Member {
    Member {
        sensitive: true,
        ..optional(name)
    }
}

fn value<T: Value>() -> T {
    read(json!({"phones": {"Jo": "1"}, "response": "NO", "either": {"Jo": "1"}}))
}

const HIDDEN: [&str; 3] = [
    "phones[_]: expected integer in 2.3",
    "response: its value is not in 2.3",
    "either[_]: expected integer in 2.3",
];

#[test]
fn no_loss_shows_data_that_is_sensitive_in_the_source() {
    assert_eq!(lost::<New>(&value::<Old>()), HIDDEN);
}

#[test]
fn no_loss_shows_data_that_is_sensitive_in_the_target() {
    assert_eq!(lost::<Strict>(&value::<Open>()), HIDDEN);
}

#[test]
fn names_outside_of_sensitive_values_are_shown() {
    let losses = lost::<New>(&value::<Open>());
    assert_eq!(losses[0], "phones.Jo: expected integer in 2.3");
    assert_eq!(losses[1], "response: `NO` is not in 2.3");
}

#[test]
fn undeclared_members_are_hidden_if_they_are_sensitive_in_the_source_or_in_the_target() {
    let json = json!({"own": {"Jo": "1"}, "Ann": {"Bea": "1"}});
    let hidden = ["own.Jo", "[_][_]"].map(|path| format!("{path}: expected integer in 2.3"));
    let named = ["own.Jo", "Ann.Bea"].map(|path| format!("{path}: expected integer in 2.3"));
    assert_eq!(
        lost::<Numbers>(&read::<SensitiveTexts>(json.clone())),
        hidden
    );
    assert_eq!(
        lost::<SensitiveNumbers>(&read::<Texts>(json.clone())),
        hidden
    );
    assert_eq!(lost::<Numbers>(&read::<Texts>(json)), named);
}

#[test]
fn sensitive_undeclared_members_are_hidden_in_a_map_too() {
    let value: SensitiveTexts = read(json!({"Ann": {"Bea": "1"}}));
    assert_eq!(
        lost::<Map<Map<i64>>>(&value),
        ["[_][_]: expected integer in 2.3"]
    );
}

#[test]
fn a_sensitive_member_that_stays_undeclared_beside_one_of_its_name_is_hidden() {
    let json = json!({"new": {"Bea": "1"}});
    let hidden = ["new[_]: expected integer in 2.3"];
    assert_eq!(
        lost::<SensitiveNumbers>(&read::<Texts>(json.clone())),
        hidden
    );
    assert_eq!(
        lost::<Numbers>(&read::<Texts>(json)),
        ["new.Bea: expected integer in 2.3"]
    );
}
