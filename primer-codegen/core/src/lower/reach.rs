//! Which schemas stand in requests and in responses, and which are the body of a PATCH.

use std::collections::HashSet;

use super::Lower;
use crate::document::{Kind, Pointer, Schema};

/// Where schemas stand.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// The schemas that some request holds.
    requests: HashSet<Pointer>,
    /// The schemas that some response holds.
    responses: HashSet<Pointer>,
    /// The bodies of PATCH, whose members may all be `null`: documents forget `nullable`.
    patched: HashSet<Pointer>,
}

impl Reach {
    pub(super) fn in_requests(&self, at: &Pointer) -> bool {
        self.requests.contains(at)
    }

    pub(super) fn in_responses(&self, at: &Pointer) -> bool {
        self.responses.contains(at)
    }

    pub(super) fn is_patched(&self, at: &Pointer) -> bool {
        self.patched.contains(at)
    }
}

impl<'d> Lower<'d, '_> {
    /// Notes where schemas stand.
    pub(super) fn find_reach(&mut self) {
        let mut reach = Reach::default();
        for place in self.operation_places() {
            let at = place.at();
            if let Some(body) = self.resolved.follow(&at.child("requestBody")) {
                for (media_type, schema) in self.contents(&body) {
                    self.walk(&schema, &mut reach.requests);
                    if place.method == "patch" && super::media::is_json(&media_type) {
                        self.walk_patch(&schema, &mut reach.patched);
                    }
                }
            }
            let responses = at.child("responses");
            for status in self.resolved.document.names(&responses) {
                let response = self.resolved.follow(&responses.child(status));
                for (_, schema) in response
                    .map(|response| self.contents(&response))
                    .unwrap_or_default()
                {
                    self.walk(&schema, &mut reach.responses);
                }
            }
        }
        self.reach = reach;
    }

    /// The media types of a request body or a response, with the addresses of their schemas.
    fn contents(&self, holder: &Pointer) -> Vec<(String, Pointer)> {
        let content = holder.child("content");
        let media_types = self.resolved.document.names(&content);
        media_types
            .map(|media_type| (media_type.to_owned(), content.path([media_type, "schema"])))
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

    /// The members of a PATCH body, and of the objects written out within it.
    ///
    /// A component that the body extends keeps its own form elsewhere.
    fn walk_patch(&self, at: &Pointer, patched: &mut HashSet<Pointer>) {
        let Some(schema) = self.resolved.schema(at) else {
            return;
        };
        if !patched.insert(schema.at.clone()) {
            return;
        }
        let only = self.only_shaped(&schema);
        let is_inline = |at: &Pointer| self.resolved.document.reference(at).is_none();
        let extended = schema.parts("allOf").filter(is_inline);
        let alternatives = ["oneOf", "anyOf"]
            .into_iter()
            .flat_map(|keyword| schema.parts(keyword));
        for part in only.into_iter().chain(extended).chain(alternatives) {
            self.walk_patch(&part, patched);
        }
        let is_object = |at: &Pointer| {
            self.resolved
                .schema(at)
                .is_some_and(|schema| schema.kind() == Some(Kind::Object))
        };
        for (_, property) in schema
            .properties()
            .filter(|(_, at)| is_inline(at) && is_object(at))
        {
            self.walk_patch(&property, patched);
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

#[cfg(test)]
mod tests;
