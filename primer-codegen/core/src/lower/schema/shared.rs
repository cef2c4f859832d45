//! Members that all alternatives of a union have: the union has a method for each.

use crate::ir::query::structure;
use crate::ir::{Field, Item, ItemKind, Name, Struct};
use crate::names::TYPE_METHODS;

/// Finds the members of all unions, once it is known what each alternative holds.
pub(in crate::lower) fn insert(types: &mut [Item]) {
    let shared: Vec<Vec<Name>> = types.iter().map(|item| of_item(item, types)).collect();
    for (item, shared) in types.iter_mut().zip(shared) {
        if let ItemKind::Union(union) = &mut item.kind {
            union.shared = shared;
        }
    }
}

/// The fields that all alternatives of a union have, where these are two or more objects.
fn of_item(item: &Item, types: &[Item]) -> Vec<Name> {
    let ItemKind::Union(union) = &item.kind else {
        return Vec::new();
    };
    let alternatives = union.variants.iter();
    let alternatives = alternatives.map(|it| structure(&it.shape, types));
    let alternatives: Option<Vec<&Struct>> = alternatives.collect();
    let Some([first, others @ ..]) = alternatives.as_deref() else {
        return Vec::new();
    };
    let is_shared = |field: &&Field| {
        let has = |of: &&Struct| of.fields.iter().any(|other| is_same(field, other));
        !others.is_empty() && others.iter().all(has) && !is_method(&field.name)
    };
    let shared = first.fields.iter().filter(is_shared);
    shared.map(|field| field.name.clone()).collect()
}

/// Whether two fields are one member, of the same Rust type.
fn is_same(one: &Field, other: &Field) -> bool {
    one.name == other.name
        && one.wire_name == other.wire_name
        && one.presence == other.presence
        && one.shape.ty == other.shape.ty
        && one.shape.nullable == other.shape.nullable
}

/// Whether a generated type has a method of that name already.
fn is_method(name: &Name) -> bool {
    TYPE_METHODS.contains(&name.plain())
}

#[cfg(test)]
mod tests;
