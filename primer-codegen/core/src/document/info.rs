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

    /// `contact`; `None` if it is not in its form, which is reported.
    pub fn contact(&self) -> Option<openapiv3::Contact> {
        self.members.read("contact")
    }

    /// `license`; `None` if it is not in its form, which is reported.
    pub fn license(&self) -> Option<openapiv3::License> {
        self.members.read("license")
    }

    /// `termsOfService`.
    pub fn terms_of_service(&self) -> Option<&'d str> {
        self.members.text("termsOfService")
    }

    /// `x-env-prefix`.
    pub fn env_prefix(&self) -> Option<&'d str> {
        self.members.text("x-env-prefix")
    }
}
