//! Headers of responses: the struct of those that the responses of an operation declare.

use crate::document::{Header as Declared, Schema, SchemaType};
use crate::ir::{
    self, Argument, Header, Headers, ItemKind, Limits, Name, Shape, Struct, Type, TypeId,
};
use crate::lower::Lower;
use crate::lower::operation::media::is_json;
use crate::lower::operation::parameters::struct_of_optional;
use crate::markdown::{Docs, Line, code, type_link};
use crate::names::{Case, Scope};
use crate::resolve::Endpoint;
use crate::source::Pointer;

/// A header that responses declare.
struct Described {
    header: Header,
    shape: Shape,
    docs: Docs,
    deprecated: bool,
    /// `x-rust-name`, or the name.
    words: String,
}

impl<'d> Lower<'d, '_> {
    /// The headers that any response of an operation declares, as one struct in which each may be missing.
    pub(super) fn lower_headers(&mut self, endpoint: &Endpoint<'d>) -> Headers {
        let mut described: Vec<Described> = Vec::new();
        for (_, at) in endpoint.operation.responses() {
            let headers = self.resolved.response(&at).map(|it| it.headers());
            for (name, at) in headers.into_iter().flatten() {
                // OpenAPI 3.0, Response Object: a header of this name "SHALL be ignored".
                if !name.eq_ignore_ascii_case("content-type") {
                    self.lower_header(name, &at, &mut described);
                }
            }
        }
        let shape = match described.is_empty() {
            true => Shape::plain(Type::Unit),
            false => {
                let operation = self.operation_hint(
                    &endpoint.path_item,
                    (endpoint.method.name(), &endpoint.operation.at),
                );
                let id = self.headers_type(&described, &operation);
                Shape::plain(Type::Named(id))
            }
        };
        Headers {
            shape,
            list: described.into_iter().map(|it| it.header).collect(),
        }
    }

    /// The sentence of an operation's documentation about the headers of its responses.
    pub(super) fn headers_docs(&self, headers: &Headers) -> Option<Line> {
        let item = self.item(headers.shape.ty.named()?)?;
        let name = type_link(item.name.plain());
        Some(Line::from("The documented headers of its responses are ") + name + ".")
    }

    /// Adds a header to others. One that several responses declare is text where its types differ.
    fn lower_header(&mut self, name: &str, at: &Pointer, into: &mut Vec<Described>) {
        let Some(declared) = self.resolved.header(at) else {
            return;
        };
        let (shape, json) = self.lower_header_shape(&declared);
        let mut shape = Shape {
            nullable: false,
            sensitive: shape.sensitive || declared.sensitive(),
            limits: Limits::default(),
            ..shape
        };
        if name.eq_ignore_ascii_case("set-cookie") {
            shape = cookies(shape);
        }
        let docs = Docs::of_document(declared.description().unwrap_or_default());
        let is_same = |it: &&mut Described| it.header.name.eq_ignore_ascii_case(name);
        match into.iter_mut().find(is_same) {
            None => into.push(Described {
                header: Header {
                    name: name.to_owned(),
                    explode: declared.explode(),
                    json,
                },
                shape,
                docs,
                deprecated: declared.deprecated(),
                words: self
                    .rust_name(&declared.at)
                    .unwrap_or_else(|| name.to_owned()),
            }),
            Some(known) => {
                let (explode, ty) = (declared.explode(), &shape.ty);
                let header = &known.header;
                if known.shape.ty != *ty || (header.explode, header.json) != (explode, json) {
                    known.shape.ty = Type::String;
                    known.header.json = false;
                }
                known.shape.sensitive |= shape.sensitive;
                if known.docs.is_empty() {
                    known.docs = docs;
                }
            }
        }
    }

    /// The shape of a header's value, and whether it is JSON. What the style `simple` cannot write is text as it is.
    fn lower_header_shape(&mut self, declared: &Declared<'d>) -> (Shape, bool) {
        let mut content = declared.content();
        let json = content.find(|(name, _)| is_json(name));
        if let Some((_, at)) = json {
            let schema = at.child("schema");
            return match self.resolved.schema(&schema) {
                Some(_) => (self.lower_schema(&schema), true),
                None => (Shape::plain(Type::Json), true),
            };
        }
        let schema = declared.schema().filter(|at| self.is_simple(at));
        let shape = schema.map(|at| self.lower_schema(&at));
        (shape.unwrap_or_else(|| Shape::plain(Type::String)), false)
    }

    /// Whether the style `simple` can write what a schema describes: scalars, and arrays and objects of scalars.
    fn is_simple(&self, at: &Pointer) -> bool {
        let Some(schema) = self.resolved.schema(at) else {
            return false;
        };
        match schema.value_type() {
            // A scalar that is named elsewhere: OpenAPI 3.0 has no other way to describe a reference.
            _ if is_joint(&schema) => schema.parts("allOf").all(|at| self.is_scalar_schema(&at)),
            _ if has_alternatives(&schema) => false,
            Some(SchemaType::Array) => {
                let items = schema.child("items");
                items.is_some_and(|at| self.is_scalar_schema(&at))
            }
            Some(SchemaType::Object) => {
                let others = schema.child("additionalProperties");
                let mut members = schema.properties().map(|(_, at)| at).chain(others);
                members.all(|at| self.is_scalar_schema(&at))
            }
            Some(_) => true,
            None => false,
        }
    }

    fn is_scalar_schema(&self, at: &Pointer) -> bool {
        let schema = self.resolved.schema(at);
        schema.is_some_and(|schema| {
            let ty = schema.value_type();
            let is_scalar = !matches!(ty, None | Some(SchemaType::Array | SchemaType::Object));
            is_scalar && !has_alternatives(&schema)
        })
    }

    /// The struct of some headers. Operations whose headers are the same share it.
    fn headers_type(&mut self, described: &[Described], operation: &str) -> TypeId {
        let names = described.iter().map(|it| it.header.name.clone());
        let names: Vec<String> = names.collect();
        let shapes: Vec<Shape> = described.iter().map(|it| it.shape.clone()).collect();
        if let Some(id) = self.headers.get(&names, &shapes) {
            return id;
        }
        let id = self.reserve();
        self.headers.insert(names, shapes, id);
        let docs = Line::from("The headers that the responses of ") + code(operation);
        let docs = docs + " declare; each may be missing.";
        let name = self.scope.claim(&format!("{operation} headers"));
        let item = headers_item(name, docs, described);
        self.fill(id, item);
        id
    }
}

