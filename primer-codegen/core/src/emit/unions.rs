//! Unions, and responses that differ by status.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::{Emit, attributes, docs, ident};
use crate::ir::{Item, OutcomeVariant, Shape, Type, TypeId, Union, UnionVariant};

impl Emit<'_> {
    pub(super) fn union(&self, item: &Item, of: &Union) -> TokenStream {
        let rt = self.rt;
        let (attributes, name, unrecognized) =
            (attributes(item), ident(&item.name), ident(&of.unrecognized));
        let declared = of.variants.iter().map(
            |UnionVariant {
                 name,
                 docs: words,
                 shape,
                 tags: _,
             }| {
                let (docs, name, ty) = (docs(words), ident(name), self.shape(shape));
                quote!(#docs #name(#ty))
            },
        );
        let names: Vec<Ident> = of
            .variants
            .iter()
            .map(|variant| ident(&variant.name))
            .collect();
        let numbers: Vec<Literal> = (0..names.len()).map(Literal::usize_unsuffixed).collect();
        let last = Literal::usize_unsuffixed(names.len());
        let table = self.union_table(item, of);
        let conversions = self.conversions(item, &of.variants);
        quote! {
            #attributes
            #[derive(::core::clone::Clone)]
            #[non_exhaustive]
            pub enum #name {
                #(#declared,)*
                /// A value that fits none of the documented alternatives.
                #unrecognized(#rt::Json),
            }
            #conversions
            impl #rt::Value for #name {
                #[inline]
                fn get(&self) -> #rt::Ref<'_> {
                    #rt::Ref::Union(self)
                }
                #[inline]
                fn slot(&mut self) -> #rt::Slot<'_> {
                    #rt::Slot::Union(self)
                }
                #[inline]
                fn blank() -> Self {
                    Self::#unrecognized(#rt::Json::Null)
                }
            }
            impl #rt::Union for #name {
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
            #rt::implement!(#name);
        }
    }

    /// `From` for each alternative whose type no other has; in an update, for the type too of which it is the form there.
    fn conversions(&self, item: &Item, variants: &[UnionVariant]) -> TokenStream {
        let name = ident(&item.name);
        let is_only = |shape: &Shape| {
            variants
                .iter()
                .filter(|other| other.shape.ty == shape.ty)
                .count()
                == 1
        };
        let is_own = |shape: &Shape| {
            matches!(shape.ty, Type::Named(_) | Type::String | Type::Boxed(_)) && !shape.nullable
        };
        let convertible = variants
            .iter()
            .filter(|variant| is_own(&variant.shape) && is_only(&variant.shape));
        convertible
            .map(|variant| {
                let (variant_name, ty) = (ident(&variant.name), self.shape(&variant.shape));
                let original = self
                    .original(&variant.shape.ty)
                    .filter(|id| Some(*id) != item.update_of)
                    .map(|id| self.ty(&Type::Named(id)));
                let original = original.map(|ty| {
                    quote! {
                        impl ::core::convert::From<#ty> for #name {
                            #[inline]
                            fn from(value: #ty) -> Self {
                                Self::#variant_name(value.into())
                            }
                        }
                    }
                });
                quote! {
                    impl ::core::convert::From<#ty> for #name {
                        #[inline]
                        fn from(value: #ty) -> Self {
                            Self::#variant_name(value)
                        }
                    }
                    #original
                }
            })
            .collect()
    }

    /// The type of which another is the form that an update takes.
    fn original(&self, ty: &Type) -> Option<TypeId> {
        match ty {
            Type::Named(id) => self.api.item(*id)?.update_of,
            _ => None,
        }
    }

    pub(super) fn outcomes(&self, item: &Item, variants: &[OutcomeVariant]) -> TokenStream {
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
        let numbers = (0..variants.len()).map(Literal::usize_unsuffixed);
        let blanks = numbers
            .zip(variants)
            .map(|(number, OutcomeVariant { name, shape, .. })| {
                let name = ident(name);
                if is_empty(shape) {
                    quote!(#number => Self::#name)
                } else {
                    quote!(#number => Self::#name(#rt::Value::blank()))
                }
            });
        // The last is also what any other number would be; the runtime asks for none.
        let blanks: Vec<TokenStream> = blanks.collect();
        let (last, first) = match blanks.split_last() {
            Some((_, first)) => (variants.last(), first),
            None => (None, blanks.as_slice()),
        };
        let last = last.map(|OutcomeVariant { name, shape, .. }| {
            let name = ident(name);
            if is_empty(shape) {
                quote!(_ => Self::#name,)
            } else {
                quote!(_ => Self::#name(#rt::Value::blank()),)
            }
        });
        let values = variants.iter().map(|OutcomeVariant { name, shape, .. }| {
            let name = ident(name);
            if is_empty(shape) {
                quote!(Self::#name => #rt::Ref::Absent)
            } else {
                quote!(Self::#name(value) => #rt::Value::get(value))
            }
        });
        let slots = variants.iter().map(|OutcomeVariant { name, shape, .. }| {
            let name = ident(name);
            if is_empty(shape) {
                quote!(Self::#name => #rt::Slot::Nothing)
            } else {
                quote!(Self::#name(value) => #rt::Value::slot(value))
            }
        });
        let redacted = redacted(&name, variants);
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
            }
        }
    }
}

/// The `Debug` of responses of which some are not to be shown: no table knows of them, and a derived one would print them.
fn redacted(name: &Ident, variants: &[OutcomeVariant]) -> Option<TokenStream> {
    if variants.iter().all(|variant| !variant.shape.sensitive) {
        return None;
    }
    let printed = variants.iter().map(|OutcomeVariant { name, shape, .. }| {
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
