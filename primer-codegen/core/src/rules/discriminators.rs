//! Discriminators: their property is declared, and their mapping leads to schemas.

use super::Rules;
use super::values::family;
use crate::diagnostics::{Finding, Place};
use crate::document::{Discriminator, Schema, SchemaType};
use crate::resolve::Resolved;
use crate::source::Pointer;
use crate::spelling::nearest;

/// The way to make a schema an alternative.
pub(crate) const ADD: &str = "add it to the alternatives, or let it extend this schema by `allOf`";

impl<'d> Rules<'d, '_> {
    pub(super) fn check_discriminator(&mut self, schema: &Schema<'d>) {
        let Some(discriminator) = schema.discriminator() else {
            return;
        };
        self.check_mapping(&discriminator);
        let at = discriminator.at.clone();
        let Some(property) = discriminator.property_name() else {
            return;
        };
        let alternatives: Vec<Pointer> = ["oneOf", "anyOf"]
            .into_iter()
            .flat_map(|keyword| schema.parts(keyword))
            .collect();
        let is_beside = || self.declared(schema).0.contains(&property);
        if alternatives.is_empty() {
            self.check_own(schema, property, &at);
        } else if !is_beside() {
            // What is declared beside the alternatives holds for each of them.
            self.check_alternatives(&alternatives, property, &at);
        }
    }

    fn check_mapping(&mut self, discriminator: &Discriminator<'d>) {
        let default = discriminator.default_mapping().into_iter();
        let entries = discriminator.mapping().map(|(_, target, at)| (target, at));
        for (keyword, (target, at)) in entries
            .map(|it| ("mapping", it))
            .chain(default.map(|it| ("defaultMapping", it)))
        {
            if self.resolved.mapped(target).is_none() {
                let message = format!("`{keyword}` leads to no schema: `{target}`");
                let name = target.rsplit('/').next().unwrap_or(target);
                let known = self.document().components("schemas").map(|(name, _)| name);
                let finding = Finding::at_value(at, message);
                let finding = finding.suggest("schema", name, known);
                // Tools that make one document of several forget the mapping; the names of the schemas are values without it.
                let is_elsewhere = !target.starts_with('#') && target.contains('#');
                self.report(match is_elsewhere {
                    true => finding.warning(),
                    false => finding,
                });
            }
        }
    }

    // OpenAPI 3.0, Discriminator Object: the property name stands "in the payload".
    fn check_own(&mut self, schema: &Schema<'d>, property: &str, at: &Pointer) {
        let (names, is_sure) = self.declared(schema);
        if is_sure && !names.contains(&property) {
            let message =
                format!("this schema does not declare the discriminator's property `{property}`");
            let finding = Finding::at_value(at.child("propertyName"), message);
            self.report_undeclared(finding, property, &names);
        }
    }

    fn check_alternatives(&mut self, alternatives: &[Pointer], property: &str, at: &Pointer) {
        let schemas: Option<Vec<_>> = alternatives
            .iter()
            .map(|at| self.resolved.schema(at))
            .collect();
        let Some(schemas) = schemas else { return };
        let is_scalar =
            |schema: &Schema<'_>| !matches!(schema.value_type(), None | Some(SchemaType::Object));
        if schemas.iter().all(is_scalar) {
            let message = "a discriminator applies to alternatives that are objects; these are not";
            return self.report(Finding::at_key(at.clone(), message).warning());
        }
        let declared: Vec<_> = schemas.iter().map(|schema| self.declared(schema)).collect();
        let lacks = |(names, is_sure): &(Vec<&str>, bool)| *is_sure && !names.contains(&property);
        let place = at.child("propertyName");
        if declared.iter().all(lacks) {
            let message =
                format!("no alternative declares the discriminator's property `{property}`");
            let names = declared.iter().flat_map(|(names, _)| names.iter().copied());
            let finding = Finding::at_value(place, message);
            return self.report_undeclared(finding, property, &names.collect::<Vec<_>>());
        }
        for (alternative, (names, _)) in alternatives
            .iter()
            .zip(&declared)
            .filter(|(_, it)| lacks(it))
        {
            let message = format!(
                "this alternative does not declare the discriminator's property `{property}`"
            );
            let finding = Finding::at_value(alternative.clone(), message);
            let finding = finding.related(Place::Value(place.clone()), "it is named here");
            self.report_undeclared(finding, property, names);
        }
    }

    /// Reports a property that is not declared beside these. Real documents omit it, and it is read and written all the same, unless
    /// it resembles a declared one: then it is misspelled.
    fn report_undeclared(&mut self, finding: Finding, property: &str, declared: &[&str]) {
        let declared = || declared.iter().copied();
        self.report(match nearest(property, declared()) {
            Some(_) => finding.suggest("property", property, declared()),
            None => finding.warning(),
        });
    }

    /// The properties that a schema and the schemas it extends declare, and whether the list is complete.
    fn declared(&self, schema: &Schema<'d>) -> (Vec<&'d str>, bool) {
        let family = family(self.resolved, schema);
        let names = family
            .iter()
            .flat_map(Schema::properties)
            .map(|(name, _)| name);
        let is_whole = |schema: &Schema<'_>| {
            !self.document().is_broken(&schema.at)
                && !schema.has("oneOf")
                && !schema.has("anyOf")
                && (schema.has("properties") || schema.has("allOf"))
                && schema
                    .parts("allOf")
                    .all(|at| self.resolved.schema(&at).is_some())
        };
        (names.collect(), family.iter().all(is_whole))
    }
}

/// Findings about entries of a mapping that lead to a schema that is not one of the alternatives.
///
/// Lowering asks for these findings, because it decides which schemas are the alternatives of a union.
pub(crate) fn unknown_targets<'d>(
    resolved: Resolved<'d>,
    discriminator: &Discriminator<'d>,
    alternatives: &[Pointer],
) -> Vec<Finding> {
    let found: Vec<Pointer> = alternatives
        .iter()
        .filter_map(|at| resolved.follow(at))
        .collect();
    // An alternative that is not found may be the target.
    if discriminator.property_name().is_none() || found.len() < alternatives.len() {
        return Vec::new();
    }
    let mapping = discriminator.mapping();
    let unknown = mapping.filter(|(_, target, _)| {
        let target = resolved.mapped(target);
        target.is_some_and(|target| !found.contains(&target))
    });
    let finding = |(_, _, at): (&str, &str, Pointer)| {
        let message = "`mapping` leads to a schema that is no alternative here";
        Finding::at_value(at, message).help(ADD).warning()
    };
    unknown.map(finding).collect()
}
