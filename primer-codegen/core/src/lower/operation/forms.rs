//! The `encoding` of a form: the members that are not written as usual.
//!
//! A list repeats its name, an object is JSON, and anything else is text.

use crate::diagnostics::Finding;
use crate::document::{Encoding, MediaType};
use crate::ir::{FormMember, ItemKind, Shape, Struct, Style, Type};
use crate::lower::Lower;
use crate::lower::operation::media::is_json;
use crate::lower::operation::nesting::Nesting;
use crate::source::Pointer;

/// The form of a member, as far as its encoding depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Scalar,
    /// Content, or a list of it, in a body of several parts.
    File,
    /// A list of scalars.
    List,
    Object,
    /// Alternatives, free-form JSON and lists of objects: it depends on the value.
    Any,
}

impl<'d> Lower<'d, '_> {
    /// Lowers the encodings of the members of a form, and looks at how its members are written.
    pub(super) fn lower_form(
        &mut self,
        declared: &MediaType<'d>,
        shape: &Shape,
    ) -> Vec<FormMember> {
        let encodings: Vec<(&str, Pointer)> = declared.encodings().collect();
        let mut members = Vec::new();
        for (name, at) in &encodings {
            let Some(encoding) = self.resolved.encoding(at) else {
                continue;
            };
            let kind = self.member_kind(&shape.ty, name);
            if kind.is_none() {
                self.report_unknown_member(shape, name, at.clone());
            }
            let member = self.lower_member(name, kind.unwrap_or(Kind::Any), &encoding);
            if let Some(member) = member {
                self.check_member(shape, &member, &encoding);
                members.push(member);
            }
        }
        let form = shape.ty.target();
        let is_usual = |name: &str| !members.iter().any(|it| it.name == name);
        for (name, shape) in self.form_members(&shape.ty) {
            if is_usual(&name) {
                let place = form.and_then(|id| self.member(id, &["properties", &name]));
                let place = place.as_ref().unwrap_or(&declared.at);
                self.check_nesting(&shape, place, Nesting::Form);
            }
        }
        members
    }

    pub(super) fn report_unknown_member(&mut self, form: &Shape, name: &str, at: Pointer) {
        let finding = Finding::at_key(at, format!("property not found: `{name}`")).warning();
        let known = self
            .form_members(&form.ty)
            .into_iter()
            .map(|(name, _)| name);
        let known: Vec<String> = known.collect();
        self.report(finding.suggest("property", name, known.iter().map(String::as_str)));
    }

    /// The encoding of a member; `None` if it is written as usual.
    //
    // OpenAPI 3.0.4, Encoding Object: if one of `style`, `explode` and `allowReserved` is there, the others have their defaults and
    // `contentType` is ignored. `headers` are ignored in a form.
    fn lower_member(
        &mut self,
        name: &str,
        kind: Kind,
        encoding: &Encoding<'d>,
    ) -> Option<FormMember> {
        let (explode, reserved) = (encoding.explode(), encoding.allow_reserved());
        if encoding.deep_object().is_some() && encoding.style() != Some("deepObject") {
            let place = encoding.at.child("x-deep-object");
            let message = "`x-deep-object` applies to `style: deepObject`";
            self.report(Finding::at_key(place, message));
        }
        let is_styled = encoding.style().is_some() || explode.is_some() || reserved.is_some();
        let style = match encoding.style() {
            None if !is_styled => return self.lower_content_type(name, kind, encoding),
            Some("spaceDelimited") => Style::SpaceDelimited,
            Some("pipeDelimited") => Style::PipeDelimited,
            Some("deepObject") => match encoding.deep_object() {
                Some("rails") => Style::DeepObjectRails,
                _ => Style::DeepObject,
            },
            _ => Style::Form,
        };
        let member = FormMember {
            name: name.to_owned(),
            style,
            explode: explode.unwrap_or(style == Style::Form),
            allow_reserved: reserved == Some(true),
        };
        let is_usual = style == Style::Form
            && !member.allow_reserved
            && (kind == Kind::Scalar || (kind == Kind::List && member.explode));
        (!is_usual).then_some(member)
    }

    fn lower_content_type(
        &mut self,
        name: &str,
        kind: Kind,
        encoding: &Encoding<'d>,
    ) -> Option<FormMember> {
        let content_type = encoding.content_type()?;
        let is_json = content_type.split(',').any(is_json);
        match kind {
            Kind::Object if !is_json => {
                let message = format!("an object as `{content_type}` is not supported yet");
                let at = encoding.at.child("contentType");
                let help = "describe it as it is sent: `type: string`";
                self.report(Finding::at_value(at, message).help(help));
                None
            }
            Kind::Object => None,
            Kind::Scalar | Kind::File | Kind::List | Kind::Any if is_json => Some(FormMember {
                name: name.to_owned(),
                style: Style::Json,
                explode: false,
                allow_reserved: false,
            }),
            // Text as it is, or the content in base64.
            Kind::Scalar | Kind::File | Kind::List | Kind::Any => None,
        }
    }

    fn check_member(&mut self, form: &Shape, member: &FormMember, encoding: &Encoding<'d>) {
        let members = self.form_members(&form.ty).into_iter();
        let shape = members
            .filter(|(name, _)| *name == member.name)
            .map(|it| it.1);
        let nesting = match encoding.deep_object() {
            Some("qs") => Nesting::Qs,
            _ => Nesting::of(member.style, member.explode),
        };
        for shape in shape {
            self.check_nesting(&shape, &encoding.at, nesting);
        }
    }

    pub(super) fn form_members(&self, ty: &Type) -> Vec<(String, Shape)> {
        let fields = self.form(ty).map(|of| of.fields.iter());
        let fields = fields.into_iter().flatten();
        fields
            .map(|it| (it.wire_name.clone(), it.shape.clone()))
            .collect()
    }

    /// The kind of a form's member; `None` if the form does not declare it.
    pub(super) fn member_kind(&self, form: &Type, name: &str) -> Option<Kind> {
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
            Type::Upload => Kind::File,
            Type::List(item) if self.kind(&item.ty) == Kind::File => Kind::File,
            Type::List(item) if self.kind(&item.ty) == Kind::Scalar => Kind::List,
            Type::List(_) | Type::OneOrMany(_) | Type::Bytes => Kind::Any,
            Type::Json | Type::Own(_) => Kind::Any,
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
