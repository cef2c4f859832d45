#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::BTreeMap;

use serde_json::json;

use crate::runtime::{Json, Map};

#[test]
fn pairs_of_anything_that_converts_make_a_map() {
    fn metadata(members: impl Into<Map<Json>>) -> Map<Json> {
        members.into()
    }
    let text = metadata([("channel", "web")]);
    assert_eq!(text["channel"], "web");
    assert_eq!(metadata([("count", 3)])["count"], 3);
    assert_eq!(
        metadata([(String::from("any"), json!({"a": [1]}))])["any"],
        json!({"a": [1]})
    );
    assert_eq!(
        metadata(BTreeMap::from([("channel".to_owned(), json!("web"))])),
        text
    );
    assert_eq!(
        metadata(serde_json::Map::from_iter([(
            "channel".to_owned(),
            json!("web")
        )])),
        text
    );
    assert_eq!(
        [("channel", "web")].into_iter().collect::<Map<Json>>(),
        text
    );
}

#[test]
fn a_map_is_used_as_the_map_that_it_holds() {
    let mut map: Map<i64> = Map::new();
    map.insert("b".into(), 2);
    map.extend([("a", 1)]);
    for (_, value) in &mut map {
        *value *= 10;
    }
    assert_eq!(
        (&map)
            .into_iter()
            .map(|(name, value)| format!("{name}{value}"))
            .collect::<String>(),
        "a10b20"
    );
    assert_eq!(map.into_iter().next(), Some(("a".to_owned(), 10)));
}

#[test]
fn values_that_are_null_keep_their_members() {
    let map: Map<Option<i64>> = serde_json::from_str(r#"{"a":null,"b":1}"#).unwrap();
    assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"a":null,"b":1}"#);
}
