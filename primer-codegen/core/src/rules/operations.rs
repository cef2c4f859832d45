//! Operations: identifiers and parameters that must be unique.

use std::collections::HashMap;

use super::Rules;
use crate::diagnostics::{Finding, Place};
use crate::document::Parameter;
use crate::resolve::Endpoint;
use crate::source::Pointer;

impl<'d> Rules<'d, '_> {
    // OpenAPI 3.0, Operation Object: "The id MUST be unique among all operations described in the API."
    pub(super) fn check_operation_ids(&mut self, endpoints: &[Endpoint<'d>]) {
        let mut seen: HashMap<&str, Pointer> = HashMap::new();
        for operation in endpoints.iter().map(|endpoint| &endpoint.operation) {
            let Some(id) = operation.operation_id() else {
                continue;
            };
            let at = operation.at.child("operationId");
            match seen.get(id) {
                // Two paths may share one path item by reference.
                Some(first) if *first == at => {}
                Some(first) => {
                    let finding = Finding::at_value(at, format!("duplicate operationId `{id}`"));
                    let help = "this operation is named by its method and path, until it has an `operationId` of its own";
                    self.report(
                        finding
                            .related(Place::Value(first.clone()), "first used here")
                            .help(help)
                            .warning(),
                    );
                }
                None => {
                    seen.insert(id, at);
                }
            }
        }
    }

    // OpenAPI 3.0, Operation Object: the list of parameters "MUST NOT include duplicated parameters".
    pub(super) fn check_duplicate_parameters(&mut self, endpoints: &[Endpoint<'d>]) {
        for endpoint in endpoints {
            self.check_distinct(endpoint.operation.parameters());
            let shared = self.resolved.items(&endpoint.path_item, "parameters");
            self.check_distinct(shared);
            self.check_whole_query(&self.resolved.parameters(endpoint));
        }
    }

    // OpenAPI 3.2, Parameter Object: a `querystring` parameter "MUST NOT appear more than once" and "MUST NOT appear in the same operation
    // as any `in: "query"` parameters".
    fn check_whole_query(&mut self, parameters: &[Parameter<'d>]) {
        let mut whole = parameters
            .iter()
            .filter(|it| it.location() == "querystring");
        let Some(first) = whole.next() else {
            return;
        };
        let parts = parameters.iter().filter(|it| it.location() == "query");
        for other in whole.chain(parts) {
            let message = "another parameter is the whole query of this operation";
            let finding = Finding::at_value(other.at.child("in"), message);
            let first = Place::Value(first.at.child("in"));
            self.report(finding.related(first, "it is here"));
        }
    }

    fn check_distinct(&mut self, written: impl Iterator<Item = Pointer>) {
        let mut seen: HashMap<(String, &str), Pointer> = HashMap::new();
        for at in written {
            let Some(parameter) = self.resolved.parameter(&at) else {
                continue;
            };
            let Some(identity) = parameter.identity() else {
                continue;
            };
            match seen.get(&identity) {
                Some(first) => {
                    let (name, location) = (parameter.name(), parameter.location());
                    let message = format!("duplicate parameter `{name}` in `{location}`");
                    let first = Place::Value(first.clone());
                    let finding = Finding::at_value(at, message);
                    self.report(finding.related(first, "first declared here"));
                }
                None => {
                    seen.insert(identity, at);
                }
            }
        }
    }
}
