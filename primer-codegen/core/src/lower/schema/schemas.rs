//! Schemas: the type of each component and of each inline schema, and scalars and arrays.

use super::composition::Conjunction;
use super::decided::add_rules;
use crate::diagnostics::Finding;
use crate::document::{Document, Schema, SchemaType};
use crate::ir::{self, Bound, ItemKind, Limits, Numeral, Shape, Type};
use crate::lower::{Lower, Lowered};
use crate::resolve::Null;
use crate::rules::integers;
use crate::source::Pointer;

impl<'d> Lower<'d, '_> {
    /// Claims the names of all components that are generated first, so that no inline schema takes one of them.
    pub(in crate::lower) fn claim_components(&mut self) {
        let components = self.components();
        self.check_components(&components);
        for at in components {
            let name = self.scope.claim(&self.hint(&at));
            self.names.insert(at, name);
        }
    }

    /// The components that are generated: those that operations and webhooks need as types, or all of them where the caller wants these.
    fn components(&self) -> Vec<Pointer> {
        let region = self.findings.region();
        let merged = self.merged();
        let components = components(self.resolved.document).into_iter();
        let components = components.filter(|at| region.contains(at) && !merged.contains(at));
        components.collect()
    }

    /// Lowers these components, in the document's order.
    pub(in crate::lower) fn lower_components(&mut self) {
        for at in self.components() {
            if self.replaced.contains_key(&at) {
                continue;
            }
            let shape = self.lower_schema(&at);
            let Some(name) = self.names.get(&at).cloned() else {
                continue;
            };
            let is_own = matches!(shape.ty, Type::Named(id) if self.item(id).is_some_and(|item| item.name == name));
            if !is_own {
                self.lower_alias(&at, name, shape);
            }
        }
    }

    fn lower_alias(&mut self, at: &Pointer, name: ir::Name, shape: Shape) {
        let node = self
            .resolved
            .document
            .node(at)
            .and_then(|node| Schema::new(at.clone(), node));
        let docs = node
            .as_ref()
            .map(|schema| self.lower_schema_docs(schema))
            .unwrap_or_default();
        let deprecated = node.is_some_and(|schema| schema.flag("deprecated"));
        let id = self.reserve();
        self.fill(
            id,
            ir::Item {
                name,
                docs,
                deprecated,
                form: ir::Form::Own,
                from: Vec::new(),
                kind: ItemKind::Alias(shape),
            },
        );
    }

    /// Lowers the schema at an address, or the one that the reference there leads to.
    ///
    /// The result is free-form JSON if the schema is invalid, which is reported elsewhere, so that the rest can be lowered.
    pub(in crate::lower) fn lower_schema(&mut self, at: &Pointer) -> Shape {
        let Some(schema) = self.resolved.schema(at) else {
            return Shape::plain(Type::Json);
        };
        if let Some(shape) = self.replaced_shape(&schema) {
            return shape;
        }
        match self.shapes.get(&schema.at) {
            Some(Lowered::Open(shape) | Lowered::Done(shape)) => shape.clone(),
            Some(Lowered::Nested) => {
                let message =
                    "this schema refers to itself without an object or a union on the way";
                self.report(Finding::at_value(at.clone(), message).warning());
                Shape::plain(Type::Json)
            }
            Some(Lowered::Nameless) => {
                let at = schema.at.clone();
                self.shapes.insert(at.clone(), Lowered::Nested);
                let shape = self.lower_new_schema(schema);
                self.shapes.insert(at, Lowered::Nameless);
                shape
            }
            None => {
                let at = schema.at.clone();
                self.shapes.insert(at.clone(), Lowered::Nameless);
                let shape = self.lower_new_schema(schema);
                self.shapes.insert(at, Lowered::Done(shape.clone()));
                shape
            }
        }
    }

    fn lower_new_schema(&mut self, schema: Schema<'d>) -> Shape {
        if let Some(shape) = self.lower_hierarchy(&schema) {
            return shape;
        }
        match self.conjunction(&schema) {
            Some(conjunction) => self.lower_conjunction(conjunction),
            None => Shape::plain(Type::Json),
        }
    }

    /// Lowers several schemas that hold at once.
    pub(super) fn lower_conjunction(&mut self, conjunction: Conjunction<'d>) -> Shape {
        if let Some(only) = conjunction.only.clone() {
            let shape = self.lower_schema(&only);
            return Shape {
                nullable: match conjunction.null {
                    Null::Included => true,
                    Null::Excluded => false,
                    Null::Unsaid => shape.nullable,
                },
                sensitive: shape.sensitive || conjunction.sensitive(),
                ..shape
            };
        }
        self.check_replaced_parts(&conjunction);
        let (mut limits, unchecked) = super::limits::of_all(self.resolved, &conjunction.parts);
        self.findings.extend(unchecked);
        add_rules(self.resolved, &conjunction.parts, &mut limits);
        let mut conjunction = conjunction;
        limits
            .members
            .extend(self.take_member_rules(&mut conjunction));
        limits.members.extend(self.dependencies(&conjunction.parts));
        let plain = Shape {
            limits,
            ..annotated(&conjunction)
        };
        if !conjunction.alternatives.is_empty() {
            return self.lower_alternatives(conjunction, plain);
        }
        let value_type = match self.combined(&conjunction).value_type() {
            Ok(value_type) => value_type,
            Err(finding) => {
                self.report(*finding);
                return Shape::plain(Type::Json);
            }
        };
        let Some(value_type) = value_type else {
            if self.is_file(&conjunction) {
                return Shape {
                    ty: Type::Upload,
                    ..plain
                };
            }
            if let Some(shape) = self.lower_mixed_values(&conjunction, &plain) {
                return shape;
            }
            return match self.combined(&conjunction).types().as_slice() {
                [] => plain,
                [only] => self.lower_typed(&conjunction, *only, plain),
                types => self.lower_types(&conjunction, types, &plain),
            };
        };
        if let Some(finding) = self.combined(&conjunction).unsatisfiable(value_type) {
            self.report(finding);
            return Shape {
                limits: Limits::default(),
                ..plain
            };
        }
        let misplaced = self.combined(&conjunction).misplaced(value_type);
        self.findings.extend(misplaced);
        self.lower_typed(&conjunction, value_type, plain)
    }

    /// Lowers the values of one type that several schemas allow.
    pub(super) fn lower_typed(
        &mut self,
        conjunction: &Conjunction<'d>,
        value_type: SchemaType,
        plain: Shape,
    ) -> Shape {
        match value_type {
            SchemaType::Object => self.lower_object(conjunction, plain),
            SchemaType::Array => self.lower_array(conjunction, plain),
            SchemaType::String | SchemaType::Integer
                if conjunction.parts.iter().any(lists_values) =>
            {
                // A password is sensitive even if the document lists its possible values.
                let sensitive = plain.sensitive || text(conjunction) == Type::Secret;
                self.lower_values(conjunction, value_type, Shape { sensitive, ..plain })
            }
            SchemaType::String if self.is_file(conjunction) => Shape {
                ty: Type::Upload,
                ..plain
            },
            SchemaType::String => Shape {
                ty: text(conjunction),
                ..plain
            },
            SchemaType::Integer => Shape {
                ty: integer(conjunction, &plain.limits),
                ..plain
            },
            SchemaType::Number => Shape {
                // A `format` of numbers says how a server stores them, not how they are written.
                ty: Type::F64,
                ..plain
            },
            SchemaType::Boolean => Shape {
                ty: Type::Bool,
                ..plain
            },
        }
    }

    /// Whether the value is a file in a body of several parts.
    fn is_file(&self, conjunction: &Conjunction<'_>) -> bool {
        let mut parts = conjunction.parts.iter();
        parts.any(|part| self.files.contains(&part.at))
    }

    fn lower_array(&mut self, conjunction: &Conjunction<'d>, plain: Shape) -> Shape {
        let items: Vec<Pointer> = conjunction
            .parts
            .iter()
            .filter_map(|part| part.child("items"))
            .collect();
        let tuple = conjunction.parts.iter().find(|it| it.has("prefixItems"));
        let item = match (tuple, items.as_slice()) {
            (Some(tuple), items) => self.lower_tuple(conjunction, tuple, items.first()),
            (None, []) => Shape {
                nullable: true,
                ..Shape::plain(Type::Json)
            },
            (None, several) => {
                let words = format!("{} item", self.wanted_name(conjunction));
                self.lower_together(several, words)
            }
        };
        let item = Shape {
            nullable: item.nullable && item.ty != Type::Json,
            ..item
        };
        if depth(&item.ty) > DEEPEST {
            let at = conjunction.at.clone();
            let message = "arrays within arrays nest too deeply";
            self.report(Finding::at_value(at, message).warning());
            return plain;
        }
        Shape {
            sensitive: plain.sensitive || item.sensitive,
            ty: Type::List(Box::new(item)),
            ..plain
        }
    }
}

