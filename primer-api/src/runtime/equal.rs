//! Equality of two values of one type.

use super::value::{Members, Object, Ref};

/// Whether two values of one type are equal; timestamps are compared as instants.
pub fn equal(one: Ref<'_>, other: Ref<'_>) -> bool {
    match (one, other) {
        (Ref::Absent, Ref::Absent) | (Ref::Null, Ref::Null) => true,
        (Ref::Bool(one), Ref::Bool(other)) => one == other,
        (Ref::Unsigned(one), Ref::Unsigned(other)) => one == other,
        (Ref::Number(one), Ref::Number(other)) => one == other,
        // An enum value is what it is on the wire, whether the document knows it or not.
        (
            Ref::Integer(one) | Ref::KnownInteger(one) | Ref::UnrecognizedInteger(one),
            Ref::Integer(other) | Ref::KnownInteger(other) | Ref::UnrecognizedInteger(other),
        ) => one == other,
        (
            Ref::Text(one) | Ref::Known(one) | Ref::Unrecognized(one),
            Ref::Text(other) | Ref::Known(other) | Ref::Unrecognized(other),
        ) => one == other,
        (Ref::Secret(one), Ref::Secret(other)) => one == other,
        (Ref::Timestamp(one), Ref::Timestamp(other)) => one == other,
        (Ref::Bytes(one), Ref::Bytes(other)) => one == other,
        (Ref::Json(one), Ref::Json(other)) => one == other,
        (Ref::List(one), Ref::List(other)) => {
            one.len() == other.len() && (0..one.len()).all(|n| equal(one.item(n), other.item(n)))
        }
        (Ref::Map(one), Ref::Map(other)) => equal_members(one, other),
        (Ref::Object(one), Ref::Object(other)) => equal_objects(one, other),
        (Ref::Union(one), Ref::Union(other)) => {
            let ((n, one), (m, other)) = (one.selected(), other.selected());
            n == m && equal(one, other)
        }
        _ => false,
    }
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
