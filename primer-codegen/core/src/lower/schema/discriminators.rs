//! Discriminators: the property that selects an alternative of a union.

use serde_json::Value;

use super::composition::{Conjunction, is_annotation};
use super::tags::{Property, Tags};
use crate::diagnostics::{Finding, Place};
use crate::document::{Discriminator as Declared, Schema, SchemaType};
use crate::ir::{Shape, TagValue};
use crate::lower::Lower;
use crate::rules::{ADD, unknown_targets};
use crate::source::Pointer;

/// The property that selects an alternative, and the values that select each alternative.
pub(super) struct Discriminator {
    pub property: String,
    /// The values of each alternative, in their order.
    pub tags: Vec<Tags>,
    /// The schema of values without a known tag (`defaultMapping`), if it is one of the alternatives.
    pub default: Option<Pointer>,
}

impl<'d> Lower<'d, '_> {
    /// The discriminator of alternatives: the declared one, that of a base which they extend, or a property that serves as one because
    /// each alternative requires it with another single value.
    pub(super) fn discriminator(
        &mut self,
        conjunction: &Conjunction<'d>,
        shapes: &[(Pointer, Shape)],
        fallback: Option<&Pointer>,
    ) -> Option<Discriminator> {
        let declared = conjunction.parts.iter().find_map(Schema::discriminator);
        let is_declared = declared.is_some();
        let default = declared.as_ref().and_then(|it| self.default(it, shapes));
        let property = match declared {
            Some(declared) => self.declared_property(&declared, shapes)?,
            // A name stands for an alternative, and not for a combination of it with others.
            None if shapes
                .iter()
                .any(|(at, _)| self.combinations.contains_key(at)) =>
            {
                self.required_property(conjunction, shapes)?
            }
            None => self
                .inherited_property(shapes)
                .or_else(|| self.required_property(conjunction, shapes))?,
        };
        let tags = self.tags(&property, conjunction, shapes);
        if is_declared {
            self.check_selected(shapes, &tags, [fallback, default.as_ref()]);
        }
        Some(Discriminator {
            property: property.name,
            tags,
            default,
        })
    }

    fn declared_property(
        &mut self,
        declared: &Declared<'d>,
        shapes: &[(Pointer, Shape)],
    ) -> Option<Property> {
        let written: Vec<Pointer> = shapes.iter().map(|(at, _)| at.clone()).collect();
        let unknown = unknown_targets(self.resolved, declared, &written);
        self.findings.extend(unknown);
        Some(Property {
            name: declared.property_name()?.to_owned(),
            mapping: self.mapping(declared),
            base: None,
        })
    }

    /// The schema that `defaultMapping` names; one that is no alternative is reported.
    fn default(&mut self, declared: &Declared<'d>, shapes: &[(Pointer, Shape)]) -> Option<Pointer> {
        let (target, at) = declared.default_mapping()?;
        let target = self.resolved.mapped(target)?;
        let mut alternatives = shapes.iter().map(|(at, _)| self.resolved.follow(at));
        if alternatives.any(|it| it.as_ref() == Some(&target)) {
            return Some(target);
        }
        let message = "`defaultMapping` leads to a schema that is no alternative here";
        self.report(Finding::at_value(at, message).help(ADD).warning());
        None
    }

    fn mapping(&self, declared: &Declared<'d>) -> Vec<(String, Pointer)> {
        let mapping = declared.mapping().filter_map(|(tag, target, _)| {
            let target = self.resolved.mapped(target)?;
            Some((tag.to_owned(), target))
        });
        mapping.collect()
    }

    /// The discriminator of a base that several alternatives extend by `allOf`.
    fn inherited_property(&self, shapes: &[(Pointer, Shape)]) -> Option<Property> {
        let bases: Vec<Vec<Schema<'d>>> = shapes
            .iter()
            .map(|(at, _)| self.extended_bases(at))
            .collect();
        let mut found = bases.iter().flatten();
        let base = found.find(|base| {
            let extending = bases
                .iter()
                .filter(|bases| bases.iter().any(|other| other.at == base.at));
            extending.count() > 1
        })?;
        let declared = base.discriminator()?;
        Some(Property {
            name: declared.property_name()?.to_owned(),
            mapping: self.mapping(&declared),
            base: Some(base.at.clone()),
        })
    }

    /// The schemas with a discriminator of their own that a schema extends.
    pub(super) fn extended_bases(&self, at: &Pointer) -> Vec<Schema<'d>> {
        let own = self.resolved.follow(at);
        let bases = self.parts_of(at).into_iter().filter(|part| {
            Some(&part.at) != own.as_ref()
                && part.has("discriminator")
                && !part.has("oneOf")
                && !part.has("anyOf")
        });
        bases.collect()
    }

    /// The schemas that hold at once where a schema stands. A wrong `allOf` is reported elsewhere.
    pub(super) fn parts_of(&self, at: &Pointer) -> Vec<Schema<'d>> {
        if let Some(several) = self.combinations.get(at) {
            return several.iter().flat_map(|at| self.parts_of(at)).collect();
        }
        let schema = self.resolved.schema(at);
        schema
            .and_then(|schema| self.resolved.parts(&schema).ok())
            .unwrap_or_default()
    }

    /// A property that each alternative requires, with another single value.
    fn required_property(
        &self,
        conjunction: &Conjunction<'d>,
        shapes: &[(Pointer, Shape)],
    ) -> Option<Property> {
        if shapes.len() < 2 {
            return None;
        }
        let alternatives: Vec<Vec<Schema<'d>>> = shapes
            .iter()
            .map(|(at, _)| self.parts_with(conjunction, at))
            .collect();
        let mut names = alternatives.first()?.iter().flat_map(Schema::properties);
        let (name, _) = names.find(|(name, _)| {
            let mut found: Vec<TagValue> = Vec::new();
            let mut alternatives = alternatives.iter();
            alternatives.all(|parts| {
                let required = parts.iter().flat_map(|part| part.texts("required"));
                let is_required = required.into_iter().any(|required| required == *name);
                match self.allowed_values(parts, name).as_deref() {
                    Some([only]) if is_required && !found.contains(only) => {
                        found.push(only.clone());
                        true
                    }
                    _ => false,
                }
            })
        })?;
        Some(Property {
            name: name.to_owned(),
            mapping: Vec::new(),
            base: None,
        })
    }

    /// The schemas that hold at once where an alternative stands, with those beside the alternatives.
    pub(super) fn parts_with(
        &self,
        conjunction: &Conjunction<'d>,
        at: &Pointer,
    ) -> Vec<Schema<'d>> {
        let mut parts = conjunction.parts.clone();
        parts.extend(self.parts_of(at));
        parts
    }

    /// Warns of objects that no value of the discriminator selects.
    fn check_selected(
        &mut self,
        shapes: &[(Pointer, Shape)],
        tags: &[Tags],
        others: [Option<&Pointer>; 2],
    ) {
        for ((at, _), tags) in shapes.iter().zip(tags) {
            let schema = self.resolved.schema(at);
            let is_object = schema.is_some_and(|schema| {
                matches!(schema.value_type(), None | Some(SchemaType::Object))
            });
            let is_other =
                others.contains(&Some(at)) || others.contains(&self.resolved.follow(at).as_ref());
            if tags.values.is_empty() && is_object && !is_other {
                let message = "no value of the discriminator selects this alternative";
                let help = "give it a value of its own: by an entry of `mapping`, or by an `enum` of the property";
                self.report(Finding::at_value(at.clone(), message).help(help).warning());
            }
        }
    }

    /// Warns of alternatives without a discriminator that are equal to an earlier one, which is chosen instead.
    pub(super) fn check_different(&mut self, shapes: &[(Pointer, Shape)]) {
        for (n, (at, shape)) in shapes.iter().enumerate() {
            if self.combinations.contains_key(at) {
                continue;
            }
            let own = self.restrictions(at);
            let mut earlier = shapes.iter().take(n);
            if earlier.clone().any(|(_, other)| other.ty == shape.ty) {
                continue;
            }
            let equal = earlier.find(|(other, _)| self.restrictions(other) == own);
            if let Some((first, _)) = equal {
                let message = "no value is read as this alternative: an earlier one is equal to it";
                let finding = Finding::at_value(at.clone(), message).warning();
                let finding = finding.related(Place::Value(first.clone()), "the earlier one");
                self.report(finding);
            }
        }
    }

    /// The keywords that restrict the values of an alternative.
    fn restrictions(&self, at: &Pointer) -> Vec<Vec<(&'d str, Option<&'d Value>)>> {
        let parts = self.parts_of(at).into_iter().map(|part| {
            let keywords = part.keywords();
            let keywords = keywords.filter(|it| *it != "allOf" && !is_annotation(it));
            keywords.map(|it| (it, part.get(it))).collect::<Vec<_>>()
        });
        parts.filter(|keywords| !keywords.is_empty()).collect()
    }

    /// The properties of a schema that allow a single string, an enum of one value, and that value.
    pub(in crate::lower) fn single_values(&self, schema: &Schema<'d>) -> Vec<(&'d str, String)> {
        let parts = self.parts_of(&schema.at);
        let names = parts.iter().rev().flat_map(Schema::properties);
        let fixed = names.filter_map(|(name, _)| {
            let mut values = self.allowed_values(&parts, name)?.into_iter();
            match (values.next(), values.next()) {
                (Some(TagValue::Text(only)), None) => Some((name, only)),
                _ => None,
            }
        });
        fixed.collect()
    }
}

#[cfg(test)]
mod tests;
