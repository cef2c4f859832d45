//! Reading a value and writing it again.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads a value from JSON text.
pub fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// Writes a value as JSON text.
pub fn written<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap()
}

/// Reads JSON into a type, and writes it again.
pub fn reread<T: DeserializeOwned + Serialize>(json: &Value) -> Value {
    serde_json::to_value(read::<T>(&json.to_string())).unwrap()
}

/// The error of a text that cannot be read into a type.
pub fn misfit<T: DeserializeOwned>(json: &str) -> String {
    match serde_json::from_str::<T>(json) {
        Ok(_) => panic!("it can be read: {json}"),
        Err(error) => error.to_string(),
    }
}
