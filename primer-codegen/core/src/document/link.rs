//! A Link Object.

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
}
