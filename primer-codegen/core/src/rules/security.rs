//! Security: schemes that are whole, URLs that are some, scopes that a scheme has.

use serde_json::Value;

use super::Rules;
use crate::diagnostics::Finding;
use crate::document::Pointer;

/// The URLs that each OAuth flow needs (OpenAPI 3.0, OAuth Flow Object).
const FLOWS: [(&str, &[&str]); 4] = [
    ("implicit", &["authorizationUrl"]),
    ("password", &["tokenUrl"]),
    ("clientCredentials", &["tokenUrl"]),
    ("authorizationCode", &["authorizationUrl", "tokenUrl"]),
];

impl Rules<'_, '_> {
    // OpenAPI 3.0, Security Scheme Object: what each type requires.
    pub(super) fn check_security_scheme(&mut self, at: &Pointer) {
        let kind = self.text(at, "type").unwrap_or_default();
        let needed: &[&str] = match kind {
            "apiKey" => &["name", "in"],
            "http" => &["scheme"],
            "oauth2" => &["flows"],
            "openIdConnect" => &["openIdConnectUrl"],
            _ => return,
        };
        let missing = needed.iter().filter(|name| self.member(at, name).is_none());
        let names: Vec<String> = missing.map(|name| format!("`{name}`")).collect();
        if !names.is_empty() && !self.document().is_broken(at) {
            let message = format!(
                "a security scheme of type `{kind}` needs {}",
                names.join(" and ")
            );
            self.report(Finding::at_key(at.clone(), message));
        }
        self.check_url(at, "openIdConnectUrl");
        for (flow, urls) in FLOWS {
            self.check_flow(&at.path(["flows", flow]), urls);
        }
    }

    fn check_flow(&mut self, at: &Pointer, urls: &[&str]) {
        if self.document().object(at).is_none() {
            return;
        }
        for url in urls {
            if self.member(at, url).is_none() && !self.document().is_broken(at) {
                let message = format!("`{url}` is missing in this OAuth Flow Object");
                self.report(Finding::at_key(at.clone(), message));
            }
        }
        for url in ["authorizationUrl", "tokenUrl", "refreshUrl"] {
            self.check_url(at, url);
        }
    }

    // OpenAPI 3.0, OAuth Flow Object: "This MUST be in the form of a URL." It may be relative: `token` is one, `-` is none.
    fn check_url(&mut self, at: &Pointer, name: &str) {
        let Some(url) = self.text(at, name) else {
            return;
        };
        let names_something = url.starts_with('/') || url.chars().any(char::is_alphanumeric);
        let is_url = names_something && !url.chars().any(|c| c.is_whitespace() || c.is_control());
        if !is_url {
            let message = format!("expected a URL, found `{url}`");
            self.report(Finding::at_value(at.child(name), message));
        }
    }

    /// The requirements of an operation or of the document.
    pub(super) fn check_security(&mut self, at: &Pointer) {
        let at = at.child("security");
        let count = self
            .document()
            .node(&at)
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        for requirement in (0..count).map(|index| at.item(index)) {
            let names: Vec<&str> = self.document().names(&requirement).collect();
            for name in names {
                self.check_requirement(&requirement.child(name), name);
            }
        }
    }

    fn check_requirement(&mut self, used: &Pointer, name: &str) {
        let schemes = Pointer::root().path(["components", "securitySchemes"]);
        if self.document().node(&schemes.child(name)).is_none() {
            let finding =
                Finding::at_key(used.clone(), format!("security scheme not found: `{name}`"));
            let known = self.document().names(&schemes);
            return self.report(finding.suggest("security scheme", name, known));
        }
        let Some(at) = self.resolved.follow(&schemes.child(name)) else {
            return;
        };
        if self.text(&at, "type") == Some("oauth2") {
            self.check_scopes(used, &at.child("flows"));
        }
    }

    fn check_scopes(&mut self, used: &Pointer, flows: &Pointer) {
        let mut known: Vec<&str> = Vec::new();
        for (flow, _) in FLOWS {
            known.extend(self.document().names(&flows.path([flow, "scopes"])));
        }
        let has_flow = FLOWS
            .iter()
            .any(|(flow, _)| self.member(&flows.child(flow), "scopes").is_some());
        let wrong: Vec<_> = self
            .scopes(used)
            .enumerate()
            .filter(|(_, scope)| has_flow && !known.contains(scope))
            .map(|(index, scope)| (used.item(index), scope.to_owned()))
            .collect();
        for (at, scope) in wrong {
            let finding = Finding::at_value(at, format!("scope not found: `{scope}`"));
            self.report(finding.suggest("scope", &scope, known.iter().copied()));
        }
    }

    fn scopes(&self, used: &Pointer) -> impl Iterator<Item = &str> {
        let scopes = self.document().node(used).and_then(Value::as_array);
        scopes.into_iter().flatten().filter_map(Value::as_str)
    }
}
