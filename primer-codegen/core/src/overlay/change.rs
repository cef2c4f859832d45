//! The changes that an action makes to a document.

use std::sync::Arc;

use serde_json::Value;

use super::action::{Action, Effect};
use super::target::Target;
use super::{MOST, Version};
use crate::diagnostics::{Finding, Findings, Place};
use crate::document::{Origins, Tree, json_type_name};
use crate::source::{Pointer, Source};

/// The change of a document by one action.
pub(super) struct Change<'c> {
    pub tree: &'c mut Tree,
    pub overlay: &'c Arc<Source>,
    pub findings: &'c mut Findings,
    pub version: Version,
    /// The number of nodes that may be added.
    pub room: &'c mut usize,
}

/// A value that nodes take over, with its origins.
struct Incoming {
    value: Value,
    origins: Origins,
    /// Its place in the overlay.
    place: Pointer,
}

/// The greatest depth of a document, the same as that of a text.
const DEEPEST: usize = 128;

impl Change<'_> {
    pub(super) fn make(mut self, action: &Action<'_>) {
        let targets = action.target.nodes(&self.tree.root);
        if targets.is_empty() {
            let finding = action.target.nothing(&self.tree.root);
            return self.findings.report(finding);
        }
        let at = action.at.child("update");
        match &action.effect {
            Effect::Remove => self.remove(targets, &action.target),
            Effect::Update(value) => {
                if !self.has_room(measure(value), &targets, &at) {
                    return;
                }
                let origins = Origins::of(Some(Arc::clone(self.overlay)), at.clone());
                let value = (*value).clone();
                self.take_over(
                    &targets,
                    &Incoming {
                        value,
                        origins,
                        place: at,
                    },
                );
            }
            Effect::Copy(from) => {
                if let Some(incoming) = self.copied(from, &targets) {
                    self.take_over(&targets, &incoming);
                }
            }
        }
    }

    /// Removes nodes, the last first, so that the indices of those before it stay right.
    fn remove(&mut self, mut targets: Vec<Pointer>, target: &Target<'_>) {
        let index = |at: &Pointer| at.last().and_then(|last| last.parse::<usize>().ok());
        targets.sort_by(|a, b| {
            let order = a.parent().cmp(&b.parent());
            order.then_with(|| index(a).cmp(&index(b))).reverse()
        });
        // What stands within another target is removed with it.
        let inner = |at: &Pointer| {
            let mut around = std::iter::successors(at.parent(), Pointer::parent);
            around.any(|it| targets.contains(&it))
        };
        let outer: Vec<&Pointer> = targets.iter().filter(|at| !inner(at)).collect();
        for at in outer {
            let (Some(parent), Some(name)) = (at.parent(), at.last()) else {
                let message = "the document itself cannot be removed";
                self.findings
                    .report(Finding::at_value(target.at.clone(), message));
                continue;
            };
            match self.tree.root.pointer_mut(parent.as_str()) {
                Some(Value::Object(members)) => {
                    members.shift_remove(&name);
                    self.tree.origins.graft(at, Origins::default());
                }
                Some(Value::Array(items)) => {
                    if let Some(index) = name.parse().ok().filter(|index| *index < items.len()) {
                        let count = items.len();
                        items.remove(index);
                        self.tree.origins.remove_item(&parent, index, count);
                    }
                }
                _ => {}
            }
        }
    }

    fn copied(&mut self, from: &Target<'_>, targets: &[Pointer]) -> Option<Incoming> {
        let nodes = from.nodes(&self.tree.root);
        let finding = match nodes.as_slice() {
            [only] => {
                let size = measure(self.tree.root.pointer(only.as_str())?);
                if !self.has_room(size, targets, &from.at) {
                    return None;
                }
                return Some(Incoming {
                    value: self.tree.root.pointer(only.as_str())?.clone(),
                    origins: self.tree.origins.cut(only),
                    place: from.at.clone(),
                });
            }
            [] => from.nothing(&self.tree.root),
            more => {
                let count = more.len();
                let message = format!("expected one node to copy, and {count} match");
                Finding::at_value(from.at.clone(), message)
            }
        };
        self.findings.report(finding);
        None
    }

    /// Whether a value may be added to nodes; if not, it is reported at a place in the overlay.
    fn has_room(
        &mut self,
        (count, depth): (usize, usize),
        targets: &[Pointer],
        at: &Pointer,
    ) -> bool {
        let deepest = targets.iter().map(|at| at.segments().count()).max();
        let added = count.saturating_mul(targets.len());
        let message = match self.room.checked_sub(added) {
            None => format!("overlays add more than {MOST} nodes"),
            Some(_) if deepest.unwrap_or(0) + depth > DEEPEST => {
                format!("this action nests the document more than {DEEPEST} deep")
            }
            Some(room) => {
                *self.room = room;
                return true;
            }
        };
        self.findings.report(Finding::at_key(at.clone(), message));
        false
    }

    fn take_over(&mut self, targets: &[Pointer], incoming: &Incoming) {
        for at in targets {
            self.merge_at(at, incoming);
        }
    }

    fn merge_at(&mut self, at: &Pointer, incoming: &Incoming) {
        let Some(target) = self.tree.root.pointer_mut(at.as_str()) else {
            return;
        };
        let is_primitive = !target.is_object() && !target.is_array();
        if is_primitive && self.version == Version::V1_0 {
            let found = json_type_name(target);
            let message = format!("expected an object or an array at the target, found {found}");
            let finding = Finding::at_key(incoming.place.clone(), message);
            let finding = finding.in_file(self.overlay).help(
                "target the object around it, or replace values by version 1.1: `overlay: 1.1.0`",
            );
            let place = self.tree.origins.place(Place::Value(at.clone()));
            return self.findings.report(finding.related(place, "the target"));
        }
        let mut merge = Merge {
            overlay: self.overlay,
            origins: &mut self.tree.origins,
            incoming,
            wrong: Vec::new(),
        };
        match target {
            Value::Array(items) if !incoming.value.is_array() => {
                merge
                    .origins
                    .graft(&at.item(items.len()), incoming.origins.clone());
                items.push(incoming.value.clone());
            }
            _ => merge.merge(target, at, &incoming.value, &Pointer::root()),
        }
        let wrong = merge.wrong;
        self.findings.extend(wrong);
    }
}

