//! Clashes: components and operations that would get the same Rust name.
//!
//! This is judged in lowering because the Rust names are decided here. Numbers make the names different, but then a new
//! component may rename an existing one, so a clash is a warning. Inline schemas, properties, parameters and values are
//! numbered, because real documents need this; the command `check` warns of numbered properties and parameters.

use std::collections::{HashMap, HashSet};

use crate::diagnostics::{Finding, Place};
use crate::lower::Lower;
use crate::names::{self, Case};
use crate::resolve::Endpoint;
use crate::source::Pointer;

/// The address of something that gets a Rust name, and the words of the name.
type Named = (Pointer, String);

impl<'d> Lower<'d, '_> {
    /// Reports components that would become types of the same name.
    pub(super) fn check_components(&mut self, components: &[Pointer]) {
        let named = components.iter().map(|at| (at.clone(), self.hint(at)));
        for (first, second, name) in clashes(named.collect(), Case::Pascal) {
            let names = [&first, &second].map(|at| at.last().unwrap_or_default());
            let message = format!(
                "the schemas `{}` and `{}` would both be the type `{name}`",
                names[0], names[1]
            );
            self.report_clash(first, second, message);
        }
    }

    /// Reports operations that would become methods of the same name.
    pub(super) fn check_methods(&mut self, endpoints: &[Endpoint<'d>]) {
        let mut seen = HashSet::new();
        let mut named = Vec::new();
        for endpoint in endpoints {
            // A duplicate operationId is reported already.
            if seen.insert(self.endpoint_hint(endpoint)) {
                named.push((endpoint.operation.at.clone(), self.method_hint(endpoint)));
            }
        }
        for (first, second, name) in clashes(named, Case::Snake) {
            let message = format!("two operations would both be the method `{name}`");
            self.report_clash(first, second, message);
        }
    }

    fn report_clash(&mut self, first: Pointer, second: Pointer, message: String) {
        let finding = Finding::at_key(second, message);
        self.report(
            finding
                .related(Place::Key(first), "the other is here")
                .help("give one of them another name: `x-rust-name: ...`")
                .warning(),
        );
    }
}

/// The pairs that have the same name, and the name; the first of each pair is the first of that name.
fn clashes(named: Vec<Named>, case: Case) -> Vec<(Pointer, Pointer, String)> {
    let mut seen: HashMap<String, Pointer> = HashMap::new();
    let mut found = Vec::new();
    for (at, words) in named {
        let name = names::in_case(&words, case);
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
