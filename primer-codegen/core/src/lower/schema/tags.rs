//! Tags: the values of a discriminator that select each alternative of a union.

use serde_json::{Number, Value};

use super::composition::Conjunction;
use crate::document::{Schema, SchemaType};
use crate::ir::{ItemKind, Shape, TagValue, Type};
use crate::lower::Lower;
use crate::rules::integers;
use crate::source::Pointer;

/// The property, and the schemas that its values are mapped to.
pub(super) struct Property {
    pub name: String,
    pub mapping: Vec<(String, Pointer)>,
    /// The base that declares it, if the alternatives inherit it. The name of any other alternative is no tag.
    pub base: Option<Pointer>,
}

/// The values that select an alternative.
#[derive(Clone, Debug, Default)]
pub(super) struct Tags {
    pub values: Vec<TagValue>,
    /// Whether none of several values is the obvious one.
    pub ambiguous: bool,
}

/// The values that may select an alternative.
struct Candidates {
    /// From `mapping`, from an enum of one value, or from the name of the component.
    explicit: Vec<TagValue>,
    /// Values of the property that the alternative allows.
    allowed: Vec<TagValue>,
    origin: TagOrigin,
}

/// Where the values that select an alternative come from. Of several that claim a value, the earlier one has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TagOrigin {
    /// `mapping`.
    Mapping,
    /// The only value that the alternative allows.
    OnlyValue,
    /// The name of the component.
    Name,
}

