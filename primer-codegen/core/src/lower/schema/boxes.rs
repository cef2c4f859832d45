//! Recursion: a type that holds itself holds a box of itself. A type of which no finite value exists is reported.

use crate::diagnostics::Finding;
use crate::ir::query::{held, held_mut};
use crate::ir::{Item, ItemKind, Presence, Type, TypeId};
use crate::lower::Lower;
use crate::source::Pointer;

/// Puts each type that leads back to the type that holds it into a box.
pub(in crate::lower) fn insert(types: &mut [Item]) {
    let edges: Vec<Vec<usize>> = types
        .iter()
        .map(|item| held(item).filter_map(|shape| target(&shape.ty)).collect())
        .collect();
    let groups = groups(&edges);
    for (n, item) in types.iter_mut().enumerate() {
        for ty in held_mut(item) {
            if let Some(TypeId(to)) = ty.target()
                && groups.get(to) == groups.get(n)
            {
                *ty = Type::Boxed(TypeId(to));
            }
        }
    }
}

fn target(ty: &Type) -> Option<usize> {
    ty.target().map(|id| id.0)
}

/// The number of each node's strongly connected component: Tarjan's algorithm without recursion, as documents may nest deeply.
fn groups(edges: &[Vec<usize>]) -> Vec<usize> {
    let count = edges.len();
    let (mut index, mut low, mut group) = (
        vec![usize::MAX; count],
        vec![0; count],
        vec![usize::MAX; count],
    );
    let (mut stack, mut next, mut groups) = (Vec::new(), 0, 0);
    for root in 0..count {
        let mut work: Vec<(usize, usize)> = if get(&index, root) == usize::MAX {
            vec![(root, 0)]
        } else {
            Vec::new()
        };
        while let Some((node, edge)) = work.pop() {
            if edge == 0 {
                set(&mut index, node, next);
                set(&mut low, node, next);
                next += 1;
                stack.push(node);
            }
            match edges.get(node).and_then(|edges| edges.get(edge)) {
                Some(&to) => {
                    work.push((node, edge + 1));
                    if get(&index, to) == usize::MAX {
                        work.push((to, 0));
                    } else if get(&group, to) == usize::MAX {
                        let lowest = get(&low, node).min(get(&index, to));
                        set(&mut low, node, lowest);
                    }
                }
                None => {
                    if get(&low, node) == get(&index, node) {
                        while let Some(member) = stack.pop() {
                            set(&mut group, member, groups);
                            if member == node {
                                break;
                            }
                        }
                        groups += 1;
                    }
                    if let Some(&(parent, _)) = work.last() {
                        let lowest = get(&low, parent).min(get(&low, node));
                        set(&mut low, parent, lowest);
                    }
                }
            }
        }
    }
    group
}

fn get(list: &[usize], at: usize) -> usize {
    list.get(at).copied().unwrap_or(usize::MAX)
}

fn set(list: &mut [usize], at: usize, value: usize) {
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
}

impl Lower<'_, '_> {
    /// Reports required properties that lead back to their own object: no finite value of it exists.
    pub(in crate::lower) fn check_endless(&mut self, types: &[Item]) {
        let edges: Vec<Vec<usize>> = types
            .iter()
            .map(|item| needed(item).filter_map(|(_, ty)| target(ty)).collect())
            .collect();
        let groups = groups(&edges);
        let mut findings: Vec<Finding> = self.endless_unions(types);
        for (n, item) in types.iter().enumerate() {
            let endless = needed(item)
                .find(|(_, ty)| target(ty).is_some_and(|to| self_reaches(&groups, &edges, n, to)));
            if let (Some((name, _)), Some(at)) = (endless, self.addresses.get(&TypeId(n))) {
                findings.push(endless_finding(at, name));
            }
        }
        self.findings.extend(findings);
    }
}

impl Lower<'_, '_> {
    /// Findings about unions that are alternatives of themselves, directly or through other unions: reading one would never end.
    fn endless_unions(&self, types: &[Item]) -> Vec<Finding> {
        let is_union = |n: &usize| {
            matches!(
                types.get(*n).map(|item| &item.kind),
                Some(ItemKind::Union(_))
            )
        };
        let inner = |item: &Item| match &item.kind {
            ItemKind::Union(_) => held(item)
                .filter_map(|shape| target(&shape.ty))
                .filter(is_union)
                .collect(),
            _ => Vec::new(),
        };
        let edges: Vec<Vec<usize>> = types.iter().map(inner).collect();
        let groups = groups(&edges);
        let is_endless = |n: &usize| {
            let to = edges.get(*n).into_iter().flatten();
            to.into_iter()
                .any(|&to| self_reaches(&groups, &edges, *n, to))
        };
        let endless = (0..types.len()).filter(is_endless);
        let places = endless.filter_map(|n| self.addresses.get(&TypeId(n)));
        places
            .map(|at| {
                let message =
                    "these alternatives lead back to themselves without an object on the way";
                Finding::at_value(at.clone(), message)
                    .help("an alternative may hold the union in a member or an array")
            })
            .collect()
    }
}

fn self_reaches(groups: &[usize], edges: &[Vec<usize>], from: usize, to: usize) -> bool {
    get(groups, from) == get(groups, to)
        && (from != to || edges.get(from).is_some_and(|edges| edges.contains(&from)))
}

/// The fields of a type that every value of it contains.
fn needed(item: &Item) -> impl Iterator<Item = (&str, &Type)> {
    let fields = match &item.kind {
        ItemKind::Struct(of) => of.fields.as_slice(),
        ItemKind::Union(_)
        | ItemKind::Enum(_)
        | ItemKind::IntegerEnum(_)
        | ItemKind::Environments(_)
        | ItemKind::Arguments(_)
        | ItemKind::Alias(_)
        | ItemKind::Outcomes(_) => &[],
    };
    let is_needed =
        |presence: Presence, nullable: bool| presence == Presence::Required && !nullable;
    fields
        .iter()
        .filter(move |field| is_needed(field.presence, field.shape.nullable))
        .map(|field| (field.wire_name.as_str(), &field.shape.ty))
}

fn endless_finding(at: &Pointer, name: &str) -> Finding {
    let finding = Finding::at_key(
        at.path(["properties", name]),
        format!(
            "the required member `{name}` leads back to its own object, so no finite value exists"
        ),
    );
    finding.help("make one member on the way optional, nullable or an array")
}

#[cfg(test)]
mod tests;
