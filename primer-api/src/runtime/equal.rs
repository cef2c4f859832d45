//! Equality of two values of one type.

use super::value::{List, Members, Object, Ref, Union};

/// Whether two values of one type are equal; timestamps are compared as instants.
pub fn equal(one: Ref<'_>, other: Ref<'_>) -> bool {
    match one {
        Ref::Absent => matches!(other, Ref::Absent),
        Ref::Null => matches!(other, Ref::Null),
        Ref::Bool(one) => matches!(other, Ref::Bool(other) if one == other),
        Ref::Unsigned(one) => matches!(other, Ref::Unsigned(other) if one == other),
        Ref::Wide(one) => matches!(other, Ref::Wide(other) if one == other),
        Ref::Number(one) => matches!(other, Ref::Number(other) if one == other),
        // Enum values are compared as they are on the wire, whether the document knows them or not.
        Ref::Integer(one) | Ref::KnownInteger(one) | Ref::UnrecognizedInteger(one) => matches!(
            other,
            Ref::Integer(other) | Ref::KnownInteger(other) | Ref::UnrecognizedInteger(other) if one == other
        ),
        Ref::Text(one) | Ref::Known(one) | Ref::Unrecognized(one) => matches!(
            other,
            Ref::Text(other) | Ref::Known(other) | Ref::Unrecognized(other) if one == other
        ),
        Ref::Secret(one) => matches!(other, Ref::Secret(other) if one == other),
        Ref::Timestamp(one) => matches!(other, Ref::Timestamp(other) if one == other),
        Ref::Bytes(one) => matches!(other, Ref::Bytes(other) if one == other),
        Ref::Upload(one) => matches!(other, Ref::Upload(other) if one == other),
        Ref::Own(one) => matches!(other, Ref::Own(other) if one.equals(other)),
        Ref::Json(one) => matches!(other, Ref::Json(other) if one == other),
        Ref::List(one) => matches!(other, Ref::List(other) if equal_lists(one, other)),
        Ref::Map(one) => matches!(other, Ref::Map(other) if equal_members(one, other)),
        Ref::Object(one) => matches!(other, Ref::Object(other) if equal_objects(one, other)),
        Ref::Union(one) => matches!(other, Ref::Union(other) if equal_unions(one, other)),
    }
}

fn equal_lists(one: &dyn List, other: &dyn List) -> bool {
    one.len() == other.len() && (0..one.len()).all(|n| equal(one.item(n), other.item(n)))
}

fn equal_unions(one: &dyn Union, other: &dyn Union) -> bool {
    let ((n, one), (m, other)) = (one.selected(), other.selected());
    n == m && equal(one, other)
}

fn equal_members(one: &dyn Members, other: &dyn Members) -> bool {
    one.len() == other.len()
        && (one.len() == 0
            || one
                .iter()
                .zip(other.iter())
                .all(|((name, one), (named, other))| name == named && equal(one, other)))
}

/// The declared members, and the map of all others.
fn equal_objects(one: &dyn Object, other: &dyn Object) -> bool {
    (0..=one.table().members.len()).all(|n| equal(one.member(n), other.member(n)))
}

#[cfg(test)]
mod tests;
