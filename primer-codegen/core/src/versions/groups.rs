//! Types and descriptions of operations that several versions share, grouped by the set of versions.

use std::collections::BTreeMap;

use super::classes::Node;
use super::{Compared, labels, users};
use crate::ir::versions::{Group, Version};
use crate::ir::{Docs, Examples, Name, Operation, Shape, Type};
use crate::names;

impl Compared {
    /// Finds the group of every type and every operation that several versions have.
    pub(super) fn find_groups(&mut self) {
        for nodes in self.classes.all() {
            if nodes.len() > 1 {
                let group = self.group(&nodes);
                for node in nodes {
                    if let Some(relation) = self.relation_mut(node) {
                        relation.group = Some(group);
                    }
                }
            }
        }
        for nodes in equal_operations(&self.versions) {
            let group = self.group(&nodes);
            for (version, n) in nodes {
                let version = self.versions.get_mut(version);
                if let Some(relation) = version.and_then(|version| version.descriptions.get_mut(n))
                {
                    *relation = Some(group);
                }
            }
        }
    }

    /// The group of the versions that these belong to.
    fn group(&mut self, nodes: &[Node]) -> usize {
        let users = users(nodes);
        if let Some(known) = self.groups.iter().position(|group| group.users == users) {
            return known;
        }
        let module = |n: &usize| self.versions.get(*n).map(|version| &version.module);
        let runs = labels::runs(&users);
        let runs = runs
            .iter()
            .map(|run| run.iter().filter_map(module).collect());
        let module = names::shared(&runs.collect::<Vec<Vec<&Name>>>());
        self.groups.push(Group { module, users });
        self.groups.len() - 1
    }
}

/// Operations of one name that are described by equal data, whatever their types are; where several versions have one.
fn equal_operations(versions: &[Version]) -> Vec<Vec<Node>> {
    let mut names: BTreeMap<&Name, Vec<(Operation, Vec<Node>)>> = BTreeMap::new();
    for (version, api) in versions.iter().map(|version| &version.api).enumerate() {
        for (n, operation) in api.iter().flat_map(|api| &api.operations).enumerate() {
            let groups = names.entry(&operation.name).or_default();
            let bare = bare(operation);
            match groups.iter_mut().find(|(other, _)| *other == bare) {
                Some((_, nodes)) => nodes.push((version, n)),
                None => groups.push((bare, vec![(version, n)])),
            }
        }
    }
    let nodes = names.into_values().flatten().map(|(_, nodes)| nodes);
    nodes.filter(|nodes| nodes.len() > 1).collect()
}

/// An operation without the parts that its description leaves out: documentation, Rust names, types, and the version's own constants.
fn bare(operation: &Operation) -> Operation {
    let mut bare = operation.clone();
    bare.docs = Docs::default();
    bare.deprecated = false;
    bare.options = None;
    bare.arguments = None;
    bare.constants.clear();
    bare.examples = Examples::default();
    for parameter in &mut bare.parameters {
        parameter.docs = Docs::default();
        parameter.deprecated = false;
        parameter.required = true;
        parameter.name = operation.name.clone();
        untype(&mut parameter.shape);
    }
    if let Some(body) = &mut bare.body {
        body.name = operation.name.clone();
        body.required = true;
        untype(&mut body.shape);
    }
    bare.successes.shape = Shape::plain(Type::Unit);
    bare.failures.shape = Shape::plain(Type::Unit);
    bare.headers.shape = Shape::plain(Type::Unit);
    if let Some(stream) = &mut bare.stream {
        let sensitive = stream.items.sensitive;
        stream.items = Shape::plain(Type::Unit);
        stream.items.sensitive = sensitive;
    }
    bare
}

/// Reduces a shape to its limits.
fn untype(shape: &mut Shape) {
    shape.nullable = false;
    match &mut shape.ty {
        Type::List(inner) | Type::Map(inner) | Type::Entries(inner) | Type::OneOrMany(inner) => {
            untype(inner)
        }
        ty => *ty = Type::Unit,
    }
}

#[cfg(test)]
mod tests;
