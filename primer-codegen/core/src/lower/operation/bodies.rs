//! Request bodies: the media types from which the caller chooses, and how each is written.

use serde_json::Value;

use crate::diagnostics::Finding;
use crate::document::{MediaType, SchemaType};
use crate::ir::{
    Body, BodyMedium, BodyVariant, Content, Docs, Form, Item, ItemKind, Shape, Type, TypeId,
};
use crate::lower::Lower;
use crate::lower::operation::files::is_multipart;
use crate::lower::operation::media::{Direction, essence, is_json, is_xml, named};
use crate::markdown::{Line, code, method_link};
use crate::names::{self, Case, Name, Scope};
use crate::resolve::Endpoint;
use crate::source::Pointer;

/// The media type of forms without files.
const FORM: &str = "application/x-www-form-urlencoded";

/// A media type of a request body, and how the body is written.
struct Declared<'d> {
    name: &'d str,
    at: Pointer,
    media_type: MediaType<'d>,
    writing: Writing,
}

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writing {
    /// As its schema describes it.
    Described(Content),
    /// By the caller, although its schema describes objects or arrays: nothing is known of their form.
    ByCaller(Content),
}

impl<'d> Lower<'d, '_> {
    /// Lowers the body of an operation, whose method has the name `method` and whose types are named by `words`.
    pub(super) fn lower_body(
        &mut self,
        endpoint: &Endpoint<'d>,
        (method, words): (&Name, &str),
        arguments: &mut Scope,
    ) -> Option<Body> {
        let at = endpoint.operation.request_body()?;
        let body = self.resolved.request_body(&at)?;
        let declared = self.declared_media(body.content());
        let is_described = |it: &Declared<'d>| matches!(it.writing, Writing::Described(_));
        let is_alone = !declared.iter().any(is_described);
        let media: Vec<(BodyMedium, bool)> = declared
            .iter()
            .map(|it| (self.lower_body_medium(it, is_alone), is_described(it)))
            .collect();
        let shape = match media.as_slice() {
            [] => return None,
            [(only, _)] => only.shape.clone(),
            _ => Shape::plain(Type::Named(self.lower_bodies(&media, method, words))),
        };
        Some(Body {
            name: arguments.claim("body"),
            required: body.required(),
            shape,
            media: media.into_iter().map(|(medium, _)| medium).collect(),
        })
    }

    /// The media types of a body, each once. Several names of JSON of one schema are one.
    fn declared_media(
        &self,
        content: impl Iterator<Item = (&'d str, Pointer)>,
    ) -> Vec<Declared<'d>> {
        let mut list: Vec<Declared<'d>> = Vec::new();
        for (key, at) in content {
            let Some(media_type) = self.resolved.media_type(&at) else {
                continue;
            };
            let name = named(key);
            let (is_structured, is_binary) =
                (self.is_structured(&media_type), self.is_binary(&media_type));
            let declared = Declared {
                name,
                at,
                writing: match essence(name).as_str() {
                    FORM if self.is_no_object(&media_type) => Writing::ByCaller(Content::Text),
                    essence => writing(essence, is_structured, is_binary),
                },
                media_type,
            };
            if !list.iter().any(|known| self.is_same(known, &declared)) {
                list.push(declared);
            }
        }
        list
    }

    /// Whether the values of a schema are certainly no objects.
    fn is_no_object(&self, of: &MediaType<'d>) -> bool {
        let schema = of.schema().and_then(|at| self.resolved.schema(&at));
        let value_type = schema.and_then(|schema| schema.value_type());
        value_type.is_some_and(|value_type| value_type != SchemaType::Object)
    }

    /// Whether two media types are names of one: parameters aside, or both plain JSON.
    fn is_same(&self, one: &Declared<'d>, other: &Declared<'d>) -> bool {
        let node = |of: &Declared<'d>| -> Option<&'d Value> { self.schema_node(&of.media_type) };
        let is_json = |of: &Declared<'d>| {
            of.writing == Writing::Described(Content::Json) && is_plain_json(&essence(of.name))
        };
        let is_one_name =
            essence(one.name) == essence(other.name) || is_json(one) && is_json(other);
        is_one_name && one.writing == other.writing && node(one) == node(other)
    }

    fn lower_body_medium(&mut self, of: &Declared<'d>, is_alone: bool) -> BodyMedium {
        let (content, medium) = match of.writing {
            Writing::Described(content) => {
                let direction = Direction::Request;
                let medium = self.lower_content(&of.media_type, of.name, content, direction);
                (content, medium)
            }
            Writing::ByCaller(content) => {
                if is_alone {
                    self.report_by_caller(of, content);
                }
                let ty = match content {
                    Content::Text => Type::String,
                    _ => Type::Upload,
                };
                let shape = Shape {
                    sensitive: self.is_sensitive(&of.media_type),
                    ..Shape::plain(ty)
                };
                return BodyMedium {
                    media_type: of.name.to_owned(),
                    content,
                    shape,
                    members: Vec::new(),
                    parts: Vec::new(),
                };
            }
        };
        let parts = match content {
            Content::Multipart => {
                self.report_other_multipart(of);
                self.lower_parts(&of.media_type, &medium.shape)
            }
            _ => Vec::new(),
        };
        let members = match content {
            Content::Form => self.lower_form(&of.media_type, &medium.shape),
            _ => Vec::new(),
        };
        BodyMedium {
            media_type: medium.media_type,
            content,
            shape: medium.shape,
            members,
            parts,
        }
    }

    fn report_by_caller(&mut self, of: &Declared<'d>, content: Content) {
        if essence(of.name) == FORM {
            let message = "a form that is no object is sent as text";
            let help = "describe its fields: `type: object`";
            self.report(Finding::at_key(of.at.clone(), message).warning().help(help));
            return;
        }
        let (words, schema) = match content {
            Content::Text => ("text", "`type: string`"),
            _ => ("bytes", "`type: string, format: binary`"),
        };
        let message = format!("an object or an array as `{}` is sent as {words}", of.name);
        let help = format!("describe it as it is: {schema}");
        self.report(Finding::at_key(of.at.clone(), message).warning().help(help));
    }

    // RFC 7578 has names for its parts; RFC 2046 and RFC 2387 have none, and documents give them all the same.
    fn report_other_multipart(&mut self, of: &Declared<'d>) {
        if !["multipart/form-data", "multipart/*"].contains(&essence(of.name).as_str()) {
            let message = format!(
                "the parts of `{}` are sent as those of `multipart/form-data`",
                of.name
            );
            let help = "each part has the name of its property, in `Content-Disposition`";
            self.report(Finding::at_key(of.at.clone(), message).warning().help(help));
        }
    }

    /// Adds the enum of the media types of a body.
    fn lower_bodies(&mut self, media: &[(BodyMedium, bool)], method: &Name, words: &str) -> TypeId {
        let mut scope = Scope::new(Case::Pascal, &[]);
        let variants = media.iter().map(|(medium, is_described)| BodyVariant {
            name: scope.claim(&names::media_type(&medium.media_type)),
            shape: medium.shape.clone(),
            by_type: *is_described,
            from: Vec::new(),
            docs: Docs::from(Line::from("As ") + code(&medium.media_type) + "."),
        });
        let kind = ItemKind::Bodies(variants.collect());
        let method = format!("Client::{}", method.plain());
        let item = Item {
            name: self.scope.claim(&format!("{words} body")),
            docs: (Line::from("The body of ") + method_link(&method) + ", by media type.").into(),
            deprecated: false,
            form: Form::Own,
            from: Vec::new(),
            kind,
        };
        let id = self.reserve();
        self.fill(id, item);
        id
    }
}

