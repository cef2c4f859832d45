//! What remains of a document: some operations, and what they refer to.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value};

use crate::document::operation::ADDITIONAL;
use crate::document::{Method, Object};
use crate::source::Pointer;

/// The keywords of webhooks, which are no operations.
const WEBHOOKS: [&str; 2] = ["webhooks", "x-webhooks"];

/// A part of a document that is kept or removed as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Unit {
    /// A path item without its operations.
    Path(String),
    /// An operation of `paths`.
    Operation(String, String),
    /// An operation in `additionalOperations` of a path.
    Additional(String, String),
    /// A component: its kind and its name.
    Component(String, String),
}

impl Unit {
    /// The unit that an address lies in; the rest of a document is always kept.
    pub(super) fn of(at: &Pointer) -> Option<Self> {
        let names: Vec<String> = at.segments().collect();
        match names
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .as_slice()
        {
            ["components", kind, name, ..] => {
                Some(Self::Component((*kind).to_owned(), (*name).to_owned()))
            }
            ["paths", path, ADDITIONAL, method, ..] => {
                Some(Self::Additional((*path).to_owned(), (*method).to_owned()))
            }
            ["paths", path, method, ..] if is_method(method) => {
                Some(Self::Operation((*path).to_owned(), (*method).to_owned()))
            }
            ["paths", path, ..] => Some(Self::Path((*path).to_owned())),
            _ => None,
        }
    }

    pub(super) fn address(&self) -> Pointer {
        let root = Pointer::root();
        match self {
            Self::Path(path) => root.path(["paths", path.as_str()]),
            Self::Operation(path, method) => root.path(["paths", path.as_str(), method.as_str()]),
            Self::Additional(path, method) => {
                root.path(["paths", path.as_str(), ADDITIONAL, method.as_str()])
            }
            Self::Component(kind, name) => root.path(["components", kind.as_str(), name.as_str()]),
        }
    }

    /// The objects in it that are kept.
    pub(super) fn objects(&self, root: &Value) -> Vec<(Pointer, Object)> {
        let at = self.address();
        match self {
            Self::Path(_) => {
                let shared = at.child("parameters");
                let parameters = root.pointer(shared.as_str()).and_then(Value::as_array);
                let count = parameters.map_or(0, Vec::len);
                let items = (0..count).map(|n| (shared.item(n), Object::Parameter));
                items.collect()
            }
            Self::Operation(..) | Self::Additional(..) => vec![(at, Object::Operation)],
            Self::Component(kind, _) if kind == "pathItems" => vec![(at, Object::PathItem)],
            Self::Component(kind, _) => {
                let mut objects = Object::ALL.iter();
                let object = objects.find(|it| it.components() == Some(kind.as_str()));
                object.map(|object| (at, *object)).into_iter().collect()
            }
        }
    }
}

/// The units that are kept.
#[derive(Default)]
pub(super) struct Kept {
    pub units: BTreeSet<Unit>,
    /// Those whose references are not followed yet.
    open: Vec<Unit>,
}

