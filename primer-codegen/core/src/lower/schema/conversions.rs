//! The values that a union converts from.

use crate::ir::{Item, ItemKind, Type, TypeId, UnionFrom, UnionVariant};

/// Decides the conversions of all unions, once it is known what each alternative holds.
///
/// A union converts from the value of an alternative whose type no other alternative has. It converts too from
/// the other forms of that type.
pub(in crate::lower) fn insert(types: &mut [Item]) {
    let forms: Vec<Vec<TypeId>> = types.iter().map(|item| item.from.clone()).collect();
    insert_into_bodies(types, &forms);
    for item in types {
        let own = &item.from;
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
                // The runtime converts from the other forms of the union itself.
                let others = forms.get(id.0).into_iter().flatten();
                let others = others.filter(|id| !own.contains(id));
                variant.from.extend(others.copied().map(UnionFrom::Form));
            }
        }
    }
}

/// Decides the conversions of the enums of bodies: from the type of each media type, the first one where several have the same.
fn insert_into_bodies(types: &mut [Item], forms: &[Vec<TypeId>]) {
    let enums = types.iter().map(|item| match &item.kind {
        ItemKind::Bodies(variants) => {
            let shapes = variants.iter().map(|it| (it.by_type, &it.shape));
            let held = shapes.map(|(by_type, shape)| {
                let is_own = by_type && !shape.nullable;
                is_own.then(|| without_alias(types, &shape.ty))
            });
            held.collect()
        }
        _ => Vec::new(),
    });
    let enums: Vec<Vec<Option<Type>>> = enums.collect();
    for (item, held) in types.iter_mut().zip(enums) {
        let ItemKind::Bodies(variants) = &mut item.kind else {
            continue;
        };
        let is_first = |n: usize, ty: &Type| {
            let mut before = held.iter().take(n).flatten();
            !before.any(|known| known == ty)
        };
        let mut taken = Vec::new();
        for (n, (variant, ty)) in variants.iter_mut().zip(&held).enumerate() {
            let Some(ty) = ty.as_ref().filter(|ty| is_first(n, ty)) else {
                continue;
            };
            variant.from.push(UnionFrom::Held);
            if *ty == Type::String {
                variant.from.push(UnionFrom::Text);
            }
            let of_type = ty.target().and_then(|id| forms.get(id.0));
            for id in of_type.into_iter().flatten() {
                let form = Type::Named(*id);
                if !taken.contains(id) && !held.iter().flatten().any(|held| *held == form) {
                    taken.push(*id);
                    variant.from.push(UnionFrom::Form(*id));
                }
            }
        }
    }
}

/// A type, or what it is another name for.
fn without_alias(types: &[Item], ty: &Type) -> Type {
    let mut ty = ty;
    // A circle of aliases is none, and is reported.
    for _ in 0..types.len() {
        match ty
            .target()
            .and_then(|id| types.get(id.0))
            .map(|item| &item.kind)
        {
            Some(ItemKind::Alias(shape)) if !shape.nullable => ty = &shape.ty,
            _ => break,
        }
    }
    ty.clone()
}

/// Whether a value of the type shows which alternative is meant: a boolean or a list does not.
fn is_distinctive(variant: &UnionVariant) -> bool {
    let is_own = match variant.shape.ty {
        Type::Named(_) | Type::Boxed(_) | Type::Own(_) => true,
        Type::String | Type::Secret | Type::Timestamp => true,
        Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::I128 => true,
        Type::U8 | Type::U16 | Type::U32 | Type::U64 => true,
        Type::F64 => true,
        Type::Unit | Type::Bool | Type::Bytes | Type::Upload | Type::Json => false,
        Type::List(_) | Type::Map(_) | Type::Entries(_) | Type::OneOrMany(_) => false,
    };
    is_own && !variant.shape.nullable
}

#[cfg(test)]
mod tests;
