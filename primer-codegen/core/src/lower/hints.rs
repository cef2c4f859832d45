//! The words of names: those of an inline schema follow from its address.

use super::Lower;
use crate::document::{Object, Operation, Parameter, SchemaType};
use crate::names::{self, Case};
use crate::resolve::Endpoint;
use crate::source::Pointer;

impl Lower<'_, '_> {
    /// The words of the name of the schema at an address.
    pub(super) fn hint(&self, at: &Pointer) -> String {
        if let Some(name) = self.rust_name(at) {
            return name;
        }
        let (Some(parent), Some(last)) = (at.parent(), at.last()) else {
            return String::new();
        };
        // The parent is one of OpenAPI's objects or, as for the schemas in `properties`, a list or a map below one.
        if let Some(object) = self.resolved.document.object(&parent) {
            return match last.as_str() {
                status if object == Object::Responses => {
                    let operation = parent.parent().map(|at| self.hint(&at)).unwrap_or_default();
                    format!("{operation} {}", response(status))
                }
                "items" => format!("{} item", self.hint(&parent)),
                "additionalProperties" => format!("{} value", self.hint(&parent)),
                "schema" => self.hint(&parent),
                "requestBody" => format!("{} request", self.hint(&parent)),
                method => self.operation_hint(&parent, (method, at)),
            };
        }
        let Some(owner) = parent.parent() else {
            return last;
        };
        match parent.last().as_deref() {
            Some("properties") => format!("{} {last}", self.hint(&owner)),
            Some("oneOf" | "anyOf") => format!("{} {}", self.hint(&owner), self.variant_hint(at)),
            Some("additionalOperations") => self.operation_hint(&owner, (&last, at)),
            Some("prefixItems") => format!("{} item {}", self.hint(&owner), number(&last)),
            Some("patternProperties") => format!("{} value", self.hint(&owner)),
            Some("$defs" | "definitions") => last,
            Some("allOf") => format!("{} part {}", self.hint(&owner), number(&last)),
            Some("content") => self.media_type_hint(&owner, &parent, &last),
            Some("parameters") if !owner.as_str().ends_with("/components") => {
                format!("{} {}", self.hint(&owner), self.parameter_name(at))
            }
            Some("headers") if !owner.as_str().ends_with("/components") => {
                format!("{} {last}", self.hint(&owner))
            }
            _ => last,
        }
    }

    /// The words of an inline schema's own place, without those of what it is a part of: the name of its property or parameter.
    pub(super) fn place_hint(&self, at: &Pointer) -> Option<String> {
        let (parent, last) = (at.parent()?, at.last()?);
        if parent.last().as_deref() == Some("properties") {
            return Some(last);
        }
        match last.as_str() {
            "items" => Some(format!("{} item", self.place_hint(&parent)?)),
            "additionalProperties" => Some(format!("{} value", self.place_hint(&parent)?)),
            "schema" if self.resolved.document.object(&parent) == Some(Object::Parameter) => {
                Some(self.parameter_name(&parent))
            }
            _ => None,
        }
    }

    /// The words of a body: those of the request or response, and of the media type where JSON has the same words.
    fn media_type_hint(&self, owner: &Pointer, content: &Pointer, media_type: &str) -> String {
        let words = self.hint(owner);
        let json = "application/json";
        let has_json = self.resolved.document.node(&content.child(json)).is_some();
        match has_json && media_type != json {
            true => format!("{words} {}", names::media_type(media_type)),
            false => words,
        }
    }

    /// The words of a method's name: `x-rust-name`, or those of the operation.
    pub(super) fn method_hint(&self, endpoint: &Endpoint<'_>) -> String {
        let rust_name = self.rust_name(&endpoint.operation.at);
        rust_name
            .filter(|_| self.is_first(endpoint))
            .unwrap_or_else(|| self.endpoint_hint(endpoint))
    }

    /// The words of an operation's name: `operationId`, or its method and path. Where a path item stands under several paths, the
    /// operations of all but the first are named by method and path: an identifier belongs to one operation.
    pub(super) fn endpoint_hint(&self, endpoint: &Endpoint<'_>) -> String {
        if self.is_first(endpoint) {
            let operation = (endpoint.method.name(), &endpoint.operation.at);
            self.operation_hint(&endpoint.path_item, operation)
        } else {
            path_hint(endpoint.method.name(), endpoint.template)
        }
    }

    /// Whether the path of an operation is the first under which its path item stands.
    fn is_first(&self, endpoint: &Endpoint<'_>) -> bool {
        let first = self.paths.get(&endpoint.path_item);
        first.is_none_or(|first| *first == endpoint.template)
    }

