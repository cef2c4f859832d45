//! Open enums: a match each way, the list of the known values, and a variant for what the document does not know.

use super::code::{Code, Ident, Number, quote};
use super::{Emit, attributes, docs, ident};
use crate::ir::{Enum, EnumVariant, Item};

/// The number of values that are compared one after the other.
const FEW: usize = 16;

impl Emit<'_> {
    pub(super) fn text_enum(&self, item: &Item, of: &Enum<String>) -> Code {
        let rt = self.rt;
        let name = ident(&item.name);
        let unrecognized = ident(&of.unrecognized);
        let (names, values): (Vec<Ident<'_>>, Vec<&String>) = of
            .variants
            .iter()
            .map(|it| (ident(&it.name), &it.value))
            .unzip();
        let declaration = declaration(item, of, &quote!(::std::string::String));
        let (text_name, known_values) = (item.name.plain(), known_values(&names));
        let known = self.known_text(&names, &values);
        quote! {
            #declaration
            impl #name {
                #known_values
                /// The value on the wire.
                #[inline]
                #[must_use]
                pub fn as_str(&self) -> &str {
                    match self {
                        #(Self::#names => #values,)*
                        Self::#unrecognized(text) => text,
                    }
                }
            }
            impl #rt::Enumerated for #name {
                type Wire = str;
                const NAME: &'static str = #text_name;
                #[inline]
                fn known(text: &str) -> ::core::option::Option<Self> {
                    #known
                }
                #[inline]
                fn unrecognized(text: ::std::string::String) -> Self {
                    Self::#unrecognized(text)
                }
                #[inline]
                fn value(&self) -> #rt::Ref<'_> {
                    match self {
                        Self::#unrecognized(text) => #rt::Ref::Unrecognized(text),
                        known => #rt::Ref::Known(known.as_str()),
                    }
                }
            }
            #rt::implement_enum!(#name);
        }
    }

    /// The known value that is written like a text. The compiler makes a match on texts one comparison after the other, so that many
    /// values are searched by halves.
    fn known_text(&self, names: &[Ident<'_>], values: &[&String]) -> Code {
        if values.len() <= FEW || values.len() > usize::from(u16::MAX) {
            return quote! {
                match text {
                    #(#values => ::core::option::Option::Some(Self::#names),)*
                    _ => ::core::option::Option::None,
                }
            };
        }
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by_key(|n| values.get(*n));
        let (rt, order) = (self.rt, order.into_iter().map(Number::usize));
        quote!(#rt::find_known(Self::KNOWN_VALUES, &[#(#order),*], text))
    }

    /// The names of servers: a closed set.
    pub(super) fn environments(&self, item: &Item, variants: &[EnumVariant<String>]) -> Code {
        let rt = self.rt;
        let (attributes, name) = (attributes(item), ident(&item.name));
        let declared = variants.iter().map(
            |EnumVariant {
                 name,
                 docs: words,
                 value: _,
             }| {
                let (docs, name) = (docs(words), ident(name));
                quote!(#docs #name,)
            },
        );
        let names = variants.iter().map(
            |EnumVariant {
                 name,
                 value,
                 docs: _,
             }| {
                let name = ident(name);
                quote!(#name = #value)
            },
        );
        quote! {
            #attributes
            #[derive(
                ::core::clone::Clone,
                ::core::marker::Copy,
                ::core::fmt::Debug,
                ::core::cmp::PartialEq,
                ::core::cmp::Eq,
                ::core::hash::Hash,
            )]
            #[non_exhaustive]
            pub enum #name {
                #(#declared)*
            }
            #rt::implement_environment!(#name: #(#names),*);
        }
    }

    pub(super) fn integer_enum(&self, item: &Item, of: &Enum<i64>) -> Code {
        let rt = self.rt;
        let name = ident(&item.name);
        let unrecognized = ident(&of.unrecognized);
        let literals = of
            .variants
            .iter()
            .map(|it| (ident(&it.name), Number::integer(it.value)));
        let (names, values): (Vec<Ident<'_>>, Vec<Number>) = literals.unzip();
        let declaration = declaration(item, of, &quote!(i64));
        let (text_name, known_values) = (item.name.plain(), known_values(&names));
        quote! {
            #declaration
            impl #name {
                #known_values
                /// The value on the wire.
                #[inline]
                #[must_use]
                pub fn as_i64(&self) -> i64 {
                    match self {
                        #(Self::#names => #values,)*
                        Self::#unrecognized(integer) => *integer,
                    }
                }
            }
            impl #rt::Enumerated for #name {
                type Wire = i64;
                const NAME: &'static str = #text_name;
                #[inline]
                fn known(integer: &i64) -> ::core::option::Option<Self> {
                    match *integer {
                        #(#values => ::core::option::Option::Some(Self::#names),)*
                        _ => ::core::option::Option::None,
                    }
                }
                #[inline]
                fn unrecognized(integer: i64) -> Self {
                    Self::#unrecognized(integer)
                }
                #[inline]
                fn value(&self) -> #rt::Ref<'_> {
                    match self {
                        Self::#unrecognized(integer) => #rt::Ref::UnrecognizedInteger(*integer),
                        known => #rt::Ref::KnownInteger(known.as_i64()),
                    }
                }
            }
            #rt::implement_integer_enum!(#name);
        }
    }
}

fn declaration<V>(item: &Item, of: &Enum<V>, other: &Code) -> Code {
    let Enum {
        variants,
        unrecognized,
    } = of;
    let (attributes, name, unrecognized) =
        (attributes(item), ident(&item.name), ident(unrecognized));
    let variants = variants.iter().map(
        |EnumVariant {
             name,
             docs: words,
             value: _,
         }| {
            let (docs, name) = (docs(words), ident(name));
            quote!(#docs #name)
        },
    );
    quote! {
        #attributes
        #[derive(::core::clone::Clone)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the document does not know.
            #unrecognized(#other),
        }
    }
}

/// No variant has this name: variants are in Pascal case.
fn known_values(names: &[Ident]) -> Code {
    quote! {
        /// The values that the document knows.
        pub const KNOWN_VALUES: &'static [Self] = &[#(Self::#names),*];
    }
}