impl Kept {
    /// What is kept if some units are chosen.
    pub(super) fn of<'u>(chosen: impl IntoIterator<Item = &'u Unit>, root: &Value) -> Self {
        let mut kept = Self::default();
        chosen.into_iter().for_each(|unit| kept.add(unit));
        kept.with_all_that_they_refer_to(root)
    }

    fn add(&mut self, unit: &Unit) {
        if self.units.insert(unit.clone()) {
            self.open.push(unit.clone());
            if let Unit::Operation(path, _) | Unit::Additional(path, _) = unit {
                self.add(&Unit::Path(path.clone()));
            }
        }
    }

    fn add_target(&mut self, target: &str) {
        let pointer = match target.strip_prefix('#') {
            Some(fragment) => Pointer::from_fragment(fragment),
            None => None,
        };
        if let Some(unit) = pointer.and_then(|at| Unit::of(&at)) {
            self.add(&unit);
        }
    }

    fn with_all_that_they_refer_to(mut self, root: &Value) -> Self {
        let children = Children::of(root);
        for (name, value) in root.as_object().into_iter().flatten() {
            if !["paths", "components"].contains(&name.as_str())
                && !WEBHOOKS.contains(&name.as_str())
            {
                self.follow(value);
            }
        }
        while let Some(unit) = self.open.pop() {
            let Some(value) = root.pointer(unit.address().as_str()) else {
                continue;
            };
            match &unit {
                Unit::Path(_) => {
                    let members = value.as_object().into_iter().flatten();
                    let shared =
                        members.filter(|(name, _)| !is_method(name) && *name != ADDITIONAL);
                    shared.for_each(|(name, value)| self.follow_member(name, value));
                }
                Unit::Operation(..) | Unit::Additional(..) => self.follow(value),
                Unit::Component(_, name) => {
                    self.follow(value);
                    for child in children.get(name) {
                        self.add(&Unit::Component("schemas".to_owned(), child.clone()));
                    }
                }
            }
        }
        self
    }

    /// Follows all references in a value. What looks like one in an example keeps more than is needed, which does no harm.
    fn follow(&mut self, value: &Value) {
        match value {
            Value::Object(members) => {
                members
                    .iter()
                    .for_each(|(name, value)| self.follow_member(name, value));
            }
            Value::Array(items) => items.iter().for_each(|item| self.follow(item)),
            _ => {}
        }
    }

    fn follow_member(&mut self, name: &str, value: &Value) {
        match (name, value) {
            ("$ref" | "$dynamicRef", Value::String(target)) => self.add_target(target),
            ("defaultMapping", Value::String(target)) => {
                self.add_target(target);
                self.add(&Unit::Component("schemas".to_owned(), target.to_owned()));
            }
            // Discriminator Object: an entry is a reference or the name of a component.
            ("mapping", Value::Object(entries)) => {
                for target in entries.values().filter_map(Value::as_str) {
                    self.add_target(target);
                    self.add(&Unit::Component("schemas".to_owned(), target.to_owned()));
                }
                self.follow(value);
            }
            _ => self.follow(value),
        }
    }

    /// Removes the others from the tree.
    pub(super) fn cut(&self, root: &mut Value) {
        retain(root, |name| !WEBHOOKS.contains(&name));
        if let Some(paths) = root.get_mut("paths").and_then(Value::as_object_mut) {
            let is_kept = |path: &str| self.units.contains(&Unit::Path(path.to_owned()));
            paths.retain(|path, item| !path.starts_with('/') || is_kept(path) || is_unread(item));
            for (path, item) in paths {
                let is_kept = |method: &str| {
                    let unit = Unit::Operation(path.clone(), method.to_owned());
                    !is_method(method) || self.units.contains(&unit)
                };
                retain(item, is_kept);
                let Some(additional) = item.get_mut(ADDITIONAL) else {
                    continue;
                };
                retain(additional, |method| {
                    let unit = Unit::Additional(path.clone(), method.to_owned());
                    self.units.contains(&unit)
                });
                if additional.as_object().is_some_and(Map::is_empty) {
                    retain(item, |name| name != ADDITIONAL);
                }
            }
        }
        let kinds = root.get_mut("components").and_then(Value::as_object_mut);
        for (kind, components) in kinds.into_iter().flatten() {
            // Security schemes are referred to by name, are few, and refer to nothing.
            if kind != "securitySchemes" && !kind.starts_with("x-") {
                retain(components, |name| {
                    let unit = Unit::Component(kind.clone(), name.to_owned());
                    self.units.contains(&unit)
                });
            }
        }
    }
}

/// Whether a path item is in another file, which could not be read: nobody knows its operations.
fn is_unread(item: &Value) -> bool {
    let target = item.get("$ref").and_then(Value::as_str);
    target.is_some_and(|target| !target.starts_with('#'))
}

fn is_method(name: &str) -> bool {
    Method::of_keyword(name).is_some()
}

fn retain(value: &mut Value, is_kept: impl Fn(&str) -> bool) {
    if let Some(members) = value.as_object_mut() {
        members.retain(|name, _| is_kept(name));
    }
}

/// The components that extend a component with a discriminator: a value of the latter may be one of the former.
struct Children<'v> {
    schemas: Option<&'v Map<String, Value>>,
    by_parent: HashMap<String, Vec<String>>,
}

impl<'v> Children<'v> {
    fn of(root: &'v Value) -> Self {
        let schemas = root
            .pointer("/components/schemas")
            .and_then(Value::as_object);
        let mut children = Self {
            schemas,
            by_parent: HashMap::new(),
        };
        for (name, schema) in schemas.into_iter().flatten() {
            for parent in parents(schema) {
                children
                    .by_parent
                    .entry(parent)
                    .or_default()
                    .push(name.clone());
            }
        }
        children
    }

    fn get(&self, parent: &str) -> &[String] {
        match self.by_parent.get(parent) {
            Some(children) if self.has_discriminator(parent) => children,
            _ => &[],
        }
    }

    /// Whether a component has a discriminator, or one that it extends.
    fn has_discriminator(&self, name: &str) -> bool {
        let mut open = vec![name.to_owned()];
        let mut seen = BTreeMap::new();
        while let Some(name) = open.pop() {
            let Some(schema) = self.schemas.and_then(|schemas| schemas.get(&name)) else {
                continue;
            };
            if parts(schema).any(|part| part.get("discriminator").is_some()) {
                return true;
            }
            if seen.insert(name, ()).is_none() {
                open.extend(parents(schema));
            }
        }
        false
    }
}

/// A schema, and those of its `allOf`.
fn parts(schema: &Value) -> impl Iterator<Item = &Value> {
    let all = schema.get("allOf").and_then(Value::as_array);
    std::iter::once(schema).chain(all.into_iter().flatten())
}

/// The names of the components that a schema extends.
fn parents(schema: &Value) -> impl Iterator<Item = String> {
    let all = parts(schema).skip(1);
    all.filter_map(|part| {
        let target = part.get("$ref")?.as_str()?;
        match Unit::of(&Pointer::from_fragment(target.strip_prefix('#')?)?)? {
            Unit::Component(_, name) => Some(name),
            _ => None,
        }
    })
}
