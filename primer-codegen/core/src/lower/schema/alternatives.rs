//! `oneOf` and `anyOf`: unions, and the simpler types for alternatives that need no union.

use serde_json::Value;

use super::composition::{Conjunction, is_shaped};
use super::values::Known;
use crate::document::{Schema, SchemaType};
use crate::ir::{ItemKind, Shape, Type};
use crate::lower::Lower;
use crate::source::Pointer;

impl<'d> Lower<'d, '_> {
    /// Lowers a schema with `oneOf` or `anyOf`.
    pub(super) fn lower_alternatives(
        &mut self,
        conjunction: Conjunction<'d>,
        plain: Shape,
    ) -> Shape {
        let is_described = conjunction.parts.iter().any(is_shaped);
        let (owner, keyword) = match conjunction.alternatives.as_slice() {
            [only] if !is_described => only,
            _ => return self.lower_combined(&conjunction, plain),
        };
        let plain = Shape {
            nullable: plain.nullable || self.allow_null(owner, keyword),
            ..plain
        };
        let present = self.present(owner, keyword);
        if let [only] = present.as_slice() {
            return self.lower_schema(only).within(&plain);
        }
        self.lower_merged_enum(&conjunction, &present, &plain)
            .or_else(|| self.lower_scalars(&present, &plain))
            .or_else(|| self.lower_one_or_many(&present, &plain))
            .unwrap_or_else(|| self.lower_union(&conjunction, &present, plain))
    }

    /// The alternatives but `null`.
    pub(super) fn present(&self, owner: &Schema<'d>, keyword: &str) -> Vec<Pointer> {
        let is_present = |at: &Pointer| !self.is_null(at) && !self.is_never(at);
        let present = owner.parts(keyword).filter(is_present);
        present.collect()
    }

    /// Whether `null` is one of the alternatives, or one of them allows it. Those that are more than a schema may allow it too: that
    /// is known when they are lowered.
    pub(super) fn allow_null(&self, owner: &Schema<'d>, keyword: &str) -> bool {
        let allows_null = |at: &Pointer| {
            let schema = self.resolved.schema(at);
            schema.is_some_and(|schema| schema.nullable())
        };
        let mut alternatives = owner.parts(keyword);
        alternatives.any(|at| self.is_null(&at) || allows_null(&at))
    }

    pub(super) fn is_never(&self, at: &Pointer) -> bool {
        let schema = self.resolved.schema(at);
        schema.is_some_and(|schema| schema.is_never())
    }

    pub(super) fn is_null(&self, at: &Pointer) -> bool {
        let schema = self.resolved.schema(at);
        schema.is_some_and(|schema| schema.is_null())
    }

    /// Lowers enums of strings, perhaps beside a free string, to one open enum of all values.
    fn lower_merged_enum(
        &mut self,
        conjunction: &Conjunction<'d>,
        present: &[Pointer],
        plain: &Shape,
    ) -> Option<Shape> {
        let schemas: Vec<_> = present
            .iter()
            .filter_map(|at| self.resolved.schema(at))
            .collect();
        let all_text = schemas.len() == present.len()
            && schemas
                .iter()
                .all(|schema| schema.value_type() == Some(SchemaType::String));
        let enums: Vec<_> = schemas.iter().filter(|schema| schema.has("enum")).collect();
        if !all_text || enums.is_empty() || schemas.iter().any(|schema| schema.has("format")) {
            return None;
        }
        let plain = Shape {
            nullable: plain.nullable || schemas.iter().any(Schema::allows_null),
            sensitive: plain.sensitive || schemas.iter().any(|schema| schema.flag("x-sensitive")),
            ..plain.clone()
        };
        if let [only] = enums.as_slice() {
            let at = only.at.clone();
            return Some(self.lower_schema(&at).within(&plain));
        }
        let mut known: Vec<Known<String>> = Vec::new();
        for schema in enums {
            let docs = self.lower_schema_docs(schema);
            for value in schema
                .values()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
            {
                if known.iter().all(|known| known.value != value) {
                    known.push(Known {
                        value: value.to_owned(),
                        docs: docs.clone(),
                    });
                }
            }
        }
        let ty = self.claim_enum(conjunction, known, ItemKind::Enum, Clone::clone);
        Some(Shape { ty, ..plain })
    }

    /// Lowers scalars that have the same Rust type to that type.
    fn lower_scalars(&mut self, present: &[Pointer], plain: &Shape) -> Option<Shape> {
        let scalar = |at: &Pointer| {
            let schema = self.resolved.schema(at)?;
            let is_scalar = !matches!(schema.value_type()?, SchemaType::Object | SchemaType::Array)
                && !["enum", "allOf", "oneOf", "anyOf"]
                    .iter()
                    .any(|it| schema.has(it));
            is_scalar.then_some(())
        };
        present.iter().map(scalar).collect::<Option<Vec<()>>>()?;
        let mut shapes: Vec<_> = present.iter().map(|at| self.lower_schema(at)).collect();
        let first = shapes.pop()?;
        let sensitive =
            plain.sensitive || first.sensitive || shapes.iter().any(|shape| shape.sensitive);
        let nullable =
            plain.nullable || first.nullable || shapes.iter().any(|shape| shape.nullable);
        let same = shapes.iter().all(|shape| shape.ty == first.ty);
        same.then(|| Shape {
            sensitive,
            nullable,
            ..Shape::plain(first.ty)
        })
    }

    /// Lowers a schema beside an array of the same schema to `OneOrMany`.
    fn lower_one_or_many(&mut self, present: &[Pointer], plain: &Shape) -> Option<Shape> {
        let [one, many] = present else { return None };
        let item = |at: &Pointer| {
            self.resolved
                .schema(at)?
                .child("items")
                .and_then(|items| self.resolved.follow(&items))
        };
        let one = match (
            self.resolved.follow(one),
            item(many),
            item(one),
            self.resolved.follow(many),
        ) {
            (Some(one), Some(item), ..) if one == item => one,
            (_, _, Some(item), Some(one)) if one == item => one,
            _ => return None,
        };
        let item = self.lower_schema(&one);
        let sensitive = plain.sensitive || item.sensitive;
        let nullable = plain.nullable || item.nullable;
        Some(Shape {
            ty: Type::OneOrMany(Box::new(item)),
            sensitive,
            nullable,
            ..plain.clone()
        })
    }

    /// Lowers schemas of which any may hold: to their common type, or to a union of their types. No schema stands at `at`.
    pub(super) fn lower_any(
        &mut self,
        conjunction: &Conjunction<'d>,
        at: Pointer,
        name: String,
        shapes: Vec<(Pointer, Shape)>,
    ) -> Shape {
        let mut types = shapes.iter().map(|(_, shape)| &shape.ty);
        let first = types.next();
        if let Some(ty) = first.filter(|first| types.all(|ty| ty == *first)) {
            return Shape {
                nullable: shapes.iter().any(|(_, it)| it.nullable),
                sensitive: shapes.iter().any(|(_, it)| it.sensitive),
                ..Shape::plain(ty.clone())
            };
        }
        let any = Conjunction {
            at,
            name: Some(name),
            parts: Vec::new(),
            alternatives: Vec::new(),
            is_base: false,
            only: None,
            ..conjunction.clone()
        };
        self.lower_shapes(&any, Shape::plain(Type::Json), |_| shapes)
    }

    pub(super) fn lower_union(
        &mut self,
        conjunction: &Conjunction<'d>,
        present: &[Pointer],
        plain: Shape,
    ) -> Shape {
        self.lower_shapes(conjunction, plain, |lower| lower.lower_each(present))
    }

    /// The types of schemas, each with its address.
    pub(super) fn lower_each(&mut self, all: &[Pointer]) -> Vec<(Pointer, Shape)> {
        let shapes = all.iter().map(|at| (at.clone(), self.lower_schema(at)));
        shapes.collect()
    }

    /// Lowers a union of types, which may refer to it.
    fn lower_shapes(
        &mut self,
        conjunction: &Conjunction<'d>,
        plain: Shape,
        shapes: impl FnOnce(&mut Self) -> Vec<(Pointer, Shape)>,
    ) -> Shape {
        let id = self.open_union(conjunction, &plain);
        let shapes = shapes(self);
        let nullable = self.fill_union(id, conjunction, shapes, None);
        Shape {
            ty: Type::Named(id),
            nullable: plain.nullable || nullable,
            ..plain
        }
    }
}

#[cfg(test)]
mod tests;
