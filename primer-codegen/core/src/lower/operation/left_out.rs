//! Parameters that are left out: the client itself sets the header, or the value is the credential of the operation.

use crate::diagnostics::Finding;
use crate::document::Parameter;
use crate::ir::{Credential, Scheme};
use crate::lower::Lower;
use crate::rules::is_set_by_the_client;

impl Lower<'_, '_> {
    /// Whether a parameter is left out of an operation, which is reported; `security` is that of the operation.
    pub(super) fn is_left_out(
        &mut self,
        declared: &Parameter<'_>,
        security: &[Vec<Scheme>],
    ) -> bool {
        let name = declared.name();
        let scheme = security
            .iter()
            .flatten()
            .find(|scheme| is_parameter(&scheme.credential, declared));
        let in_header = declared.location() == "header";
        let (message, help) = match scheme {
            Some(Scheme { name: scheme, .. }) => (
                format!("`{name}` is left out: it is the credential of `{scheme}`"),
                None,
            ),
            None if in_header && is_set_by_the_client(name) => (
                format!("`{name}` is left out: the client sets this header itself"),
                name.eq_ignore_ascii_case("authorization")
                    .then_some("declare a credential as a security scheme"),
            ),
            None => return false,
        };
        let finding = Finding::at_value(declared.at.child("name"), message).warning();
        self.report(match help {
            Some(help) => finding.help(help),
            None => finding,
        });
        true
    }
}

/// Whether a credential stands where a parameter would.
fn is_parameter(credential: &Credential, declared: &Parameter<'_>) -> bool {
    let name = declared.name();
    match (credential, declared.location()) {
        (Credential::Header(header), "header") => header.eq_ignore_ascii_case(name),
        (Credential::Bearer | Credential::Basic | Credential::Authorization(_), "header") => {
            name.eq_ignore_ascii_case("authorization")
        }
        (Credential::Query(query), "query") => query == name,
        (Credential::Cookie(cookie), "cookie") => cookie == name,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
