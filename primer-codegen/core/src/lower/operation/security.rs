//! Security: the credentials that an operation needs.

use crate::document::{Operation as Declared, SecurityScheme};
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
            .flat_map(|at| apart(self.lower_requirement(&at)))
            .collect()
    }

    /// The schemes of one requirement, which are needed together.
    ///
    /// A scheme that is not declared, or whose declaration does not say where its credential stands, is reported and left out: what
    /// it asks for is the caller's, who adds it as a header.
    fn lower_requirement(&self, at: &Pointer) -> Vec<Scheme> {
        let entries = self.resolved.document.entries(at);
        entries
            .filter_map(|(name, at)| self.lower_scheme(name, &at))
            .collect()
    }

    fn lower_scheme(&self, name: &str, at: &Pointer) -> Option<Scheme> {
        let scopes = self.resolved.document.texts(at);
        Some(Scheme {
            name: name.to_owned(),
            credential: credential(&self.resolved.security_scheme(name)?)?,
            scopes: scopes.map(|(scope, _)| scope.to_owned()).collect(),
        })
    }
}

/// The credential of a scheme; `None` if its declaration does not say where it stands.
pub(super) fn credential(declared: &SecurityScheme<'_>) -> Option<Credential> {
    match declared.scheme_type()? {
        "apiKey" => match declared.key()? {
            ("header", name) => Some(Credential::Header(name.to_owned())),
            ("query", name) => Some(Credential::Query(name.to_owned())),
            ("cookie", name) => Some(Credential::Cookie(name.to_owned())),
            _ => None,
        },
        // RFC 9110, 11.1: the names of schemes are the same in any case.
        "http" => match declared.scheme()?.to_ascii_lowercase().as_str() {
            "bearer" => Some(Credential::Bearer),
            "basic" => Some(Credential::Basic),
            other => Some(Credential::Authorization(other.to_owned())),
        },
        "oauth2" | "openIdConnect" => Some(Credential::Bearer),
        _ => None,
    }
}

/// Schemes that are needed together, as one alternative; as several if credentials of some would stand in one place, where only one
/// of them can be sent.
fn apart(schemes: Vec<Scheme>) -> Vec<Vec<Scheme>> {
    let mut places: Vec<(String, Vec<Scheme>)> = Vec::new();
    for scheme in schemes {
        let place = place(&scheme.credential);
        match places.iter_mut().find(|(known, _)| *known == place) {
            Some((_, together)) => together.push(scheme),
            None => places.push((place, vec![scheme])),
        }
    }
    let most = places.iter().map(|(_, it)| it.len()).max().unwrap_or(1);
    let nth = |n: usize| {
        let schemes = places.iter().filter_map(|(_, it)| it.get(n).or(it.last()));
        schemes.cloned().collect()
    };
    (0..most).map(nth).collect()
}

/// The place of a credential in a request.
fn place(credential: &Credential) -> String {
    match credential {
        Credential::Header(name) => format!("header {}", name.to_ascii_lowercase()),
        Credential::Bearer | Credential::Basic | Credential::Authorization(_) => {
            "header authorization".to_owned()
        }
        Credential::Query(name) => format!("query {name}"),
        Credential::Cookie(name) => format!("cookie {name}"),
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
