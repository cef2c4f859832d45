//! Request bodies in one of several media types.

use super::code::{Code, Ident, Number, quote};
use super::unions::redacted;
use super::{Emit, attributes, docs, ident};
use crate::ir::{BodyVariant, Item};

impl Emit<'_> {
    pub(super) fn bodies(&self, item: &Item, variants: &[BodyVariant]) -> Code {
        let rt = self.rt;
        let (attributes, name) = (attributes(item), ident(&item.name));
        let names: Vec<Ident<'_>> = variants.iter().map(|it| ident(&it.name)).collect();
        let declared = variants.iter().map(
            |BodyVariant {
                 name,
                 shape,
                 by_type: _,
                 from: _,
                 docs: words,
             }| {
                let (docs, name, ty) = (docs(words), ident(name), self.shape(shape));
                quote!(#docs #name(#ty))
            },
        );
        let numbers = (0..names.len()).map(Number::usize);
        let values = variants.iter().map(|it| match it.shape.nullable {
            true => quote!(#rt::Value::get(value).or_null()),
            false => quote!(#rt::Value::get(value)),
        });
        let conversions = variants
            .iter()
            .map(|it| self.conversions_of(&name, &ident(&it.name), &it.shape, &it.from));
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
            #(#conversions)*
            impl #rt::Bodies for #name {
                #[inline]
                fn selected(&self) -> (usize, #rt::Ref<'_>) {
                    match self {
                        #(Self::#names(value) => (#numbers, #values),)*
                    }
                }
            }
        }
    }
}
