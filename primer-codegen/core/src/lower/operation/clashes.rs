//! Components and operations that would get the same Rust name.
//!
//! A number would tell them apart, but one more of them could then rename another. So it is a finding, and numbers are for
//! what a document gives no name to, and for properties, parameters and values: documents that others wrote need these, and
//! `check` warns of them.

use std::collections::{HashMap, HashSet};

use super::operations::Place;
use crate::diagnostics::{Finding, Place as At};
use crate::document::Pointer;
use crate::lower::Lower;
use crate::names::{self, Case};

/// What is named: its address, and the words that make its name.
type Named = (Pointer, String);

impl Lower<'_, '_> {
    /// Reports the components that would be one type.
    pub(in crate::lower) fn check_components(&mut self, components: &[Pointer]) {
        let named = components.iter().map(|at| (at.clone(), self.hint(at)));
        for (first, second, name) in clashes(named.collect(), Case::Pascal) {
            let words = [&first, &second].map(|at| at.last().unwrap_or_default());
            let message = format!(
                "the schemas `{}` and `{}` would both be the type `{name}`",
                words[0], words[1]
            );
            self.report_clash(first, second, message);
        }
    }

    /// Reports the operations that would be one method.
    pub(in crate::lower) fn check_methods(&mut self, places: &[Place]) {
        let mut seen = HashSet::new();
        let mut named = Vec::new();
        for at in places.iter().map(Place::at) {
            let id = self.resolved.document.node(&at.child("operationId"));
            // Two paths may share one path item, and an operationId that stands twice is reported.
            let key = id.and_then(|id| id.as_str()).map_or(at.as_str(), |id| id);
            if seen.insert(key.to_owned()) {
                named.push(at);
            }
        }
        let named = named.into_iter().filter_map(|at| {
            let words = self.operation_hint(&at.parent()?, &at.last()?);
            Some((at.clone(), self.rust_name(&at).unwrap_or(words)))
        });
        let named: Vec<Named> = named.collect();
        for (first, second, name) in clashes(named, Case::Snake) {
            let message = format!("two operations would both be the method `{name}`");
            self.report_clash(first, second, message);
        }
    }

    fn report_clash(&mut self, first: Pointer, second: Pointer, message: String) {
        let finding = Finding::at_key(second, message);
        self.report(
            finding
                .related(At::Key(first), "the other is here")
                .help("give one of them another name: `x-rust-name: ...`"),
        );
    }
}

/// The pairs whose names are the same, each with the first of its name.
fn clashes(named: Vec<Named>, case: Case) -> Vec<(Pointer, Pointer, String)> {
    let mut seen: HashMap<String, Pointer> = HashMap::new();
    let mut found = Vec::new();
    for (at, words) in named {
        let name = names::words(&words, case);
        match seen.get(&name) {
            Some(first) => found.push((first.clone(), at, name)),
            None => {
                seen.insert(name, at);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests;
