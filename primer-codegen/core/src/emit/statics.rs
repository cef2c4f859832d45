//! The declarations of a document, as the runtime's static data.

use super::Emit;
use super::code::{Code, Number, quote};
use crate::ir::{
    Bound, Field, Item, Limits, Numeral, Pattern, Presence, Shape, Struct, TagValue, Union,
    UnionVariant,
};

impl Emit<'_> {
    pub(super) fn table(&self, item: &Item, of: &Struct) -> Code {
        let Struct {
            fields,
            additional,
            open,
            limits,
            ruled,
            constructor: _,
            default: _,
        } = of;
        let (rt, name) = (self.rt, item.name.plain());
        let members = fields.iter().map(|field| self.member(field));
        let open = (!open).then(|| quote!(open: false,));
        let ruled = (!ruled).then(|| quote!(ruled: false,));
        let additional_sensitive = additional
            .as_ref()
            .filter(|(_, shape)| shape.sensitive)
            .map(|_| quote!(additional_sensitive: true,));
        let additional = additional
            .as_ref()
            .and_then(|(_, shape)| self.limits_of(shape))
            .map(|it| quote!(additional: ::core::option::Option::Some(#it),));
        let limits = self
            .limits(limits, None)
            .map(|it| quote!(limits: ::core::option::Option::Some(&#it),));
        quote! {
            #rt::Table { name: #name, members: &[#(#members),*], #open #additional #additional_sensitive #limits #ruled ..#rt::Table::OPEN }
        }
    }

    fn member(&self, field: &Field) -> Code {
        let rt = self.rt;
        let Field {
            name: _,
            setter: _,
            clear: _,
            wire_name,
            aliases,
            docs: _,
            deprecated: _,
            access: _,
            presence,
            conditional,
            shape,
            default: _,
            default_json: _,
            constant: _,
        } = field;
        let aliases = (!aliases.is_empty()).then(|| quote!(aliases: &[#(#aliases),*],));
        let sensitive = shape.sensitive.then(|| quote!(sensitive: true,));
        let conditional = conditional.then(|| quote!(conditional: true,));
        let escaped = has_escapes(wire_name).then(|| quote!(escaped: true,));
        let limits = self
            .limits_of(shape)
            .map(|it| quote!(limits: ::core::option::Option::Some(#it),));
        let base = match presence {
            Presence::Required => quote!(REQUIRED),
            Presence::Optional | Presence::ThreeState => quote!(OPTIONAL),
        };
        quote!(#rt::Member { name: #wire_name, #aliases #sensitive #conditional #escaped #limits ..#rt::Member::#base })
    }

    pub(super) fn union_table(&self, item: &Item, of: &Union) -> Code {
        let Union {
            discriminator,
            variants,
            unrecognized: _,
            shared: _,
        } = of;
        let (rt, name) = (self.rt, item.name.plain());
        let discriminator = optional(discriminator.as_ref().map(|name| quote!(#name)));
        let variants = variants.iter().map(
            |UnionVariant {
                 name,
                 tags,
                 ambiguous,
                 fallback,
                 default,
                 shape,
                 from: _,
                 docs: _,
             }| {
                let name = name.plain();
                let values = tags.iter().map(|tag| self.tag(tag));
                let tags = (!tags.is_empty()).then(|| quote!(tags: &[#(#values),*],));
                let ambiguous = ambiguous.then(|| quote!(ambiguous: true,));
                let fallback = fallback.then(|| quote!(fallback: true,));
                let default = default.then(|| quote!(default: true,));
                let sensitive = shape.sensitive.then(|| quote!(sensitive: true,));
                let limits = self
                    .limits_of(shape)
                    .map(|it| quote!(limits: ::core::option::Option::Some(#it),));
                quote!(#rt::Variant { name: #name, #tags #ambiguous #fallback #default #sensitive #limits ..#rt::Variant::PLAIN })
            },
        );
        quote!(#rt::UnionTable { name: #name, discriminator: #discriminator, variants: &[#(#variants),*] })
    }

    fn tag(&self, tag: &TagValue) -> Code {
        let rt = self.rt;
        match tag {
            TagValue::Text(text) => quote!(#rt::TagValue::Text(#text)),
            TagValue::Integer(integer) => {
                let integer = Number::integer(*integer);
                quote!(#rt::TagValue::Integer(#integer))
            }
            TagValue::Bool(value) => quote!(#rt::TagValue::Bool(#value)),
        }
    }

    /// The limits of a shape and of what it holds, by reference; `None` if there are none.
    pub(super) fn limits_of(&self, shape: &Shape) -> Option<Code> {
        let items = shape.ty.inner().and_then(|inner| self.limits_of(inner));
        let limits = self.limits(&shape.limits, items)?;
        Some(self.common(quote!(&#limits)))
    }

    pub(super) fn limits(&self, limits: &Limits, items: Option<Code>) -> Option<Code> {
        if *limits == Limits::default() && items.is_none() {
            return None;
        }
        let Limits {
            min_length,
            max_length,
            pattern,
            minimum,
            maximum,
            multiple_of,
            min_items,
            max_items,
            unique_items,
            min_properties,
            max_properties,
            members,
            excluded,
            contains,
            names,
        } = limits;
        let rt = self.rt;
        let counts = [
            (quote!(min_length), min_length),
            (quote!(max_length), max_length),
            (quote!(min_items), min_items),
            (quote!(max_items), max_items),
            (quote!(min_properties), min_properties),
            (quote!(max_properties), max_properties),
        ];
        let counts = counts.into_iter().filter_map(|(name, count)| {
            let count = Number::integer((*count)?);
            Some(quote!(#name: ::core::option::Option::Some(#count),))
        });
        let pattern = pattern.as_ref().map(
            |Pattern {
                 written,
                 expression,
             }| {
                let expression = expression
                    .as_ref()
                    .map(|it| quote!(expression: ::core::option::Option::Some(#it),));
                quote!(pattern: ::core::option::Option::Some(#written), #expression)
            },
        );
        let minimum = minimum
            .map(|it| self.bound(it))
            .map(|it| quote!(minimum: ::core::option::Option::Some(#it),));
        let maximum = maximum
            .map(|it| self.bound(it))
            .map(|it| quote!(maximum: ::core::option::Option::Some(#it),));
        let multiple_of = multiple_of
            .map(|it| self.numeral(it))
            .map(|it| quote!(multiple_of: ::core::option::Option::Some(#it),));
        let unique_items = unique_items.then(|| quote!(unique_items: true,));
        let rules = members.iter().map(|it| self.member_rule(it));
        let members = (!members.is_empty()).then(|| quote!(members: &[#(#rules),*],));
        let values = excluded.iter().map(|it| self.scalar(it));
        let excluded = (!excluded.is_empty()).then(|| quote!(excluded: &[#(#values),*],));
        let rules = contains.iter().map(|it| self.contains(it));
        let contains = (!contains.is_empty()).then(|| quote!(contains: &[#(#rules),*],));
        let rules = names.iter().map(|it| self.name_rule(it));
        let names = (!names.is_empty()).then(|| quote!(names: &[#(#rules),*],));
        let items = items.map(|it| quote!(items: ::core::option::Option::Some(#it),));
        Some(
            quote!(#rt::Limits { #(#counts)* #pattern #minimum #maximum #multiple_of #unique_items #members #excluded #contains #names #items ..#rt::Limits::NONE }),
        )
    }

    fn bound(&self, Bound { value, exclusive }: Bound) -> Code {
        let (rt, value) = (self.rt, self.numeral(value));
        if exclusive {
            quote!(#rt::Bound::Exclusive(#value))
        } else {
            quote!(#rt::Bound::Inclusive(#value))
        }
    }

    pub(super) fn numeral(&self, numeral: Numeral) -> Code {
        let rt = self.rt;
        match numeral {
            Numeral::Integer(value) => {
                let value = Number::integer(value);
                quote!(#rt::Numeral::Integer(#value))
            }
            Numeral::Float(value) => {
                let value = Number::float(value);
                quote!(#rt::Numeral::Float(#value))
            }
        }
    }
}

/// An option as tokens.
pub(super) fn optional(tokens: Option<Code>) -> Code {
    match tokens {
        Some(tokens) => quote!(::core::option::Option::Some(#tokens)),
        None => quote!(::core::option::Option::None),
    }
}

/// Whether JSON has escapes for some of the characters of a name.
fn has_escapes(name: &str) -> bool {
    name.bytes()
        .any(|byte| matches!(byte, 0..0x20 | b'"' | b'\\'))
}
