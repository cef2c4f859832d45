//! The static descriptions of parameters, and of what is written like them.

use super::Emit;
use super::code::{Code, quote};
use crate::ir::{FormMember, Location, Parameter, Style};

impl Emit<'_> {
    pub(super) fn parameter(&self, parameter: &Parameter) -> Code {
        let rt = self.rt;
        let Parameter {
            name: _,
            docs: _,
            deprecated: _,
            required: _,
            wire_name,
            header,
            location,
            style,
            explode,
            allow_reserved,
            idempotency_key,
            shape,
        } = parameter;
        let (base, usual_location, usual_style, usual_explode) = match location {
            Location::Path => (quote!(IN_PATH), Location::Path, Style::Simple, false),
            Location::Query | Location::QueryString => {
                (quote!(IN_QUERY), Location::Query, Style::Form, true)
            }
            Location::Header => (quote!(IN_HEADER), Location::Header, Style::Simple, false),
            Location::Cookie => (quote!(IN_COOKIE), Location::Cookie, Style::Form, true),
        };
        let other_location = (*location != usual_location).then(|| self.location(*location));
        let other_style = (*style != usual_style).then(|| self.style(*style));
        let header = header.as_ref();
        let header = header.map(|it| quote!(header: #rt::header_name!(#it),));
        let location = other_location.map(|it| quote!(location: #it,));
        let style = other_style.map(|it| quote!(style: #it,));
        let explode = (*explode != usual_explode).then(|| quote!(explode: #explode,));
        let allow_reserved = allow_reserved.then(|| quote!(allow_reserved: true,));
        let idempotency_key = idempotency_key.then(|| quote!(idempotency_key: true,));
        let sensitive = shape.sensitive.then(|| quote!(sensitive: true,));
        let limits = self.limits_of(shape);
        let limits = limits.map(|it| quote!(limits: ::core::option::Option::Some(#it),));
        let flags = quote!(#explode #allow_reserved #idempotency_key #sensitive);
        quote! {
            #rt::Parameter { name: #wire_name, #header #location #style #flags #limits ..#rt::Parameter::#base }
        }
    }

    pub(super) fn form_member(&self, member: &FormMember) -> Code {
        let FormMember {
            name,
            style,
            explode,
            allow_reserved,
        } = member;
        let (rt, style) = (self.rt, self.style(*style));
        quote!(#rt::FormMember { name: #name, style: #style, explode: #explode, allow_reserved: #allow_reserved })
    }

    pub(super) fn location(&self, location: Location) -> Code {
        let rt = self.rt;
        match location {
            Location::Path => quote!(#rt::Location::Path),
            Location::Query => quote!(#rt::Location::Query),
            Location::QueryString => quote!(#rt::Location::QueryString),
            Location::Header => quote!(#rt::Location::Header),
            Location::Cookie => quote!(#rt::Location::Cookie),
        }
    }

    fn style(&self, style: Style) -> Code {
        let rt = self.rt;
        match style {
            Style::Simple => quote!(#rt::Style::Simple),
            Style::Label => quote!(#rt::Style::Label),
            Style::Matrix => quote!(#rt::Style::Matrix),
            Style::Form => quote!(#rt::Style::Form),
            Style::SpaceDelimited => quote!(#rt::Style::SpaceDelimited),
            Style::PipeDelimited => quote!(#rt::Style::PipeDelimited),
            Style::DeepObject => quote!(#rt::Style::DeepObject),
            Style::DeepObjectRails => quote!(#rt::Style::DeepObjectRails),
            Style::Cookie => quote!(#rt::Style::Cookie),
            Style::Json => quote!(#rt::Style::Json),
            Style::Text => quote!(#rt::Style::Text),
        }
    }
}