    /// The words of the name of an operation of a path item, by the name of its method and its address.
    pub(super) fn operation_hint(
        &self,
        path_item: &Pointer,
        operation: (&str, &Pointer),
    ) -> String {
        let (method, at) = operation;
        let operation = self.resolved.document.view::<Operation>(at);
        let id = operation.and_then(|operation| self.own_id(&operation));
        match (id, self.paths.get(path_item)) {
            (Some(id), _) => id.to_owned(),
            (None, Some(path)) => path_hint(method, path),
            (None, None) => self
                .callback_hint(path_item)
                .unwrap_or_else(|| path_hint(method, &path_item.last().unwrap_or_default())),
        }
    }

    /// The `operationId` of an operation, unless another one has it too and stands before it.
    pub(super) fn own_id<'o>(&self, operation: &Operation<'o>) -> Option<&'o str> {
        let is_own = !self.repeated.contains(&operation.at);
        operation.operation_id().filter(|_| is_own)
    }

    /// The words of the request of a callback, by the address of its path item: those of the operation, and the callback's name.
    fn callback_hint(&self, path_item: &Pointer) -> Option<String> {
        let callback = path_item.parent()?;
        if self.resolved.document.object(&callback) != Some(Object::Callback) {
            return None;
        }
        let owner = callback.parent()?.parent()?;
        let name = callback.last()?;
        match self.resolved.document.object(&owner)? {
            Object::Operation => Some(format!("{} {name} callback", self.hint(&owner))),
            _ => Some(format!("{name} callback")),
        }
    }

    /// The words of an alternative's name: the component it refers to, its title, its only value, or its type.
    pub(super) fn variant_hint(&self, at: &Pointer) -> String {
        if let Some(several) = self.combinations.get(at) {
            let words: Vec<String> = several.iter().map(|at| self.variant_hint(at)).collect();
            return words.join(" ");
        }
        let Some(schema) = self.resolved.schema(at) else {
            return number(&at.last().unwrap_or_default());
        };
        if let Some(name) = self
            .rust_name(&schema.at)
            .or_else(|| schema.at.component("schemas"))
        {
            return name;
        }
        let single = schema
            .values()
            .filter(|values| values.len() == 1)
            .and_then(|values| values.first()?.as_str());
        if let Some(text) = schema.text("title").or(single) {
            return text.to_owned();
        }
        if let Some(tag) = self
            .single_values(&schema)
            .into_iter()
            .map(|(_, value)| value)
            .next()
        {
            return tag;
        }
        match schema.value_type() {
            Some(SchemaType::String) => "text".to_owned(),
            Some(SchemaType::Number) => "number".to_owned(),
            Some(SchemaType::Integer) => "integer".to_owned(),
            Some(SchemaType::Boolean) => "boolean".to_owned(),
            Some(SchemaType::Array) => match schema.child("items") {
                Some(items) => format!("{} list", self.variant_hint(&items)),
                None => "list".to_owned(),
            },
            Some(SchemaType::Object) | None => self.property_hint(&schema, at),
        }
    }

    /// The words of an object's name as an alternative: its only property (`error` of `{"error": ...}`), or its position.
    fn property_hint(&self, schema: &crate::document::Schema<'_>, at: &Pointer) -> String {
        let mut properties = schema.properties();
        match (properties.next(), properties.next()) {
            (Some((name, _)), None) => name.to_owned(),
            _ => format!("variant {}", number(&at.last().unwrap_or_default())),
        }
    }

    /// `x-rust-name`.
    pub(super) fn rust_name(&self, at: &Pointer) -> Option<String> {
        self.resolved.rust_name(at).map(str::to_owned)
    }

    fn parameter_name(&self, at: &Pointer) -> String {
        let parameter = self.resolved.written::<Parameter<'_>>(at);
        let name = parameter
            .map(|it| it.name())
            .filter(|name| !name.is_empty());
        name.unwrap_or("parameter").to_owned()
    }
}

fn path_hint(method: &str, template: &str) -> String {
    let path = template.replace('{', " by ").replace(['}', '/'], " ");
    format!("{method} {path}")
}

/// A position, from 1.
fn number(index: &str) -> String {
    index
        .parse::<usize>()
        .map_or_else(|_| index.to_owned(), |index| (index + 1).to_string())
}

fn response(status: &str) -> String {
    match status.parse::<u16>() {
        Ok(200..=299) => "response".to_owned(),
        Ok(code) => names::in_case(&names::status(code), Case::Snake).replace('_', " "),
        Err(_) => format!("{status} response"),
    }
}
