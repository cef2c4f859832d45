//! Links: which operation can be called after another one, and with what.

use std::collections::{HashMap, HashSet};

use crate::document::Link;
use crate::ir::{Name, Operation};
use crate::lower::Lower;
use crate::markdown::{Line, code, method_link};
use crate::resolve::Endpoint;
use crate::source::{AddressMap, Pointer};

impl<'d> Lower<'d, '_> {
    /// Adds the links of responses to the documentation of their operations.
    pub(super) fn document_links(&self, endpoints: &[Endpoint<'d>], operations: &mut [Operation]) {
        let names = operations.iter().map(|operation| operation.name.clone());
        let mut methods: AddressMap<Name> = AddressMap::default();
        let mut ids: HashMap<&str, Name> = HashMap::new();
        for (endpoint, name) in endpoints.iter().zip(names) {
            if let Some(id) = endpoint.operation.operation_id() {
                ids.entry(id).or_insert_with(|| name.clone());
            }
            methods.entry(endpoint.operation.at.clone()).or_insert(name);
        }
        for (endpoint, operation) in endpoints.iter().zip(operations) {
            let links = self.links(endpoint);
            let lines: Vec<Line> = links
                .iter()
                .filter_map(|link| {
                    let target = link.operation_ref().and_then(local);
                    let name = match (link.operation_id(), target) {
                        (Some(id), _) => ids.get(id),
                        (None, Some(at)) => methods.get(&at),
                        (None, None) => None,
                    };
                    Some(line(name?, link))
                })
                .collect();
            if !lines.is_empty() {
                operation.docs.heading("Next calls");
                operation.docs.list(lines);
            }
        }
    }

    /// The links of the responses of an operation, each name once.
    fn links(&self, endpoint: &Endpoint<'d>) -> Vec<Link<'d>> {
        let responses = endpoint.operation.responses();
        let responses = responses.filter_map(|(_, at)| self.resolved.response(&at));
        let mut seen = HashSet::new();
        let links = responses.flat_map(|response| response.links());
        links
            .filter(|(name, _)| seen.insert(*name))
            .filter_map(|(_, at)| self.resolved.link(&at))
            .collect()
    }
}

/// The operation that a reference into this document names.
fn local(target: &str) -> Option<Pointer> {
    Pointer::from_fragment(target.strip_prefix('#')?)
}

/// The method, and the values of its parameters.
fn line(name: &Name, link: &Link<'_>) -> Line {
    let method = method_link(&format!("Client::{}", name.plain()));
    let values = link.parameters().map(|(parameter, value)| {
        let value = match value.as_str() {
            Some(text) => text.to_owned(),
            None => value.to_string(),
        };
        code(parameter) + " from " + code(&value)
    });
    let values: Vec<Line> = values.collect();
    let call = match values.is_empty() {
        true => method,
        false => method + " with " + Line::join(values, ", "),
    };
    match link.description() {
        Some(description) => call + ": " + Line::of_document(description),
        None => call,
    }
}

#[cfg(test)]
mod tests;
