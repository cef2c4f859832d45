//! Objects whose values can break a rule, and those that are sent unchecked: no rule is on them, nor on anything in them.

use crate::ir::{Item, ItemKind, Limits, Shape, Struct, Type, Union};

/// Marks all objects with rules, once it is known what each type holds.
pub(in crate::lower) fn insert(types: &mut [Item]) {
    let ruled = ruled(types);
    for (item, is_ruled) in types.iter_mut().zip(ruled) {
        if let ItemKind::Struct(of) = &mut item.kind {
            of.ruled = is_ruled;
        }
    }
}

/// Whether each type has rules, of its own or of what it holds: from those with rules of their own to those that lead to them.
fn ruled(types: &[Item]) -> Vec<bool> {
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); types.len()];
    for (n, item) in types.iter().enumerate() {
        for target in shapes(item).filter_map(|shape| shape.ty.named()) {
            if let Some(users) = users.get_mut(target.0) {
                users.push(n);
            }
        }
    }
    let mut ruled: Vec<bool> = types.iter().map(has_rules).collect();
    let mut found: Vec<usize> = (0..types.len())
        .filter(|&n| ruled.get(n) == Some(&true))
        .collect();
    while let Some(n) = found.pop() {
        for &user in users.get(n).into_iter().flatten() {
            if let Some(is_ruled) = ruled.get_mut(user)
                && !*is_ruled
            {
                *is_ruled = true;
                found.push(user);
            }
        }
    }
    ruled
}

/// The shapes of all values that a value holds.
fn shapes(item: &Item) -> Box<dyn Iterator<Item = &Shape> + '_> {
    match &item.kind {
        ItemKind::Struct(of) => {
            let declared = of.fields.iter().map(|field| &field.shape);
            Box::new(declared.chain(of.additional.iter().map(|(_, shape)| shape)))
        }
        ItemKind::Union(of) => Box::new(of.variants.iter().map(|variant| &variant.shape)),
        ItemKind::Bodies(variants) => Box::new(variants.iter().map(|variant| &variant.shape)),
        ItemKind::Outcomes(variants) => Box::new(variants.iter().map(|variant| &variant.shape)),
        ItemKind::Arguments(list) => Box::new(list.iter().map(|argument| &argument.shape)),
        ItemKind::Alias(shape) => Box::new(std::iter::once(shape)),
        ItemKind::Enum(_) | ItemKind::IntegerEnum(_) | ItemKind::Environments(_) => {
            Box::new(std::iter::empty())
        }
    }
}

/// Whether a type has rules, be the types that it refers to without any.
fn has_rules(item: &Item) -> bool {
    let is_ruled = match &item.kind {
        ItemKind::Struct(Struct { open, limits, .. }) => !open || *limits != Limits::default(),
        // A value may contradict the discriminator.
        ItemKind::Union(Union { discriminator, .. }) => discriminator.is_some(),
        ItemKind::Bodies(_)
        | ItemKind::Outcomes(_)
        | ItemKind::Arguments(_)
        | ItemKind::Alias(_)
        | ItemKind::Enum(_)
        | ItemKind::IntegerEnum(_)
        | ItemKind::Environments(_) => false,
    };
    is_ruled || shapes(item).any(shape_has_rules)
}

fn shape_has_rules(shape: &Shape) -> bool {
    let is_ruled = match &shape.ty {
        // A number may be none that JSON has, a timestamp unreadable, and a type of the caller's without JSON.
        Type::F64 | Type::Timestamp | Type::Own(_) => true,
        Type::List(inner) | Type::Map(inner) | Type::Entries(inner) | Type::OneOrMany(inner) => {
            shape_has_rules(inner)
        }
        Type::Unit | Type::Bool | Type::String | Type::Secret => false,
        Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::I128 => false,
        Type::U8 | Type::U16 | Type::U32 | Type::U64 => false,
        Type::Bytes | Type::Upload | Type::Json => false,
        Type::Named(_) | Type::Boxed(_) => false,
    };
    is_ruled || shape.limits != Limits::default()
}

#[cfg(test)]
mod tests;
