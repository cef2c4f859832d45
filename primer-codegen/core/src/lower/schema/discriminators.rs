//! Discriminators: the property that selects an alternative of a union, and the values that select each alternative.

use serde_json::Value;

use super::composition::Conjunction;
use crate::document::{Discriminator as Declared, Schema};
use crate::ir::Shape;
use crate::lower::Lower;
use crate::rules::unknown_targets;
use crate::source::Pointer;

/// The property that selects an alternative, and the values that select each alternative.
pub(super) struct Discriminator {
    pub property: String,
    mapping: Vec<(String, Pointer)>,
}

impl Discriminator {
    /// The values that select the alternative at an address.
    //
    // OpenAPI 3.0, Discriminator Object: the value is the name of the schema, if `mapping` has no entry for it.
    pub(super) fn tags(&self, at: &Pointer, lower: &Lower<'_, '_>) -> Vec<String> {
        let target = lower.resolved.follow(at);
        let mapped: Vec<_> = self
            .mapping
            .iter()
            .filter(|(_, to)| Some(to) == target.as_ref())
            .map(|(tag, _)| tag.clone())
            .collect();
        if !mapped.is_empty() {
            return mapped;
        }
        let schema = lower.resolved.schema(at);
        let fixed = schema.and_then(|schema| {
            lower
                .single_values(&schema)
                .into_iter()
                .find(|(name, _)| *name == self.property)
        });
        let name = target.and_then(|target| target.component("schemas"));
        fixed
            .map(|(_, value)| value.to_owned())
            .or(name)
            .into_iter()
            .collect()
    }
}

impl<'d> Lower<'d, '_> {
    /// The declared discriminator, or a property that serves as one because each alternative allows a different single value.
    pub(super) fn discriminator(
        &mut self,
        conjunction: &Conjunction<'d>,
        shapes: &[(Pointer, Shape)],
    ) -> Option<Discriminator> {
        let declared = conjunction.parts.iter().find_map(Schema::discriminator);
        if let Some(declared) = declared {
            return self.lower_discriminator(&declared, shapes);
        }
        let fixed: Vec<_> = shapes
            .iter()
            .map(|(at, _)| {
                self.resolved
                    .schema(at)
                    .map(|schema| self.single_values(&schema))
                    .unwrap_or_default()
            })
            .collect();
        let property = fixed
            .first()?
            .iter()
            .map(|(property, _)| *property)
            .find(|&property| {
                let mut values: Vec<_> = fixed
                    .iter()
                    .filter_map(|fixed| fixed.iter().find(|(name, _)| *name == property))
                    .map(|(_, value)| *value)
                    .collect();
                values.sort_unstable();
                values.dedup();
                values.len() == shapes.len() && shapes.len() > 1
            })?;
        Some(Discriminator {
            property: property.to_owned(),
            mapping: Vec::new(),
        })
    }

    fn lower_discriminator(
        &mut self,
        declared: &Declared<'d>,
        shapes: &[(Pointer, Shape)],
    ) -> Option<Discriminator> {
        let written: Vec<Pointer> = shapes.iter().map(|(at, _)| at.clone()).collect();
        let unknown = unknown_targets(self.resolved, declared, &written);
        self.findings.extend(unknown);
        let alternatives = written.iter().filter_map(|at| self.resolved.follow(at));
        let alternatives: Vec<Pointer> = alternatives.collect();
        let mapping = declared.mapping().filter_map(|(tag, target, _)| {
            let target = self.resolved.mapped(target);
            let target = target.filter(|target| alternatives.contains(target))?;
            Some((tag.to_owned(), target))
        });
        Some(Discriminator {
            property: declared.property_name()?.to_owned(),
            mapping: mapping.collect(),
        })
    }

    /// The properties of a schema that allow a single value, an enum of one string, and that value.
    pub(in crate::lower) fn single_values(&self, schema: &Schema<'d>) -> Vec<(&'d str, &'d str)> {
        let mut fixed: Vec<_> = schema
            .properties()
            .filter_map(|(name, at)| Some((name, self.single_value(&at)?)))
            .collect();
        for part in schema
            .parts("allOf")
            .filter_map(|at| self.resolved.schema(&at))
            .filter(|part| part.at != schema.at)
        {
            fixed.extend(
                part.properties()
                    .filter_map(|(name, at)| Some((name, self.single_value(&at)?))),
            );
        }
        fixed
    }

    fn single_value(&self, at: &Pointer) -> Option<&'d str> {
        match self.resolved.schema(at)?.values()?.as_slice() {
            [Value::String(only)] => Some(only),
            _ => None,
        }
    }
}
