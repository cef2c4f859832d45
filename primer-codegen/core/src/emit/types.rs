//! Rust types, and how a value comes into one.

use super::code::{Code, Number, quote};
use super::{Emit, ident};
use crate::ir::query::TakenAs;
use crate::ir::{Field, Literal, Path, Presence, Shape, Type};

impl Emit<'_> {
    /// The type of a shape.
    pub(super) fn shape(&self, shape: &Shape) -> Code {
        let ty = self.ty(&shape.ty);
        if shape.nullable {
            quote!(::core::option::Option<#ty>)
        } else {
            ty
        }
    }

    /// The type of a field.
    pub(super) fn field_type(&self, field: &Field) -> Code {
        let (rt, ty) = (self.rt, self.ty(&field.shape.ty));
        match field.presence {
            Presence::Required => self.shape(&field.shape),
            Presence::Optional => quote!(::core::option::Option<#ty>),
            Presence::ThreeState => quote!(#rt::Patch<#ty>),
        }
    }

    /// A type, never `null`.
    pub(super) fn ty(&self, ty: &Type) -> Code {
        let rt = self.rt;
        match ty {
            Type::Unit => quote!(()),
            Type::Bool => quote!(bool),
            Type::I8 => quote!(i8),
            Type::I16 => quote!(i16),
            Type::I32 => quote!(i32),
            Type::I64 => quote!(i64),
            Type::I128 => quote!(i128),
            Type::U8 => quote!(u8),
            Type::U16 => quote!(u16),
            Type::U32 => quote!(u32),
            Type::U64 => quote!(u64),
            Type::F64 => quote!(f64),
            Type::String => quote!(::std::string::String),
            Type::Secret => quote!(#rt::Secret),
            Type::Timestamp => quote!(#rt::Timestamp),
            Type::Bytes => quote!(#rt::Bytes),
            Type::Upload => quote!(#rt::Upload),
            Type::Json => quote!(#rt::Json),
            Type::List(item) => {
                let item = self.shape(item);
                quote!(::std::vec::Vec<#item>)
            }
            Type::Map(value) => {
                let value = self.shape(value);
                quote!(#rt::Map<#value>)
            }
            Type::Entries(value) => {
                let value = self.shape(value);
                quote!(#rt::Map<#rt::Patch<#value>>)
            }
            Type::OneOrMany(item) => {
                let item = self.shape(item);
                quote!(#rt::OneOrMany<#item>)
            }
            Type::Own(path) => {
                let path = own_path(path);
                quote!(#rt::Own<#path>)
            }
            Type::Named(id) => match self.api.item(*id) {
                Some(item) => {
                    let (name, module) = (ident(&item.name), self.module_of(*id));
                    quote!(#module #name)
                }
                None => quote!(#rt::Json),
            },
            Type::Boxed(id) => {
                let inner = self.ty(&Type::Named(*id));
                quote!(::std::boxed::Box<#inner>)
            }
        }
    }

    /// The type of an argument, and the argument as a value of the shape: the same if nothing is to be converted.
    pub(super) fn argument(&self, shape: &Shape, name: &Code) -> (Code, Code) {
        let ty = self.shape(shape);
        let item = shape.ty.inner().map(|item| self.shape(item));
        let items = quote!(::core::iter::IntoIterator::into_iter(#name));
        match self.api.taken_as(shape) {
            TakenAs::ItIs => (ty, name.clone()),
            TakenAs::Into => (
                quote!(impl ::core::convert::Into<#ty>),
                quote!(#name.into()),
            ),
            TakenAs::Items => (
                quote!(impl ::core::iter::IntoIterator<Item = #item>),
                quote!(::core::iter::Iterator::collect(#items)),
            ),
            TakenAs::TextItems => {
                let texts =
                    quote!(::core::iter::Iterator::map(#items, ::core::convert::Into::into));
                (
                    quote!(impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<#item>>),
                    quote!(::core::iter::Iterator::collect(#texts)),
                )
            }
        }
    }

    pub(super) fn literal(&self, literal: &Literal) -> Code {
        match literal {
            Literal::Bool(value) => quote!(#value),
            Literal::Integer(value) => {
                let value = Number::integer(*value);
                quote!(#value)
            }
            Literal::Float(value) => {
                let value = Number::float(*value);
                quote!(#value)
            }
            Literal::Text(value) => quote!(#value),
            Literal::Variant(id, variant) => {
                let (ty, variant) = (self.ty(&Type::Named(*id)), ident(variant));
                quote!(#ty::#variant)
            }
        }
    }
}

/// The path of a type that the caller wrote.
fn own_path(
    Path {
        is_global,
        segments,
    }: &Path,
) -> Code {
    let start = is_global.then(|| quote!(::));
    let segments = segments.iter().map(ident);
    quote!(#start #(#segments)::*)
}
