//! Documentation of every item for several versions: since when and until when it exists, and its changes.

mod parts;
mod summaries;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use self::parts::{keys, parts};
use self::summaries::{details, state, summary};
use super::Compared;
use super::changes::{Change, Difference, Subject, changes, markdown};
use super::classes::Node;
use crate::ir::versions::Version;
use crate::ir::{Docs, Item, Name, Operation};
use crate::markdown::{Line, code, method_link, text, type_link};

impl Compared {
    /// Finds the changes of each version, and adds the history of every item to its documentation.
    pub(super) fn write_history(&mut self) {
        if self.versions.len() < 2 {
            return;
        }
        let changes = all_changes(&self.versions);
        let history = History::new(&self.versions, &changes);
        let items: Vec<(Node, Item)> = self
            .classes
            .families()
            .iter()
            .flat_map(|family| history.items(family))
            .collect();
        let operations = history.operations();
        let lists: Vec<Docs> = (0..self.versions.len()).map(|n| history.list(n)).collect();
        for (node, item) in items {
            if let Some(relation) = self.item_mut(node) {
                *relation = item;
            }
        }
        let texts = operations.into_iter().zip(lists).zip(&changes);
        for (version, ((words, list), changes)) in self.versions.iter_mut().zip(texts) {
            version.changes = changes.iter().map(state).collect();
            if let Some(api) = &mut version.api {
                api.docs.append(list);
                for (operation, text) in api.operations.iter_mut().zip(words) {
                    operation.docs.paragraph(text);
                }
            }
        }
    }
}

/// The changes of each version since the one before; none for the first, or if one of the two could not be read.
fn all_changes(versions: &[Version]) -> Vec<Vec<Change>> {
    let pairs = versions.iter().zip(versions.iter().skip(1));
    let changed = pairs.map(|(old, new)| match (&old.api, &new.api) {
        (Some(old), Some(new)) => changes(old, new),
        (None, _) | (_, None) => Vec::new(),
    });
    std::iter::once(Vec::new()).chain(changed).collect()
}

struct History<'c> {
    versions: &'c [Version],
    changes: &'c [Vec<Change>],
    /// The changes of each operation and of each type, with the positions of their versions, the newest first.
    by_owner: HashMap<Subject, Vec<(usize, &'c Change)>>,
}

impl<'c> History<'c> {
    fn new(versions: &'c [Version], changes: &'c [Vec<Change>]) -> Self {
        let mut by_owner: HashMap<Subject, Vec<(usize, &Change)>> = HashMap::new();
        for (version, changes) in changes.iter().enumerate().rev() {
            for change in changes {
                let changes = by_owner.entry(owner(&change.subject)).or_default();
                changes.push((version, change));
            }
        }
        Self {
            versions,
            changes,
            by_owner,
        }
    }

    /// The types of a family where they are emitted, with their history.
    fn items(&self, family: &[Vec<Node>]) -> Vec<(Node, Item)> {
        let nodes = family.iter().flatten();
        let kin = nodes.filter_map(|&node| Some((node.0, keys(self.item(node)?))));
        let kin: BTreeMap<usize, BTreeSet<String>> = kin.collect();
        let written = family.iter().filter_map(|nodes| {
            let node = *nodes.first()?;
            let mut item = self.item(node)?.clone();
            self.write_item(&mut item, &kin, nodes);
            Some((node, item))
        });
        written.collect()
    }

    fn item(&self, (version, n): Node) -> Option<&Item> {
        self.versions.get(version)?.api.as_ref()?.types.get(n)
    }

    /// Adds the history of a type and of its parts to their documentation; `kin` are the parts of all types of its name, by version.
    ///
    /// A part says nothing of its first and last version if its type says the same.
    fn write_item(&self, item: &mut Item, kin: &BTreeMap<usize, BTreeSet<String>>, nodes: &[Node]) {
        let (Some(&node), Some(&(last, _))) = (nodes.first(), nodes.last()) else {
            return;
        };
        let life = self.life(node.0, last, |version| kin.contains_key(&version));
        let name = item.name.clone();
        let operation = self.operation_of(node);
        for (key, docs) in parts(item) {
            let has = |version: usize| kin.get(&version).is_some_and(|keys| keys.contains(&key));
            let own = self.life(node.0, last, has);
            let change = match &operation {
                Some(operation) => self.latest(last, &Subject::Parameter(operation.clone(), key)),
                None => self.latest(last, &Subject::Member(name.clone(), key)),
            };
            let change = change.map(|(version, changes)| (version, details(&changes)));
            docs.paragraph(self.part(own, life, change));
        }
        let change = self.latest(last, &Subject::Type(name));
        let change = change.map(|(version, changes)| (version, summary(&changes)));
        item.docs
            .paragraph(self.sentence(Some(life.0), life.1, change));
    }

    /// The operation whose options or arguments a type is.
    fn operation_of(&self, (version, n): Node) -> Option<Name> {
        let api = self.versions.get(version)?.api.as_ref()?;
        let holds = |operation: &&Operation| {
            let mut held = operation.options.iter().chain(&operation.arguments);
            held.any(|(_, id)| id.0 == n)
        };
        api.operations
            .iter()
            .find(holds)
            .map(|operation| operation.name.clone())
    }

