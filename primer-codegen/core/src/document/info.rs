//! The Info Object.

use super::members::view;

view! {
    /// The title, version and description of the document, and the address.
    Info
}

impl<'d> Info<'d> {
    /// `title`; empty if it is missing, which is reported.
    pub fn title(&self) -> &'d str {
        self.members.text("title").unwrap_or_default()
    }

    /// `version`; empty if it is missing, which is reported.
    pub fn version(&self) -> &'d str {
        self.members.text("version").unwrap_or_default()
    }

    /// `description`.
    pub fn description(&self) -> Option<&'d str> {
        self.members.text("description")
    }

    /// `x-env-prefix`.
    pub fn env_prefix(&self) -> Option<&'d str> {
        self.members.text("x-env-prefix")
    }
}
