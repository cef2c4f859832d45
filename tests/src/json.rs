//! JSON values, compared.

use serde_json::Value;

/// Whether two JSON values are the same; a number may have lost or got a fraction of zero.
pub fn is_same_json(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let member = |(name, one)| {
                other
                    .get(name)
                    .is_some_and(|other| is_same_json(one, other))
            };
            one.len() == other.len() && one.iter().all(member)
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| is_same_json(one, other))
        }
        (Value::Number(one), Value::Number(other)) if one.is_f64() != other.is_f64() => {
            let (number, integer) = if one.is_f64() {
                (one, other)
            } else {
                (other, one)
            };
            number.as_f64().map(|it| format!("{it:.0}")) == Some(integer.to_string())
        }
        (one, other) => one == other,
    }
}
