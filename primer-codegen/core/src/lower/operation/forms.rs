//! The `encoding` of a form: accepted where it says what is written anyway.
//!
//! A list repeats its name (`style: form`, `explode: true`), an object is JSON, and anything else is text.

use serde_json::Value;

use crate::diagnostics::Finding;
use crate::document::MediaType;
use crate::ir::{ItemKind, Shape, Struct, Type};
use crate::lower::Lower;
use crate::lower::operation::media::is_json;
use crate::source::Pointer;

/// The form of a member, as far as its encoding depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Scalar,
    /// A list of scalars.
    List,
    Object,
    /// Alternatives, free-form JSON and lists of objects: it depends on the value.
    Any,
}

impl<'d> Lower<'d, '_> {
    /// Reports the encodings of members that would be written otherwise, and those of members that are none.
    pub(super) fn check_encodings(&mut self, declared: &MediaType<'d>, shape: &Shape) {
        let Some(encoding) = declared.encoding() else {
            return;
        };
        let document = self.resolved.document;
        for (name, at) in document.entries(&encoding) {
            match self.member_kind(&shape.ty, name) {
                Some(kind) if self.is_default(kind, &at) => {}
                Some(_) => {
                    let message = format!("this encoding of `{name}` is not supported yet");
                    self.report(Finding::at_key(at, message));
                }
                None => {
                    let finding = Finding::at_key(at, format!("property not found: `{name}`"));
                    let known = self.form(&shape.ty).map(|of| of.fields.iter());
                    let known: Vec<String> = known
                        .into_iter()
                        .flatten()
                        .map(|field| field.wire_name.clone())
                        .collect();
                    let known = known.iter().map(String::as_str);
                    self.report(finding.suggest("property", name, known));
                }
            }
        }
    }

    /// Whether an Encoding Object says what is written anyway.
    //
    // OpenAPI 3.0.4, Encoding Object: `contentType` is ignored if `style`, `explode` or `allowReserved` is there, and `headers` is
    // ignored in a form. `explode` is true by default if the style is `form`.
    fn is_default(&self, kind: Kind, at: &Pointer) -> bool {
        let value = |keyword: &str| self.resolved.document.node(&at.child(keyword));
        let (style, explode) = (value("style"), value("explode"));
        let allow_reserved = value("allowReserved");
        if style.is_none() && explode.is_none() && allow_reserved.is_none() {
            let content_type = value("contentType").and_then(Value::as_str);
            return match (content_type, kind) {
                (None, _) => true,
                (Some(json), Kind::Object) => is_json(json),
                (Some(text), Kind::Scalar | Kind::List) => text.starts_with("text/plain"),
                (Some(_), Kind::Any) => false,
            };
        }
        let is_form = style.is_none_or(|it| it == "form");
        let is_exploded = explode != Some(&Value::Bool(false));
        let is_encoded = allow_reserved != Some(&Value::Bool(true));
        let fits = match kind {
            Kind::Scalar => true,
            Kind::List => is_exploded,
            Kind::Object | Kind::Any => false,
        };
        is_form && is_encoded && fits
    }

    /// The kind of a form's member; `None` if the form does not declare it.
    fn member_kind(&self, form: &Type, name: &str) -> Option<Kind> {
        if let Type::Map(value) = form {
            return Some(self.kind(&value.ty));
        }
        let Some(of) = self.form(form) else {
            return Some(Kind::Any);
        };
        let field = of.fields.iter().find(|field| field.wire_name == name)?;
        Some(self.kind(&field.shape.ty))
    }

    fn form(&self, ty: &Type) -> Option<&Struct> {
        match ty {
            Type::Named(id) => match self.item(*id).map(|item| &item.kind) {
                Some(ItemKind::Struct(of)) => Some(of),
                _ => None,
            },
            _ => None,
        }
    }

    fn kind(&self, ty: &Type) -> Kind {
        match ty {
            Type::Map(_) | Type::Entries(_) => Kind::Object,
            Type::List(item) if self.kind(&item.ty) == Kind::Scalar => Kind::List,
            Type::List(_) | Type::OneOrMany(_) | Type::Json | Type::Bytes => Kind::Any,
            Type::Named(id) | Type::Boxed(id) => match self.item(*id).map(|item| &item.kind) {
                Some(ItemKind::Struct(_)) => Kind::Object,
                Some(ItemKind::Enum(_) | ItemKind::IntegerEnum(_)) => Kind::Scalar,
                Some(ItemKind::Alias(shape)) if !matches!(shape.ty, Type::Named(_)) => {
                    self.kind(&shape.ty)
                }
                _ => Kind::Any,
            },
            Type::Unit
            | Type::Bool
            | Type::I8
            | Type::I16
            | Type::I32
            | Type::I64
            | Type::U8
            | Type::U16
            | Type::U32
            | Type::U64
            | Type::I128
            | Type::F64
            | Type::String
            | Type::Secret
            | Type::Timestamp => Kind::Scalar,
        }
    }
}

#[cfg(test)]
mod tests;
