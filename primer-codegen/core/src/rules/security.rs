//! Security: complete schemes, valid URLs, and scopes that exist.

use std::collections::HashMap;

use super::{Rules, is_set_by_the_client};
use crate::diagnostics::{Finding, Place};
use crate::document::{OAuthFlow, SecurityScheme, is_token};
use crate::source::Pointer;

/// The URLs that each OAuth flow needs (OpenAPI 3.0, OAuth Flow Object).
const FLOWS: [(&str, &[&str]); 4] = [
    ("implicit", &["authorizationUrl"]),
    ("password", &["tokenUrl"]),
    ("clientCredentials", &["tokenUrl"]),
    ("authorizationCode", &["authorizationUrl", "tokenUrl"]),
];

/// What becomes of a scheme of which nobody knows where its credential stands.
const NOT_SENT: &str = "nothing is sent for it; a header can be added by `Builder::header`";

impl<'d> Rules<'d, '_> {
    // OpenAPI 3.0, Security Scheme Object: what each type requires.
    pub(super) fn check_security_scheme(&mut self, scheme: &SecurityScheme<'d>) {
        let scheme_type = scheme.scheme_type().unwrap_or_default();
        let needed: &[&str] = match scheme_type {
            "apiKey" => &["name", "in"],
            "http" => &["scheme"],
            "oauth2" => &["flows"],
            "openIdConnect" => &["openIdConnectUrl"],
            _ => return,
        };
        let at = &scheme.at;
        let missing = needed.iter().filter(|name| !scheme.has(name));
        let names: Vec<String> = missing.map(|name| format!("`{name}`")).collect();
        if !names.is_empty() && !self.document().is_broken(at) {
            let message = format!(
                "a security scheme of type `{scheme_type}` needs {}",
                names.join(" and ")
            );
            let finding = Finding::at_key(at.clone(), message).warning();
            self.report(match scheme_type {
                "apiKey" | "http" => finding.help(NOT_SENT),
                _ => finding,
            });
        }
        self.check_key_name(scheme);
        if let Some(url) = scheme.open_id_connect_url() {
            self.check_url(url, at.child("openIdConnectUrl"));
        }
        for (name, urls) in FLOWS {
            if let Some(flow) = scheme.flow(name) {
                self.check_flow(&flow, urls);
            }
        }
    }

    /// Reports an API key in a header that cannot be, so that it could never be sent, or that the client itself sets.
    fn check_key_name(&mut self, scheme: &SecurityScheme<'d>) {
        let Some(("header", name)) = scheme.key() else {
            return;
        };
        let holds_credentials = ["authorization", "proxy-authorization"]
            .iter()
            .any(|it| it.eq_ignore_ascii_case(name));
        let message = match () {
            () if !is_token(name) => format!("`{name}` cannot be the name of a header"),
            () if is_set_by_the_client(name) && !holds_credentials => {
                format!("`{name}` cannot hold a credential: the client sets this header itself")
            }
            () => return,
        };
        self.report(Finding::at_value(scheme.at.child("name"), message));
    }

    fn check_flow(&mut self, flow: &OAuthFlow<'d>, urls: &[&str]) {
        for url in urls {
            if !flow.has(url) && !self.document().is_broken(&flow.at) {
                let message = format!("`{url}` is missing in this OAuth Flow Object");
                self.report(Finding::at_key(flow.at.clone(), message).warning());
            }
        }
        for keyword in ["authorizationUrl", "tokenUrl", "refreshUrl"] {
            if let Some(url) = flow.url(keyword) {
                self.check_url(url, flow.at.child(keyword));
            }
        }
    }

    // OpenAPI 3.0, OAuth Flow Object: "This MUST be in the form of a URL." It may be relative: `token` is valid, `-` is not.
    fn check_url(&mut self, url: &str, at: Pointer) {
        let names_something = url.starts_with('/') || url.chars().any(char::is_alphanumeric);
        let is_url = names_something && !url.chars().any(|c| c.is_whitespace() || c.is_control());
        if !is_url {
            let message = format!("expected a URL, found `{url}`");
            self.report(Finding::at_value(at, message).warning());
        }
    }

    /// Checks the security requirements of an operation or of the document.
    pub(super) fn check_security(&mut self, holder: &Pointer) {
        for (name, at) in self.document().security(holder) {
            self.check_requirement(name, &at);
        }
        for requirement in self.document().items(&holder.child("security")) {
            self.check_places(&requirement);
        }
    }

    /// Reports schemes of one requirement whose credentials would stand in one place: one of them would be lost.
    fn check_places(&mut self, requirement: &Pointer) {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for name in self.document().names(requirement) {
            let Some(place) = self.resolved.security_scheme(name).and_then(place) else {
                continue;
            };
            if let Some(first) = seen.get(&place) {
                let message = format!(
                    "`{first}` and `{name}` are both sent in {place}: they are taken for alternatives"
                );
                let finding = Finding::at_key(requirement.child(name), message).warning();
                let first = Place::Key(requirement.child(first));
                self.report(
                    finding
                        .related(first, "the other is here")
                        .help("write each as a requirement of its own"),
                );
            } else {
                seen.insert(place, name);
            }
        }
    }

    fn check_requirement(&mut self, name: &str, used: &Pointer) {
        let schemes = Pointer::root().path(["components", "securitySchemes"]);
        if self.document().node(&schemes.child(name)).is_none() {
            let finding =
                Finding::at_key(used.clone(), format!("security scheme not found: `{name}`"));
            let known = self.document().names(&schemes);
            let finding = finding.suggest("security scheme", name, known);
            // One of a similar name is surely meant, and its credential would not be sent.
            let is_misspelled = finding.help.is_some();
            return self.report(match is_misspelled {
                true => finding,
                false => finding.help(NOT_SENT).warning(),
            });
        }
        let scheme = self.resolved.security_scheme(name);
        if let Some(scheme) = scheme.filter(|it| it.scheme_type() == Some("oauth2")) {
            self.check_scopes(&scheme, used);
        }
    }

    fn check_scopes(&mut self, scheme: &SecurityScheme<'d>, used: &Pointer) {
        let flows = FLOWS.iter().filter_map(|(name, _)| scheme.flow(name));
        let scopes: Vec<_> = flows.filter_map(|flow| flow.scopes()).collect();
        if scopes.is_empty() {
            return;
        }
        let known: Vec<&str> = scopes.into_iter().flatten().map(|(name, _)| name).collect();
        for (scope, at) in self.document().texts(used) {
            if !known.contains(&scope) {
                let finding = Finding::at_value(at, format!("scope not found: `{scope}`"));
                let finding = finding.suggest("scope", scope, known.iter().copied());
                self.report(finding.warning());
            }
        }
    }
}

/// The place in a request where the credential of a scheme stands, in words.
fn place(scheme: SecurityScheme<'_>) -> Option<String> {
    match (scheme.scheme_type()?, scheme.key()) {
        ("apiKey", Some(("header", name))) => Some(header(name)),
        ("apiKey", Some(("query", name))) => Some(format!("the query as `{name}`")),
        ("apiKey", Some(("cookie", name))) => Some(format!("the cookie `{name}`")),
        ("http" | "oauth2" | "openIdConnect", _) => Some(header("authorization")),
        _ => None,
    }
}

/// The names of headers are the same in any case (RFC 9110, 5.1).
fn header(name: &str) -> String {
    format!("the header `{}`", name.to_ascii_lowercase())
}
