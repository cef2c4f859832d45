//! Security: the credentials that an operation needs.

use openapiv3::{APIKeyLocation, SecurityScheme};

use crate::diagnostics::Finding;
use crate::document::Operation as Declared;
use crate::ir::{Credential, Operation, Scheme};
use crate::lower::Lower;
use crate::source::Pointer;

impl<'d> Lower<'d, '_> {
    /// The security requirements of an operation, or of the document if the operation declares none.
    pub(super) fn lower_security(&mut self, operation: &Declared<'d>) -> Vec<Vec<Scheme>> {
        let holder = match operation.has_security() {
            true => operation.at.clone(),
            false => Pointer::root(),
        };
        let requirements = self.resolved.document.items(&holder.child("security"));
        requirements
            .filter_map(|at| self.lower_requirement(&at))
            .collect()
    }

    /// The schemes of one requirement, which are needed together; `None` if one of them is invalid, which is reported.
    fn lower_requirement(&mut self, at: &Pointer) -> Option<Vec<Scheme>> {
        let names = self.resolved.document.names(at);
        // All are lowered before one that failed ends this, so that each mistake is reported.
        let schemes: Vec<Option<Scheme>> = names.map(|name| self.lower_scheme(name)).collect();
        schemes.into_iter().collect()
    }

    fn lower_scheme(&mut self, name: &str) -> Option<Scheme> {
        Some(Scheme {
            name: name.to_owned(),
            credential: self.lower_credential(name)?,
        })
    }

    /// The credential of a scheme; `None` if the scheme is invalid, which is reported.
    fn lower_credential(&mut self, name: &str) -> Option<Credential> {
        let declared = self.resolved.security_scheme(name)?;
        let at = &declared.at;
        match declared.typed()? {
            SecurityScheme::APIKey { location, name, .. } => match location {
                APIKeyLocation::Header => Some(Credential::Header(name)),
                APIKeyLocation::Query => Some(Credential::Query(name)),
                APIKeyLocation::Cookie => {
                    let message = "API keys in a cookie are not supported yet";
                    self.report(Finding::at_value(at.child("in"), message));
                    None
                }
            },
            SecurityScheme::HTTP { scheme, .. } => match scheme.to_ascii_lowercase().as_str() {
                "bearer" => Some(Credential::Bearer),
                "basic" => Some(Credential::Basic),
                _ => {
                    let message = format!("the HTTP scheme `{scheme}` is not supported yet");
                    self.report(Finding::at_value(at.child("scheme"), message));
                    None
                }
            },
            SecurityScheme::OAuth2 { .. } | SecurityScheme::OpenIDConnect { .. } => {
                Some(Credential::Bearer)
            }
        }
    }
}

/// The security requirements of all operations; none if an operation needs no credential.
///
/// A requirement that contains another one is left out: whoever has its credentials has those of the other too.
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

/// Whether a requirement contains all schemes of another one.
fn holds(schemes: &[Scheme], alternative: &[Scheme]) -> bool {
    let names: Vec<&str> = schemes.iter().map(|scheme| scheme.name.as_str()).collect();
    alternative
        .iter()
        .all(|scheme| names.contains(&scheme.name.as_str()))
}

#[cfg(test)]
mod tests;
