//! Objects: structs, maps and free-form ones.

use serde_json::Value;

use super::composition::Conjunction;
use super::limits::both;
use crate::diagnostics::{Finding, Place};
use crate::document::{Pointer, Schema};
use crate::ir::{
    self, Constructor, Field, ItemKind, Limits, Literal, Presence, Shape, Struct, Type,
};
use crate::lower::{Lower, Lowered};
use crate::names::{Case, Scope, TYPE_METHODS};

/// A property, and everywhere it is declared.
struct Property<'d> {
    name: &'d str,
    places: Vec<Pointer>,
}

impl<'d> Lower<'d, '_> {
    /// What an object becomes: a struct if members are declared, a map if none is.
    pub(in crate::lower) fn lower_object(
        &mut self,
        conjunction: &Conjunction<'d>,
        plain: Shape,
    ) -> Shape {
        let properties = self.properties(conjunction);
        let open = !conjunction
            .parts
            .iter()
            .any(|part| part.additional_properties() == Some(&Value::Bool(false)));
        if properties.is_empty() && open {
            let value = self.lower_additional(conjunction);
            return Shape {
                sensitive: plain.sensitive || value.sensitive,
                ty: Type::Map(Box::new(value)),
                ..plain
            };
        }
        let id = self.reserve();
        self.places.insert(id, conjunction.at.clone());
        let shape = Shape {
            ty: Type::Named(id),
            limits: Limits::default(),
            ..plain.clone()
        };
        if !conjunction.is_base {
            self.shapes
                .insert(conjunction.at.clone(), Lowered::Open(shape.clone()));
        }
        let name = self.claim_name(conjunction);
        let kind =
            ItemKind::Struct(self.lower_struct(conjunction, &properties, open, plain.limits));
        let docs = self.lower_conjunction_docs(conjunction);
        self.fill(
            id,
            ir::Item {
                name,
                docs,
                deprecated: conjunction.deprecated(),
                update_of: None,
                kind,
            },
        );
        shape
    }

    fn lower_struct(
        &mut self,
        conjunction: &Conjunction<'d>,
        properties: &[Property<'d>],
        open: bool,
        limits: Limits,
    ) -> Struct {
        let mut fields = self.lower_fields(conjunction, properties);
        let mut names = Scope::new(Case::Snake, &[]);
        let mut methods = Scope::new(Case::Snake, TYPE_METHODS);
        for (field, property) in fields.iter_mut().zip(properties) {
            let words = property
                .places
                .iter()
                .find_map(|at| self.rust_name(at))
                .unwrap_or_else(|| property.name.to_owned());
            field.name = names.claim(&words);
            let words = field.name.plain();
            field.setter = methods.claim_or(words, &format!("with {words}"));
        }
        for field in &mut fields {
            let words = field.name.plain().to_owned();
            if field.presence == Presence::ThreeState {
                field.clear = Some(methods.claim(&format!("clear {words}")));
            }
            if let Some((name, _)) = &mut field.default {
                *name = methods.claim(&format!("{words} or default"));
            }
        }
        let additional = self.lower_additional(conjunction);
        // Which of them could be swapped is known when all types are.
        let constructor = Constructor::positional(self.arguments(conjunction, &fields));
        let default = !fields.iter().any(Field::is_asked);
        Struct {
            additional: Some((names.claim("additional properties"), additional)),
            fields,
            open,
            limits,
            constructor,
            default,
        }
    }

    /// What members become that are not declared.
    fn lower_additional(&mut self, conjunction: &Conjunction<'d>) -> Shape {
        let schema = conjunction
            .parts
            .iter()
            .rev()
            .find_map(|part| part.child("additionalProperties"));
        let shape = match schema {
            Some(at) if self.resolved.schema(&at).is_some() => self.lower_schema(&at),
            _ => Shape::plain(Type::Json),
        };
        Shape {
            nullable: shape.nullable && shape.ty != Type::Json,
            ..shape
        }
    }

    fn properties(&mut self, conjunction: &Conjunction<'d>) -> Vec<Property<'d>> {
        let mut properties: Vec<Property<'d>> = Vec::new();
        for part in &conjunction.parts {
            for (name, at) in part.properties() {
                match properties.iter_mut().find(|property| property.name == name) {
                    Some(property) => property.places.push(at),
                    None => properties.push(Property {
                        name,
                        places: vec![at],
                    }),
                }
            }
        }
        let declared: Vec<&str> = properties.iter().map(|property| property.name).collect();
        let unknown = self.combined(conjunction).unknown_required(&declared);
        self.findings.extend(unknown);
        // A member that is required but not declared may hold anything, and is there.
        for part in &conjunction.parts {
            for name in part.texts("required") {
                if properties.iter().all(|property| property.name != name) {
                    properties.push(Property {
                        name,
                        places: Vec::new(),
                    });
                }
            }
        }
        properties
    }

    fn lower_fields(
        &mut self,
        conjunction: &Conjunction<'d>,
        properties: &[Property<'d>],
    ) -> Vec<Field> {
        let required: std::collections::HashSet<&str> = conjunction
            .parts
            .iter()
            .flat_map(|part| part.texts("required"))
            .collect();
        properties
            .iter()
            .map(|property| {
                self.lower_field(conjunction, property, required.contains(property.name))
            })
            .collect()
    }

    fn lower_field(
        &mut self,
        conjunction: &Conjunction<'d>,
        property: &Property<'d>,
        required: bool,
    ) -> Field {
        let shape = self.lower_property(conjunction, property);
        let schemas: Vec<Schema<'d>> = property
            .places
            .iter()
            .flat_map(|at| self.annotating(at))
            .collect();
        let has = |keyword: &str| schemas.iter().any(|schema| schema.flag(keyword));
        // OpenAPI 3.0, Schema Object: a required member that is read-only is required in responses alone, and one that is
        // write-only in requests alone.
        let own = conjunction.own();
        let elsewhere = (has("readOnly") && self.reach.in_requests(own))
            || (has("writeOnly") && self.reach.in_responses(own));
        // Free-form JSON may be `null` as it may be anything.
        let may_be_null = shape.nullable || shape.ty == Type::Json;
        let presence = match required && !elsewhere {
            true => Presence::Required,
            false if may_be_null => Presence::ThreeState,
            false => Presence::Optional,
        };
        let default = schemas.iter().find_map(|schema| schema.default());
        let default_literal = default.and_then(|value| self.lower_default(value, &shape));
        let nullable = shape.nullable && presence == Presence::Required && shape.ty != Type::Json;
        let empty = || ir::Name(String::new());
        Field {
            name: empty(),
            setter: empty(),
            clear: None,
            wire_name: property.name.to_owned(),
            aliases: schemas
                .iter()
                .flat_map(|schema| schema.texts("x-aliases"))
                .map(str::to_owned)
                .collect(),
            docs: self.lower_field_docs(&schemas, &shape, default),
            deprecated: has("deprecated"),
            default_json: default.map(ToString::to_string),
            constant: self
                .constant(&shape)
                .filter(|_| presence == Presence::Required),
            default: default_literal
                .filter(|_| presence == Presence::Optional)
                .map(|literal| (empty(), literal)),
            presence,
            shape: Shape {
                nullable,
                sensitive: shape.sensitive || conjunction.sensitive(),
                ..shape
            },
        }
    }

    /// The schema at an address, and those that it does no more than annotate.
    fn annotating(&self, at: &Pointer) -> Vec<Schema<'d>> {
        let mut found: Vec<Schema<'d>> = Vec::new();
        let mut next = self.resolved.schema(at);
        while let Some(schema) =
            next.filter(|schema| found.iter().all(|other| other.at != schema.at))
        {
            let only = self.only_shaped(&schema);
            found.push(schema);
            next = only.and_then(|only| self.resolved.schema(&only));
        }
        found
    }

    /// What a property becomes that is perhaps declared in several parts of `allOf`.
    fn lower_property(&mut self, conjunction: &Conjunction<'d>, property: &Property<'d>) -> Shape {
        let words = format!("{} {}", self.hint(&conjunction.at), property.name);
        if let Some(shape) = self.lower_joint(&property.places, words) {
            return shape;
        }
        let mut places = property.places.iter();
        let Some(first) = places.next() else {
            return Shape::plain(Type::Json);
        };
        let mut shape = self.lower_schema(first);
        for at in places {
            let other = self.lower_schema(at);
            let Some(ty) = self.narrower(&shape.ty, &other.ty) else {
                let message = format!(
                    "property `{}` is declared twice, with types that no value has at once",
                    property.name
                );
                let finding = Finding::at_key(at.clone(), message);
                self.report(finding.related(Place::Key(first.clone()), "first declared here"));
                continue;
            };
            shape = Shape {
                ty,
                nullable: shape.nullable || other.nullable,
                sensitive: shape.sensitive || other.sensitive,
                limits: both(shape.limits, other.limits),
            };
        }
        shape
    }

    /// The type of what is of both types.
    fn narrower(&self, a: &Type, b: &Type) -> Option<Type> {
        let text = |ty: &Type| {
            matches!(ty, Type::Secret | Type::Timestamp)
                || self
                    .values_of(ty)
                    .is_some_and(|it| it.iter().all(Value::is_string))
        };
        let integer = |ty: &Type| {
            ty.is_integer()
                || self
                    .values_of(ty)
                    .is_some_and(|it| it.iter().all(Value::is_i64))
        };
        match (a, b) {
            _ if a == b => Some(a.clone()),
            (Type::Json, other) | (other, Type::Json) => Some(other.clone()),
            (Type::String, other) | (other, Type::String) if text(other) => Some(other.clone()),
            (Type::Map(_), other @ Type::Named(_)) | (other @ Type::Named(_), Type::Map(_)) => {
                Some(other.clone())
            }
            // Never a float where an integer will do: amounts are integers.
            (Type::F32 | Type::F64, other) | (other, Type::F32 | Type::F64) if integer(other) => {
                Some(other.clone())
            }
            (Type::F32, Type::F64) | (Type::F64, Type::F32) => Some(Type::F32),
            (Type::I64, other) | (other, Type::I64) if integer(other) => Some(other.clone()),
            (a, b) if a.is_integer() && b.is_integer() => Some(b.clone()),
            (a, b) => {
                let (these, those) = (self.values_of(a)?, self.values_of(b)?);
                match () {
                    () if those.iter().all(|value| these.contains(value)) => Some(b.clone()),
                    () if these.iter().all(|value| those.contains(value)) => Some(a.clone()),
                    () => None,
                }
            }
        }
    }

    /// The values of an enum.
    fn values_of(&self, ty: &Type) -> Option<Vec<Value>> {
        let Type::Named(id) = ty else { return None };
        match &self.item(*id)?.kind {
            ItemKind::Enum(of) => Some(
                of.variants
                    .iter()
                    .map(|variant| variant.value.clone().into())
                    .collect(),
            ),
            ItemKind::IntegerEnum(of) => Some(
                of.variants
                    .iter()
                    .map(|variant| variant.value.into())
                    .collect(),
            ),
            _ => None,
        }
    }

    /// The one value of an enum of one.
    fn constant(&self, shape: &Shape) -> Option<Literal> {
        let Type::Named(id) = shape.ty else {
            return None;
        };
        match &self.item(id)?.kind {
            ItemKind::Enum(of) if !shape.nullable => match of.variants.as_slice() {
                [only] => Some(Literal::Variant(id, only.name.clone())),
                _ => None,
            },
            _ => None,
        }
    }

    /// What `new` asks for: what is required, and then what is recommended.
    fn arguments(&mut self, conjunction: &Conjunction<'d>, fields: &[Field]) -> Vec<usize> {
        let mut arguments: Vec<usize> = fields
            .iter()
            .enumerate()
            .filter(|(_, field)| field.is_asked())
            .map(|(n, _)| n)
            .collect();
        let has_constant = |n: usize| fields.get(n).is_some_and(|field| field.constant.is_some());
        let declared: Vec<&str> = fields.iter().map(|it| it.wire_name.as_str()).collect();
        let unknown = self.combined(conjunction).unknown_recommended(&declared);
        self.findings.extend(unknown);
        let recommended = conjunction
            .parts
            .iter()
            .flat_map(|part| part.texts("x-recommended"));
        for name in recommended {
            let recommended = declared.iter().position(|declared| *declared == name);
            if let Some(n) = recommended
                && !arguments.contains(&n)
                && !has_constant(n)
            {
                arguments.push(n);
            }
        }
        arguments
    }
}

#[cfg(test)]
mod tests;
