//! Reading a value and writing it again.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The value that a text is.
pub fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// The text that a value is written as.
pub fn written<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap()
}

/// JSON, read into a type and written again.
pub fn reread<T: DeserializeOwned + Serialize>(json: &Value) -> Value {
    serde_json::to_value(read::<T>(&json.to_string())).unwrap()
}

/// Why a text cannot be read into a type.
pub fn misfit<T: DeserializeOwned>(json: &str) -> String {
    match serde_json::from_str::<T>(json) {
        Ok(_) => panic!("it can be read: {json}"),
        Err(error) => error.to_string(),
    }
}
