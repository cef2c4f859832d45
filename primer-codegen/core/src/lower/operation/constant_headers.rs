//! Headers that the caller chose for every request of the client.

use crate::document::{Entry, Mistake, Parameter as Declared};
use crate::ir::{Constant, Credential, Location};
use crate::lower::Lower;
use crate::lower::operation::parameters::{Parameters, header_name, is_usual_key};
use crate::lower::operation::security::credential;
use crate::rules::is_set_by_the_client;
use crate::source::Pointer;

impl<'d> Lower<'d, '_> {
    /// Takes the headers that the caller chose, without those that are mistakes.
    pub(in crate::lower) fn check_constant_headers(&mut self, headers: &[(String, String)]) {
        for (n, (name, value)) in headers.iter().enumerate() {
            match self.refusal(name) {
                None => self.constant_headers.push((name.clone(), value.clone())),
                Some(message) => self.mistakes.push(Mistake {
                    entry: Entry::Header(n),
                    message,
                }),
            }
        }
    }

    /// The value of a parameter, if the caller chose it.
    pub(super) fn chosen_header(&self, declared: &Declared<'d>) -> Option<String> {
        let mut chosen = self.constant_headers.iter();
        let (_, value) = chosen.find(|(name, _)| is_header(declared, name))?;
        Some(value.clone())
    }

    /// Adds the chosen headers that an operation does not declare.
    pub(super) fn add_constant_headers(&self, parameters: &mut Parameters) {
        for (name, value) in &self.constant_headers {
            let is_there = parameters.constants.iter().any(|it| {
                it.location == Location::Header && it.wire_name.eq_ignore_ascii_case(name)
            });
            if !is_there {
                parameters.constants.push(Constant {
                    wire_name: name.clone(),
                    header: header_name(Location::Header, name),
                    location: Location::Header,
                    value: value.clone(),
                });
            }
        }
    }

    /// The reason why a header cannot be the same for all requests.
    fn refusal(&self, name: &str) -> Option<String> {
        if is_set_by_the_client(name) || name.eq_ignore_ascii_case("cookie") {
            return Some(format!("the client sets the header `{name}` itself"));
        }
        if let Some(scheme) = self.scheme_in(name) {
            return Some(format!(
                "`{name}` is the credential of `{scheme}`: the builder of the client takes it"
            ));
        }
        let endpoints = self.resolved.endpoints();
        let parameters = endpoints.iter().flat_map(|it| self.resolved.parameters(it));
        let declared: Vec<Declared<'d>> = parameters.filter(|it| is_header(it, name)).collect();
        if declared.iter().any(|it| self.fixed_value(it).is_some()) {
            return Some(format!("the document itself says what `{name}` holds"));
        }
        let says = declared.iter().find_map(Declared::idempotency_key);
        if says.unwrap_or_else(|| is_usual_key(name)) {
            return Some(format!(
                "`{name}` is an idempotency key: one value would make all requests the same"
            ));
        }
        None
    }

    /// The security scheme whose credential stands in a header.
    fn scheme_in(&self, header: &str) -> Option<&'d str> {
        let at = Pointer::root().path(["components", "securitySchemes"]);
        let mut names = self.resolved.document.entries(&at).map(|(name, _)| name);
        names.find(|name| {
            let declared = self.resolved.security_scheme(name);
            let credential = declared.and_then(|it| credential(&it));
            matches!(credential, Some(Credential::Header(own)) if own.eq_ignore_ascii_case(header))
        })
    }
}

/// Whether a parameter is a header of this name.
fn is_header(declared: &Declared<'_>, name: &str) -> bool {
    declared.location() == "header" && declared.name().eq_ignore_ascii_case(name)
}

#[cfg(test)]
mod tests;
