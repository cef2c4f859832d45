//! Reach: the schemas that requests and responses contain.

use std::collections::HashSet;

use super::Lower;
use crate::document::Schema;
use crate::source::Pointer;

/// The schemas that requests and responses contain.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// The schemas in requests.
    requests: HashSet<Pointer>,
    /// The schemas in responses.
    responses: HashSet<Pointer>,
}

impl Reach {
    pub(super) fn in_requests(&self, at: &Pointer) -> bool {
        self.requests.contains(at)
    }

    pub(super) fn in_responses(&self, at: &Pointer) -> bool {
        self.responses.contains(at)
    }
}

impl<'d> Lower<'d, '_> {
    /// Finds the schemas that requests and responses contain.
    pub(super) fn find_reach(&mut self) {
        let mut reach = Reach::default();
        for endpoint in self.resolved.endpoints() {
            let operation = &endpoint.operation;
            let body = operation.request_body();
            if let Some(body) = body.and_then(|at| self.resolved.request_body(&at)) {
                for (_, media_type) in body.content() {
                    self.walk(&media_type.child("schema"), &mut reach.requests);
                }
            }
            for (_, at) in operation.responses() {
                let content = self.resolved.response(&at).map(|it| it.content());
                for (_, media_type) in content.into_iter().flatten() {
                    self.walk(&media_type.child("schema"), &mut reach.responses);
                }
                let headers = self.resolved.response(&at).map(|it| it.headers());
                let headers = headers.into_iter().flatten();
                for header in headers.filter_map(|(_, at)| self.resolved.header(&at)) {
                    self.walk(&header.at.child("schema"), &mut reach.responses);
                    for (_, media_type) in header.content() {
                        self.walk(&media_type.child("schema"), &mut reach.responses);
                    }
                }
            }
        }
        // The roles are exchanged: the service sends the request, and reads the response.
        for incoming in self.resolved.incoming() {
            if let Some((_, at)) = self.body_of(&incoming) {
                self.walk(&at.child("schema"), &mut reach.responses);
            }
            if let Some((_, _, at)) = self.response_to(&incoming) {
                self.walk(&at.child("schema"), &mut reach.requests);
            }
        }
        self.reach = reach;
    }

    fn walk(&self, at: &Pointer, seen: &mut HashSet<Pointer>) {
        let mut rest = vec![at.clone()];
        while let Some(at) = rest.pop() {
            let Some(schema) = self.resolved.schema(&at) else {
                continue;
            };
            if seen.insert(schema.at.clone()) {
                rest.extend(inner(&schema));
                rest.extend(self.children.get(&schema.at).into_iter().flatten().cloned());
            }
        }
    }
}

/// The addresses of the schemas directly within a schema.
fn inner(schema: &Schema<'_>) -> Vec<Pointer> {
    let parts = ["allOf", "oneOf", "anyOf"]
        .into_iter()
        .flat_map(|keyword| schema.parts(keyword));
    let properties = schema.properties().map(|(_, at)| at);
    let single = ["items", "additionalProperties", "unevaluatedProperties"]
        .into_iter()
        .filter_map(|keyword| schema.child(keyword));
    parts.chain(properties).chain(single).collect()
}
