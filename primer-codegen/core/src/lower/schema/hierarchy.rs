//! Inheritance: a schema with a discriminator that components extend by `allOf` becomes the union of these, and of itself.

use super::composition::Conjunction;
use crate::document::Schema;
use crate::ir::{Shape, Type};
use crate::lower::Lower;
use crate::source::Pointer;

impl<'d> Lower<'d, '_> {
    /// Lowers a schema with a discriminator to the union of the components that extend it; `None` if there are none.
    pub(super) fn lower_hierarchy(&mut self, schema: &Schema<'d>) -> Option<Shape> {
        if !schema.has("discriminator") || schema.has("oneOf") || schema.has("anyOf") {
            return None;
        }
        let mut descendants = Vec::new();
        self.descend(&schema.at, &mut descendants);
        if descendants.is_empty() {
            return None;
        }
        let conjunction = self.conjunction(schema)?;
        let plain = Shape {
            nullable: conjunction.nullable(),
            sensitive: conjunction.sensitive(),
            ..Shape::plain(Type::Json)
        };
        let id = self.open_union(&conjunction, &plain);
        let mut shapes: Vec<_> = descendants
            .into_iter()
            .map(|at| (at.clone(), self.lower_schema(&at)))
            .collect();
        // A value of an unknown tag is one of the base.
        shapes.push((schema.at.clone(), self.lower_base(&conjunction)));
        let nullable = self.fill_union(id, &conjunction, shapes, Some(&schema.at));
        Some(Shape {
            ty: Type::Named(id),
            nullable: plain.nullable || nullable,
            ..plain
        })
    }

    /// Lowers the members that all alternatives of a union have.
    pub(super) fn lower_base(&mut self, conjunction: &Conjunction<'d>) -> Shape {
        let name = Some(format!("{} base", self.wanted_name(conjunction)));
        let base = Conjunction {
            name,
            is_base: true,
            alternatives: Vec::new(),
            ..conjunction.clone().whole()
        };
        self.lower_conjunction(base)
    }

    fn descend(&self, at: &Pointer, into: &mut Vec<Pointer>) {
        for child in self.children.get(at).into_iter().flatten() {
            if child != at && !into.contains(child) {
                into.push(child.clone());
                self.descend(child, into);
            }
        }
    }
}

#[cfg(test)]
mod tests;
