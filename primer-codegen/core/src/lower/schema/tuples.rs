//! Tuples, since OpenAPI 3.1: arrays whose first items have schemas of their own.

use super::composition::Conjunction;
use crate::document::Schema;
use crate::ir::{Shape, Type};
use crate::lower::Lower;
use crate::source::Pointer;

impl<'d> Lower<'d, '_> {
    /// Lowers the items of a tuple: to their common type, or to a union of their types. Items that may follow are among them.
    pub(super) fn lower_tuple(
        &mut self,
        conjunction: &Conjunction<'d>,
        tuple: &Schema<'d>,
        items: Option<&Pointer>,
    ) -> Shape {
        let first: Vec<Pointer> = tuple.parts("prefixItems").collect();
        let is_never = |at: &Pointer| self.resolved.schema(at).is_some_and(|it| it.is_never());
        let limit = tuple.count("maxItems").or(tuple.tuple_length());
        let is_closed = limit.is_some_and(|most| most <= first.len() as u64);
        let others = items.filter(|at| !is_never(at) && !is_closed);
        // JSON Schema 2020-12, Core, 10.3.1.2: without `items`, whatever follows is allowed.
        if items.is_none() && !is_closed {
            return Shape {
                nullable: true,
                ..Shape::plain(Type::Json)
            };
        }
        let all: Vec<Pointer> = first.into_iter().chain(others.cloned()).collect();
        let shapes: Vec<Shape> = all.iter().map(|at| self.lower_schema(at)).collect();
        let is_same = |pair: &[Shape]| matches!(pair, [one, other] if one.ty == other.ty);
        if let Some(shape) = shapes.first().filter(|_| shapes.windows(2).all(is_same)) {
            return Shape {
                nullable: shapes.iter().any(|it| it.nullable),
                sensitive: shapes.iter().any(|it| it.sensitive),
                ..Shape::plain(shape.ty.clone())
            };
        }
        let item = Conjunction {
            at: tuple.at.child("prefixItems"),
            name: Some(format!("{} item", self.wanted_name(conjunction))),
            parts: Vec::new(),
            alternatives: Vec::new(),
            is_base: false,
            only: None,
            ..conjunction.clone()
        };
        self.lower_union(&item, &all, Shape::plain(Type::Json))
    }
}
