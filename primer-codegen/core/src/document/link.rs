//! A Link Object.

use serde_json::Value;

use super::members::view;

view! {
    /// A link and its address.
    Link
}

impl<'d> Link<'d> {
    /// `operationId`.
    pub fn operation_id(&self) -> Option<&'d str> {
        self.members.text("operationId")
    }

    /// `operationRef`.
    pub fn operation_ref(&self) -> Option<&'d str> {
        self.members.text("operationRef")
    }

    /// `parameters`: their names, each with a value or an expression for it.
    pub fn parameters(&self) -> impl Iterator<Item = (&'d str, &'d Value)> + use<'d> {
        self.members.entries("parameters")
    }

    /// `description`.
    pub fn description(&self) -> Option<&'d str> {
        self.members.text("description")
    }
}
