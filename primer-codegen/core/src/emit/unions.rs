//! Unions, and responses that differ by status.

use super::code::{Code, Ident, Number, quote};
use super::{Emit, attributes, docs, ident, sentences};
use crate::ir::query::structure;
use crate::ir::{
    Field, Item, Name, OutcomeVariant, Presence, Shape, Type, Union, UnionFrom, UnionVariant,
};

impl Emit<'_> {
    pub(super) fn union(&self, item: &Item, of: &Union) -> Code {
        let Union {
            discriminator: _,
            variants,
            unrecognized,
            shared,
        } = of;
        let rt = self.rt;
        let (attributes, name, unrecognized) =
            (attributes(item), ident(&item.name), ident(unrecognized));
        let declared = variants.iter().map(
            |UnionVariant {
                 name,
                 docs: words,
                 shape,
                 tags: _,
                 ambiguous: _,
                 fallback: _,
                 default: _,
                 from: _,
             }| {
                let (docs, name, ty) = (docs(words), ident(name), self.shape(shape));
                quote!(#docs #name(#ty))
            },
        );
        let names = variants.iter().map(|variant| ident(&variant.name));
        let names: Vec<Ident<'_>> = names.collect();
        let numbers: Vec<Number> = (0..names.len()).map(Number::usize).collect();
        let last = Number::usize(names.len());
        let table = self.union_table(item, of);
        let conversions = variants.iter().map(|it| self.conversions(&name, it));
        let accessors = self.accessors(of, shared);
        let accessors = (!shared.is_empty()).then(|| quote!(impl #name { #(#accessors)* }));
        let bodies = self
            .is_sent(item)
            .then(|| self.bodies_of_union(&name, variants));
        quote! {
            #attributes
            #[derive(::core::clone::Clone)]
            #[non_exhaustive]
            pub enum #name {
                #(#declared,)*
                /// A value that fits none of the documented alternatives.
                #unrecognized(#rt::Json),
            }
            #accessors
            #(#conversions)*
            #bodies
            impl #rt::Union for #name {
                #[inline]
                fn blank() -> Self {
                    Self::#unrecognized(#rt::Json::Null)
                }
                #[inline]
                fn table(&self) -> &'static #rt::UnionTable {
                    static TABLE: #rt::UnionTable = #table;
                    &TABLE
                }
                #[inline]
                fn selected(&self) -> (usize, #rt::Ref<'_>) {
                    match self {
                        #(Self::#names(value) => (#numbers, #rt::Value::get(value)),)*
                        Self::#unrecognized(value) => (#last, #rt::Value::get(value)),
                    }
                }
                #[inline]
                fn select(&mut self, n: usize) -> #rt::Slot<'_> {
                    *self = match n {
                        #(#numbers => Self::#names(#rt::Value::blank()),)*
                        _ => Self::#unrecognized(#rt::Json::Null),
                    };
                    match self {
                        #(Self::#names(value) => #rt::Value::slot(value),)*
                        Self::#unrecognized(value) => #rt::Value::slot(value),
                    }
                }
            }
            #rt::implement!(#name, AsUnion);
        }
    }

    /// Methods for the members that all alternatives have.
    fn accessors(&self, of: &Union, shared: &[Name]) -> Vec<Code> {
        let unrecognized = ident(&of.unrecognized);
        let variants: Vec<Ident<'_>> = of.variants.iter().map(|it| ident(&it.name)).collect();
        let fields = shared.iter().filter_map(|name| self.field_of(of, name));
        let accessors = fields.map(|field| {
            let name = ident(&field.name);
            let docs = docs(&sentences::shared(&field.wire_name, field.presence));
            let (ty, value) = match field.presence {
                Presence::Required if !field.shape.nullable => {
                    let some = quote!(::core::option::Option::Some(&value.#name));
                    (self.shape(&field.shape), some)
                }
                Presence::Required | Presence::Optional => {
                    (self.ty(&field.shape.ty), quote!(value.#name.as_ref()))
                }
                Presence::ThreeState => {
                    let some = quote!(::core::option::Option::Some(&value.#name));
                    (self.field_type(field), some)
                }
            };
            quote! {
                #docs
                #[inline]
                #[must_use]
                pub fn #name(&self) -> ::core::option::Option<&#ty> {
                    match self {
                        #(Self::#variants(value) => #value,)*
                        Self::#unrecognized(_) => ::core::option::Option::None,
                    }
                }
            }
        });
        accessors.collect()
    }

    /// A field of the first alternative.
    fn field_of(&self, of: &Union, name: &Name) -> Option<&Field> {
        let first = structure(&of.variants.first()?.shape, &self.api.types)?;
        first.fields.iter().find(|field| field.name == *name)
    }

    fn conversions(&self, union: &Ident, variant: &UnionVariant) -> Code {
        let UnionVariant {
            name,
            tags: _,
            ambiguous: _,
            fallback: _,
            default: _,
            shape,
            from,
            docs: _,
        } = variant;
        self.conversions_of(union, &ident(name), shape, from)
    }

    /// The values that convert into a union which is the body of a request.
    fn bodies_of_union(&self, union: &Ident, variants: &[UnionVariant]) -> Code {
        let rt = self.rt;
        let from = variants
            .iter()
            .flat_map(|it| it.from.iter().map(move |from| (it, from)));
        let bodies = from.map(|(variant, from)| {
            let ty = self.convertible(&variant.shape, from);
            quote!(#rt::as_body!(#ty => #union);)
        });
        bodies.collect()
    }

    /// The type of a value that a variant is made from.
    fn convertible(&self, shape: &Shape, from: &UnionFrom) -> Code {
        match from {
            UnionFrom::Held => self.shape(shape),
            UnionFrom::Text => quote!(&str),
            UnionFrom::Form(id) => self.ty(&Type::Named(*id)),
        }
    }

    /// `From` for the values that a variant is made from.
    pub(super) fn conversions_of(
        &self,
        holder: &Ident,
        variant: &Ident,
        shape: &Shape,
        from: &[UnionFrom],
    ) -> Code {
        let conversions = from.iter().map(|from| {
            let ty = self.convertible(shape, from);
            let value = match from {
                UnionFrom::Held => quote!(value),
                UnionFrom::Text | UnionFrom::Form(_) => quote!(value.into()),
            };
            quote! {
                impl ::core::convert::From<#ty> for #holder {
                    #[inline]
                    fn from(value: #ty) -> Self {
                        Self::#variant(#value)
                    }
                }
            }
        });
        conversions.collect()
    }

    pub(super) fn outcomes(&self, item: &Item, variants: &[OutcomeVariant]) -> Code {
        let rt = self.rt;
        let (attributes, name) = (attributes(item), ident(&item.name));
        let is_empty = |shape: &Shape| shape.ty == Type::Unit;
        let declared = variants.iter().map(
            |OutcomeVariant {
                 name,
                 shape,
                 docs: words,
             }| {
                let (docs, name, ty) = (docs(words), ident(name), self.shape(shape));
                if is_empty(shape) {
                    quote!(#docs #name)
                } else {
                    quote!(#docs #name(#ty))
                }
            },
        );
        let numbers = (0..variants.len()).map(Number::usize);
        let blanks = numbers.zip(variants).map(
            |(
                number,
                OutcomeVariant {
                    name,
                    shape,
                    docs: _,
                },
            )| {
                let name = ident(name);
                if is_empty(shape) {
                    quote!(#number => Self::#name)
                } else {
                    quote!(#number => Self::#name(#rt::Value::blank()))
                }
            },
        );
        // The last is also what any other number would be; the runtime asks for none.
        let blanks: Vec<Code> = blanks.collect();
        let (last, first) = match blanks.split_last() {
            Some((_, first)) => (variants.last(), first),
            None => (None, blanks.as_slice()),
        };
        let last = last.map(
            |OutcomeVariant {
                 name,
                 shape,
                 docs: _,
             }| {
                let name = ident(name);
                if is_empty(shape) {
                    quote!(_ => Self::#name,)
                } else {
                    quote!(_ => Self::#name(#rt::Value::blank()),)
                }
            },
        );
        let values = variants.iter().map(
            |OutcomeVariant {
                 name,
                 shape,
                 docs: _,
             }| {
                let name = ident(name);
                if is_empty(shape) {
                    quote!(Self::#name => #rt::Ref::Absent)
                } else {
                    quote!(Self::#name(value) => #rt::Value::get(value))
                }
            },
        );
        let slots = variants.iter().map(
            |OutcomeVariant {
                 name,
                 shape,
                 docs: _,
             }| {
                let name = ident(name);
                if is_empty(shape) {
                    quote!(Self::#name => #rt::Slot::Nothing)
                } else {
                    quote!(Self::#name(value) => #rt::Value::slot(value))
                }
            },
        );
        let number = self.has_mock().then(|| numbering(variants));
        let shown = variants.iter().map(|it| (&it.name, &it.shape));
        let redacted = redacted(&name, shown);
        let derived = redacted.is_none().then(|| quote!(::core::fmt::Debug,));
        quote! {
            #attributes
            #[derive(::core::clone::Clone, #derived ::core::cmp::PartialEq)]
            #[non_exhaustive]
            pub enum #name {
                #(#declared,)*
            }
            #redacted
            impl #rt::Outcome for #name {
                #[inline]
                fn blank(n: usize) -> Self {
                    match n {
                        #(#first,)*
                        #last
                    }
                }
                #[inline]
                fn get(&self) -> #rt::Ref<'_> {
                    match self {
                        #(#values,)*
                    }
                }
                #[inline]
                fn slot(&mut self) -> #rt::Slot<'_> {
                    match self {
                        #(#slots,)*
                    }
                }
                #number
            }
        }
    }
}

/// The number of the outcome that is held, for a mock.
fn numbering(variants: &[OutcomeVariant]) -> Code {
    let numbers = variants.iter().enumerate().map(|(n, variant)| {
        let (n, name) = (Number::usize(n), ident(&variant.name));
        quote!(Self::#name { .. } => #n)
    });
    quote! {
        fn number(&self) -> usize {
            match self {
                #(#numbers,)*
            }
        }
    }
}

/// The `Debug` of bodies of which some are not to be shown: no table knows of them, and a derived one would print them.
pub(super) fn redacted<'v>(
    name: &Ident,
    variants: impl Iterator<Item = (&'v Name, &'v Shape)> + Clone,
) -> Option<Code> {
    if variants.clone().all(|(_, shape)| !shape.sensitive) {
        return None;
    }
    let printed = variants.map(|(name, shape)| {
        let (variant, text) = (ident(name), name.plain());
        if shape.ty == Type::Unit {
            quote!(Self::#variant => f.write_str(#text))
        } else if shape.sensitive {
            let text = format!("{text}([redacted])");
            quote!(Self::#variant(_) => f.write_str(#text))
        } else {
            quote!(Self::#variant(value) => f.debug_tuple(#text).field(value).finish())
        }
    });
    Some(quote! {
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    #(#printed,)*
                }
            }
        }
    })
}
