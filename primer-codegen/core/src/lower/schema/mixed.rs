//! Schemas and enums whose values are of several types: a union with an alternative for each of them.

use serde_json::Value;

use super::composition::Conjunction;
use super::values::Listed;
use crate::document::SchemaType;
use crate::ir::{self, Docs, ItemKind, Shape, Type, Union, UnionVariant};
use crate::lower::Lower;
use crate::names::{Case, Scope};
use crate::rules::integers;

/// A type of values, in the order of the alternatives: free-form JSON comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Integer,
    Number,
    Boolean,
    List,
    Object,
    /// Objects and arrays of an enum.
    Composite,
}

impl Kind {
    const ALL: [Self; 7] = [
        Self::Text,
        Self::Integer,
        Self::Number,
        Self::Boolean,
        Self::List,
        Self::Object,
        Self::Composite,
    ];

    /// The kind of the values of a type.
    fn of_type(value_type: SchemaType) -> Self {
        match value_type {
            SchemaType::String => Self::Text,
            SchemaType::Integer => Self::Integer,
            SchemaType::Number => Self::Number,
            SchemaType::Boolean => Self::Boolean,
            SchemaType::Array => Self::List,
            SchemaType::Object => Self::Object,
        }
    }

    /// The kind of a value, where numbers are of the kind `number`.
    fn of(value: &Value, number: Self) -> Self {
        match value {
            Value::String(_) => Self::Text,
            Value::Number(_) => number,
            Value::Bool(_) => Self::Boolean,
            Value::Null | Value::Array(_) | Value::Object(_) => Self::Composite,
        }
    }

    /// The words of an alternative.
    fn words(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::List => "list",
            Self::Object => "object",
            Self::Composite => "json",
        }
    }

    fn docs(self) -> Docs {
        let docs = match self {
            Self::Text => "A string.",
            Self::Integer => "An integer.",
            Self::Number => "A number.",
            Self::Boolean => "A boolean.",
            Self::List => "An array.",
            Self::Object => "An object.",
            Self::Composite => "An object or an array, which is not compared with the listed ones.",
        };
        docs.into()
    }
}

impl<'d> Lower<'d, '_> {
    /// Lowers an enum whose values have no common type; `None` if there are no values.
    pub(super) fn lower_mixed_values(
        &mut self,
        conjunction: &Conjunction<'d>,
        plain: &Shape,
    ) -> Option<Shape> {
        let listed = Listed::of(conjunction)?;
        let has_fraction = |value: &Value| {
            let mut number = value.as_number().into_iter();
            number.any(|number| integers::integer(number).is_none())
        };
        let number = match listed.values.iter().any(|(_, value)| has_fraction(value)) {
            true => Kind::Number,
            false => Kind::Integer,
        };
        let kinds = Kind::ALL.into_iter().filter_map(|kind| {
            let of_kind = listed.only(|value| Kind::of(value, number) == kind);
            (!of_kind.values.is_empty()).then_some((kind, of_kind))
        });
        let kinds: Vec<(Kind, Listed<'d>)> = kinds.collect();
        match kinds.as_slice() {
            [] => None,
            [(kind, values)] => Some(self.lower_kind(conjunction, *kind, values, plain.clone())),
            kinds => Some(self.lower_kinds(conjunction, kinds, plain)),
        }
    }

    fn lower_kinds(
        &mut self,
        conjunction: &Conjunction<'d>,
        kinds: &[(Kind, Listed<'d>)],
        plain: &Shape,
    ) -> Shape {
        let kinds = kinds.iter().map(|(kind, values)| {
            let shape = move |lower: &mut Self, part: &Conjunction<'d>, plain: Shape| {
                lower.lower_kind(part, *kind, values, plain)
            };
            (*kind, shape)
        });
        self.lower_by_kind(conjunction, kinds, plain)
    }

    /// Lowers a schema whose values are of several types, since OpenAPI 3.1: `type: [string, object]`.
    pub(super) fn lower_types(
        &mut self,
        conjunction: &Conjunction<'d>,
        types: &[SchemaType],
        plain: &Shape,
    ) -> Shape {
        let kinds = Kind::ALL.into_iter().filter_map(|kind| {
            let of_kind = |it: &&SchemaType| Kind::of_type(**it) == kind;
            let value_type = *types.iter().find(of_kind)?;
            let shape = move |lower: &mut Self, part: &Conjunction<'d>, plain: Shape| {
                lower.lower_typed(part, value_type, plain)
            };
            Some((kind, shape))
        });
        self.lower_by_kind(conjunction, kinds, plain)
    }

    /// Adds a union with an alternative for each kind of value.
    fn lower_by_kind(
        &mut self,
        conjunction: &Conjunction<'d>,
        kinds: impl Iterator<Item = (Kind, impl Fn(&mut Self, &Conjunction<'d>, Shape) -> Shape)>,
        plain: &Shape,
    ) -> Shape {
        let id = self.open_union(conjunction, plain);
        let name = self.claim_name(conjunction);
        let words = self.wanted_name(conjunction);
        let mut scope = Scope::new(Case::Pascal, &[]);
        let variants = kinds.map(|(kind, shape)| {
            let part = Conjunction {
                name: Some(format!("{words} {}", kind.words())),
                // The type at the address is the union.
                is_base: true,
                ..conjunction.clone()
            };
            let plain = Shape {
                nullable: false,
                ..plain.clone()
            };
            UnionVariant {
                name: scope.claim(kind.words()),
                tags: Vec::new(),
                ambiguous: false,
                fallback: false,
                default: false,
                shape: shape(self, &part, plain),
                from: Vec::new(),
                docs: kind.docs(),
            }
        });
        let variants = variants.collect();
        let item = ir::Item {
            name,
            docs: self.lower_conjunction_docs(conjunction),
            deprecated: conjunction.deprecated(),
            form: ir::Form::Own,
            from: Vec::new(),
            kind: ItemKind::Union(Union {
                discriminator: None,
                variants,
                unrecognized: scope.claim("Unrecognized"),
                shared: Vec::new(),
            }),
        };
        self.fill(id, item);
        Shape {
            ty: Type::Named(id),
            limits: ir::Limits::default(),
            ..plain.clone()
        }
    }

    /// Lowers the values of an enum that are of one kind.
    fn lower_kind(
        &mut self,
        conjunction: &Conjunction<'d>,
        kind: Kind,
        values: &Listed<'d>,
        plain: Shape,
    ) -> Shape {
        let ty = match kind {
            Kind::Text => self.lower_texts(conjunction, values),
            Kind::Integer => return self.lower_integers(conjunction, values, plain),
            Kind::Number => Type::F64,
            Kind::Boolean => Type::Bool,
            Kind::List | Kind::Object | Kind::Composite => Type::Json,
        };
        Shape {
            ty,
            limits: values.limits(plain.limits),
            ..plain
        }
    }
}

#[cfg(test)]
mod tests;
