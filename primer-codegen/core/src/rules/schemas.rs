//! Schemas: valid patterns, and names that are unique.

use super::{Combined, Rules, forbidden};
use crate::diagnostics::Finding;
use crate::document::{Schema, SchemaType};
use crate::rules::patterns::{self, Pattern};

impl<'d> Rules<'d, '_> {
    pub(super) fn check_schema(&mut self, schema: &Schema<'d>) {
        self.check_satisfiable(schema);
        self.check_multiple(schema);
        self.check_pattern(schema);
        self.check_not(schema);
        self.check_items(schema);
        self.check_required(schema);
        self.check_access(schema);
        self.check_identifiers(schema);
        self.check_aliases(schema);
        self.check_discriminator(schema);
        self.check_values(schema);
        self.check_listed(schema);
    }

    /// Reports objects and arrays among the values of `enum`: those of a value are not compared with them.
    fn check_listed(&mut self, schema: &Schema<'d>) {
        let may_be_composite = matches!(
            schema.declared_type(),
            None | Some(SchemaType::Object | SchemaType::Array)
        );
        // What `not` lists is reported with it.
        let is_listed = schema.at.last().as_deref() != Some("not");
        let mut values = schema.values().into_iter().flatten();
        if is_listed
            && may_be_composite
            && values.any(|value| value.is_object() || value.is_array())
        {
            let at = schema.at.child("enum");
            let message =
                "objects and arrays among the values of `enum` are not checked before sending";
            let finding = Finding::at_key(at, message);
            self.report(finding.help("the service checks them alone").warning());
        }
    }

    /// Reports limits that no value keeps, also where the schema is not lowered.
    fn check_satisfiable(&mut self, schema: &Schema<'d>) {
        let alone = Combined {
            resolved: self.resolved,
            at: &schema.at,
            parts: std::slice::from_ref(schema),
            is_extended: false,
        };
        let value_type = schema.value_type();
        let finding = value_type.and_then(|value_type| alone.unsatisfiable(value_type));
        self.findings.extend(finding);
    }

    // JSON Schema Validation, section 5.1: "The value of "multipleOf" MUST be a JSON number. This number MUST be strictly
    // greater than 0."
    fn check_multiple(&mut self, schema: &Schema<'d>) {
        let factor = schema
            .number("multipleOf")
            .and_then(serde_json::Number::as_f64);
        if factor.is_some_and(|factor| factor <= 0.0) {
            let at = schema.at.child("multipleOf");
            self.report(Finding::at_value(at, "`multipleOf` must be above 0").warning());
        }
    }

    // A pattern of ECMA-262 that takes more than linear time is checked by the service alone.
    fn check_pattern(&mut self, schema: &Schema<'d>) {
        let Some(pattern) = schema.text("pattern") else {
            return;
        };
        let at = schema.at.child("pattern");
        let finding = match patterns::read(pattern) {
            Pattern::Checked { doubt: None, .. } => return,
            Pattern::Checked {
                doubt: Some(doubt), ..
            } => Finding::at_value(at, "this `pattern` looks like one of another dialect")
                .help(format!("{doubt}; write it as JavaScript reads it"))
                .warning(),
            Pattern::Unchecked(reason) => {
                Finding::at_value(at, "this `pattern` is not checked before sending")
                    .help(format!("{reason}; the service checks it alone"))
                    .warning()
            }
            Pattern::Invalid(reason) => {
                let message = format!("this `pattern` is no regular expression: {reason}");
                Finding::at_value(at, message)
                    .help("it is not checked before sending")
                    .warning()
            }
        };
        self.report(finding);
    }

    /// Reports a schema that must not hold, if the service alone checks it, unless no value of the type is of that schema anyway.
    fn check_not(&mut self, schema: &Schema<'d>) {
        let Some(at) = schema
            .child("not")
            .filter(|_| !schema.is_never() && forbidden(self.resolved, schema).is_none())
        else {
            return;
        };
        let other = self.resolved.schema(&at).and_then(|not| not.value_type());
        let is_number = |it: SchemaType| matches!(it, SchemaType::Integer | SchemaType::Number);
        let is_idle = schema
            .declared_type()
            .zip(other)
            .is_some_and(|(this, other)| this != other && !(is_number(this) && is_number(other)));
        if !is_idle {
            let finding = Finding::at_key(at, "`not` is not checked before sending");
            self.report(finding.help("the service checks it alone").warning());
        }
    }

    // OpenAPI 3.0, Schema Object: "`items` MUST be present if the `type` is `array`."
    fn check_items(&mut self, schema: &Schema<'d>) {
        let holder = schema.at.parent().and_then(|list| list.last());
        let is_part = ["allOf", "oneOf", "anyOf"].contains(&holder.as_deref().unwrap_or_default())
            || ["allOf", "oneOf", "anyOf"].iter().any(|it| schema.has(it));
        let is_sure = !is_part && !self.document().is_broken(&schema.at);
        // JSON Schema 2020-12 allows items of any kind then.
        let is_sure = is_sure && !self.document().dialect().is_json_schema();
        if is_sure && schema.value_type() == Some(SchemaType::Array) && !schema.has("items") {
            let finding = Finding::at_key(schema.at.clone(), "an array needs `items`");
            self.report(
                finding
                    .help("`items: {}` allows items of any kind")
                    .warning(),
            );
        }
    }

    /// Reports an alias that is the name of another property: both would be read into one field.
    fn check_aliases(&mut self, schema: &Schema<'d>) {
        let names: Vec<&str> = schema.properties().map(|(name, _)| name).collect();
        for (_, at) in schema.properties() {
            let Some(property) = self.schema(&at).filter(|it| it.has("x-aliases")) else {
                continue;
            };
            for (index, alias) in property.texts("x-aliases").enumerate() {
                if names.contains(&alias) {
                    let at = at.child("x-aliases").item(index);
                    let message = format!("the alias `{alias}` is the name of a property");
                    self.report(Finding::at_value(at, message));
                }
            }
        }
    }

    /// The client finds identifiers in strings alone.
    fn check_identifiers(&mut self, schema: &Schema<'d>) {
        for keyword in ["x-error-id", "x-diagnostics-id"] {
            if schema.flag(keyword) && schema.value_type() != Some(SchemaType::String) {
                let at = schema.at.child(keyword);
                let message = format!("`{keyword}` is for strings");
                self.report(Finding::at_value(at, message));
            }
        }
    }

    // OpenAPI 3.0, Schema Object: "A property MUST NOT be marked as both readOnly and writeOnly being true."
    fn check_access(&mut self, schema: &Schema<'d>) {
        if schema.flag("readOnly") && schema.flag("writeOnly") {
            let message = "a property is not both `readOnly` and `writeOnly`";
            self.exclude(&schema.at, ["readOnly", "writeOnly"], message.to_owned());
        }
    }
}
