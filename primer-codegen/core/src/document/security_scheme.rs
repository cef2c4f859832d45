//! A Security Scheme Object and its OAuth Flow Objects.

use super::View;
use super::members::view;

view! {
    /// A security scheme and its address.
    SecurityScheme
}

view! {
    /// An OAuth flow and its address.
    OAuthFlow
}

impl<'d> SecurityScheme<'d> {
    /// `type`.
    pub fn scheme_type(&self) -> Option<&'d str> {
        self.members.text("type")
    }

    /// `in` and `name` of an API key.
    pub fn key(&self) -> Option<(&'d str, &'d str)> {
        self.members.text("in").zip(self.members.text("name"))
    }

    /// `scheme`, of HTTP.
    pub fn scheme(&self) -> Option<&'d str> {
        self.members.text("scheme")
    }

    /// `description`.
    pub fn description(&self) -> Option<&'d str> {
        self.members.text("description")
    }

    /// `openIdConnectUrl`.
    pub fn open_id_connect_url(&self) -> Option<&'d str> {
        self.members.text("openIdConnectUrl")
    }

    /// The flow of a name, `implicit` for example.
    pub fn flow(&self, name: &str) -> Option<OAuthFlow<'d>> {
        let mut flows = self.members.entries("flows");
        let (_, flow) = flows.find(|(flow, _)| *flow == name)?;
        OAuthFlow::new(self.at.path(["flows", name]), flow)
    }

    /// Whether a keyword is there.
    pub fn has(&self, keyword: &str) -> bool {
        self.members.has(keyword)
    }
}

impl<'d> OAuthFlow<'d> {
    /// The URL that a keyword holds, `tokenUrl` for example.
    pub fn url(&self, keyword: &str) -> Option<&'d str> {
        self.members.text(keyword)
    }

    /// The names in `scopes`, each with its description; `None` if `scopes` is not there.
    pub fn scopes(&self) -> Option<impl Iterator<Item = (&'d str, &'d str)> + use<'d>> {
        let scopes = self.members.entries("scopes");
        let scopes = scopes.map(|(name, words)| (name, words.as_str().unwrap_or_default()));
        self.members.has("scopes").then_some(scopes)
    }

    /// Whether a keyword is there.
    pub fn has(&self, keyword: &str) -> bool {
        self.members.has(keyword)
    }
}