    /// The sentences for each version's operations.
    fn operations(&self) -> Vec<Vec<Line>> {
        let has = |version: usize, name: &Name| {
            let api = self
                .versions
                .get(version)
                .and_then(|version| version.api.as_ref());
            api.is_some_and(|api| api.operations.iter().any(|it| it.name == *name))
        };
        let words = |(version, of): (usize, &Version)| {
            let operations = of.api.iter().flat_map(|api| &api.operations);
            let words = operations.map(|operation| {
                let name = &operation.name;
                let (since, until) = self.life(version, version, |n| has(n, name));
                let whole = Subject::Operation(name.clone());
                let change = self.latest(version, &whole);
                let change = change.map(|(version, changes)| (version, details(&changes)));
                self.sentence(Some(since), until, change)
            });
            words.collect()
        };
        self.versions.iter().enumerate().map(words).collect()
    }

    /// The front page's list of what changed in a version.
    fn list(&self, version: usize) -> Docs {
        let (Some(before), Some(changes)) = (version.checked_sub(1), self.changes.get(version))
        else {
            return Docs::default();
        };
        let mut docs = Docs::default();
        docs.heading(Line::from("Changes since ") + self.label(before));
        docs.append(markdown::docs(changes, |name| self.link(version, name)));
        if changes.is_empty() {
            docs.paragraph("None.");
        }
        docs
    }

    /// A link to a type or an operation of a version; the name alone of what is gone.
    fn link(&self, version: usize, name: &str) -> Line {
        let api = self.versions.get(version).and_then(|it| it.api.as_ref());
        let Some(api) = api else {
            return code(name);
        };
        let is_meant = |other: &Name| other.plain() == name;
        if api.types.iter().any(|it| is_meant(&it.name)) {
            type_link(name)
        } else if api.operations.iter().any(|it| is_meant(&it.name)) {
            method_link(&format!("Client::{name}"))
        } else {
            code(name)
        }
    }

    /// The first and the last version that has what the versions from `first` to `last` have; none if the last has it.
    fn life(&self, first: usize, last: usize, is_there: impl Fn(usize) -> bool) -> Life {
        let since = (0..first).rev().take_while(|&n| is_there(n)).last();
        let until = (last + 1..self.versions.len())
            .take_while(|&n| is_there(n))
            .last();
        let until = until.unwrap_or(last);
        (
            since.unwrap_or(first),
            (until + 1 < self.versions.len()).then_some(until),
        )
    }

    /// The latest changes of a subject and its parts up to a version, and in which these were; its addition is none.
    fn latest(&self, version: usize, whole: &Subject) -> Option<(usize, Vec<&'c Change>)> {
        let owner = owner(whole);
        let is_meant = |subject: &Subject| *whole == owner || subject == whole;
        let changes = self.by_owner.get(&owner)?.iter().copied();
        let changes = changes.filter(|(n, change)| *n <= version && is_meant(&change.subject));
        let changes: Vec<(usize, &Change)> = changes.collect();
        let (latest, _) = *changes.first()?;
        let changes = changes.into_iter().take_while(|(n, _)| *n == latest);
        let changes: Vec<&Change> = changes.map(|(_, change)| change).collect();
        let is_addition =
            |change: &&Change| change.difference == Difference::Added && change.subject == *whole;
        (!changes.iter().any(is_addition)).then_some((latest, changes))
    }

    /// The sentences for a part of a type; versions are left out if they are those of the type.
    fn part(&self, own: Life, whole: Life, change: Option<(usize, Line)>) -> Line {
        let since = (own.0 != whole.0).then_some(own.0);
        let until = own.1.filter(|_| own.1 != whole.1);
        self.sentence(since, until, change)
    }

    /// `Since 2.2, until 2.3. Changed in 2.3: ...`
    fn sentence(
        &self,
        since: Option<usize>,
        until: Option<usize>,
        change: Option<(usize, Line)>,
    ) -> Line {
        let mut sentences = Vec::new();
        match (since.map(|n| self.label(n)), until.map(|n| self.label(n))) {
            (Some(since), Some(until)) if since == until => {
                sentences.push(Line::from("In ") + since + " only.");
            }
            (Some(since), Some(until)) => {
                sentences.push(Line::from("Since ") + since + ", until " + until + ".");
            }
            (Some(since), None) => sentences.push(Line::from("Since ") + since + "."),
            (None, Some(until)) => sentences.push(Line::from("Until ") + until + "."),
            (None, None) => {}
        }
        let changed = |(n, what)| Line::from("Changed in ") + self.label(n) + ": " + what + ".";
        sentences.extend(change.map(changed));
        Line::join(sentences, " ")
    }

    fn label(&self, version: usize) -> Line {
        let version = self.versions.get(version);
        text(version.map_or("", |version| &version.label))
    }
}

/// The first version that has something, and the last one unless the newest has it.
type Life = (usize, Option<usize>);

/// The operation or the type that a subject belongs to; itself if it is one.
fn owner(subject: &Subject) -> Subject {
    match subject {
        Subject::Member(name, _) | Subject::Value(name, _) => Subject::Type(name.clone()),
        Subject::Parameter(name, _) | Subject::Response(name, _) => {
            Subject::Operation(name.clone())
        }
        Subject::Service | Subject::Operation(_) | Subject::Type(_) => subject.clone(),
    }
}

#[cfg(test)]
mod tests;
