//! Recursion: a type that holds itself holds a box of itself. Circles of which no finite value exists are broken.

use std::collections::HashSet;

use crate::diagnostics::Finding;
use crate::ir::query::{held, held_mut};
use crate::ir::{Field, Item, ItemKind, Presence, Shape, Type, TypeId};
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
    /// Makes a part of each endless circle free-form JSON, with a warning: of circles of required members, so that a finite value
    /// exists, and of unions that are alternatives of themselves, so that reading one ends.
    pub(in crate::lower) fn break_endless(&mut self, types: &mut [Item]) {
        while self.break_members(types) {}
        while self.break_unions(types) {}
    }

    /// Breaks each circle of required members once. Returns whether there was one.
    fn break_members(&mut self, types: &mut [Item]) -> bool {
        let edges = edges(types, |item| needed(item).filter_map(target).collect());
        let broken = circles(&edges);
        for &n in &broken {
            let Some(ItemKind::Struct(of)) = types.get_mut(n.0).map(|item| &mut item.kind) else {
                continue;
            };
            let leads_back =
                |field: &&mut Field| is_needed(field) && target(&field.shape.ty) == Some(n.1);
            let Some(field) = of.fields.iter_mut().find(leads_back) else {
                continue;
            };
            let finding = self.addresses.get(&TypeId(n.0));
            let finding = finding.map(|at| endless_finding(at, &field.wire_name));
            field.shape = Shape {
                sensitive: field.shape.sensitive,
                ..Shape::plain(Type::Json)
            };
            self.findings.extend(finding);
        }
        !broken.is_empty()
    }

    /// Breaks each circle of unions once. Returns whether there was one.
    fn break_unions(&mut self, types: &mut [Item]) -> bool {
        let is_union = |types: &[Item], n: usize| {
            matches!(
                types.get(n),
                Some(Item {
                    kind: ItemKind::Union(_),
                    ..
                })
            )
        };
        let edges = edges(types, |item| match &item.kind {
            ItemKind::Union(_) => {
                let inner = held(item).filter_map(|shape| target(&shape.ty));
                inner.filter(|n| is_union(types, *n)).collect()
            }
            _ => Vec::new(),
        });
        let broken = circles(&edges);
        for (n, to) in &broken {
            let alternatives = types.get_mut(*n).into_iter().flat_map(held_mut);
            let back = alternatives.filter(|ty| target(ty) == Some(*to));
            back.for_each(|ty| *ty = Type::Json);
            let at = self.addresses.get(&TypeId(*n));
            self.findings.extend(at.map(endless_union));
        }
        !broken.is_empty()
    }
}

fn edges(types: &[Item], of: impl Fn(&Item) -> Vec<usize>) -> Vec<Vec<usize>> {
    types.iter().map(of).collect()
}

/// The first edge of each circle.
fn circles(edges: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let groups = groups(edges);
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for (n, targets) in edges.iter().enumerate() {
        let back = targets
            .iter()
            .find(|to| self_reaches(&groups, edges, n, **to));
        if let Some(to) = back
            && seen.insert(get(&groups, n))
        {
            found.push((n, *to));
        }
    }
    found
}

fn endless_union(at: &Pointer) -> Finding {
    let message = "these alternatives lead back to themselves without an object on the way";
    Finding::at_value(at.clone(), message)
        .help("an alternative may hold the union in a member or an array")
        .warning()
}

fn self_reaches(groups: &[usize], edges: &[Vec<usize>], from: usize, to: usize) -> bool {
    get(groups, from) == get(groups, to)
        && (from != to || edges.get(from).is_some_and(|edges| edges.contains(&from)))
}

/// The fields of a type that every value of it contains.
fn needed(item: &Item) -> impl Iterator<Item = &Type> {
    let fields = match &item.kind {
        ItemKind::Struct(of) => of.fields.as_slice(),
        ItemKind::Union(_)
        | ItemKind::Enum(_)
        | ItemKind::IntegerEnum(_)
        | ItemKind::Environments(_)
        | ItemKind::Arguments(_)
        | ItemKind::Alias(_)
        | ItemKind::Bodies(_)
        | ItemKind::Outcomes(_) => &[],
    };
    let fields = fields.iter().filter(|field| is_needed(field));
    fields.map(|field| &field.shape.ty)
}

fn is_needed(field: &Field) -> bool {
    field.presence == Presence::Required && !field.shape.nullable
}

fn endless_finding(at: &Pointer, name: &str) -> Finding {
    let finding = Finding::at_key(
        at.path(["properties", name]),
        format!(
            "the required member `{name}` leads back to its own object, so no finite value exists"
        ),
    );
    finding
        .help("make one member on the way optional, nullable or an array")
        .warning()
}

#[cfg(test)]
mod tests;
