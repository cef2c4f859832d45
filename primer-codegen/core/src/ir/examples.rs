//! Values that a document gives as examples.

use serde_json::Value;

/// The examples of what an operation sends, for its documentation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Examples {
    /// That of the request body.
    pub body: Option<Value>,
    /// Those of parameters, by the name on the wire.
    pub parameters: Vec<(String, Value)>,
}

impl Examples {
    /// The example of a parameter.
    pub fn parameter(&self, wire_name: &str) -> Option<&Value> {
        let mut parameters = self.parameters.iter();
        let (_, value) = parameters.find(|(name, _)| name == wire_name)?;
        Some(value)
    }
}
