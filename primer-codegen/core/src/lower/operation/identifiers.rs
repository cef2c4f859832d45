//! The members of failures that hold identifiers (`x-error-id`, `x-diagnostics-id`).

use std::collections::{HashSet, VecDeque};

use crate::document::Operation;
use crate::ir::Identifiers;
use crate::lower::Lower;
use crate::resolve::Resolved;
use crate::source::Pointer;

/// The keywords that mark an identifier.
const KEYWORDS: [&str; 2] = ["x-error-id", "x-diagnostics-id"];

/// Whether any schema of a document is that of an identifier.
pub(in crate::lower) fn are_declared(resolved: Resolved<'_>) -> bool {
    let mut schemas = resolved.document.schemas();
    schemas.any(|at| {
        let schema = resolved.schema(at);
        schema.is_some_and(|schema| KEYWORDS.iter().any(|keyword| schema.flag(keyword)))
    })
}

impl<'d> Lower<'d, '_> {
    /// The members of the bodies of an operation's failures that hold identifiers, those of the outer objects first.
    pub(super) fn lower_identifiers(&self, operation: &Operation<'d>) -> Identifiers {
        let mut identifiers = Identifiers::default();
        if !self.has_identifiers {
            return identifiers;
        }
        let mut seen = HashSet::new();
        let mut rest: VecDeque<(Pointer, Vec<String>)> = VecDeque::new();
        let failures = operation.responses();
        for (_, at) in failures.filter(|(status, _)| !status.starts_with('2')) {
            let content = self.resolved.response(&at).map(|it| it.content());
            let content = content.into_iter().flatten();
            rest.extend(content.map(|(_, media_type)| (media_type.child("schema"), Vec::new())));
        }
        while let Some((at, path)) = rest.pop_front() {
            let Some(schema) = self.resolved.schema(&at) else {
                continue;
            };
            let [error, diagnostics] = KEYWORDS;
            if schema.flag(error) && !identifiers.error.contains(&path) {
                identifiers.error.push(path.clone());
            }
            if schema.flag(diagnostics) && !identifiers.diagnostics.contains(&path) {
                identifiers.diagnostics.push(path.clone());
            }
            // A schema that holds itself has its members on the shortest way alone.
            if !seen.insert(schema.at.clone()) {
                continue;
            }
            for keyword in ["allOf", "oneOf", "anyOf"] {
                rest.extend(schema.parts(keyword).map(|part| (part, path.clone())));
            }
            for (name, property) in schema.properties() {
                let path = [path.as_slice(), &[name.to_owned()]].concat();
                rest.push_back((property, path));
            }
        }
        identifiers
    }
}

#[cfg(test)]
mod tests;
