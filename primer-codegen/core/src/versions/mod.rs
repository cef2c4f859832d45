//! Several versions of an API, compared: which types are one, which conversions exist, what is absent, what changed.

pub mod changes;

mod absent;
mod classes;
mod conversions;
mod documentation;
mod groups;
mod history;
mod labels;

use std::collections::HashMap;

use self::classes::{Classes, Node};
use crate::ir::versions::{Families, Group, Lineage, Relation, Version, Versions};
use crate::ir::{Api, Item, ItemKind, Name};
use crate::names::{self, Case, Scope};

/// Compares the documents of one macro call, the oldest first; what could not be read of them is left out.
pub fn compare(documents: Vec<(Name, Option<Api>)>) -> Versions {
    let versions = list(documents);
    let mut compared = Compared {
        classes: Classes::of(&versions),
        versions,
        groups: Vec::new(),
    };
    compared.find_groups();
    compared.spread_documentation();
    compared.write_history();
    let mut markers = Markers::default();
    compared.find_absent(&mut markers);
    compared.find_lineages(&mut markers);
    Versions {
        families: compared.families(),
        list: compared.versions,
        groups: compared.groups,
    }
}

fn list(documents: Vec<(Name, Option<Api>)>) -> Vec<Version> {
    let labels = labels::of(&documents);
    let versions = documents.into_iter().zip(labels);
    let version = |((module, api), label): ((Name, Option<Api>), String)| {
        let types = api.as_ref().map_or(0, |api| api.types.len());
        let operations = api.as_ref().map_or(0, |api| api.operations.len());
        Version {
            module,
            label,
            api,
            relations: vec![Relation::default(); types],
            descriptions: vec![None; operations],
            absent: Vec::new(),
            changes: Vec::new(),
        }
    };
    versions.map(version).collect()
}

/// Several versions of an API, and what is known of their types.
struct Compared {
    versions: Vec<Version>,
    classes: Classes,
    groups: Vec<Group>,
}

impl Compared {
    /// Gives a type that several versions have the documentation of the newest one, since it is defined once.
    fn spread_documentation(&mut self) {
        for nodes in self.classes.all() {
            let (Some(&first), Some(&last)) = (nodes.first(), nodes.last()) else {
                continue;
            };
            if first != last
                && let Some(newest) = self.item(last).cloned()
                && let Some(oldest) = self.item_mut(first)
            {
                documentation::copy(&newest, oldest);
            }
        }
    }

    /// Sets the relation of each type to its forms in other versions, where it is emitted.
    fn find_lineages(&mut self, markers: &mut Markers) {
        for family in self.classes.families() {
            if family.iter().flatten().count() < 2 {
                continue;
            }
            for nodes in &family {
                let lineage = self.lineage(&family, nodes, markers);
                let relation = nodes.first().and_then(|&node| self.relation_mut(node));
                if let Some(relation) = relation {
                    relation.lineage = lineage;
                }
            }
        }
    }

    /// The relation of the types of a class to the others of their family.
    fn lineage(
        &self,
        family: &[Vec<Node>],
        nodes: &[Node],
        markers: &mut Markers,
    ) -> Option<Lineage> {
        let markers = markers.of(self.home(nodes)?);
        // A type may be an alias in other versions, so of another type: that has conversions of its own, if it has any.
        let is_type = |nodes: &&Vec<Node>| nodes.first().is_some_and(|&node| self.is_type(node));
        let types: Vec<Vec<Node>> = family.iter().filter(is_type).cloned().collect();
        self.is_type(*nodes.first()?).then(|| Lineage {
            versions: self.phrase_of(nodes),
            conversions: conversions::of(self, &types, nodes),
            absent: absent::setters(self, family, nodes, markers),
        })
    }

    /// The name of the module in which the types of a class are one.
    fn home(&self, nodes: &[Node]) -> Option<&Name> {
        let users = users(nodes);
        match users.as_slice() {
            [only] => self.versions.get(*only).map(|version| &version.module),
            _ => {
                let group = self.groups.iter().find(|group| group.users == users);
                group.map(|group| &group.module)
            }
        }
    }

    fn find_absent(&mut self, markers: &mut Markers) {
        for version in 0..self.versions.len() {
            let module = self
                .versions
                .get(version)
                .map(|version| version.module.clone());
            let Some(module) = module else {
                continue;
            };
            let absent = absent::operations(self, version, markers.of(&module));
            if let Some(version) = self.versions.get_mut(version) {
                version.absent = absent;
            }
        }
    }

    /// The markers of all types that several versions have.
    fn families(&self) -> Option<Families> {
        let families = self.classes.families().into_iter();
        let families = families.map(|family| family.concat());
        let several = families
            .filter(|nodes| nodes.len() > 1 && nodes.iter().any(|&node| self.is_type(node)));
        let names: Vec<Name> = several
            .filter_map(|nodes| Some(self.item(*nodes.first()?)?.name.clone()))
            .collect();
        let modules: Vec<&Name> = self
            .versions
            .iter()
            .map(|version| &version.module)
            .collect();
        (!names.is_empty()).then(|| Families {
            module: names::families(&modules),
            names,
        })
    }

    /// Whether a type of its own is generated, with a value on the wire.
    fn is_type(&self, node: Node) -> bool {
        use ItemKind::{
            Alias, Arguments, Bodies, Enum, Environments, IntegerEnum, Outcomes, Struct, Union,
        };
        match self.item(node).map(|item| &item.kind) {
            Some(Struct(_) | Enum(_) | IntegerEnum(_) | Union(_)) => true,
            Some(Alias(_) | Bodies(_) | Outcomes(_) | Arguments(_) | Environments(_)) | None => {
                false
            }
        }
    }

    fn item(&self, (version, n): Node) -> Option<&Item> {
        self.versions.get(version)?.api.as_ref()?.types.get(n)
    }

    fn item_mut(&mut self, (version, n): Node) -> Option<&mut Item> {
        self.versions
            .get_mut(version)?
            .api
            .as_mut()?
            .types
            .get_mut(n)
    }

    fn relation_mut(&mut self, (version, n): Node) -> Option<&mut Relation> {
        self.versions.get_mut(version)?.relations.get_mut(n)
    }

    /// A phrase for some versions.
    fn phrase(&self, versions: &[usize]) -> String {
        labels::phrase(&self.versions, versions)
    }

    /// A phrase for the versions of some types.
    fn phrase_of(&self, nodes: &[Node]) -> String {
        self.phrase(&users(nodes))
    }
}

/// The names of the traits that carry the messages for absent methods, by module.
#[derive(Default)]
struct Markers(HashMap<Name, Scope>);

impl Markers {
    fn of(&mut self, module: &Name) -> &mut Scope {
        let new = || Scope::new(Case::Pascal, &["Self"]);
        self.0.entry(module.clone()).or_insert_with(new)
    }
}

/// The versions that some types belong to.
fn users(nodes: &[Node]) -> Vec<usize> {
    nodes.iter().map(|(version, _)| *version).collect()
}

#[cfg(test)]
mod tests;