struct Merge<'m> {
    overlay: &'m Arc<Source>,
    origins: &'m mut Origins,
    incoming: &'m Incoming,
    wrong: Vec<Finding>,
}

impl Merge<'_> {
    /// Merges a part of the incoming value, whose address in it is `part`, into the node at `at`.
    fn merge(&mut self, target: &mut Value, at: &Pointer, value: &Value, part: &Pointer) {
        match (target, value) {
            (Value::Object(members), Value::Object(new)) => {
                for (name, value) in new {
                    let (at, part) = (at.child(name), part.child(name));
                    match members.get_mut(name) {
                        Some(member) => self.merge(member, &at, value, &part),
                        None => {
                            members.insert(name.clone(), value.clone());
                            self.origins.graft(&at, self.incoming.origins.cut(&part));
                        }
                    }
                }
            }
            (Value::Array(items), Value::Array(new)) => {
                for (index, value) in new.iter().enumerate() {
                    let origins = self.incoming.origins.cut(&part.item(index));
                    self.origins.graft(&at.item(items.len()), origins);
                    items.push(value.clone());
                }
            }
            (target, value) if is_primitive(target) && is_primitive(value) => {
                *target = value.clone();
                self.origins.graft(at, self.incoming.origins.cut(part));
            }
            (target, value) => {
                let (old, new) = (json_type_name(target), json_type_name(value));
                let message = format!("{new} cannot be merged into {old}");
                let place = self.incoming.origins.origin(part);
                let finding = match &place.source {
                    Some(source) => Finding::at_key(place.at, message).in_file(source),
                    None => Finding::at_key(self.incoming.place.clone(), message),
                };
                let finding = finding.in_file(self.overlay);
                let node = self.origins.place(Place::Value(at.clone()));
                let finding = finding.related(node, "the node in the document");
                self.wrong
                    .push(finding.help("remove the node by an action before this one"));
            }
        }
    }
}

fn is_primitive(value: &Value) -> bool {
    !value.is_object() && !value.is_array()
}

/// The number of nodes of a value, and its depth.
fn measure(value: &Value) -> (usize, usize) {
    let sum = |(count, depth): (usize, usize), inner: &Value| {
        let (more, below) = measure(inner);
        (count + more, depth.max(below + 1))
    };
    match value {
        Value::Array(items) => items.iter().fold((1, 1), sum),
        Value::Object(members) => members.values().fold((1, 1), sum),
        _ => (1, 0),
    }
}
