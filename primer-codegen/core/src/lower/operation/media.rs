//! Media types: which of several is spoken, and how its body is written.

use serde_json::Value;

use crate::diagnostics::Finding;
use crate::document::{Pointer, SchemaType};
use crate::ir::{Content, ItemKind, Shape, Type};
use crate::lower::Lower;

/// A body: how it is written, and what it holds.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Medium {
    pub content: Content,
    pub media_type: String,
    pub shape: Shape,
}

/// Which way a body goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lower) enum Direction {
    Request,
    Response,
}

/// Whether a media type is JSON (RFC 8259, or a `+json` suffix of RFC 6839).
pub(in crate::lower) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json" || essence.ends_with("+json")
}

/// Whether JSON of a media type is merged into what is there (RFC 7396); JSON Patch is a list of operations (RFC 6902).
pub(in crate::lower) fn is_merged(media_type: &str) -> bool {
    essence(media_type) != "application/json-patch+json"
}

fn essence(media_type: &str) -> String {
    media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

impl Lower<'_, '_> {
    /// The body that is spoken; an alternative beside it is another way to say the same.
    ///
    /// `None` if there is no body, or none that can be spoken; that is reported.
    pub(in crate::lower) fn lower_medium(
        &mut self,
        holder: &Pointer,
        direction: Direction,
    ) -> Option<Medium> {
        let content = holder.child("content");
        let media_types: Vec<String> = self
            .resolved
            .document
            .names(&content)
            .map(str::to_owned)
            .collect();
        let known = media_types.iter().filter_map(|media_type| {
            let structured = self.is_structured(&content.path([media_type.as_str(), "schema"]));
            Some((rank(media_type, direction, structured)?, media_type))
        });
        match known.min_by_key(|((rank, _), _)| *rank) {
            Some(((_, kind), media_type)) => {
                Some(self.lower_content(&content.child(media_type), media_type, kind, direction))
            }
            None => {
                if let Some(first) = media_types.first() {
                    self.report(Finding::at_key(
                        content.child(first),
                        format!("media type `{first}` is not supported yet"),
                    ));
                }
                None
            }
        }
    }

    fn lower_content(
        &mut self,
        at: &Pointer,
        media_type: &str,
        content: Content,
        direction: Direction,
    ) -> Medium {
        let schema = at.child("schema");
        let has_schema = self.resolved.document.node(&schema).is_some();
        let shape = match content {
            Content::Json | Content::Form if has_schema => self.lower_schema(&schema),
            Content::Json | Content::Form => Shape::plain(Type::Json),
            Content::Text if has_schema => self.lower_schema(&schema),
            Content::Text => Shape::plain(Type::String),
            Content::Bytes => Shape::plain(Type::Bytes),
            Content::Empty => Shape::plain(Type::Unit),
        };
        if content == Content::Form {
            self.check_form(at, &shape);
        }
        let wildcard = media_type.contains('*');
        let media_type = match direction {
            _ if wildcard && content == Content::Json => "application/json".to_owned(),
            Direction::Request if wildcard => "application/octet-stream".to_owned(),
            _ => media_type.to_owned(),
        };
        Medium {
            content,
            media_type,
            shape,
        }
    }

    /// Whether a schema describes objects, arrays or alternatives, which text and bytes are not.
    fn is_structured(&self, at: &Pointer) -> bool {
        self.resolved
            .schema(at)
            .is_some_and(|schema| match schema.value_type() {
                Some(SchemaType::Object | SchemaType::Array) => true,
                Some(_) => false,
                None => ["allOf", "oneOf", "anyOf"]
                    .iter()
                    .any(|keyword| schema.has(keyword)),
            })
    }

    fn check_form(&mut self, at: &Pointer, shape: &Shape) {
        let encoding = at.child("encoding");
        if self
            .resolved
            .document
            .node(&encoding)
            .and_then(Value::as_object)
            .is_some_and(|members| !members.is_empty())
        {
            self.report(Finding::at_key(encoding, "`encoding` is not supported yet"));
        }
        let is_object = match &shape.ty {
            Type::Map(_) => true,
            Type::Named(id) => matches!(
                self.item(*id).map(|item| &item.kind),
                None | Some(ItemKind::Struct(_))
            ),
            _ => false,
        };
        if !is_object {
            self.report(Finding::at_key(
                at.clone(),
                "expected an object as the body of a form",
            ));
        }
    }
}

/// How a media type's body is written, and which goes before which: JSON, forms, text, bytes.
///
/// A schema of objects or arrays under `*/*` is JSON, as some frameworks write it; under any other media type it would be lost.
fn rank(media_type: &str, direction: Direction, structured: bool) -> Option<(u8, Content)> {
    let essence = essence(media_type);
    match essence.as_str() {
        _ if is_json(&essence) => Some((0, Content::Json)),
        "*/*" | "application/*" if structured => Some((1, Content::Json)),
        "application/x-www-form-urlencoded" if direction == Direction::Request => {
            Some((2, Content::Form))
        }
        "text/event-stream" => None,
        _ if structured || essence.starts_with("multipart/") => None,
        _ if essence.starts_with("text/") && !essence.contains('*') => Some((3, Content::Text)),
        _ => Some((4, Content::Bytes)),
    }
}

#[cfg(test)]
mod tests;
