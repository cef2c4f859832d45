//! The operations that the macro's caller chose: of a document, they and what they refer to remain.
//!
//! A document is cut before its form is checked, so that a large one costs what is used of it, and what is not used is not reported.
//! Only members of objects are removed: the addresses of what remains are those in the text.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde_json::{Map, Value};

use super::{METHODS, Object};
use crate::source::Pointer;
use crate::spelling::nearest;

/// The parts of a document that are generated, and the constant headers of requests. The default is everything, without such headers.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Operations: by `operationId`, or by method and path (`GET /pets`).
    pub operations: Vec<String>,
    /// Tags, whose operations are meant.
    pub tags: Vec<String>,
    /// Names and values of headers that every request has. They are valid, and no name is there twice.
    pub headers: Vec<(String, String)>,
    /// Names of schemas, and the paths of the types in their place.
    pub types: Vec<(String, String)>,
}

/// A mistake in a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The entry that is wrong.
    pub entry: Entry,
    /// The reason.
    pub message: String,
}

/// An entry of a choice, by its position in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as the lists of `Choice`")]
pub enum Entry {
    Operation(usize),
    Tag(usize),
    Header(usize),
    Type(usize),
}

/// What became of a choice.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// The paths and methods that are generated; `None` if all are.
    pub operations: Option<HashSet<(String, String)>>,
    /// The operationIds of the others.
    pub left_out: Vec<String>,
    /// The mistakes in the choice.
    pub mistakes: Vec<Mistake>,
}

/// Removes all that is not chosen from the tree of a document.
pub(super) fn apply(root: &mut Value, choice: &Choice) -> Chosen {
    let unknown_types = unknown_types(root, choice);
    if choice.operations.is_empty() && choice.tags.is_empty() {
        return Chosen {
            mistakes: unknown_types,
            ..Chosen::default()
        };
    }
    let candidates = candidates(root);
    let (chosen, others): (Vec<&Candidate>, Vec<&Candidate>) =
        candidates.iter().partition(|it| it.is_chosen(choice));
    let kept = Kept::of(&chosen, root);
    let result = Chosen {
        operations: Some(chosen.iter().map(|it| it.key()).collect()),
        left_out: others.iter().filter_map(|it| it.id.clone()).collect(),
        mistakes: [mistakes(&candidates, choice), unknown_types].concat(),
    };
    kept.cut(root);
    result
}

/// The parts of a document's tree that a choice needs, with what they refer to in the document: all of it, or what
/// [`super::Document::check`] does not cut off.
pub fn needed(root: &Value, choice: &Choice) -> Vec<(Pointer, Object)> {
    if choice.operations.is_empty() && choice.tags.is_empty() {
        return vec![(Pointer::root(), Object::OpenApi)];
    }
    let candidates = candidates(root);
    let chosen: Vec<&Candidate> = candidates
        .iter()
        .filter(|it| it.is_chosen(choice))
        .collect();
    let kept = Kept::of(&chosen, root);
    let mut needed: Vec<_> = kept
        .units
        .iter()
        .flat_map(|unit| unit.objects(root))
        .collect();
    let schemes = Pointer::root().path(["components", "securitySchemes"]);
    let declared = root.pointer(schemes.as_str()).and_then(Value::as_object);
    let names = declared.into_iter().flat_map(Map::keys);
    needed.extend(names.map(|name| (schemes.child(name), Object::SecurityScheme)));
    needed
}

/// An operation that can be chosen.
struct Candidate {
    template: String,
    method: &'static str,
    id: Option<String>,
    tags: Vec<String>,
    /// The path itself, where a reference may stand.
    written: Unit,
    /// The operation, which may stand elsewhere.
    unit: Unit,
}

impl Candidate {
    fn key(&self) -> (String, String) {
        (self.template.clone(), self.method.to_owned())
    }

    /// The method and the path: `GET /pets`.
    fn line(&self) -> String {
        format!("{} {}", self.method.to_ascii_uppercase(), self.template)
    }

    fn has_name(&self, name: &str) -> bool {
        self.id.as_deref() == Some(name) || self.line() == name
    }

    fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|own| own == tag)
    }

    fn is_chosen(&self, choice: &Choice) -> bool {
        choice.operations.iter().any(|name| self.has_name(name))
            || choice.tags.iter().any(|tag| self.has_tag(tag))
    }
}

/// The operations of `paths`, in the document's order.
fn candidates(root: &Value) -> Vec<Candidate> {
    let paths = root.get("paths").and_then(Value::as_object);
    let paths = paths.into_iter().flatten();
    paths
        .filter(|(template, _)| template.starts_with('/'))
        .flat_map(|(template, item)| of_path(root, template, item))
        .collect()
}

fn of_path(root: &Value, template: &str, item: &Value) -> Vec<Candidate> {
    let written = Unit::Path(template.to_owned());
    let Some((at, item)) = followed(root, &written.address(), item) else {
        return Vec::new();
    };
    let candidate = |method: &'static str| {
        let operation = item.get(method)?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let tags = operation.get("tags").and_then(Value::as_array);
        Some(Candidate {
            template: template.to_owned(),
            method,
            id: operation.get("operationId").and_then(text),
            tags: tags.into_iter().flatten().filter_map(text).collect(),
            written: written.clone(),
            unit: Unit::of(&at.child(method))?,
        })
    };
    METHODS.into_iter().filter_map(candidate).collect()
}

