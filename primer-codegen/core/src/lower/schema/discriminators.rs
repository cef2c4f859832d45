//! Discriminators: which member names an alternative of a union, and which values name which.

use serde_json::Value;

use super::composition::Conjunction;
use crate::diagnostics::Finding;
use crate::document::{Pointer, Schema};
use crate::ir::Shape;
use crate::lower::Lower;

/// The member that names an alternative, and which values name which.
pub(in crate::lower) struct Discriminator {
    pub property: String,
    mapping: Vec<(String, Pointer)>,
}

impl Discriminator {
    /// The values that select the alternative at an address.
    //
    // OpenAPI 3.0, Discriminator Object: the name of the schema, if `mapping` has none for it.
    pub(in crate::lower) fn tags(&self, at: &Pointer, lower: &Lower<'_, '_>) -> Vec<String> {
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
    /// The discriminator, or the member that serves as one: each alternative fixes another value for it.
    pub(in crate::lower) fn discriminator(
        &mut self,
        conjunction: &Conjunction<'d>,
        shapes: &[(Pointer, Shape)],
    ) -> Option<Discriminator> {
        let declared = conjunction
            .parts
            .iter()
            .find_map(|part| part.get("discriminator").map(|it| (part, it)));
        if let Some((part, node)) = declared {
            return self.declared_discriminator(part, node, shapes);
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

    fn declared_discriminator(
        &mut self,
        part: &Schema<'d>,
        node: &Value,
        shapes: &[(Pointer, Shape)],
    ) -> Option<Discriminator> {
        let alternatives: Vec<Pointer> = shapes
            .iter()
            .filter_map(|(at, _)| self.resolved.follow(at))
            .collect();
        let property = node.get("propertyName")?.as_str()?.to_owned();
        let mapping = node.get("mapping").and_then(Value::as_object);
        let mut targets = Vec::new();
        for (tag, target) in mapping.into_iter().flatten() {
            match target
                .as_str()
                .and_then(|target| self.resolved.mapped(target))
            {
                Some(target) if alternatives.contains(&target) => {
                    targets.push((tag.clone(), target))
                }
                // An alternative that is not found may be the one.
                Some(_) if alternatives.len() < shapes.len() => {}
                Some(_) => {
                    let at = part.at.path(["discriminator", "mapping", tag]);
                    let finding = Finding::at_value(
                        at,
                        "`mapping` leads to a schema that is no alternative here",
                    );
                    self.report(finding.help(
                        "add it to the alternatives, or let it extend this schema by `allOf`",
                    ));
                }
                // It is reported that there is none.
                None => {}
            }
        }
        Some(Discriminator {
            property,
            mapping: targets,
        })
    }

    /// The members of a schema whose value is fixed by an enum of one.
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
