//! Structs as values of the runtime: `Default`, and `Object`, which gives its drivers each member by number.

use super::code::{Code, Number, quote};
use super::{Emit, ident};
use crate::ir::{Item, Struct};

impl Emit<'_> {
    pub(super) fn default(&self, item: &Item, of: &Struct) -> Code {
        let (rt, name, constants) = (self.rt, ident(&item.name), self.constants(of));
        let value = match constants.is_empty() {
            true => quote!(#rt::Value::blank()),
            false => quote!(Self { #(#constants,)* ..#rt::Value::blank() }),
        };
        quote! {
            impl ::core::default::Default for #name {
                #[inline]
                fn default() -> Self {
                    #value
                }
            }
        }
    }

    pub(super) fn object(&self, item: &Item, of: &Struct) -> Code {
        let (rt, name, table) = (self.rt, ident(&item.name), self.table(item, of));
        let fields: Vec<_> = of.fields.iter().map(|field| ident(&field.name)).collect();
        let numbers = 0..fields.len();
        let numbers: Vec<_> = numbers.map(Number::usize).collect();
        let additional = of.additional.as_ref().map(|(name, _)| ident(name));
        let (blank_rest, rest, rest_slot) = match additional {
            Some(name) => (
                Some(quote!(#name: #rt::Value::blank(),)),
                quote!(#rt::Value::get(&self.#name)),
                quote!(#rt::Value::slot(&mut self.#name)),
            ),
            None => (None, quote!(#rt::Ref::Absent), quote!(#rt::Slot::Nothing)),
        };
        quote! {
            impl #rt::Object for #name {
                #[inline]
                fn blank() -> Self {
                    Self { #(#fields: #rt::Value::blank(),)* #blank_rest }
                }
                #[inline]
                fn table(&self) -> &'static #rt::Table {
                    static TABLE: #rt::Table = #table;
                    &TABLE
                }
                #[inline]
                fn member(&self, n: usize) -> #rt::Ref<'_> {
                    match n {
                        #(#numbers => #rt::Value::get(&self.#fields),)*
                        _ => #rest,
                    }
                }
                #[inline]
                fn member_slot(&mut self, n: usize) -> #rt::Slot<'_> {
                    match n {
                        #(#numbers => #rt::Value::slot(&mut self.#fields),)*
                        _ => #rest_slot,
                    }
                }
            }
        }
    }
}
