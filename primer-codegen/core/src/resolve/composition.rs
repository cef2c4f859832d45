//! `allOf`: the schemas that hold at once, and the components that extend each other.

use super::Resolved;
use crate::diagnostics::Finding;
use crate::document::Schema;
use crate::source::{AddressMap, AddressSet, Pointer};

/// The greatest number of schemas that may extend each other.
const DEEPEST: usize = 100;

/// The addresses of the components that extend a component by `allOf`, by the address of the latter.
pub type Children = AddressMap<Vec<Pointer>>;

/// The schemas whose `allOf` is being read, and those that are collected.
#[derive(Default)]
struct Progress {
    open: AddressSet,
    done: AddressSet,
}

/// What a schema says of `null`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Null {
    /// It is a value.
    Included,
    /// It is none.
    Excluded,
    /// The schema says nothing of it.
    Unsaid,
}

impl Null {
    /// What two schemas that hold at once say of it.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Excluded, _) | (_, Self::Excluded) => Self::Excluded,
            (Self::Included, _) | (_, Self::Included) => Self::Included,
            (Self::Unsaid, Self::Unsaid) => Self::Unsaid,
        }
    }
}

impl<'d> Resolved<'d> {
    /// What a schema says of `null`, with what its `allOf` says.
    ///
    /// OpenAPI 3.0.3, proposal "Clarify Semantics of `nullable`": `null` is no value where `type` stands without `nullable`, and
    /// schemas of `allOf` all have to allow it. Against the letter, `nullable` beside `allOf` means that `null` is a value
    /// whatever the schemas of `allOf` say: this is how documents make a reference nullable.
    pub fn null(&self, schema: &Schema<'d>) -> Null {
        self.null_of(schema, &mut AddressMap::default())
    }

    /// The same; each schema is read once, and one that leads back to itself says nothing there.
    fn null_of(&self, schema: &Schema<'d>, known: &mut AddressMap<Null>) -> Null {
        let own = own_null(schema);
        if !schema.has("allOf") {
            return own;
        }
        if let Some(known) = known.get(&schema.at) {
            return *known;
        }
        known.insert(schema.at.clone(), Null::Unsaid);
        let parts = schema.parts("allOf").filter_map(|at| self.schema(&at));
        let parts: Vec<Schema<'d>> = parts.collect();
        // A part that only annotates the others speaks for all of them, as the schema itself does.
        let speaks = |part: &Schema<'_>| {
            part.allows_null() && part.declared_type().is_none() && !part.has("allOf")
        };
        let said = if own == Null::Included || parts.iter().any(speaks) {
            Null::Included
        } else {
            let parts = parts.iter().map(|part| self.null_of(part, known));
            parts.fold(own, Null::and)
        };
        known.insert(schema.at.clone(), said);
        said
    }

    /// The schemas that hold at once where a schema stands: those of `allOf` before the one that holds it, each once.
    ///
    /// # Errors
    ///
    /// If an `allOf` leads back to itself, or through too many others.
    pub fn parts(&self, schema: &Schema<'d>) -> Result<Vec<Schema<'d>>, Box<Finding>> {
        // Most schemas stand alone.
        if !schema.has("allOf") {
            return Ok(vec![schema.clone()]);
        }
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
        let mut children = Children::default();
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

/// What a schema says of `null`, without what its `allOf` says.
fn own_null(schema: &Schema<'_>) -> Null {
    match schema.declared_type() {
        _ if schema.allows_null() => Null::Included,
        Some(_) => Null::Excluded,
        None => Null::Unsaid,
    }
}

#[cfg(test)]
mod tests;
