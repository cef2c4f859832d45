//! Parameters, headers and bodies: what they hold, and how it can be written.

use std::collections::HashSet;

use serde_json::Value;

use super::Rules;
use crate::diagnostics::Finding;
use crate::document::{Pointer, SchemaType, is_token};

impl Rules<'_, '_> {
    pub(super) fn check_parameter(&mut self, at: &Pointer) {
        self.check_holder(at, "parameter");
        let name = self.text(at, "name").unwrap_or_default();
        match self.text(at, "in") {
            Some("header") if !is_token(name) && !name.is_empty() => {
                let message = format!("`{name}` cannot be the name of a header");
                self.report(Finding::at_value(at.child("name"), message));
            }
            Some("path") => self.check_presence(at, name),
            _ => {}
        }
        self.check_style(at);
        self.check_idempotency_key(at);
    }

    /// The client makes an idempotency key where the caller gives none: it is random text in a header.
    fn check_idempotency_key(&mut self, at: &Pointer) {
        if self.member(at, "x-idempotency-key") != Some(&Value::Bool(true)) {
            return;
        }
        let is_text = self.member(at, "content").is_none() && self.is_text(&at.child("schema"));
        let message = match self.text(at, "in") {
            Some("header") if is_text => return,
            Some("header") => "an idempotency key is a string of any text",
            _ => "an idempotency key stands in a header",
        };
        let place = at.child("x-idempotency-key");
        self.report(Finding::at_value(place, message));
    }

    /// Whether a schema allows any text.
    fn is_text(&self, at: &Pointer) -> bool {
        let is_string = self
            .kinds(at)
            .iter()
            .all(|kind| *kind == SchemaType::String);
        let is_limited = self.resolved.schema(at).is_some_and(|schema| {
            let format = schema.text("format").unwrap_or_default();
            schema.values().is_some() || ["byte", "binary", "date-time"].contains(&format)
        });
        is_string && !is_limited
    }

    // OpenAPI 3.0, Parameter Object: "If the parameter location is "path", this property is REQUIRED and its value MUST be
    // true."
    fn check_presence(&mut self, at: &Pointer, name: &str) {
        let message = format!("path parameter `{name}` must be required");
        match self.member(at, "required") {
            Some(Value::Bool(false)) => {
                let finding = Finding::at_value(at.child("required"), message);
                self.report(finding.help("write `required: true`"));
            }
            None if !self.document().is_broken(at) => {
                let finding = Finding::at_key(at.clone(), message);
                self.report(finding.help("add `required: true`"));
            }
            _ => {}
        }
    }

    /// What a parameter or a header holds.
    //
    // OpenAPI 3.0, Parameter Object: "A parameter MUST contain either a schema property, or a content property, but not
    // both." Header Object: it "follows the structure of the Parameter Object".
    pub(super) fn check_holder(&mut self, at: &Pointer, what: &str) {
        self.check_examples(at);
        let (schema, content) = (self.member(at, "schema"), self.member(at, "content"));
        match (schema, content) {
            (Some(Value::Object(_)), Some(Value::Object(_))) => {
                let message = format!("a {what} has either `schema` or `content`, not both");
                self.exclude(at, ["schema", "content"], message);
            }
            (None, Some(Value::Object(content))) if content.len() != 1 => {
                let message = format!("`content` of a {what} has exactly one media type");
                self.report(Finding::at_value(at.child("content"), message));
            }
            // The headers of a response can be read without a schema.
            (None, None) if what == "parameter" && !self.document().is_broken(at) => {
                self.report(Finding::at_key(
                    at.clone(),
                    "a parameter needs `schema` or `content`",
                ));
            }
            _ => {}
        }
    }

    pub(super) fn check_request_body(&mut self, at: &Pointer) {
        let content = self.member(at, "content").and_then(Value::as_object);
        if content.is_some_and(serde_json::Map::is_empty) {
            let message = "a request body has at least one media type";
            self.report(Finding::at_value(at.child("content"), message));
        }
    }

    // OpenAPI 3.0, Media Type Object: "The example field is mutually exclusive of the examples field."
    pub(super) fn check_examples(&mut self, at: &Pointer) {
        let message = "`example` and `examples` exclude each other";
        self.exclude(at, ["example", "examples"], message.to_owned());
    }

    // OpenAPI 3.0, Parameter Object, Style Values: which type each style is for.
    fn check_style(&mut self, at: &Pointer) {
        let style = self.text(at, "style").unwrap_or_default();
        let expected = match style {
            "deepObject" => "an object",
            "spaceDelimited" | "pipeDelimited" => "an array",
            _ => return,
        };
        let is_list = expected == "an array";
        let strange = self
            .kinds(&at.child("schema"))
            .into_iter()
            .find(|kind| *kind != SchemaType::Object && !(is_list && *kind == SchemaType::Array));
        if let Some(kind) = strange {
            let found = kind.with_article();
            let message = format!("`style: {style}` writes {expected}, and this is {found}");
            self.report(Finding::at_value(at.child("style"), message));
        }
    }

    /// The kinds of values that a schema allows, as far as they are known.
    fn kinds(&self, at: &Pointer) -> Vec<SchemaType> {
        let mut kinds = Vec::new();
        let mut seen = HashSet::new();
        let mut rest = vec![at.clone()];
        while let Some(at) = rest.pop() {
            let Some(schema) = self.resolved.schema(&at) else {
                continue;
            };
            if !seen.insert(schema.at.clone()) {
                continue;
            }
            kinds.extend(schema.value_type());
            if schema.value_type().is_none() {
                let keywords = ["allOf", "oneOf", "anyOf"].into_iter();
                rest.extend(keywords.flat_map(|keyword| schema.parts(keyword)));
            }
        }
        kinds
    }
}
