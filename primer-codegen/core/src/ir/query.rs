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
}

impl Type {
    /// Whether it is one of Rust's integers.
    pub fn is_integer(&self) -> bool {
        matches!(
            self,
            Self::I8
                | Self::I16
                | Self::I32
                | Self::I64
                | Self::U8
                | Self::U16
                | Self::U32
                | Self::U64
        )
    }
}

impl Field {
    /// Whether the field is always there and has no fixed value.
    pub fn is_asked(&self) -> bool {
        self.presence == Presence::Required && self.constant.is_none()
    }
}

/// What a shape holds by value: itself, or the one value of `OneOrMany`.
fn by_value(shape: &Shape) -> &Shape {
    match &shape.ty {
        Type::OneOrMany(inner) => by_value(inner),
        _ => shape,
    }
}

fn by_value_mut(shape: &mut Shape) -> &mut Type {
    match &mut shape.ty {
        Type::OneOrMany(inner) => by_value_mut(inner),
        ty => ty,
    }
}

/// What a type holds by value.
pub fn held(item: &Item) -> Box<dyn Iterator<Item = &Shape> + '_> {
    match &item.kind {
        ItemKind::Struct(of) => Box::new(of.fields.iter().map(|field| by_value(&field.shape))),
        ItemKind::Union(of) => Box::new(of.variants.iter().map(|variant| by_value(&variant.shape))),
        ItemKind::Outcomes(variants) => Box::new(variants.iter().map(|variant| &variant.shape)),
        ItemKind::Enum(_) | ItemKind::IntegerEnum(_) | ItemKind::Alias(_) => {
            Box::new(std::iter::empty())
        }
    }
}

/// What a type holds by value.
pub fn held_mut(item: &mut Item) -> Box<dyn Iterator<Item = &mut Type> + '_> {
    match &mut item.kind {
        ItemKind::Struct(of) => Box::new(
            of.fields
                .iter_mut()
                .map(|field| by_value_mut(&mut field.shape)),
        ),
        ItemKind::Union(of) => Box::new(
            of.variants
                .iter_mut()
                .map(|variant| by_value_mut(&mut variant.shape)),
        ),
        ItemKind::Outcomes(variants) => Box::new(
            variants
                .iter_mut()
                .map(|variant| by_value_mut(&mut variant.shape)),
        ),
        ItemKind::Enum(_) | ItemKind::IntegerEnum(_) | ItemKind::Alias(_) => {
            Box::new(std::iter::empty())
        }
    }
}
