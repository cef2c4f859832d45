//! Media types: which of several is used, and how its body is written.

use crate::diagnostics::Finding;
use crate::document::{MediaType, SchemaType, is_media_type};
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
pub(in crate::lower) enum Direction {
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

/// The media type that a key of `content` names: any, if it names none, which is reported. No header holds such a key.
pub(super) fn named(key: &str) -> &str {
    match is_media_type(key) {
        true => key,
        false => "*/*",
    }
}

impl<'d> Lower<'d, '_> {
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
            (Content::Multipart, schema) => self.lower_multipart(declared, schema),
            (Content::Bytes, _) => Shape {
                sensitive: direction == Direction::Request && self.is_sensitive(declared),
                ..Shape::plain(match direction {
                    Direction::Request => Type::Upload,
                    Direction::Response => Type::Bytes,
                })
            },
            (Content::Empty, _) => Shape::plain(Type::Unit),
        };
        if content == Content::Form {
            self.check_form(declared, &shape);
        }
        let media_type = match name.contains('*') && content == Content::Json {
            true => "application/json".to_owned(),
            false => name.to_owned(),
        };
        Medium {
            content,
            media_type,
            shape,
        }
    }

    /// Lowers the schema of a body of several parts. Where no members are declared, it is a map of content.
    fn lower_multipart(&mut self, declared: &MediaType<'d>, schema: Option<Pointer>) -> Shape {
        let free = |shape: Shape| Shape {
            ty: Type::Map(Box::new(Shape::plain(Type::Upload))),
            ..shape
        };
        let Some(schema) = schema else {
            return free(Shape::plain(Type::Json));
        };
        let shape = self.lower_schema(&schema);
        match &shape.ty {
            Type::Map(value) if value.ty != Type::Json => shape,
            Type::Map(_) | Type::Json => free(shape),
            ty if self.is_object(ty) => shape,
            _ => {
                let message = "expected an object as a body of several parts";
                let help = "the parts are taken by name, as content";
                let finding = Finding::at_key(declared.at.clone(), message);
                self.report(finding.warning().help(help));
                free(Shape::plain(Type::Json))
            }
        }
    }

    /// Whether the values of a type are objects, or may be.
    fn is_object(&self, ty: &Type) -> bool {
        match ty {
            Type::Map(_) | Type::Entries(_) | Type::Json | Type::Own(_) => true,
            Type::Named(id) | Type::Boxed(id) => match self.item(*id).map(|item| &item.kind) {
                None | Some(ItemKind::Struct(_)) => true,
                Some(ItemKind::Alias(shape)) => self.is_object(&shape.ty),
                Some(ItemKind::Union(of)) => {
                    let mut shapes = of.variants.iter().map(|variant| &variant.shape);
                    shapes.any(|shape| self.is_object(&shape.ty))
                }
                Some(
                    ItemKind::Enum(_)
                    | ItemKind::IntegerEnum(_)
                    | ItemKind::Bodies(_)
                    | ItemKind::Outcomes(_)
                    | ItemKind::Environments(_)
                    | ItemKind::Arguments(_),
                ) => false,
            },
            _ => false,
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
        if !self.is_object(&shape.ty) {
            self.report(Finding::at_key(
                declared.at.clone(),
                "expected an object as the body of a form",
            ));
        }
    }
}

/// Whether a media type without its parameters is XML (RFC 7303).
pub(super) fn is_xml(essence: &str) -> bool {
    essence == "application/xml" || essence == "text/xml" || essence.ends_with("+xml")
}

#[cfg(test)]
mod tests;
