//! Files: the schemas whose values are content in bodies of several parts, and not text.

use std::collections::HashSet;

use crate::document::{MediaType, Schema, SchemaType};
use crate::lower::Lower;
use crate::lower::operation::media::{essence, is_json};
use crate::lower::schema::composition::is_annotation;
use crate::lower::schema::conditional::branches;
use crate::source::{AddressSet, Pointer};

impl<'d> Lower<'d, '_> {
    /// Finds the schemas of files: binary strings that are members of bodies of several parts, alone, in lists or as alternatives, and
    /// members whose `contentType` is neither text nor JSON.
    pub(in crate::lower) fn find_files(&mut self) {
        let mut search = Search {
            lower: self,
            files: AddressSet::default(),
            seen: AddressSet::default(),
        };
        for endpoint in search.lower.resolved.endpoints() {
            let body = endpoint.operation.request_body();
            let body = body.and_then(|at| search.lower.resolved.request_body(&at));
            for (name, at) in body.into_iter().flat_map(|body| body.content()) {
                if is_multipart(&essence(name))
                    && let Some(media_type) = search.lower.resolved.media_type(&at)
                {
                    search.body(&media_type);
                }
            }
        }
        self.files = search.files;
    }
}

/// Whether a media type without its parameters is one of several parts.
pub(super) fn is_multipart(essence: &str) -> bool {
    essence.starts_with("multipart/")
}

struct Search<'l, 'd, 'f> {
    lower: &'l Lower<'d, 'f>,
    files: AddressSet,
    seen: AddressSet,
}

impl<'d> Search<'_, 'd, '_> {
    fn body(&mut self, media_type: &MediaType<'d>) {
        let Some(at) = media_type.schema() else {
            return;
        };
        for (name, property) in self.object(&at) {
            self.member(&property);
            let content_type = media_type
                .encodings()
                .find(|(of, _)| *of == name)
                .and_then(|(_, at)| self.lower.resolved.encoding(&at))
                .and_then(|encoding| encoding.content_type());
            if content_type.is_some_and(is_content) {
                self.typed(&property);
            }
        }
    }

    /// Searches an object and the parts that it is made of; yields its properties.
    fn object(&mut self, at: &Pointer) -> Vec<(&'d str, Pointer)> {
        let Some(schema) = self.lower.resolved.schema(at) else {
            return Vec::new();
        };
        let mut properties: Vec<(&'d str, Pointer)> = schema.properties().collect();
        if !self.seen.insert(schema.at.clone()) {
            return properties;
        }
        for keyword in ["allOf", "oneOf", "anyOf"] {
            for part in schema.parts(keyword) {
                properties.extend(self.object(&part));
            }
        }
        for branch in branches(&schema) {
            properties.extend(self.object(&branch));
        }
        if let Some(others) = schema.child("additionalProperties") {
            self.member(&others);
        }
        properties
    }

    fn member(&mut self, at: &Pointer) {
        let mut rest = vec![at.clone()];
        let mut seen = HashSet::new();
        while let Some(at) = rest.pop() {
            let Some(schema) = self.lower.resolved.schema(&at) else {
                continue;
            };
            if !seen.insert(schema.at.clone()) {
                continue;
            }
            if is_binary(&schema) || self.is_untyped(&schema) {
                self.files.insert(schema.at.clone());
            }
            let keywords = ["allOf", "oneOf", "anyOf"].into_iter();
            rest.extend(keywords.flat_map(|keyword| schema.parts(keyword)));
            rest.extend(schema.child("items"));
        }
    }

    /// Whether a schema says nothing of the value, which is bytes in a body of several parts then.
    //
    // OpenAPI 3.1, Encoding Object, `contentType`: the default is `application/octet-stream` where `type` is absent. In 3.0, a file is
    // `format: binary`.
    fn is_untyped(&self, schema: &Schema<'_>) -> bool {
        let says_nothing = |keyword| is_annotation(keyword) || keyword == "contentMediaType";
        self.lower.resolved.document.dialect().is_json_schema()
            && schema.keywords().all(says_nothing)
    }

    /// A member whose media type is neither text nor JSON: its own schema is that of a file, if it is a string or any value.
    fn typed(&mut self, at: &Pointer) {
        let Some(schema) = self.lower.resolved.schema(at) else {
            return;
        };
        let is_inline = schema.at == *at;
        let is_plain = schema.values().is_none() && schema.text("format").is_none();
        match schema.value_type() {
            Some(SchemaType::String) if is_inline && is_plain => {
                self.files.insert(schema.at.clone());
            }
            Some(SchemaType::Array) if is_inline => {
                if let Some(items) = schema.child("items") {
                    self.typed(&items);
                }
            }
            _ => {}
        }
    }
}

/// Whether the text of a schema is bytes: `format: binary`, and since OpenAPI 3.1 content of a media type that no text is.
fn is_binary(schema: &Schema<'_>) -> bool {
    let media_type = schema.text("contentMediaType");
    let is_encoded = schema.has("contentEncoding");
    schema.text("format") == Some("binary") || (!is_encoded && media_type.is_some_and(is_content))
}

/// Whether a media type is neither text nor JSON nor a form.
fn is_content(media_type: &str) -> bool {
    let essence = essence(media_type);
    let is_text = essence.starts_with("text/") || essence == "application/x-www-form-urlencoded";
    !is_text && !is_json(&essence)
}