/// A path item, after the references that lead to it, and its address.
fn followed<'v>(root: &'v Value, at: &Pointer, item: &'v Value) -> Option<(Pointer, &'v Value)> {
    let (mut at, mut item, mut steps) = (at.clone(), item, 0);
    while let Some(target) = item.get("$ref").and_then(Value::as_str) {
        at = Pointer::from_fragment(target.strip_prefix('#')?)?;
        item = root.pointer(at.as_str())?;
        steps += 1;
        if steps > LONGEST {
            return None;
        }
    }
    Some((at, item))
}

/// The keywords of webhooks, which are no operations.
const WEBHOOKS: [&str; 2] = ["webhooks", "x-webhooks"];

/// The greatest number of references that are followed in a row.
const LONGEST: usize = 100;

/// The schemas that are not there.
fn unknown_types(root: &Value, choice: &Choice) -> Vec<Mistake> {
    let schemas = root.pointer("/components/schemas");
    let known: Vec<&str> = schemas
        .and_then(Value::as_object)
        .map(|schemas| schemas.keys().map(String::as_str).collect())
        .unwrap_or_default();
    let names = choice.types.iter().map(|(name, _)| name.as_str());
    let unknown = names.enumerate().filter(|(_, name)| !known.contains(name));
    let mistake = |(n, name): (usize, &str)| Mistake {
        entry: Entry::Type(n),
        message: format!(
            "this document has no schema `{name}` in `components`{}",
            suggestion(name, known.iter().copied())
        ),
    };
    unknown.map(mistake).collect()
}

fn mistakes(candidates: &[Candidate], choice: &Choice) -> Vec<Mistake> {
    let operations = choice.operations.iter().enumerate();
    let operations = operations
        .filter(|(_, name)| candidates.iter().all(|it| !it.has_name(name)))
        .map(|(n, name)| Mistake {
            entry: Entry::Operation(n),
            message: unknown_operation(candidates, name),
        });
    let tags = choice.tags.iter().enumerate();
    let tags = tags
        .filter(|(_, tag)| candidates.iter().all(|it| !it.has_tag(tag)))
        .map(|(n, tag)| {
            let known = candidates.iter().flat_map(|it| &it.tags);
            let suggestion = suggestion(tag, known.map(String::as_str));
            let message = format!("no operation of this document has the tag `{tag}`{suggestion}");
            let entry = Entry::Tag(n);
            Mistake { entry, message }
        });
    operations.chain(tags).collect()
}

fn unknown_operation(candidates: &[Candidate], name: &str) -> String {
    let lines: Vec<String> = candidates.iter().map(Candidate::line).collect();
    let suggestion = match name.contains(' ') {
        true => suggestion(name, lines.iter().map(String::as_str)),
        false => {
            let ids = candidates.iter().filter_map(|it| it.id.as_deref());
            suggestion(name, ids)
        }
    };
    let help = match suggestion.is_empty() {
        true => {
            ": an operation is named by its operationId or its method and path, as in `GET /pets`"
        }
        false => suggestion.as_str(),
    };
    format!("this document has no operation `{name}`{help}")
}

fn suggestion<'n>(wrong: &str, known: impl Iterator<Item = &'n str>) -> String {
    nearest(wrong, known).map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

/// A part of a document that is kept or removed as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Unit {
    /// A path item without its operations.
    Path(String),
    /// An operation of `paths`.
    Operation(String, String),
    /// A component: its kind and its name.
    Component(String, String),
}

impl Unit {
    /// The unit that an address lies in; the rest of a document is always kept.
    fn of(at: &Pointer) -> Option<Self> {
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
            ["paths", path, method, ..] if METHODS.contains(method) => {
                Some(Self::Operation((*path).to_owned(), (*method).to_owned()))
            }
            ["paths", path, ..] => Some(Self::Path((*path).to_owned())),
            _ => None,
        }
    }

    fn address(&self) -> Pointer {
        let root = Pointer::root();
        match self {
            Self::Path(path) => root.path(["paths", path.as_str()]),
            Self::Operation(path, method) => root.path(["paths", path.as_str(), method.as_str()]),
            Self::Component(kind, name) => root.path(["components", kind.as_str(), name.as_str()]),
        }
    }

    /// The objects in it that are kept.
    fn objects(&self, root: &Value) -> Vec<(Pointer, Object)> {
        let at = self.address();
        match self {
            Self::Path(_) => {
                let shared = at.child("parameters");
                let parameters = root.pointer(shared.as_str()).and_then(Value::as_array);
                let count = parameters.map_or(0, Vec::len);
                let items = (0..count).map(|n| (shared.item(n), Object::Parameter));
                items.collect()
            }
            Self::Operation(..) => vec![(at, Object::Operation)],
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
struct Kept {
    units: BTreeSet<Unit>,
    /// Those whose references are not followed yet.
    open: Vec<Unit>,
}

impl Kept {
    /// What is kept if operations are chosen.
    fn of(chosen: &[&Candidate], root: &Value) -> Self {
        let mut kept = Self::default();
        for candidate in chosen {
            kept.add(&candidate.written);
            kept.add(&candidate.unit);
        }
        kept.with_all_that_they_refer_to(root)
    }

    fn add(&mut self, unit: &Unit) {
        if self.units.insert(unit.clone()) {
            self.open.push(unit.clone());
            if let Unit::Operation(path, _) = unit {
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
                    let shared = members.filter(|(name, _)| !is_method(name));
                    shared.for_each(|(name, value)| self.follow_member(name, value));
                }
                Unit::Operation(..) => self.follow(value),
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
            ("$ref", Value::String(target)) => self.add_target(target),
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

    fn cut(&self, root: &mut Value) {
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
    METHODS.contains(&name)
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

#[cfg(test)]
mod tests;
