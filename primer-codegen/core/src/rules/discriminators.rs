//! Discriminators: a member that all alternatives have, and a mapping that leads to schemas.

use serde_json::Value;

use super::Rules;
use super::values::family;
use crate::diagnostics::{Finding, Place, nearest};
use crate::document::{Pointer, Schema, SchemaType};

impl<'d> Rules<'d, '_> {
    pub(super) fn check_discriminator(&mut self, schema: &Schema<'d>) {
        let at = schema.at.child("discriminator");
        let Some(node) = schema.get("discriminator").filter(|node| node.is_object()) else {
            return;
        };
        self.check_mapping(&at, node);
        let Some(property) = self.text(&at, "propertyName") else {
            return;
        };
        let alternatives: Vec<Pointer> = ["oneOf", "anyOf"]
            .into_iter()
            .flat_map(|keyword| schema.parts(keyword))
            .collect();
        if alternatives.is_empty() {
            self.check_own(schema, property, &at);
        } else {
            self.check_alternatives(&alternatives, property, &at);
        }
    }

    fn check_mapping(&mut self, at: &Pointer, node: &Value) {
        let mapping = node.get("mapping").and_then(Value::as_object);
        for (tag, target) in mapping.into_iter().flatten() {
            let Some(target) = target.as_str() else {
                continue;
            };
            if self.resolved.mapped(target).is_none() {
                let at = at.path(["mapping", tag]);
                let schemas = Pointer::root().path(["components", "schemas"]);
                let message = format!("`mapping` leads to no schema: `{target}`");
                let name = target.rsplit('/').next().unwrap_or(target);
                let known = self.document().names(&schemas);
                let finding = Finding::at_value(at, message);
                self.report(finding.suggest("schema", name, known));
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
            self.report(finding.suggest("property", property, names));
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
            let message =
                "a discriminator chooses between objects, and these alternatives are none";
            return self.report(Finding::at_key(at.clone(), message));
        }
        let declared: Vec<_> = schemas.iter().map(|schema| self.declared(schema)).collect();
        let lacks = |(names, is_sure): &(Vec<&str>, bool)| *is_sure && !names.contains(&property);
        let place = at.child("propertyName");
        if declared.iter().all(lacks) {
            // Documents that others wrote leave it out of all alternatives; `check` warns of these. A slip is a mistake.
            let mut names = declared.iter().flat_map(|(names, _)| names.iter().copied());
            if let Some(meant) = nearest(property, &mut names) {
                let message =
                    format!("no alternative declares the discriminator's property `{property}`");
                let help = format!("a similar property exists: `{meant}`");
                self.report(Finding::at_value(place, message).help(help));
            }
            return;
        }
        for (alternative, _) in alternatives
            .iter()
            .zip(&declared)
            .filter(|(_, it)| lacks(it))
        {
            let message = format!(
                "this alternative does not declare the discriminator's property `{property}`"
            );
            let finding = Finding::at_value(alternative.clone(), message);
            self.report(finding.related(Place::Value(place.clone()), "it is named here"));
        }
    }

    /// The properties that a schema and what it extends declare, and whether that is all of them.
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
