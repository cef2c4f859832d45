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
        let name = format!("{} item", self.wanted_name(conjunction));
        let shapes = self.lower_each(&all);
        self.lower_any(conjunction, tuple.at.child("prefixItems"), name, shapes)
    }
}
