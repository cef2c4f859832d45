//! `allOf`: the schemas that hold at once, and the components that extend each other.

use std::collections::{HashMap, HashSet};

use super::Resolved;
use crate::diagnostics::Finding;
use crate::document::Schema;
use crate::source::Pointer;

/// The greatest number of schemas that may extend each other.
const DEEPEST: usize = 100;

/// The addresses of the components that extend a component by `allOf`, by the address of the latter.
pub type Children = HashMap<Pointer, Vec<Pointer>>;

/// The schemas whose `allOf` is being read, and those that are collected.
#[derive(Default)]
struct Progress {
    open: HashSet<Pointer>,
    done: HashSet<Pointer>,
}

impl<'d> Resolved<'d> {
    /// The schemas that hold at once where a schema stands: those of `allOf` before the one that holds it, each once.
    ///
    /// # Errors
    ///
    /// If an `allOf` leads back to itself, or through too many others.
    pub fn parts(&self, schema: &Schema<'d>) -> Result<Vec<Schema<'d>>, Box<Finding>> {
        let mut parts = Vec::new();
        self.collect(schema, &mut Progress::default(), &mut parts)?;
        Ok(parts)
    }

    fn collect(
        &self,
        schema: &Schema<'d>,
        progress: &mut Progress,
        parts: &mut Vec<Schema<'d>>,
    ) -> Result<(), Box<Finding>> {
        let keyword = || schema.at.child("allOf");
        if progress.open.len() > DEEPEST {
            let message = "`allOf` leads through too many others";
            return Err(Box::new(Finding::at_key(keyword(), message)));
        }
        if progress.done.contains(&schema.at) {
            return Ok(());
        }
        if !progress.open.insert(schema.at.clone()) {
            let message = "this `allOf` leads back to itself";
            return Err(Box::new(Finding::at_key(keyword(), message)));
        }
        for part in schema.parts("allOf").filter_map(|at| self.schema(&at)) {
            self.collect(&part, progress, parts)?;
        }
        progress.open.remove(&schema.at);
        // A schema that several parts extend is collected once.
        progress.done.insert(schema.at.clone());
        parts.push(schema.clone());
        Ok(())
    }

    /// The components that extend other components.
    pub fn children(&self) -> Children {
        let mut children = Children::new();
        for (_, at) in self.document.components("schemas") {
            // A component that is only a reference extends nothing.
            let schema = self.schema(&at).filter(|schema| schema.at == at);
            let parts = schema.iter().flat_map(|schema| schema.parts("allOf"));
            for parent in parts.filter_map(|part| self.follow(&part)) {
                children.entry(parent).or_default().push(at.clone());
            }
        }
        children
    }
}

#[cfg(test)]
mod tests;
