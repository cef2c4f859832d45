//! Names that are data and have a form all the same: of components, media types and headers.

use serde_json::{Map, Value};

use super::Check;
use crate::diagnostics::Finding;
use crate::source::Pointer;

impl Check<'_> {
    // OpenAPI 3.0, Components Object: "All the fixed fields declared above are objects that MUST use keys that match the
    // regular expression: ^[a-zA-Z0-9\.\-_]+$."
    pub(super) fn component_names(&mut self, value: &Value, at: &Pointer) {
        for name in value.as_object().into_iter().flat_map(Map::keys) {
            if name.is_empty()
                || !name
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c))
            {
                let message = format!(
                    "a component's name is made of letters, digits, `.`, `-` and `_`, found `{name}`"
                );
                let finding = Finding::at_key(at.child(name), message);
                let help = format!("rename it and what refers to it: `{}`", renamed(name));
                self.report(finding.help(help).warning());
            }
        }
    }

    pub(super) fn media_types(&mut self, value: &Value, at: &Pointer) {
        for name in value.as_object().into_iter().flat_map(Map::keys) {
            if !is_media_type(name) {
                let finding =
                    Finding::at_key(at.child(name), format!("`{name}` is not a media type"));
                let help = "a media type has two parts: `application/json`";
                self.report(finding.help(help).warning());
            }
        }
    }

    // RFC 9110, section 5.1: a field name is a token.
    pub(super) fn header_names(&mut self, value: &Value, at: &Pointer) {
        for name in value.as_object().into_iter().flat_map(Map::keys) {
            if !is_token(name) {
                let message = format!("`{name}` cannot be the name of a header");
                self.report(Finding::at_key(at.child(name), message).warning());
                self.mends.remove(at.child(name));
            }
        }
    }
}

/// Whether a text is a token (RFC 9110, section 5.6.2).
pub(crate) fn is_token(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !text.is_empty() && text.chars().all(is_part)
}

/// Whether a text is a media type or a range of them: a type and a subtype, perhaps with parameters (RFC 6838, section 4.2).
pub(crate) fn is_media_type(text: &str) -> bool {
    let essence = text.split(';').next().unwrap_or_default();
    let parts: Vec<&str> = essence.split('/').collect();
    parts.len() == 2 && parts.iter().all(|part| is_token(part.trim()))
}

/// A component's name of the allowed characters, made of another one: `Response_User` of `Response[User]`.
fn renamed(name: &str) -> String {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
    let words: Vec<&str> = name
        .split(|c| !is_allowed(c))
        .filter(|it| !it.is_empty())
        .collect();
    match words.as_slice() {
        [] => "Name".to_owned(),
        words => words.join("_"),
    }
}
