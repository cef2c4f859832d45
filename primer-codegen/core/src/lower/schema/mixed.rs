//! Enums whose values are of several types: a union with an alternative for each of them.

use serde_json::Value;

use super::composition::Conjunction;
use super::values::Listed;
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
    /// Objects and arrays.
    Composite,
}

impl Kind {
    const ALL: [Self; 5] = [
        Self::Text,
        Self::Integer,
        Self::Number,
        Self::Boolean,
        Self::Composite,
    ];

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
            Self::Composite => "json",
        }
    }

    fn docs(self) -> Docs {
        let docs = match self {
            Self::Text => "A string.",
            Self::Integer => "An integer.",
            Self::Number => "A number.",
            Self::Boolean => "A boolean.",
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
        let id = self.open_union(conjunction, plain);
        let name = self.claim_name(conjunction);
        let words = self.wanted_name(conjunction);
        let mut scope = Scope::new(Case::Pascal, &[]);
        let variants = kinds.iter().map(|(kind, values)| {
            let part = Conjunction {
                name: Some(format!("{words} {}", kind.words())),
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
                shape: self.lower_kind(&part, *kind, values, plain),
                from: Vec::new(),
                docs: kind.docs(),
            }
        });
        let variants = variants.collect();
        let item = ir::Item {
            name,
            docs: self.lower_conjunction_docs(conjunction),
            deprecated: conjunction.deprecated(),
            update_of: None,
            kind: ItemKind::Union(Union {
                discriminator: None,
                variants,
                unrecognized: scope.claim("Unrecognized"),
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
            Kind::Composite => Type::Json,
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
