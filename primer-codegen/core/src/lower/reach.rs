//! Reach: the types that other types lead to.

use std::collections::HashSet;

use crate::ir::TypeId;

/// The types that can be reached along edges, the roots included.
pub(super) fn reach(
    roots: impl IntoIterator<Item = TypeId>,
    edges: &[Vec<TypeId>],
) -> HashSet<TypeId> {
    let mut rest: Vec<TypeId> = roots.into_iter().collect();
    let mut seen = HashSet::new();
    while let Some(id) = rest.pop() {
        if seen.insert(id) {
            rest.extend(edges.get(id.0).into_iter().flatten());
        }
    }
    seen
}

/// The same edges in the other direction.
pub(super) fn reversed(edges: &[Vec<TypeId>]) -> Vec<Vec<TypeId>> {
    let mut users: Vec<Vec<TypeId>> = vec![Vec::new(); edges.len()];
    for (n, held) in edges.iter().enumerate() {
        for id in held {
            if let Some(users) = users.get_mut(id.0) {
                users.push(TypeId(n));
            }
        }
    }
    users
}
