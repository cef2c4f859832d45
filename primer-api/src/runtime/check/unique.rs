//! Whether the items of an array are all different, as JSON values.

use std::collections::HashSet;
use std::fmt::Write as _;

use crate::runtime::value::{Json, List};

/// Compares one text for each item, so that the time is linear in the size of the array.
pub(super) fn are_unique(list: &dyn List) -> bool {
    let mut seen = HashSet::new();
    (0..list.len()).all(|n| {
        // An item that cannot be written is another violation.
        serde_json::to_value(list.item(n)).map_or(true, |item| seen.insert(canonical(&item)))
    })
}

/// A text that is the same for equal values: members by name, numbers by value.
fn canonical(json: &Json) -> String {
    let mut text = String::new();
    append(json, &mut text);
    text
}

fn append(json: &Json, text: &mut String) {
    match json {
        Json::Array(items) => {
            text.push('[');
            for item in items {
                append(item, text);
                text.push(',');
            }
            text.push(']');
        }
        Json::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_unstable_by_key(|(name, _)| *name);
            text.push('{');
            for (name, value) in members {
                let _ = write!(text, "{name:?}:");
                append(value, text);
                text.push(',');
            }
            text.push('}');
        }
        Json::Number(number) => append_number(number, text),
        Json::Null | Json::Bool(_) | Json::String(_) => {
            let _ = write!(text, "{json}");
        }
    }
}

/// Appends a number; 1 and 1.0 are equal. `Display` of a float without a fraction is that of the integer.
fn append_number(number: &serde_json::Number, text: &mut String) {
    let _ = match number.as_f64() {
        Some(float) if !number.is_i64() && !number.is_u64() => write!(text, "{}", float + 0.0),
        _ => write!(text, "{number}"),
    };
}
