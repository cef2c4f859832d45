//! Conditional properties: those that `then`, `else` and `dependentSchemas` declare, and that are what they say in some objects alone.

use serde_json::Value;

use super::composition::Conjunction;
use crate::document::Schema;
use crate::ir::{Limits, Shape, Type};
use crate::lower::Lower;
use crate::source::{AddressSet, Pointer};

impl<'d> Lower<'d, '_> {
    /// The properties that schemas declare under conditions, each with the addresses of all its declarations.
    pub(super) fn conditional_properties(
        &self,
        parts: &[Schema<'d>],
    ) -> Vec<(&'d str, Vec<Pointer>)> {
        let mut found = Vec::new();
        let mut seen: AddressSet = parts.iter().map(|part| part.at.clone()).collect();
        for part in parts {
            self.find_conditional(part, &mut seen, &mut found);
        }
        found
    }

    fn find_conditional(
        &self,
        schema: &Schema<'d>,
        seen: &mut AddressSet,
        found: &mut Vec<(&'d str, Vec<Pointer>)>,
    ) {
        let parts = branches(schema).into_iter();
        let parts: Vec<Schema<'d>> = parts.flat_map(|at| self.parts_of(&at)).collect();
        for part in parts {
            if !seen.insert(part.at.clone()) {
                continue;
            }
            for (name, at) in part.properties().filter(|(_, at)| !self.is_never(at)) {
                match found.iter_mut().find(|(other, _)| *other == name) {
                    Some((_, addresses)) => addresses.push(at),
                    None => found.push((name, vec![at])),
                }
            }
            self.find_conditional(&part, seen, found);
        }
    }

    /// Lowers a conditional property. It has no limits: where its condition is not met, they do not apply.
    pub(super) fn lower_conditional(
        &mut self,
        conjunction: &Conjunction<'d>,
        name: &str,
        addresses: &[Pointer],
    ) -> Shape {
        if let [] | [_] = addresses {
            return without_limits(self.lower_property(&conjunction.at, name, addresses));
        }
        let shapes = self.lower_each(addresses).into_iter();
        let shapes = shapes.map(|(at, shape)| (at, without_limits(shape)));
        let words = format!("{} {name}", self.hint(&conjunction.at));
        // No schema stands at this address.
        let at = conjunction.at.child("conditional").child(name);
        self.lower_any(conjunction, at, words, shapes.collect())
    }
}

/// The schemas that hold for some objects alone.
pub(in crate::lower) fn branches(schema: &Schema<'_>) -> Vec<Pointer> {
    // JSON Schema 2020-12, Core, 10.2.2: without `if`, `then` and `else` have no effect.
    let conditional = ["then", "else"].into_iter().filter(|_| schema.has("if"));
    let mut branches: Vec<Pointer> = conditional.filter_map(|it| schema.child(it)).collect();
    if let Some(Value::Object(dependent)) = schema.get("dependentSchemas") {
        let at = schema.at.child("dependentSchemas");
        branches.extend(dependent.keys().map(|name| at.child(name)));
    }
    branches
}

fn without_limits(shape: Shape) -> Shape {
    let inner = |of: Box<Shape>| Box::new(without_limits(*of));
    Shape {
        limits: Limits::default(),
        ty: match shape.ty {
            Type::List(of) => Type::List(inner(of)),
            Type::Map(of) => Type::Map(inner(of)),
            Type::OneOrMany(of) => Type::OneOrMany(inner(of)),
            ty => ty,
        },
        ..shape
    }
}

#[cfg(test)]
mod tests;