impl<'d> Lower<'d, '_> {
    /// The values that select each alternative. A value selects one alternative: the one that names it, or else the only one that
    /// allows it.
    //
    // OpenAPI 3.0, Discriminator Object: the value is the name of the schema, if `mapping` has no entry for it.
    pub(super) fn tags(
        &self,
        property: &Property,
        conjunction: &Conjunction<'d>,
        shapes: &[(Pointer, Shape)],
    ) -> Vec<Tags> {
        let kind = shapes
            .iter()
            .find_map(|(at, _)| self.kind_of(&self.parts_with(conjunction, at), &property.name));
        let candidates: Vec<Candidates> = shapes
            .iter()
            .map(|(at, shape)| self.candidates(property, kind, conjunction, at, shape))
            .collect();
        let mut claimed: Vec<TagValue> = Vec::new();
        let mut tags = vec![Tags::default(); candidates.len()];
        for origin in [TagOrigin::Mapping, TagOrigin::OnlyValue, TagOrigin::Name] {
            let of_origin = candidates.iter().zip(&mut tags);
            for (it, tags) in of_origin.filter(|(it, _)| it.origin == origin) {
                for value in &it.explicit {
                    if !claimed.contains(value) {
                        claimed.push(value.clone());
                        tags.values.push(value.clone());
                    }
                }
            }
        }
        for (it, tags) in candidates.iter().zip(&mut tags) {
            let explicit = tags.values.len();
            let is_own = |value: &&TagValue| {
                let mut allowing = candidates.iter().filter(|it| it.allowed.contains(value));
                allowing.next().is_some() && allowing.next().is_none() && !claimed.contains(value)
            };
            tags.values
                .extend(it.allowed.iter().filter(is_own).cloned());
            tags.ambiguous = explicit != 1 && tags.values.len() > 1;
        }
        tags
    }

    fn candidates(
        &self,
        property: &Property,
        kind: Option<SchemaType>,
        conjunction: &Conjunction<'d>,
        at: &Pointer,
        shape: &Shape,
    ) -> Candidates {
        let target = self.resolved.follow(at);
        let mapped: Vec<TagValue> = property
            .mapping
            .iter()
            .filter(|(_, to)| Some(to) == target.as_ref())
            .map(|(tag, _)| tag_of(tag, kind))
            .collect();
        let values = self.allowed_values(&self.parts_with(conjunction, at), &property.name);
        let is_limited = values.is_some();
        let mut allowed = values.unwrap_or_default();
        let inner = self.inner_tags(&shape.ty, &property.name);
        allowed.extend(inner.iter().cloned());
        let is_heir = property.base.as_ref().is_none_or(|base| {
            let mut bases = self.extended_bases(at).into_iter();
            bases.any(|other| other.at == *base)
        });
        let name = self
            .schema_name(at)
            .map(TagValue::Text)
            .filter(|name| allowed.contains(name) || (!is_limited && inner.is_empty()))
            .filter(|_| is_heir && self.is_tagged(&shape.ty));
        let (explicit, origin) = match (mapped.is_empty(), allowed.as_slice()) {
            (false, _) => (mapped, TagOrigin::Mapping),
            (true, [only]) => (vec![only.clone()], TagOrigin::OnlyValue),
            (true, _) => (name.into_iter().collect(), TagOrigin::Name),
        };
        Candidates {
            explicit,
            allowed,
            origin,
        }
    }

    /// The name of an alternative's component: the one that the alternative refers to, which may be another name of a schema. One that
    /// was taken over from another file has the name that it has there.
    fn schema_name(&self, at: &Pointer) -> Option<String> {
        let is_component = |at: &Pointer| at.component("schemas").is_some();
        let referred = || self.resolved.referred(at).filter(is_component);
        let at = Some(at.clone()).filter(is_component).or_else(referred)?;
        let origin = self.resolved.document.origins().origin(&at);
        let is_from_a_file =
            origin.source.is_some() && !origin.at.as_str().starts_with("/actions/");
        let there = || origin.at.last().filter(|_| is_from_a_file);
        there().or_else(|| at.component("schemas"))
    }

    /// Whether values of a type may be objects, which have tags.
    fn is_tagged(&self, ty: &Type) -> bool {
        match ty {
            Type::Named(id) | Type::Boxed(id) => match self.item(*id).map(|item| &item.kind) {
                Some(ItemKind::Enum(_) | ItemKind::IntegerEnum(_)) => false,
                // A type without a kind is still being lowered, so it is an object or a union.
                Some(
                    ItemKind::Struct(_)
                    | ItemKind::Union(_)
                    | ItemKind::Alias(_)
                    | ItemKind::Bodies(_)
                    | ItemKind::Outcomes(_)
                    | ItemKind::Environments(_)
                    | ItemKind::Arguments(_),
                )
                | None => true,
            },
            Type::Map(_) | Type::Entries(_) | Type::Json | Type::Own(_) => true,
            Type::Unit | Type::Bool | Type::F64 | Type::I128 => false,
            Type::I8 | Type::I16 | Type::I32 | Type::I64 => false,
            Type::U8 | Type::U16 | Type::U32 | Type::U64 => false,
            Type::String | Type::Secret | Type::Timestamp | Type::Bytes | Type::Upload => false,
            Type::List(_) | Type::OneOrMany(_) => false,
        }
    }

    /// The tags of a union of the same discriminator.
    fn inner_tags(&self, ty: &Type, property: &str) -> Vec<TagValue> {
        let inner = ty.target().and_then(|id| self.item(id));
        match inner.map(|item| &item.kind) {
            Some(ItemKind::Union(of)) if of.discriminator.as_deref() == Some(property) => {
                let tags = of.variants.iter().flat_map(|it| &it.tags);
                tags.cloned().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The values that schemas allow for a property by `enum`; `None` if they allow any.
    pub(super) fn allowed_values(
        &self,
        parts: &[Schema<'d>],
        property: &str,
    ) -> Option<Vec<TagValue>> {
        let mut allowed: Option<Vec<TagValue>> = None;
        for values in self
            .declarations(parts, property)
            .iter()
            .filter_map(Schema::values)
        {
            let values = values.iter().filter_map(tag);
            let both = values.filter(|it| allowed.as_ref().is_none_or(|all| all.contains(it)));
            allowed = Some(both.collect());
        }
        allowed
    }

    fn kind_of(&self, parts: &[Schema<'d>], property: &str) -> Option<SchemaType> {
        let declarations = self.declarations(parts, property);
        declarations.iter().find_map(Schema::value_type)
    }

    /// The schemas of a property.
    fn declarations(&self, parts: &[Schema<'d>], property: &str) -> Vec<Schema<'d>> {
        let properties = parts.iter().filter_map(|part| part.property(property));
        properties.flat_map(|at| self.parts_of(&at)).collect()
    }

    /// Whether a value of an alternative holds the discriminator itself, as a member or in an alternative of its own.
    pub(super) fn holds(&self, parts: &[Schema<'d>], property: &str, shape: &Shape) -> bool {
        let declares = |part: &Schema<'d>| {
            part.property(property).is_some() || part.texts("required").any(|name| name == property)
        };
        let is_union = || match &shape.ty {
            Type::Named(id) | Type::Boxed(id) => {
                let item = self.item(*id);
                item.is_some_and(|item| matches!(item.kind, ItemKind::Union(_)))
            }
            ty => *ty == Type::Json,
        };
        parts.iter().any(declares) || is_union()
    }
}

/// A key of `mapping`, as a value of the property.
fn tag_of(key: &str, kind: Option<SchemaType>) -> TagValue {
    let typed = match kind {
        Some(SchemaType::Integer | SchemaType::Number) => {
            key.parse().ok().as_ref().and_then(integer_tag)
        }
        Some(SchemaType::Boolean) => key.parse().ok().map(TagValue::Bool),
        Some(SchemaType::String | SchemaType::Array | SchemaType::Object) | None => None,
    };
    typed.unwrap_or_else(|| TagValue::Text(key.to_owned()))
}

fn tag(value: &Value) -> Option<TagValue> {
    match value {
        Value::String(text) => Some(TagValue::Text(text.clone())),
        Value::Number(number) => integer_tag(number),
        Value::Bool(value) => Some(TagValue::Bool(*value)),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A number without a fraction: `1`, `1.0` or `1e0`.
fn integer_tag(number: &Number) -> Option<TagValue> {
    let integer = integers::integer(number)?;
    integer.try_into().ok().map(TagValue::Integer)
}