fn headers_item(name: Name, docs: Line, described: &[Described]) -> ir::Item {
    let mut names = Scope::new(Case::Snake, &[]);
    let members = described.iter().map(|it| Argument {
        name: names.claim(&it.words),
        wire_name: it.header.name.clone(),
        docs: it.docs.clone(),
        deprecated: it.deprecated,
        shape: it.shape.clone(),
    });
    ir::Item {
        name,
        docs: docs.into(),
        deprecated: false,
        form: ir::Form::Own,
        from: Vec::new(),
        kind: ItemKind::Struct(Struct {
            open: true,
            ..struct_of_optional(members)
        }),
    }
}

/// Whether a schema has an `allOf`, and beside it nothing that holds schemas.
fn is_joint(schema: &Schema<'_>) -> bool {
    let mut others = [
        "oneOf",
        "anyOf",
        "not",
        "items",
        "properties",
        "additionalProperties",
    ]
    .into_iter();
    schema.has("allOf") && !others.any(|keyword| schema.has(keyword))
}

fn has_alternatives(schema: &Schema<'_>) -> bool {
    let mut keywords = ["allOf", "oneOf", "anyOf", "not"].into_iter();
    keywords.any(|keyword| schema.has(keyword))
}

/// `Set-Cookie` stands in a response once for each cookie (RFC 6265, 3), and a cookie is a credential.
fn cookies(shape: Shape) -> Shape {
    match shape.ty {
        Type::List(_) => Shape {
            sensitive: true,
            ..shape
        },
        _ => Shape {
            sensitive: true,
            ..Shape::plain(Type::List(Box::new(Shape::plain(Type::String))))
        },
    }
}

#[cfg(test)]
mod tests;
