//! A Security Scheme Object.

use super::members::view;

view! {
    /// A security scheme and its address.
    SecurityScheme
}

impl<'d> SecurityScheme<'d> {
    /// `type`.
    pub fn scheme_type(&self) -> Option<&'d str> {
        self.members.text("type")
    }

    /// `name`: that of the header, of the query parameter or of the cookie that holds an API key.
    pub fn name(&self) -> Option<&'d str> {
        self.members.text("name")
    }

    /// `in`: where an API key stands.
    pub fn location(&self) -> Option<&'d str> {
        self.members.text("in")
    }

    /// `scheme`: that of HTTP authentication.
    pub fn scheme(&self) -> Option<&'d str> {
        self.members.text("scheme")
    }

    /// Whether a keyword is there.
    pub fn has(&self, keyword: &str) -> bool {
        self.members.has(keyword)
    }
}
