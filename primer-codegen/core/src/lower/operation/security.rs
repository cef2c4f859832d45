//! Security: where an operation's credentials stand.

use openapiv3::{APIKeyLocation, SecurityScheme};
use serde_json::Value;

use crate::diagnostics::Finding;
use crate::document::Pointer;
use crate::ir::{Credential, Operation, Scheme};
use crate::lower::Lower;

impl Lower<'_, '_> {
    /// The alternatives of an operation, or else of the document.
    pub(in crate::lower) fn lower_security(&mut self, operation: &Pointer) -> Vec<Vec<Scheme>> {
        let own = operation.child("security");
        let document = self.resolved.document;
        let at = if document.node(&own).is_some() {
            own
        } else {
            Pointer::root().child("security")
        };
        let count = document
            .node(&at)
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        (0..count)
            .filter_map(|index| self.lower_requirement(&at.item(index)))
            .collect()
    }

    /// The schemes that are needed together; `None` if one of them is wrong, which is reported.
    fn lower_requirement(&mut self, at: &Pointer) -> Option<Vec<Scheme>> {
        let names: Vec<&str> = self.resolved.document.names(at).collect();
        let schemes: Vec<Option<Scheme>> = names
            .into_iter()
            .map(|name| self.lower_scheme(name))
            .collect();
        schemes.into_iter().collect()
    }

    fn lower_scheme(&mut self, name: &str) -> Option<Scheme> {
        let schemes = Pointer::root().path(["components", "securitySchemes"]);
        let declared = schemes.child(name);
        let at = self.resolved.follow(&declared)?;
        let credential = match self.resolved.document.read::<SecurityScheme>(&at) {
            Ok(SecurityScheme::APIKey {
                location: APIKeyLocation::Header,
                name,
                ..
            }) => Credential::Header(name),
            Ok(SecurityScheme::APIKey {
                location: APIKeyLocation::Query,
                name,
                ..
            }) => Credential::Query(name),
            Ok(SecurityScheme::APIKey {
                location: APIKeyLocation::Cookie,
                ..
            }) => {
                self.report(Finding::at_value(
                    at.child("in"),
                    "API keys in a cookie are not supported yet",
                ));
                return None;
            }
            Ok(SecurityScheme::HTTP { scheme, .. }) if scheme.eq_ignore_ascii_case("bearer") => {
                Credential::Bearer
            }
            Ok(SecurityScheme::HTTP { scheme, .. }) if scheme.eq_ignore_ascii_case("basic") => {
                Credential::Basic
            }
            Ok(SecurityScheme::HTTP { scheme, .. }) => {
                self.report(Finding::at_value(
                    at.child("scheme"),
                    format!("the HTTP scheme `{scheme}` is not supported yet"),
                ));
                return None;
            }
            Ok(SecurityScheme::OAuth2 { .. } | SecurityScheme::OpenIDConnect { .. }) => {
                Credential::Bearer
            }
            // What is wrong with that is reported.
            Err(_) => return None,
        };
        Some(Scheme {
            name: name.to_owned(),
            credential,
        })
    }
}

/// The alternatives of all operations; none if there is an operation that needs no credential.
///
/// One that holds another is left out: who has its credentials has those of the other.
pub(in crate::lower) fn required(operations: &[Operation]) -> Vec<Vec<Scheme>> {
    let mut required: Vec<&Vec<Scheme>> = Vec::new();
    for operation in operations {
        if operation.security.is_empty() || operation.security.iter().any(Vec::is_empty) {
            return Vec::new();
        }
        for alternative in &operation.security {
            if !required.iter().any(|it| holds(alternative, it)) {
                required.retain(|it| !holds(it, alternative));
                required.push(alternative);
            }
        }
    }
    required.into_iter().cloned().collect()
}

/// Whether all schemes of an alternative are among others.
fn holds(schemes: &[Scheme], alternative: &[Scheme]) -> bool {
    let names: Vec<&str> = schemes.iter().map(|scheme| scheme.name.as_str()).collect();
    alternative
        .iter()
        .all(|scheme| names.contains(&scheme.name.as_str()))
}

#[cfg(test)]
mod tests;
