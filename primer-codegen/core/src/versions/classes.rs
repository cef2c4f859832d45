//! Classes of equal types: those of the same name that are equal, with all that they refer to.
//!
//! Types of a name start as one class, and a class is split until its types differ in nothing but documentation and
//! order. So types that refer to each other in a circle are equal unless a difference is found.

use std::collections::{BTreeSet, HashMap};

use crate::ir::query::references_mut;
use crate::ir::versions::Version;
use crate::ir::{Access, Api, Item, ItemKind, Name, TypeId, bare};

/// A type of a version: the positions of both.
pub(super) type Node = (usize, usize);

/// The classes of all types: equal numbers are equal types.
pub(super) struct Classes {
    /// By version and position.
    of: Vec<Vec<usize>>,
    /// The types of each name, the names in order of first appearance.
    families: Vec<Vec<Node>>,
}

impl Classes {
    /// Finds the classes of the types of several versions.
    pub(super) fn of(versions: &[Version]) -> Self {
        Split::new(versions).run()
    }

    /// The class of a type.
    pub(super) fn class(&self, (version, n): Node) -> usize {
        let class = self.of.get(version).and_then(|version| version.get(n));
        class.copied().unwrap_or(usize::MAX)
    }

    /// The types of each name by class, all in order of first appearance.
    pub(super) fn families(&self) -> Vec<Vec<Vec<Node>>> {
        self.families
            .iter()
            .map(|family| self.by_class(family))
            .collect()
    }

    /// All classes, each by its types.
    pub(super) fn all(&self) -> Vec<Vec<Node>> {
        self.families().into_iter().flatten().collect()
    }

    fn by_class(&self, family: &[Node]) -> Vec<Vec<Node>> {
        let mut groups: Vec<(usize, Vec<Node>)> = Vec::new();
        for &node in family {
            let class = self.class(node);
            match groups.iter_mut().find(|(other, _)| *other == class) {
                Some((_, nodes)) => nodes.push(node),
                None => groups.push((class, vec![node])),
            }
        }
        groups.into_iter().map(|(_, nodes)| nodes).collect()
    }
}

struct Split {
    classes: Classes,
    /// Every type without documentation and order, its references as in its own version.
    bare: Vec<Vec<Item>>,
    /// The families that refer to a family.
    users: Vec<BTreeSet<usize>>,
    next_class: usize,
}

impl Split {
    fn new(versions: &[Version]) -> Self {
        let types = |api: &Api| api.types.clone();
        let apis = versions.iter().map(|version| version.api.as_ref());
        let mut bare: Vec<Vec<Item>> = apis.map(|api| api.map_or(Vec::new(), types)).collect();
        let (families, family) = families(&bare);
        let mut users = vec![BTreeSet::new(); families.len()];
        for (items, numbers) in bare.iter_mut().zip(&family) {
            for (item, &user) in items.iter_mut().zip(numbers) {
                strip(item);
                for TypeId(n) in references_mut(item) {
                    if let Some(users) = numbers.get(*n).and_then(|&used| users.get_mut(used)) {
                        users.insert(user);
                    }
                }
            }
        }
        Self {
            next_class: families.len(),
            classes: Classes {
                of: family,
                families,
            },
            bare,
            users,
        }
    }

    fn run(mut self) -> Classes {
        let mut open: BTreeSet<usize> = (0..self.classes.families.len()).collect();
        while let Some(n) = open.pop_first() {
            if self.split(n) {
                open.extend(self.users.get(n).into_iter().flatten());
            }
        }
        self.classes
    }

    /// Splits the classes of a family by what is known of the others; whether there are more of them now.
    fn split(&mut self, family: usize) -> bool {
        let nodes = self
            .classes
            .families
            .get(family)
            .cloned()
            .unwrap_or_default();
        let known: BTreeSet<usize> = nodes.iter().map(|&node| self.classes.class(node)).collect();
        let mut groups: Vec<(Item, Vec<Node>)> = Vec::new();
        for &node in &nodes {
            let Some(item) = self.seen(node) else {
                continue;
            };
            match groups.iter_mut().find(|(other, _)| *other == item) {
                Some((_, nodes)) => nodes.push(node),
                None => groups.push((item, vec![node])),
            }
        }
        if groups.len() == known.len() {
            return false;
        }
        for (_, nodes) in groups {
            for (version, n) in nodes {
                let class = self.classes.of.get_mut(version);
                if let Some(class) = class.and_then(|version| version.get_mut(n)) {
                    *class = self.next_class;
                }
            }
            self.next_class += 1;
        }
        true
    }

    /// A type whose references are replaced by classes.
    fn seen(&self, (version, n): Node) -> Option<Item> {
        let mut item = self.bare.get(version)?.get(n)?.clone();
        for TypeId(to) in references_mut(&mut item) {
            *to = self.classes.class((version, *to));
        }
        Some(item)
    }
}

/// The types of each name, and the number of each type's name. An enum of servers' names never equals the type of a schema.
fn families(types: &[Vec<Item>]) -> (Vec<Vec<Node>>, Vec<Vec<usize>>) {
    let mut numbers: HashMap<(&Name, bool), usize> = HashMap::new();
    let mut families: Vec<Vec<Node>> = Vec::new();
    let mut of = Vec::new();
    for (version, items) in types.iter().enumerate() {
        let mut of_version = Vec::new();
        for (n, item) in items.iter().enumerate() {
            let of_servers = matches!(item.kind, ItemKind::Environments(_));
            let number = *numbers
                .entry((&item.name, of_servers))
                .or_insert(families.len());
            match families.get_mut(number) {
                Some(family) => family.push((version, n)),
                None => families.push(vec![(version, n)]),
            }
            of_version.push(number);
        }
        of.push(of_version);
    }
    (families, of)
}

/// Removes what does not make types different, the directions of members too.
fn strip(item: &mut Item) {
    bare::strip(item);
    if let ItemKind::Struct(of) = &mut item.kind {
        of.fields.iter_mut().for_each(|it| it.access = Access::Full);
    }
}

#[cfg(test)]
mod tests;
