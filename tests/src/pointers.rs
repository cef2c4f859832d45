//! The places of values within a value.

use serde_json::Value;

/// The places of all values within a value, as JSON pointers.
pub fn pointers(value: &Value, place: &str) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.replace('~', "~0").replace('/', "~1"), value))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(n, item)| (n.to_string(), item))
            .collect(),
        _ => Vec::new(),
    };
    let within = inner
        .iter()
        .flat_map(|(step, value)| pointers(value, &format!("{place}/{step}")));
    std::iter::once(place.to_owned()).chain(within).collect()
}
