#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::HashSet;

use crate::runtime::sample::{LineItem, Pet, ProductType, SESSION, Session, Weekday};
use crate::runtime::{Json, Patch};

fn session(edit: impl Fn(&mut Json)) -> Session {
    let mut json = serde_json::from_str(SESSION).unwrap();
    edit(&mut json);
    serde_json::from_value(json).unwrap()
}

#[test]
fn every_member_counts() {
    let one = session(|_| {});
    assert!(one == session(|_| {}));
    for path in [
        "/clientToken",
        "/order/lineItems/0/itemId",
        "/metadata/channel",
        "/free/any/0",
        "/logo",
        "/later/than",
    ] {
        assert!(
            one != session(|json| *json.pointer_mut(path).unwrap() = "other".into()),
            "{path}"
        );
    }
    for (path, other) in [
        ("/days/1", 7),
        ("/small", 1),
        ("/order/amount", 1),
        ("/order/weight", 1),
        ("/pets/0/lives", 1),
    ] {
        assert!(
            one != session(|json| *json.pointer_mut(path).unwrap() = other.into()),
            "{path}"
        );
    }
    assert!(one != session(|json| json["new"] = 1.into()));
    assert!(one != session(|json| json["days"] = Json::from(vec![1])));
    assert!(one != session(|json| *json.pointer_mut("/pets/4/petType").unwrap() = "wren".into()));
    assert!(
        one != session(|json| *json.pointer_mut("/order/attributes").unwrap() =
            Json::Object([("k2".into(), "v".into())].into_iter().collect()))
    );
}

#[test]
fn timestamps_are_compared_as_instants() {
    let other = |text: &str| session(|json| json["clientTokenExpirationDate"] = text.into());
    assert!(session(|_| {}) == other("2021-08-12T18:14:08.578695+02:00"));
    assert!(session(|_| {}) != other("2021-08-12T16:14:08.578695+02:00"));
}

#[test]
fn the_three_states_differ() {
    let absent = LineItem::new(1);
    assert!(absent != absent.clone().clear_email());
    assert!(absent.clone().clear_email() != absent.clone().email(""));
    assert!(absent.email == Patch::Absent);
}

#[test]
fn an_enum_value_is_what_it_is_on_the_wire() {
    let written = ProductType::Unrecognized("DIGITAL".into());
    assert!(ProductType::Digital == written);
    assert!(ProductType::Digital != ProductType::Physical);
    assert_eq!(
        HashSet::from([ProductType::Digital, written.clone()]).len(),
        1
    );
    assert_eq!(
        (written.to_string().as_str(), written.as_ref()),
        ("DIGITAL", "DIGITAL")
    );
    assert_eq!(Weekday::Sunday, Weekday::Unrecognized(7));
    assert_eq!(Weekday::Monday.to_string(), "1");
    assert_eq!(Weekday::try_from(7), Ok(Weekday::Sunday));
    let (dog, cat): (Pet, Pet) =
        serde_json::from_str(r#"[{"petType": "dog"}, {"petType": "fish"}]"#).unwrap();
    assert!(dog != cat);
}