/// How a body is written, by its media type and its schema. `format: binary` is content whatever the media type.
///
/// Objects and arrays under `*/*` are JSON, as some frameworks write them.
fn writing(essence: &str, is_structured: bool, is_binary: bool) -> Writing {
    let content = match essence {
        _ if is_multipart(essence) => Content::Multipart,
        _ if is_binary => Content::Bytes,
        _ if is_json(essence) || essence == "text/json" => Content::Json,
        "*/*" | "application/*" if is_structured => Content::Json,
        FORM => Content::Form,
        "text/*" => Content::Bytes,
        _ if essence.starts_with("text/") || is_xml(essence) || is_yaml(essence) => Content::Text,
        _ => Content::Bytes,
    };
    match content {
        Content::Text | Content::Bytes if is_structured => Writing::ByCaller(content),
        _ => Writing::Described(content),
    }
}

fn is_yaml(essence: &str) -> bool {
    let last = essence.rsplit(['/', '+', '-', '.']).next();
    last.is_some_and(|form| ["yaml", "yml"].contains(&form))
}

/// Whether a media type is JSON of no format of its own.
fn is_plain_json(essence: &str) -> bool {
    const PLAIN: [&str; 5] = [
        "application/json",
        "text/json",
        "application/*+json",
        "application/*",
        "*/*",
    ];
    PLAIN.contains(&essence)
}

#[cfg(test)]
mod tests;
