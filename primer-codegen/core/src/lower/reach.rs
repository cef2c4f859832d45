//! Which schemas stand in requests and in responses.

use std::collections::HashSet;

use super::Lower;
use crate::document::{Pointer, Schema};

/// Where schemas stand.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// The schemas that some request holds.
    requests: HashSet<Pointer>,
    /// The schemas that some response holds.
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
    /// Notes where schemas stand.
    pub(super) fn find_reach(&mut self) {
        let mut reach = Reach::default();
        for place in self.operation_places() {
            let at = place.at();
            if let Some(body) = self.resolved.follow(&at.child("requestBody")) {
                for schema in self.contents(&body) {
                    self.walk(&schema, &mut reach.requests);
                }
            }
            let responses = at.child("responses");
            for status in self.resolved.document.names(&responses) {
                let response = self.resolved.follow(&responses.child(status));
                for schema in response
                    .map(|response| self.contents(&response))
                    .unwrap_or_default()
                {
                    self.walk(&schema, &mut reach.responses);
                }
            }
        }
        self.reach = reach;
    }

    /// The addresses of the schemas of a request body or a response, one per media type.
    fn contents(&self, holder: &Pointer) -> Vec<Pointer> {
        let content = holder.child("content");
        let media_types = self.resolved.document.names(&content);
        media_types
            .map(|media_type| content.path([media_type, "schema"]))
            .collect()
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

/// The addresses of the schemas that a schema holds.
fn inner(schema: &Schema<'_>) -> Vec<Pointer> {
    let parts = ["allOf", "oneOf", "anyOf"]
        .into_iter()
        .flat_map(|keyword| schema.parts(keyword));
    let properties = schema.properties().map(|(_, at)| at);
    let single = ["items", "additionalProperties"]
        .into_iter()
        .filter_map(|keyword| schema.child(keyword));
    parts.chain(properties).chain(single).collect()
}
