//! Joint declarations: several schemas, in different parts of `allOf`, for one property or for the items of one array.

use serde_json::Value;

use super::composition::Conjunction;
use super::limits::{both, replaced, replacing};
use crate::diagnostics::{Finding, Place};
use crate::document::{Schema, SchemaType};
use crate::ir::{ItemKind, Shape, Type};
use crate::lower::{Lower, Lowered};
use crate::source::Pointer;

impl<'d> Lower<'d, '_> {
    /// Lowers a property that is several different objects or arrays that hold at once; `None` if they are something else.
    fn lower_joint(
        &mut self,
        holder: &Pointer,
        property: &str,
        addresses: &[Pointer],
    ) -> Option<Shape> {
        if addresses.len() < 2 {
            return None;
        }
        let schemas = self.different(addresses);
        let types: Vec<Option<SchemaType>> = schemas
            .iter()
            .map(|schema| self.joint_type(schema))
            .collect();
        let common = types.iter().flatten().next()?;
        if schemas.len() < 2 || types.iter().any(|other| other.as_ref() != Some(common)) {
            return None;
        }
        let name = format!("{} {property}", self.hint(holder));
        self.join(&schemas, name)
    }

    /// Lowers schemas that hold at once, whatever they are.
    pub(super) fn lower_together(&mut self, addresses: &[Pointer], name: String) -> Shape {
        let schemas = self.different(addresses);
        let shape = match (schemas.len(), addresses.first()) {
            (1, Some(first)) => Some(self.lower_schema(first)),
            _ => self.join(&schemas, name),
        };
        shape.unwrap_or_else(|| Shape::plain(Type::Json))
    }

    /// The schemas at some addresses, each once.
    fn different(&self, addresses: &[Pointer]) -> Vec<Schema<'d>> {
        let mut schemas: Vec<Schema<'d>> = Vec::new();
        for schema in addresses.iter().filter_map(|at| self.resolved.schema(at)) {
            if schemas.iter().all(|other| other.at != schema.at) {
                schemas.push(schema);
            }
        }
        schemas
    }

    /// Lowers schemas that hold at once; `None` if there are none, or if an `allOf` is wrong, which is reported.
    fn join(&mut self, schemas: &[Schema<'d>], name: String) -> Option<Shape> {
        let mut conjunctions = Vec::new();
        for schema in schemas {
            conjunctions.push(self.conjunction(schema)?.whole());
        }
        // An address of its own, at which no schema stands, so that the same schemas become one type.
        let at = schemas
            .iter()
            .fold(Pointer::root().child("joint"), |at, schema| {
                at.child(schema.at.as_str())
            });
        if let Some(Lowered::Open(shape) | Lowered::Done(shape)) = self.shapes.get(&at) {
            return Some(shape.clone());
        }
        let joint = conjunctions.into_iter().reduce(|mut joint, next| {
            joint.null = joint.null.and(next.null);
            joint.parts.extend(next.parts);
            joint.alternatives.extend(next.alternatives);
            joint
        })?;
        let shape = self.lower_conjunction(Conjunction {
            at: at.clone(),
            name: Some(name),
            ..joint
        });
        self.shapes.insert(at, Lowered::Done(shape.clone()));
        Some(shape)
    }

    /// The type of a schema that may be joined with others: an object, an array, or alternatives that are objects.
    fn joint_type(&self, schema: &Schema<'d>) -> Option<SchemaType> {
        match schema.value_type() {
            Some(object_or_array @ (SchemaType::Object | SchemaType::Array)) => {
                Some(object_or_array)
            }
            Some(_) => None,
            None if schema.has("allOf") || schema.has("oneOf") || schema.has("anyOf") => {
                let parts = ["allOf", "oneOf", "anyOf"]
                    .into_iter()
                    .flat_map(|keyword| schema.parts(keyword));
                let mut types = parts
                    .filter_map(|at| self.resolved.schema(&at))
                    .map(|part| part.value_type());
                types
                    .all(|part| part == Some(SchemaType::Object))
                    .then_some(SchemaType::Object)
            }
            None => None,
        }
    }

    /// Lowers a property that several parts of `allOf` may declare.
    pub(super) fn lower_property(
        &mut self,
        holder: &Pointer,
        name: &str,
        addresses: &[Pointer],
    ) -> Shape {
        if let Some(shape) = self.lower_joint(holder, name, addresses) {
            return shape;
        }
        let mut others = addresses.iter();
        let Some(first) = others.next() else {
            return Shape::plain(Type::Json);
        };
        let mut shape = self.lower_schema(first);
        for at in others {
            let other = self.lower_schema(at);
            let Some(ty) = self.narrower(&shape.ty, &other.ty) else {
                let message = format!(
                    "property `{name}` is declared twice, with types that no value has at once"
                );
                let finding = Finding::at_key(at.clone(), message).warning();
                self.report(finding.related(Place::Key(first.clone()), "first declared here"));
                return Shape {
                    sensitive: shape.sensitive || other.sensitive,
                    ..Shape::plain(Type::Json)
                };
            };
            if let Some(keyword) = replaced(&shape.limits, &other.limits) {
                self.report(replacing(at.clone(), keyword));
            }
            shape = Shape {
                ty,
                nullable: match (&shape.ty, &other.ty) {
                    (Type::Json, _) => other.nullable,
                    (_, Type::Json) => shape.nullable,
                    (_, _) => shape.nullable && other.nullable,
                },
                sensitive: shape.sensitive || other.sensitive,
                limits: both(shape.limits, other.limits),
            };
        }
        shape
    }

    /// The type of the values that are of both types; `None` if there are none.
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
            // An integer is never read as a float, so that amounts of money stay exact.
            (Type::F64, other) | (other, Type::F64) if integer(other) => Some(other.clone()),
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

    /// The values of an enum, or of a union of enums.
    fn values_of(&self, ty: &Type) -> Option<Vec<Value>> {
        let id = match ty {
            Type::Named(id) => id,
            Type::Bool => return Some(vec![true.into(), false.into()]),
            _ => return None,
        };
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
            ItemKind::Union(of) => {
                let values = of.variants.iter().map(|it| self.values_of(&it.shape.ty));
                let values: Option<Vec<Vec<Value>>> = values.collect();
                Some(values?.concat())
            }
            ItemKind::Struct(_)
            | ItemKind::Environments(_)
            | ItemKind::Arguments(_)
            | ItemKind::Alias(_)
            | ItemKind::Bodies(_)
            | ItemKind::Outcomes(_) => None,
        }
    }
}
