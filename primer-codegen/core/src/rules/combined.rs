//! Schemas that hold at once: a value must be able to meet all of them.
//!
//! Lowering decides which schemas these are, and asks for the findings: besides the members of `allOf`, a schema beside
//! `oneOf` holds for each alternative, and a property may be declared several times.

use serde_json::Value;

use crate::diagnostics::{Finding, Place};
use crate::document::{Schema, SchemaType, json_type_name};
use crate::resolve::Resolved;
use crate::source::Pointer;

/// Schemas that hold at once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Combined<'s, 'd> {
    /// The document.
    pub resolved: Resolved<'d>,
    /// The address of the schema that the others are part of.
    pub at: &'s Pointer,
    /// The schemas.
    pub parts: &'s [Schema<'d>],
    /// Whether a component extends the schema.
    pub is_extended: bool,
}

impl<'d> Combined<'_, 'd> {
    /// The one type of all parts, if they have any.
    ///
    /// # Errors
    ///
    /// If no value is of the types of all parts, which is a warning: any value is accepted then.
    pub(crate) fn value_type(&self) -> Result<Option<SchemaType>, Box<Finding>> {
        let mut types = self
            .parts
            .iter()
            .filter_map(|part| Some((part.value_type()?, part)));
        let Some((mut common, first)) = types.next() else {
            return Ok(None);
        };
        for (other, part) in types {
            match (common, other) {
                _ if common == other => {}
                (SchemaType::Number, SchemaType::Integer) => common = SchemaType::Integer,
                (SchemaType::Integer, SchemaType::Number) => {}
                _ => {
                    let message = format!(
                        "`allOf` joins {} with {}, which no value can be",
                        common.with_article(),
                        other.with_article()
                    );
                    let label = format!("{} is declared here", common.with_article());
                    let finding = Finding::at_value(part.at.clone(), message);
                    let finding = finding.related(Place::Value(first.at.clone()), label);
                    return Err(Box::new(finding.warning()));
                }
            }
        }
        Ok(Some(common))
    }

    /// The types that all parts allow, if they allow several.
    pub(crate) fn types(&self) -> Vec<SchemaType> {
        let declared = self.parts.iter().map(Schema::types);
        let mut lists = declared.filter(|types| !types.is_empty());
        let Some(first) = lists.next() else {
            return Vec::new();
        };
        lists.fold(first, |common, types| {
            let narrowed = common.into_iter().filter_map(|of| match of {
                SchemaType::Number if types.contains(&SchemaType::Integer) => {
                    Some(SchemaType::Integer)
                }
                SchemaType::Integer if types.contains(&SchemaType::Number) => Some(of),
                _ => types.contains(&of).then_some(of),
            });
            narrowed.collect()
        })
    }

    /// Findings about keywords and enum values for another type of value: they would have no effect.
    pub(crate) fn misplaced(&self, of: SchemaType) -> Vec<Finding> {
        let others = [
            ("properties", SchemaType::Object, "objects"),
            ("items", SchemaType::Array, "arrays"),
        ];
        let mut findings = Vec::new();
        for part in self.parts {
            for (keyword, own, values) in others {
                if own != of && part.has(keyword) {
                    let this = of.with_article();
                    let message = format!("`{keyword}` applies to {values}; this schema is {this}");
                    findings.push(Finding::at_key(part.at.child(keyword), message).warning());
                }
            }
            findings.extend(misplaced_values(part, of));
        }
        findings
    }

    /// Findings about names in `x-recommended` that are not among the declared properties.
    pub(crate) fn unknown_recommended(&self, declared: &[&str]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for part in self.parts {
            for (index, name) in part.texts("x-recommended").enumerate() {
                if !declared.contains(&name) {
                    let at = part.at.child("x-recommended").item(index);
                    let message =
                        format!("`x-recommended` names a property that is not declared: `{name}`");
                    let finding = Finding::at_value(at, message);
                    findings.push(finding.suggest("property", name, declared.iter().copied()));
                }
            }
        }
        findings
    }
}

/// Findings about values of another type in an enum of numbers or booleans.
fn misplaced_values(part: &Schema<'_>, of: SchemaType) -> Vec<Finding> {
    let fits: fn(&Value) -> bool = match of {
        SchemaType::Number => Value::is_number,
        SchemaType::Boolean => Value::is_boolean,
        SchemaType::String | SchemaType::Integer | SchemaType::Array | SchemaType::Object => {
            return Vec::new();
        }
    };
    let values = part.values().into_iter().flatten().enumerate();
    values
        // Some documents list the empty string, the empty choice of a form.
        .filter(|(_, value)| !fits(value) && !value.is_null() && *value != "")
        .map(|(index, value)| {
            let message = format!(
                "expected {} in this `enum`, found {}",
                of.with_article(),
                json_type_name(value)
            );
            Finding::at_value(part.value_at(index), message).warning()
        })
        .collect()
}
