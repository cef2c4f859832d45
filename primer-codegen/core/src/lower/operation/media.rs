//! Media types: which of several is used, and how its body is written.

use crate::diagnostics::Finding;
use crate::document::{MediaType, SchemaType};
use crate::ir::{Content, ItemKind, Shape, Type};
use crate::lower::Lower;
use crate::source::Pointer;

/// The media type of a body, how the body is written, and its shape.
#[derive(Clone, Debug)]
pub(super) struct Medium {
    pub content: Content,
    pub media_type: String,
    pub shape: Shape,
}

/// Whether a body is that of a request or of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Request,
    Response,
}

/// Whether a media type is JSON (RFC 8259, or a `+json` suffix of RFC 6839).
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    essence == "application/json" || essence.ends_with("+json")
}

/// Whether JSON of a media type is merged into the resource (RFC 7396). JSON Patch (RFC 6902) is a list of operations instead.
pub(in crate::lower) fn is_merged(media_type: &str) -> bool {
    essence(media_type) != "application/json-patch+json"
}

/// A media type without its parameters, in small letters.
pub(super) fn essence(media_type: &str) -> String {
    media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

impl<'d> Lower<'d, '_> {
    /// Lowers the media type in which a request's body is sent: the first supported one, by rank. Others that describe the same body are
    /// left out.
    ///
    /// `None` if there is no body, or if no media type is supported, which is reported.
    pub(super) fn lower_medium(
        &mut self,
        content: impl Iterator<Item = (&'d str, Pointer)>,
    ) -> Option<Medium> {
        let declared: Vec<(&str, Pointer)> = content.collect();
        let supported = declared.iter().filter_map(|(name, at)| {
            let media_type = self.resolved.media_type(at)?;
            let (rank, content) = self.rank(name, &media_type)?;
            Some((rank, content, *name, media_type))
        });
        match supported.min_by_key(|(rank, ..)| *rank) {
            Some((_, content, name, media_type)) => {
                self.report_left_out(&declared, name, &media_type);
                Some(self.lower_content(&media_type, name, content, Direction::Request))
            }
            None => {
                let (name, at) = declared.first()?;
                let message = format!("media type `{name}` is not supported yet");
                self.report(Finding::at_key(at.clone(), message));
                None
            }
        }
    }

    /// Reports media types of a request that describe another body than the one that is sent.
    fn report_left_out(&mut self, declared: &[(&str, Pointer)], sent: &str, of: &MediaType<'d>) {
        let schema = self.schema_node(of);
        for (name, at) in declared {
            let Some(other) = self.resolved.media_type(at) else {
                continue;
            };
            let described = self.schema_node(&other);
            if described.is_some() && described != schema {
                let message = format!("`{name}` is left out: the body is sent as `{sent}`");
                self.report(Finding::at_key(at.clone(), message).warning());
            }
        }
    }

    /// The encoding of a request's media type, and its rank. `None` if it is not supported.
    fn rank(&self, name: &str, declared: &MediaType<'d>) -> Option<(u8, Content)> {
        if self.is_binary(declared) && !essence(name).starts_with("multipart/") {
            return Some((4, Content::Bytes));
        }
        rank(name, self.is_structured(declared))
    }

    pub(super) fn lower_content(
        &mut self,
        declared: &MediaType<'d>,
        name: &str,
        content: Content,
        direction: Direction,
    ) -> Medium {
        let shape = match (content, declared.schema()) {
            (Content::Json | Content::Form | Content::Text, Some(schema)) => {
                self.lower_schema(&schema)
            }
            (Content::Json | Content::Form, None) => Shape::plain(Type::Json),
            (Content::Text, None) => Shape::plain(Type::String),
            (Content::Bytes, _) => Shape::plain(Type::Bytes),
            (Content::Empty, _) => Shape::plain(Type::Unit),
        };
        if content == Content::Form {
            self.check_form(declared, &shape);
        }
        let is_range = name.contains('*');
        let media_type = match direction {
            _ if is_range && content == Content::Json => "application/json".to_owned(),
            Direction::Request if is_range => "application/octet-stream".to_owned(),
            Direction::Request | Direction::Response => name.to_owned(),
        };
        Medium {
            content,
            media_type,
            shape,
        }
    }

    /// Whether the schema describes objects, arrays or alternatives, which cannot be written as text or bytes.
    pub(super) fn is_structured(&self, declared: &MediaType<'d>) -> bool {
        let schema = declared.schema().and_then(|at| self.resolved.schema(&at));
        schema.is_some_and(|schema| match schema.value_type() {
            Some(SchemaType::Object | SchemaType::Array) => true,
            Some(_) => false,
            None => ["allOf", "oneOf", "anyOf"]
                .iter()
                .any(|keyword| schema.has(keyword)),
        })
    }

    fn check_form(&mut self, declared: &MediaType<'d>, shape: &Shape) {
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
                declared.at.clone(),
                "expected an object as the body of a form",
            ));
        }
    }
}

/// The encoding of a request's media type, and its rank: JSON before forms, text and bytes. `None` if it is not supported.
///
/// Objects and arrays under `*/*` are JSON, as some frameworks write them. Under other media types they are not supported.
fn rank(media_type: &str, structured: bool) -> Option<(u8, Content)> {
    let essence = essence(media_type);
    match essence.as_str() {
        _ if is_json(&essence) => Some((0, Content::Json)),
        "*/*" | "application/*" if structured => Some((1, Content::Json)),
        "application/x-www-form-urlencoded" => Some((2, Content::Form)),
        "text/event-stream" => None,
        _ if structured || essence.starts_with("multipart/") => None,
        _ if essence.starts_with("text/") && !essence.contains('*') => Some((3, Content::Text)),
        _ => Some((4, Content::Bytes)),
    }
}

#[cfg(test)]
mod tests;
