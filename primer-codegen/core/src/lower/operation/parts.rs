//! The parts of a body of several parts that are not written as usual (`encoding`).
//!
//! A list repeats its part, an object is JSON, a file is what it is, and anything else is text.

use crate::diagnostics::Finding;
use crate::document::{Encoding, MediaType, SchemaType};
use crate::ir::{Part, PartHeader, PartStyle, Shape};
use crate::lower::Lower;
use crate::lower::operation::forms::Kind;
use crate::lower::operation::media::{essence, is_json};
use crate::source::Pointer;

/// Objects are JSON, whatever their schema says.
const OBJECT: Option<SchemaType> = Some(SchemaType::Object);

impl<'d> Lower<'d, '_> {
    /// Lowers the encodings of the members of a body of several parts.
    pub(super) fn lower_parts(&mut self, declared: &MediaType<'d>, shape: &Shape) -> Vec<Part> {
        let encodings: Vec<(&str, Pointer)> = declared.encodings().collect();
        let mut parts = Vec::new();
        for (name, at) in encodings {
            let Some(encoding) = self.resolved.encoding(&at) else {
                continue;
            };
            match self.member_kind(&shape.ty, name) {
                Some(kind) => parts.push(self.lower_part(shape, (name, kind), &encoding)),
                None => self.report_unknown_member(shape, name, at),
            }
        }
        let members = self.form_members(&shape.ty).into_iter();
        for (name, _) in members.filter(|(name, _)| declared.encodings().all(|it| it.0 != name)) {
            let content_type = self.own_media_type(shape, &name);
            parts.extend(content_type.map(|content_type| Part {
                name,
                content_type: Some(content_type),
                style: PartStyle::Repeated,
                headers: Vec::new(),
            }));
        }
        parts
    }

    /// The media type of a member that its schema names, or the schema of its items.
    //
    // OpenAPI 3.1, Schema Object: `contentMediaType` is the media type of a part, unless `contentType` of its encoding says another one. With
    // `contentEncoding`, it is that of what the text encodes.
    fn own_media_type(&self, form: &Shape, name: &str) -> Option<String> {
        let at = self.member(form.ty.target()?, &["properties", name])?;
        let schema = self.resolved.schema(&at)?;
        let items = schema
            .child("items")
            .and_then(|it| self.resolved.schema(&it));
        let schema = items.unwrap_or(schema);
        let is_plain = !schema.has("contentEncoding") && schema.value_type() != OBJECT;
        let is_known = self.resolved.document.dialect().is_json_schema();
        let media_type = schema.text("contentMediaType");
        media_type
            .filter(|_| is_plain && is_known)
            .map(str::to_owned)
    }

    fn lower_part(
        &mut self,
        form: &Shape,
        (name, kind): (&str, Kind),
        encoding: &Encoding<'d>,
    ) -> Part {
        let style = self.lower_part_style(name, kind, encoding);
        // OpenAPI, Encoding Object: `contentType` is ignored where `style`, `explode` or `allowReserved` is there.
        let is_styled = encoding.style().is_some() || encoding.explode().is_some();
        let content_type = encoding.content_type().filter(|_| !is_styled);
        if let Some(content_type) = content_type
            && kind == Kind::Object
            && !content_type.split(',').any(is_json)
        {
            let message = format!("an object as `{content_type}` in a part is not supported yet");
            let help = "describe it as it is sent: `type: string`";
            let at = encoding.at.child("contentType");
            self.report(Finding::at_value(at, message).help(help));
        }
        Part {
            name: name.to_owned(),
            content_type: match content_type {
                None if !is_styled => self.own_media_type(form, name),
                content_type => content_type.map(str::to_owned),
            },
            style,
            headers: self.lower_part_headers(name, kind, encoding),
        }
    }

    fn lower_part_style(&mut self, name: &str, kind: Kind, encoding: &Encoding<'d>) -> PartStyle {
        let is_joined = encoding.explode() == Some(false);
        let style = encoding.style().unwrap_or("form");
        match (style, kind) {
            ("form", Kind::List | Kind::Any) if is_joined => PartStyle::Joined(","),
            ("spaceDelimited", Kind::List | Kind::Any) => PartStyle::Joined(" "),
            ("pipeDelimited", Kind::List | Kind::Any) => PartStyle::Joined("|"),
            ("deepObject", Kind::Object | Kind::Any) => PartStyle::DeepObject,
            (_, Kind::Object) if encoding.style().is_some() => {
                let message = format!("`style: {style}` is ignored: `{name}` is sent as JSON");
                let at = encoding.at.child("style");
                self.report(Finding::at_value(at, message).warning());
                PartStyle::Repeated
            }
            _ => PartStyle::Repeated,
        }
    }

    /// Lowers the headers of a part. The caller gives those of files; of others, constants alone can be sent.
    fn lower_part_headers(
        &mut self,
        name: &str,
        kind: Kind,
        encoding: &Encoding<'d>,
    ) -> Vec<PartHeader> {
        let mut headers = Vec::new();
        for (header, at) in encoding.headers() {
            // OpenAPI, Encoding Object: "`Content-Type` is described separately and SHALL be ignored in this section."
            if essence(header) == "content-type" {
                continue;
            }
            let Some(declared) = self.resolved.header(&at) else {
                continue;
            };
            let schema = declared.schema().and_then(|at| self.resolved.schema(&at));
            let values = schema.and_then(|schema| schema.values());
            let value = match values {
                Some([only]) => only.as_str().map(str::to_owned),
                _ => None,
            };
            if value.is_none() && !matches!(kind, Kind::File | Kind::Any) {
                let message = format!("header `{header}` of `{name}` is left out");
                let help = "only files have headers of their own";
                let finding = Finding::at_key(at, message).help(help);
                self.report(match declared.required() {
                    true => finding,
                    false => finding.warning(),
                });
                continue;
            }
            headers.push(PartHeader {
                name: header.to_owned(),
                required: declared.required(),
                value,
            });
        }
        headers
    }
}
