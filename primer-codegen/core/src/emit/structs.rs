//! Structs: fields, setters, and the table that the runtime's drivers go by.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Emit, attributes, deprecated, docs, ident};
use crate::ir::{
    Argument, Constructor, Docs, Field, Item, Literal, Presence, Struct, Type, TypeId,
};
use crate::markdown::{Line, code};

impl Emit<'_> {
    pub(super) fn structure(&self, item: &Item, of: &Struct) -> TokenStream {
        let Struct {
            fields,
            additional,
            open: _,
            limits: _,
            constructor: _,
            default,
        } = of;
        let rt = self.rt;
        let (attributes, name) = (attributes(item), ident(&item.name));
        let declared = fields.iter().map(|field| self.field(field));
        let additional = additional.as_ref().map(|(name, shape)| {
            let (name, ty) = (ident(name), self.shape(shape));
            quote! {
                /// Members that the document does not declare, by name.
                pub #name: #rt::Map<#ty>,
            }
        });
        let methods = self.methods(item, of);
        let default = default.then(|| self.default(item, of));
        let value = self.struct_value(item, of);
        let object = self.object(item, of);
        quote! {
            #attributes
            #[derive(::core::clone::Clone)]
            #[non_exhaustive]
            pub struct #name {
                #(#declared)*
                #additional
            }
            #methods
            #default
            #value
            #object
            #rt::implement!(#name);
        }
    }

    fn field(&self, field: &Field) -> TokenStream {
        let (docs, deprecated) = (docs(&field.docs), deprecated(field.deprecated));
        let (name, ty) = (ident(&field.name), self.field_type(field));
        quote!(#docs #deprecated pub #name: #ty,)
    }

    fn methods(&self, item: &Item, of: &Struct) -> TokenStream {
        let name = ident(&item.name);
        let new = self.constructor(of);
        let setters = of.fields.iter().map(|field| self.setters(field));
        let defaults = of
            .fields
            .iter()
            .filter_map(|field| self.default_method(field));
        quote! {
            impl #name {
                #new
                #(#setters)*
                #(#defaults)*
            }
        }
    }

    fn constructor(&self, of: &Struct) -> Option<TokenStream> {
        let rt = self.rt;
        let (arguments, mut values) = match &of.constructor {
            Constructor::None => return None,
            Constructor::Positional(_) => self.positional(of),
            Constructor::Named(id, _) => self.named(of, *id),
        };
        values.extend(self.constants(of));
        let docs = docs(&constructor_docs(of).into());
        Some(quote! {
            #docs
            #[inline]
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values,)* ..#rt::Value::blank() }
            }
        })
    }

    /// The arguments of `new`, and the fields that they become.
    fn positional(&self, of: &Struct) -> (Vec<TokenStream>, Vec<TokenStream>) {
        let arguments = of.asked().map(|field| {
            let name = ident(&field.name);
            let (ty, value) = self.argument(&field.taken(), &quote!(#name));
            let value = self.present(field, value);
            (quote!(#name: #ty), quote!(#name: #value))
        });
        arguments.unzip()
    }

    /// The one argument of `new` that holds all others, and the fields that these become.
    fn named(&self, of: &Struct, id: TypeId) -> (Vec<TokenStream>, Vec<TokenStream>) {
        let ty = self.ty(&Type::Named(id));
        let values = of.asked().map(|field| {
            let name = ident(&field.name);
            let value = match (&field.shape.ty, field.taken().nullable) {
                (Type::Boxed(_), false) => quote!(::std::boxed::Box::new(arguments.#name)),
                (Type::Boxed(_), true) => quote!(arguments.#name.map(::std::boxed::Box::new)),
                _ => quote!(arguments.#name),
            };
            let value = self.present(field, value);
            quote!(#name: #value)
        });
        (vec![quote!(arguments: #ty)], values.collect())
    }

    /// Arguments by name: one that is left out does not compile.
    pub(super) fn arguments(&self, item: &Item, list: &[Argument]) -> TokenStream {
        let (attributes, name) = (attributes(item), ident(&item.name));
        let fields = list.iter().map(|argument| {
            let Argument {
                name,
                wire_name: _,
                docs: words,
                deprecated: is_deprecated,
                shape,
            } = argument;
            let (docs, deprecated) = (docs(words), deprecated(*is_deprecated));
            let (name, ty) = (ident(name), self.shape(shape));
            quote!(#docs #deprecated pub #name: #ty,)
        });
        quote! {
            #attributes
            pub struct #name {
                #(#fields)*
            }
        }
    }

    fn constants(&self, of: &Struct) -> Vec<TokenStream> {
        let fixed = of
            .fields
            .iter()
            .filter_map(|field| Some((ident(&field.name), self.literal(field.constant.as_ref()?))));
        fixed.map(|(name, value)| quote!(#name: #value)).collect()
    }

    /// A value as what the field holds.
    fn present(&self, field: &Field, value: TokenStream) -> TokenStream {
        let rt = self.rt;
        match field.presence {
            Presence::Required => value,
            Presence::Optional => quote!(::core::option::Option::Some(#value)),
            Presence::ThreeState => quote!(#rt::Patch::Value(#value)),
        }
    }

    fn setters(&self, field: &Field) -> TokenStream {
        let rt = self.rt;
        let Field {
            name,
            setter,
            clear,
            wire_name,
            docs: words,
            deprecated: is_deprecated,
            ..
        } = field;
        let (name, setter, deprecated) = (ident(name), ident(setter), deprecated(*is_deprecated));
        let (ty, value) = self.argument(&field.taken(), &quote!(value));
        let value = self.present(field, value);
        let sets = docs(&setter_docs(words, wire_name));
        let clear = clear.as_ref().map(|clear| {
            let clear = ident(clear);
            let words = Line::from("Sends `null` for ") + code(wire_name) + ", which clears it.";
            let docs = docs(&words.into());
            quote! {
                #docs
                #deprecated
                #[inline]
                #[must_use]
                pub fn #clear(mut self) -> Self {
                    self.#name = #rt::Patch::Null;
                    self
                }
            }
        });
        quote! {
            #sets
            #deprecated
            #[inline]
            #[must_use]
            pub fn #setter(mut self, value: #ty) -> Self {
                self.#name = #value;
                self
            }
            #clear
        }
    }

    fn default_method(&self, field: &Field) -> Option<TokenStream> {
        let (method, literal) = field.default.as_ref()?;
        let (method, name, value) = (ident(method), ident(&field.name), self.literal(literal));
        let words = code(&field.wire_name) + ", or what the service assumes if it is missing.";
        let docs = docs(&words.into());
        let (ty, body) = match literal {
            Literal::Text(_) => (
                quote!(&str),
                quote!(self.#name.as_deref().unwrap_or(#value)),
            ),
            Literal::Variant(..) => {
                let ty = self.ty(&field.shape.ty);
                (ty, quote!(self.#name.clone().unwrap_or(#value)))
            }
            Literal::Bool(_) | Literal::Integer(_) | Literal::Float(_) => (
                self.ty(&field.shape.ty),
                quote!(self.#name.unwrap_or(#value)),
            ),
        };
        Some(quote! {
            #docs
            #[inline]
            #[must_use]
            pub fn #method(&self) -> #ty {
                #body
            }
        })
    }

    fn default(&self, item: &Item, of: &Struct) -> TokenStream {
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

    fn struct_value(&self, item: &Item, of: &Struct) -> TokenStream {
        let (rt, name) = (self.rt, ident(&item.name));
        let fields = field_names(of);
        quote! {
            impl #rt::Value for #name {
                #[inline]
                fn get(&self) -> #rt::Ref<'_> {
                    #rt::Ref::Object(self)
                }
                #[inline]
                fn slot(&mut self) -> #rt::Slot<'_> {
                    #rt::Slot::Object(self)
                }
                #[inline]
                fn blank() -> Self {
                    Self { #(#fields: #rt::Value::blank(),)* }
                }
            }
        }
    }

    fn object(&self, item: &Item, of: &Struct) -> TokenStream {
        let (rt, name, table) = (self.rt, ident(&item.name), self.table(item, of));
        let fields: Vec<_> = of.fields.iter().map(|field| ident(&field.name)).collect();
        let numbers = 0..fields.len();
        let numbers: Vec<_> = numbers
            .map(proc_macro2::Literal::usize_unsuffixed)
            .collect();
        let (rest, rest_slot) = match &of.additional {
            Some((name, _)) => {
                let name = ident(name);
                (
                    quote!(#rt::Value::get(&self.#name)),
                    quote!(#rt::Value::slot(&mut self.#name)),
                )
            }
            None => (quote!(#rt::Ref::Absent), quote!(#rt::Slot::Nothing)),
        };
        quote! {
            impl #rt::Object for #name {
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

/// What `new` asks for, by the names on the wire.
fn constructor_docs(of: &Struct) -> Line {
    let named = |is_asked: bool| {
        let fields = of.asked().filter(|field| field.is_asked() == is_asked);
        let names: Vec<Line> = fields.map(|field| code(&field.wire_name)).collect();
        (!names.is_empty()).then(|| Line::join(names, ", "))
    };
    let with = Line::from("A value with what is ");
    match (named(true), named(false)) {
        (required, None) => with + "required: " + required.unwrap_or_default() + ".",
        (None, Some(recommended)) => with + "recommended: " + recommended + ".",
        (Some(required), Some(recommended)) => {
            with + "required, " + required + ", and recommended: " + recommended + "."
        }
    }
}

fn field_names(of: &Struct) -> Vec<proc_macro2::Ident> {
    let declared = of.fields.iter().map(|field| &field.name);
    declared
        .chain(of.additional.as_ref().map(|(name, _)| name))
        .map(ident)
        .collect()
}

fn setter_docs(words: &Docs, wire_name: &str) -> Docs {
    let mut docs = Docs::from(Line::from("Sets ") + code(wire_name) + ".");
    docs.append(words.clone());
    docs
}
