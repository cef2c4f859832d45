//! Questions about what will be generated.

use super::{Api, Field, Item, ItemKind, Presence, Shape, Type, TypeId};

impl Api {
    /// A type of this document.
    pub fn item(&self, id: TypeId) -> Option<&Item> {
        self.types.get(id.0)
    }

    /// Whether a setter or an argument takes whatever converts into the type: strings, boxes, enums, unions and collections.
    pub fn converts(&self, ty: &Type) -> bool {
        match ty {
            Type::String | Type::Secret | Type::Timestamp | Type::Bytes | Type::Json => true,
            Type::List(_) | Type::Map(_) | Type::OneOrMany(_) | Type::Boxed(_) => true,
            Type::Named(id) => matches!(
                self.item(*id).map(|item| &item.kind),
                Some(ItemKind::Enum(_) | ItemKind::IntegerEnum(_) | ItemKind::Union(_))
            ),
            _ => false,
        }
    }

    /// Whether a value of the type can be copied.
    pub fn is_copy(&self, ty: &Type) -> bool {
        matches!(
            ty,
            Type::Unit
                | Type::Bool
                | Type::I8
                | Type::I16
                | Type::I32
                | Type::I64
                | Type::U8
                | Type::U16
                | Type::U32
                | Type::U64
                | Type::F32
                | Type::F64
        )
    }
}

impl Field {
    /// Whether the field is always there and has no fixed value.
    pub fn is_asked(&self) -> bool {
        self.presence == Presence::Required && self.constant.is_none()
    }
}

/// What a type holds by value.
pub fn held(item: &Item) -> Box<dyn Iterator<Item = &Shape> + '_> {
    match &item.kind {
        ItemKind::Struct(of) => Box::new(of.fields.iter().map(|field| &field.shape)),
        ItemKind::Union(of) => Box::new(of.variants.iter().map(|variant| &variant.shape)),
        ItemKind::Outcomes(variants) => Box::new(variants.iter().map(|variant| &variant.shape)),
        ItemKind::Enum(_) | ItemKind::IntegerEnum(_) | ItemKind::Alias(_) => {
            Box::new(std::iter::empty())
        }
    }
}

/// What a type holds by value.
pub fn held_mut(item: &mut Item) -> Box<dyn Iterator<Item = &mut Shape> + '_> {
    match &mut item.kind {
        ItemKind::Struct(of) => Box::new(of.fields.iter_mut().map(|field| &mut field.shape)),
        ItemKind::Union(of) => Box::new(of.variants.iter_mut().map(|variant| &mut variant.shape)),
        ItemKind::Outcomes(variants) => {
            Box::new(variants.iter_mut().map(|variant| &mut variant.shape))
        }
        ItemKind::Enum(_) | ItemKind::IntegerEnum(_) | ItemKind::Alias(_) => {
            Box::new(std::iter::empty())
        }
    }
}
