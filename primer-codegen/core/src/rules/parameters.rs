//! Parameters, headers and request bodies: their schema or content, and their style.

use std::collections::HashSet;

use serde_json::Value;

use super::Rules;
use crate::diagnostics::{Finding, Place};
use crate::document::{Object, Parameter, RequestBody, SchemaType, is_token};
use crate::source::Pointer;

impl<'d> Rules<'d, '_> {
    pub(super) fn check_parameter(&mut self, parameter: &Parameter<'d>) {
        self.check_holder(parameter, Object::Parameter);
        let name = parameter.name();
        match parameter.location() {
            "header" if !is_token(name) && !name.is_empty() => {
                let message = format!("`{name}` cannot be the name of a header");
                self.report(Finding::at_value(parameter.at.child("name"), message));
            }
            "path" => self.check_presence(parameter),
            "querystring" => self.check_query_string(parameter),
            _ => {}
        }
        self.check_style(parameter);
        self.check_deep_object(parameter);
        self.check_idempotency_key(parameter);
    }

    // OpenAPI 3.2, Parameter Object: `content` "MUST be used when `in` is "querystring"", and `schema` must not.
    fn check_query_string(&mut self, parameter: &Parameter<'d>) {
        if parameter.has("schema") {
            let message = "a query string is described by `content`, not by `schema`";
            let help = "an object is `content: {application/x-www-form-urlencoded: {schema: ...}}`";
            self.report(Finding::at_key(parameter.at.child("schema"), message).help(help));
        }
    }

    fn check_deep_object(&mut self, parameter: &Parameter<'d>) {
        if parameter.deep_object().is_some() && parameter.style() != Some("deepObject") {
            let place = parameter.at.child("x-deep-object");
            let message = "`x-deep-object` applies to `style: deepObject`";
            self.report(Finding::at_key(place, message));
        }
    }

    /// If the caller gives no idempotency key, the client makes one: random text in a header.
    fn check_idempotency_key(&mut self, parameter: &Parameter<'d>) {
        if parameter.idempotency_key() != Some(true) {
            return;
        }
        let is_text = !parameter.has_content() && self.is_text(&parameter.at.child("schema"));
        let message = match parameter.location() {
            "header" if is_text => return,
            "header" => "an idempotency key must be a string that allows any text",
            _ => "an idempotency key must be in a header",
        };
        let place = parameter.at.child("x-idempotency-key");
        self.report(Finding::at_value(place, message));
    }

    /// Whether a schema allows any text.
    fn is_text(&self, at: &Pointer) -> bool {
        let is_string = self
            .value_types(at)
            .iter()
            .all(|value_type| *value_type == SchemaType::String);
        let is_limited = self.resolved.schema(at).is_some_and(|schema| {
            let format = schema.text("format").unwrap_or_default();
            schema.values().is_some() || ["byte", "binary", "date-time"].contains(&format)
        });
        is_string && !is_limited
    }

    // OpenAPI 3.0, Parameter Object: "If the parameter location is "path", this property is REQUIRED and its value MUST be
    // true."
    fn check_presence(&mut self, parameter: &Parameter<'d>) {
        let at = &parameter.at;
        let message = format!(
            "path parameter `{}` must be required, and is read as if it were",
            parameter.name()
        );
        match parameter.required() {
            Some(false) => {
                let finding = Finding::at_value(at.child("required"), message).warning();
                self.report(finding.help("write `required: true`"));
            }
            None if !self.document().is_broken(at) => {
                let finding = Finding::at_key(at.clone(), message).warning();
                self.report(finding.help("add `required: true`"));
            }
            None | Some(true) => {}
        }
    }

    /// Checks that a parameter or a header has either a schema or content.
    //
    // OpenAPI 3.0, Parameter Object: "A parameter MUST contain either a schema property, or a content property, but not
    // both." Header Object: it "follows the structure of the Parameter Object".
    pub(super) fn check_holder(&mut self, holder: &Parameter<'d>, object: Object) {
        let at = &holder.at;
        let what = if object == Object::Header {
            "header"
        } else {
            "parameter"
        };
        self.check_examples(at);
        // A header is read all the same, by its schema.
        let of = |finding: Finding| match object {
            Object::Header => finding.warning(),
            _ => finding,
        };
        let is_object = |keyword| {
            let member = self.resolved.member(at, keyword);
            member.is_some_and(Value::is_object)
        };
        if is_object("schema") && is_object("content") {
            let message = format!("a {what} has either `schema` or `content`, not both");
            let finding = Finding::at_key(at.child("content"), message);
            let related = Place::Key(at.child("schema"));
            let finding = finding.related(related, "`schema` is here");
            self.report(of(finding));
        } else if !holder.has("schema") && is_object("content") && holder.content().count() != 1 {
            let message = format!("`content` of a {what} has exactly one media type");
            self.report(of(Finding::at_value(at.child("content"), message)));
        } else if !holder.has("schema")
            && !holder.has_content()
            // The headers of a response can be read without a schema.
            && object == Object::Parameter
            && !self.document().is_broken(at)
        {
            let message = "a parameter needs `schema` or `content`";
            self.report(Finding::at_key(at.clone(), message).warning());
        }
    }

    pub(super) fn check_request_body(&mut self, body: &RequestBody<'d>) {
        if body.is_empty() {
            let message = "a request body has at least one media type";
            let finding = Finding::at_value(body.at.child("content"), message);
            self.report(match body.required() {
                true => finding,
                false => finding.warning(),
            });
        }
    }

    // OpenAPI 3.0, Media Type Object: "The example field is mutually exclusive of the examples field."
    pub(super) fn check_examples(&mut self, at: &Pointer) {
        let message = "`example` and `examples` exclude each other";
        self.exclude(at, ["example", "examples"], message.to_owned());
    }

    // OpenAPI 3.0, Parameter Object, Style Values: which type each style is for. What `deepObject` is for is looked at with its parts.
    fn check_style(&mut self, parameter: &Parameter<'d>) {
        let at = &parameter.at;
        let style = parameter.style().unwrap_or_default();
        if !matches!(style, "spaceDelimited" | "pipeDelimited") {
            return;
        }
        let mut types = self.value_types(&at.child("schema")).into_iter();
        let strange = types.find(|it| !matches!(it, SchemaType::Object | SchemaType::Array));
        if let Some(value_type) = strange {
            let found = value_type.with_article();
            let message =
                format!("`style: {style}` writes an array: {found} is written as by `form`");
            self.report(Finding::at_value(at.child("style"), message).warning());
        }
    }

    /// The types of values that a schema allows, as far as they are known.
    fn value_types(&self, at: &Pointer) -> Vec<SchemaType> {
        let mut value_types = Vec::new();
        let mut seen = HashSet::new();
        let mut rest = vec![at.clone()];
        while let Some(at) = rest.pop() {
            let Some(schema) = self.resolved.schema(&at) else {
                continue;
            };
            if !seen.insert(schema.at.clone()) {
                continue;
            }
            value_types.extend(schema.value_type());
            if schema.value_type().is_none() {
                let keywords = ["allOf", "oneOf", "anyOf"].into_iter();
                rest.extend(keywords.flat_map(|keyword| schema.parts(keyword)));
            }
        }
        value_types
    }
}
