//! Parameters that are left out: the client itself sets the header, or the value is the credential of the operation.

use crate::diagnostics::Finding;
use crate::document::Parameter;
use crate::ir::{Credential, Scheme};
use crate::lower::Lower;

/// Headers that the client sets: those that frame a message or belong to the connection (RFC 9110, 6 to 8; RFC 9112, 6 and 9),
/// `Accept-Encoding`, by which a response could come that is not decoded, and the three that OpenAPI ignores.
//
// OpenAPI 3.0, Parameter Object: "If `in` is "header" and the `name` field is "Accept", "Content-Type" or "Authorization", the
// parameter definition SHALL be ignored."
const SET_BY_THE_CLIENT: [&str; 16] = [
    "accept",
    "accept-encoding",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "expect",
    "host",
    "http2-settings",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

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

/// Whether the client sets a header itself. The names of headers are the same in any case (RFC 9110, 5.1).
fn is_set_by_the_client(header: &str) -> bool {
    SET_BY_THE_CLIENT
        .iter()
        .any(|it| it.eq_ignore_ascii_case(header))
}

/// Whether a credential stands where a parameter would.
fn is_parameter(credential: &Credential, declared: &Parameter<'_>) -> bool {
    let name = declared.name();
    match (credential, declared.location()) {
        (Credential::Header(header), "header") => header.eq_ignore_ascii_case(name),
        (Credential::Bearer | Credential::Basic, "header") => {
            name.eq_ignore_ascii_case("authorization")
        }
        (Credential::Query(query), "query") => query == name,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