/// The greatest depth of arrays and maps within each other.
const DEEPEST: usize = 50;

/// The depth of arrays and maps within each other.
fn depth(ty: &Type) -> usize {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::OneOrMany(inner) => 1 + depth(&inner.ty),
        _ => 0,
    }
}

/// A shape of free-form JSON with the annotations of schemas: whether a value may be `null`, and whether it is sensitive.
fn annotated(conjunction: &Conjunction<'_>) -> Shape {
    Shape {
        nullable: conjunction.nullable(),
        sensitive: conjunction.sensitive(),
        ..Shape::plain(Type::Json)
    }
}

/// Whether a schema lists the values that it allows. An enum of nothing but `null` would have none in Rust.
fn lists_values(schema: &Schema<'_>) -> bool {
    let mut values = schema.values().into_iter().flatten();
    values.any(|value| !value.is_null())
}

fn components(document: &Document) -> Vec<Pointer> {
    let schemas = Pointer::root().path(["components", "schemas"]);
    document
        .names(&schemas)
        .map(|name| schemas.child(name))
        .collect()
}

fn format<'d>(conjunction: &Conjunction<'d>) -> Option<&'d str> {
    conjunction
        .parts
        .iter()
        .find_map(|part| part.text("format"))
}

/// The type of texts, by their format.
pub(super) fn text(conjunction: &Conjunction<'_>) -> Type {
    match format(conjunction) {
        Some("password") => Type::Secret,
        Some("date-time") => Type::Timestamp,
        _ => Type::String,
    }
}

/// The type of integers, which holds all that the schemas allow.
pub(super) fn integer(conjunction: &Conjunction<'_>, limits: &Limits) -> Type {
    let end = |bound: Option<Bound>| bound.and_then(|bound| whole(bound.value));
    let range = integers::range(
        format(conjunction),
        end(limits.minimum),
        end(limits.maximum),
    );
    let types = [
        (integers::of::<i8>(), Type::I8),
        (integers::of::<i16>(), Type::I16),
        (integers::of::<i32>(), Type::I32),
        (integers::of::<i64>(), Type::I64),
        (integers::of::<u8>(), Type::U8),
        (integers::of::<u16>(), Type::U16),
        (integers::of::<u32>(), Type::U32),
        (integers::of::<u64>(), Type::U64),
    ];
    let found = types.into_iter().find(|(of, _)| *of == range);
    found.map_or(Type::I128, |(_, ty)| ty)
}

/// The end of a range of integers; one with a fraction is of no concern.
fn whole(bound: Numeral) -> Option<i128> {
    match bound {
        Numeral::Integer(integer) => Some(integer),
        Numeral::Float(float) => integers::whole(float.trunc()),
    }
}

#[cfg(test)]
mod tests;
