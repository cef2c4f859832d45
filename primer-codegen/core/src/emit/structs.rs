//! Structs: fields, setters, and the table that the runtime's drivers go by.

use super::code::{Code, quote};
use super::{Emit, attributes, deprecated, docs, ident, sentences};
use crate::ir::{Argument, Constructor, Field, Item, Literal, Presence, Struct, Type, TypeId};

impl Emit<'_> {
    pub(super) fn structure(&self, id: TypeId, item: &Item, of: &Struct) -> Code {
        let Struct {
            fields,
            additional,
            open: _,
            limits: _,
            ruled: _,
            constructor: _,
            default,
        } = of;
        let rt = self.rt;
        let Item {
            name,
            docs: words,
            deprecated: is_deprecated,
            ..
        } = item;
        let (docs, deprecated, name) = (docs(words), deprecated(*is_deprecated), ident(name));
        let example = self.example_of_request(id);
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
        let object = self.object(item, of);
        quote! {
            #docs
            #example
            #deprecated
            #[derive(::core::clone::Clone)]
            #[non_exhaustive]
            pub struct #name {
                #(#declared)*
                #additional
            }
            #methods
            #default
            #object
            #rt::implement!(#name, AsObject);
        }
    }

    fn field(&self, field: &Field) -> Code {
        let (docs, deprecated) = (docs(&field.docs), deprecated(field.deprecated));
        let (name, ty) = (ident(&field.name), self.field_type(field));
        quote!(#docs #deprecated pub #name: #ty,)
    }

    fn methods(&self, item: &Item, of: &Struct) -> Code {
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

    fn constructor(&self, of: &Struct) -> Option<Code> {
        let rt = self.rt;
        let (arguments, mut values) = match &of.constructor {
            Constructor::None if of.default => {
                let docs = docs(&sentences::constructor(of).into());
                return Some(quote! {
                    #docs
                    #[inline]
                    #[must_use]
                    pub fn new() -> Self {
                        ::core::default::Default::default()
                    }
                });
            }
            Constructor::None => return None,
            Constructor::Positional(_) => self.positional(of),
            Constructor::Named(id, _) => self.named(of, *id),
        };
        values.extend(self.constants(of));
        let docs = docs(&sentences::constructor(of).into());
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
    fn positional(&self, of: &Struct) -> (Vec<Code>, Vec<Code>) {
        let arguments = of.asked().map(|field| {
            let name = ident(&field.name);
            let (ty, value) = self.argument(&field.taken(), &quote!(#name));
            let value = self.present(field, value);
            (quote!(#name: #ty), quote!(#name: #value))
        });
        arguments.unzip()
    }

    /// The one argument of `new` that holds all others, and the fields that these become.
    fn named(&self, of: &Struct, id: TypeId) -> (Vec<Code>, Vec<Code>) {
        let ty = self.ty(&Type::Named(id));
        let values = of.asked().map(|field| {
            let name = ident(&field.name);
            let is_boxed = matches!(field.shape.ty, Type::Boxed(_));
            let value = match (is_boxed, field.taken().nullable) {
                (true, false) => quote!(::std::boxed::Box::new(arguments.#name)),
                (true, true) => quote!(arguments.#name.map(::std::boxed::Box::new)),
                (false, _) => quote!(arguments.#name),
            };
            let value = self.present(field, value);
            quote!(#name: #value)
        });
        (vec![quote!(arguments: #ty)], values.collect())
    }

    /// Arguments by name: one that is left out does not compile.
    pub(super) fn arguments(&self, item: &Item, list: &[Argument]) -> Code {
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

    pub(super) fn constants(&self, of: &Struct) -> Vec<Code> {
        let fixed = of
            .fields
            .iter()
            .filter_map(|field| Some((ident(&field.name), self.literal(field.constant.as_ref()?))));
        fixed.map(|(name, value)| quote!(#name: #value)).collect()
    }

    /// A value as what the field holds.
    fn present(&self, field: &Field, value: Code) -> Code {
        let rt = self.rt;
        match field.presence {
            Presence::Required => value,
            Presence::Optional => quote!(::core::option::Option::Some(#value)),
            Presence::ThreeState => quote!(#rt::Patch::Value(#value)),
        }
    }

    fn setters(&self, field: &Field) -> Code {
        let rt = self.rt;
        let Field {
            name,
            setter,
            clear,
            wire_name,
            aliases: _,
            docs: _,
            deprecated: is_deprecated,
            access: _,
            presence: _,
            conditional: _,
            shape: _,
            default: _,
            default_json: _,
            constant: _,
        } = field;
        let (name, setter, deprecated) = (ident(name), ident(setter), deprecated(*is_deprecated));
        let (ty, value) = self.argument(&field.taken(), &quote!(value));
        let value = self.present(field, value);
        let sets = docs(&sentences::setter(field));
        let clear = clear.as_ref().map(|clear| {
            let clear = ident(clear);
            let docs = docs(&sentences::clear(wire_name));
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

    fn default_method(&self, field: &Field) -> Option<Code> {
        let (method, literal) = field.default.as_ref()?;
        let (method, name, value) = (ident(method), ident(&field.name), self.literal(literal));
        let docs = docs(&sentences::or_default(&field.wire_name));
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
}
