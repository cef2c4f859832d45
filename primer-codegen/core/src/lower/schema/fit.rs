//! Keywords that do not fit the kind of value that a schema describes.

use serde_json::Value;

use super::composition::Conjunction;
use crate::diagnostics::Finding;
use crate::document::{Schema, SchemaType, json_type_name};
use crate::lower::Lower;

impl<'d> Lower<'d, '_> {
    /// Reports what would shape a value of another kind: it would be dropped.
    pub(in crate::lower) fn check_fit(&mut self, conjunction: &Conjunction<'d>, of: SchemaType) {
        let strange: &[&str] = match of {
            SchemaType::Object => &["items", "enum"],
            SchemaType::Array => &["properties", "enum"],
            SchemaType::String | SchemaType::Number | SchemaType::Integer | SchemaType::Boolean => {
                &["properties", "items"]
            }
        };
        for part in &conjunction.parts {
            for keyword in strange.iter().filter(|keyword| part.has(keyword)) {
                let message = format!("`{keyword}` says nothing about {}", of.with_article());
                self.report(Finding::at_key(part.at.child(keyword), message));
            }
            self.check_values(part, of);
        }
    }

    /// Reports an enum that has no type in Rust: it would be dropped.
    pub(in crate::lower) fn check_mixed_values(&mut self, conjunction: &Conjunction<'d>) {
        for part in &conjunction.parts {
            let is_mixed = part
                .values()
                .is_some_and(|values| !values.iter().all(Value::is_null));
            if is_mixed && part.value_type().is_none() {
                let at = part.at.child("enum");
                let finding = Finding::at_key(
                    at,
                    "an `enum` of objects, of arrays or of several types is not supported yet",
                );
                self.report(finding.help("`anyOf` of one schema for each type says the same"));
            }
        }
    }

    /// Enums of numbers and booleans become no type of their own, but their values are to be right.
    fn check_values(&mut self, part: &Schema<'d>, of: SchemaType) {
        let fits: fn(&Value) -> bool = match of {
            SchemaType::Number => Value::is_number,
            SchemaType::Boolean => Value::is_boolean,
            SchemaType::String | SchemaType::Integer | SchemaType::Array | SchemaType::Object => {
                return;
            }
        };
        for (index, value) in part.values().into_iter().flatten().enumerate() {
            // Some documents list the empty choice of a form.
            if !fits(value) && !value.is_null() && value != "" {
                let message = format!(
                    "expected {} in this `enum`, found {}",
                    of.with_article(),
                    json_type_name(value)
                );
                self.report(Finding::at_value(
                    part.at.child("enum").item(index),
                    message,
                ));
            }
        }
    }
}
