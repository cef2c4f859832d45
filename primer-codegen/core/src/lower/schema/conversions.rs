//! The values that a union converts from.

use crate::ir::{Item, ItemKind, Type, TypeId, UnionFrom, UnionVariant};

/// Decides the conversions of all unions, once it is known what each alternative holds.
///
/// A union converts from the value of an alternative whose type no other alternative has. In an update, it converts too from the
/// type that the alternative is the form of.
pub(in crate::lower) fn insert(types: &mut [Item]) {
    let update_of: Vec<Option<TypeId>> = types.iter().map(|item| item.update_of).collect();
    for item in types {
        let own = item.update_of;
        let ItemKind::Union(union) = &mut item.kind else {
            continue;
        };
        let held = union.variants.iter().map(|it| it.shape.ty.clone());
        let held: Vec<Type> = held.collect();
        for variant in &mut union.variants {
            let is_only = held.iter().filter(|ty| **ty == variant.shape.ty).count() == 1;
            if !is_only || !is_distinctive(variant) {
                continue;
            }
            variant.from.push(UnionFrom::Held);
            if variant.shape.ty == Type::String {
                variant.from.push(UnionFrom::Text);
            }
            if let Type::Named(id) = &variant.shape.ty {
                // The runtime converts from the type that the union itself is the form of.
                let whole = update_of.get(id.0).copied().flatten();
                let whole = whole.filter(|id| Some(*id) != own);
                variant.from.extend(whole.map(UnionFrom::Whole));
            }
        }
    }
}

/// Whether a value of the type shows which alternative is meant: a boolean or a list does not.
fn is_distinctive(variant: &UnionVariant) -> bool {
    let is_own = match variant.shape.ty {
        Type::Named(_) | Type::Boxed(_) => true,
        Type::String | Type::Secret | Type::Timestamp => true,
        Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::I128 => true,
        Type::U8 | Type::U16 | Type::U32 | Type::U64 => true,
        Type::F64 => true,
        Type::Unit | Type::Bool | Type::Bytes | Type::Json => false,
        Type::List(_) | Type::Map(_) | Type::Entries(_) | Type::OneOrMany(_) => false,
    };
    is_own && !variant.shape.nullable
}

#[cfg(test)]
mod tests;
