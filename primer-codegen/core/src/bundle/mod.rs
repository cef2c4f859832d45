//! Bundling: what a document refers to in other files becomes a part of it, before it is checked.
//!
//! A target is taken over once, as a component of its kind, and each reference to it is changed into one to that component. A path
//! item stands where it is referred to. Each node keeps its origin, so that findings name its file.

mod library;
mod names;

use std::collections::{HashMap, VecDeque};

use serde_json::{Value, json};

use self::library::{Library, Target, Wrong};
use self::names::Names;
use crate::diagnostics::{Finding, Findings, Place};
use crate::document::{
    Choice, Dialect, Object, Origins, Referrer, SchemaNames, Tree, has_names, needed, referrers,
};
use crate::source::{AddressMap, AddressSet, FileId, Pointer, Referenced, Source};

/// Takes over what a document refers to in other files, as far as its chosen operations need it; returns the files that were read.
///
/// References that lead nowhere are left for `resolve` to report, in [`Tree::unread`].
pub fn bundle(
    tree: &mut Tree,
    source: &Source,
    choice: &Choice,
    findings: &mut Findings,
) -> Vec<Referenced> {
    if !refers_elsewhere(&tree.root) {
        return Vec::new();
    }
    let version = tree.root.get("openapi").and_then(Value::as_str);
    let dialect = version.and_then(Dialect::of);
    let names = has_names(&tree.root).then(|| SchemaNames::of(&tree.root));
    let library = Library::of(source, names);
    let mut bundle = Bundle {
        names: Names::of(&tree.root),
        tree,
        library,
        homes: HashMap::new(),
        rest: VecDeque::new(),
        seen: AddressSet::default(),
        done: AddressSet::default(),
        inlined: AddressMap::default(),
        has_media_types: dialect >= Some(Dialect::V3_2),
        room: MOST,
        findings,
    };
    bundle.path_items();
    bundle.aliases();
    bundle.follow_needed(choice);
    bundle.library.into_referenced()
}

/// The largest number of nodes that are taken over from other files.
const MOST: usize = 5_000_000;

/// The greatest number of references that are followed in a row.
const LONGEST: usize = 100;

/// Whether anything in a document looks like a reference into another file.
fn refers_elsewhere(value: &Value) -> bool {
    let is_elsewhere = |text: &str| !text.starts_with('#');
    match value {
        Value::Array(items) => items.iter().any(refers_elsewhere),
        Value::Object(members) => members.iter().any(|(name, member)| match member {
            Value::String(text) => {
                ["$ref", "defaultMapping"].contains(&name.as_str()) && is_elsewhere(text)
            }
            Value::Object(entries) if name == "mapping" => {
                entries.values().filter_map(Value::as_str).any(is_elsewhere)
            }
            _ => refers_elsewhere(member),
        }),
        _ => false,
    }
}

struct Bundle<'b> {
    tree: &'b mut Tree,
    library: Library,
    names: Names,
    /// The component that each target is, by its kind.
    homes: HashMap<(Target, Object), Pointer>,
    /// The parts of the tree whose references are not followed yet.
    rest: VecDeque<(Pointer, Object)>,
    /// Those that were.
    seen: AddressSet,
    /// The addresses of the texts that were read as references; what stands there now leads into the tree.
    done: AddressSet,
    /// The path items that came to stand at an address.
    inlined: AddressMap<Vec<Target>>,
    /// Whether a media type may be a reference: since OpenAPI 3.2.
    has_media_types: bool,
    /// The number of nodes that may be taken over.
    room: usize,
    findings: &'b mut Findings,
}

impl Bundle<'_> {
    /// Takes over the path items of all paths: what operations there are decides what is chosen.
    fn path_items(&mut self) {
        let paths = Pointer::root().child("paths");
        for path in self.members(&paths) {
            let at = paths.child(&path);
            let written = at.child("$ref");
            while self.text(&written).is_some() && !self.done.contains(&written) {
                self.follow(Referrer::Reference(at.clone(), Object::PathItem));
            }
        }
        self.rest.clear();
    }

    /// Remembers components that are nothing but references into files: the targets get their names.
    fn aliases(&mut self) {
        for object in Object::ALL {
            let Some(kind) = object.components() else {
                continue;
            };
            let components = Pointer::root().path(["components", kind]);
            for name in self.members(&components) {
                let at = components.child(&name);
                let Some(text) = self.alias(&at).filter(|text| !text.starts_with('#')) else {
                    continue;
                };
                let place = Place::Value(at.clone());
                // What is wrong with it is reported when it is followed.
                if let Ok(target) = self.library.target(FileId::DOCUMENT, &text, &place) {
                    self.homes.entry((target, *object)).or_insert(at);
                }
            }
        }
    }

    fn follow_needed(&mut self, choice: &Choice) {
        loop {
            let needed = needed(&self.tree.root, choice).into_iter();
            self.rest
                .extend(needed.filter(|(at, _)| !self.seen.contains(at)));
            if self.rest.is_empty() {
                return;
            }
            self.follow_all();
        }
    }

    fn follow_all(&mut self) {
        while let Some((at, object)) = self.rest.pop_front() {
            if !self.seen.insert(at.clone()) {
                continue;
            }
            let node = self.tree.root.pointer(at.as_str());
            let found = node.map(|node| referrers(node, object, &at));
            for referrer in found.into_iter().flatten() {
                self.follow(referrer);
            }
        }
    }

    /// Follows a reference, once.
    fn follow(&mut self, referrer: Referrer) {
        if matches!(referrer, Referrer::Reference(_, Object::MediaType)) && !self.has_media_types {
            return;
        }
        let at = match &referrer {
            Referrer::Reference(holder, _) => holder.child("$ref"),
            Referrer::Mapping(at) => at.clone(),
        };
        let Some(text) = self.text(&at).filter(|_| self.done.insert(at.clone())) else {
            return;
        };
        let origin = self.tree.origins.origin(&at);
        let from = self.library.id(origin.source.as_ref());
        match referrer {
            Referrer::Mapping(_) => self.follow_mapping(&at, from, &text),
            Referrer::Reference(holder, object) => {
                let Err(wrong) = self.follow_reference(&holder, object, from, &text) else {
                    return;
                };
                // What is right in its file alone must not lead anywhere in the document.
                if text.starts_with('#') && from != FileId::DOCUMENT {
                    let file = self.library.path(from);
                    self.write(&at, format!("{file}{text}"));
                }
                self.tree.unread.insert(holder, wrong);
            }
        }
    }

    fn follow_reference(
        &mut self,
        holder: &Pointer,
        object: Object,
        from: FileId,
        text: &str,
    ) -> Result<(), Wrong> {
        let at = holder.child("$ref");
        if from == FileId::DOCUMENT && text.starts_with('#') {
            // What is wrong with it is reported when the document is checked.
            self.rest.extend(local(text).map(|target| (target, object)));
            return Ok(());
        }
        let place = Place::Value(at.clone());
        let target = self.library.target(from, text, &place)?;
        let home = match self.homes.get(&(target.clone(), object)) {
            _ if target.file == FileId::DOCUMENT => target.pointer,
            _ if object == Object::PathItem => return self.inline(holder, &target, &place),
            Some(home) if home == holder => {
                return self.take_over(holder, &target, object, &place);
            }
            Some(home) => home.clone(),
            None if self.alias(holder).is_some() && is_component(holder, object) => {
                return self.take_over(holder, &target, object, &place);
            }
            None => self.component(&target, object, &place)?,
        };
        self.write(&at, reference_to(&home));
        self.rest.push_back((home, object));
        Ok(())
    }

    /// Follows an entry of a mapping. One that leads nowhere is reported when the document is checked.
    fn follow_mapping(&mut self, at: &Pointer, from: FileId, text: &str) {
        let schemas = Pointer::root().path(["components", "schemas"]);
        let known = schemas.child(text);
        if from == FileId::DOCUMENT && self.tree.root.pointer(known.as_str()).is_some() {
            return self.rest.push_back((known, Object::Schema));
        }
        if from == FileId::DOCUMENT && text.starts_with('#') {
            return self.rest.extend(local(text).map(|it| (it, Object::Schema)));
        }
        let place = Place::Value(at.clone());
        let Some(target) = self.library.mapped(from, text, &place) else {
            return;
        };
        let home = match self.homes.get(&(target.clone(), Object::Schema)) {
            _ if target.file == FileId::DOCUMENT => Ok(target.pointer),
            Some(home) => Ok(home.clone()),
            None => self.component(&target, Object::Schema, &place),
        };
        if let Ok(home) = home {
            self.write(at, reference_to(&home));
            self.rest.push_back((home, Object::Schema));
        }
    }

    /// Makes a component of a target.
    fn component(
        &mut self,
        target: &Target,
        object: Object,
        place: &Place,
    ) -> Result<Pointer, Wrong> {
        let Some(kind) = object.components() else {
            return Err(Vec::new());
        };
        let path = self.library.path(target.file);
        let name = self.names.claim(kind, &path, &target.pointer);
        let home = Pointer::root().path(["components", kind, name.as_str()]);
        self.take_over(&home, target, object, place)?;
        Ok(home)
    }

    /// Puts a target at the address of a component. A target that is a reference itself leads on.
    fn take_over(
        &mut self,
        home: &Pointer,
        target: &Target,
        object: Object,
        place: &Place,
    ) -> Result<(), Wrong> {
        let mut way = vec![target.clone()];
        let end = self.last_target(home, object, place, &mut way);
        let taken = end.and_then(|(end, value)| self.insert(home, &end, value, object, place));
        if taken.is_ok() {
            let homes = way
                .into_iter()
                .map(|target| ((target, object), home.clone()));
            self.homes.extend(homes);
        }
        taken
    }

    /// The end of the references that begin with a target, and what stands at the home of the target then. `way` are the targets so far.
    fn last_target(
        &mut self,
        home: &Pointer,
        object: Object,
        place: &Place,
        way: &mut Vec<Target>,
    ) -> Result<(Target, Value), Wrong> {
        let mut place = place.clone();
        while let Some(target) = way.last().cloned() {
            let value = self.library.node(&target, object, &place)?.clone();
            let Some(text) = alias_text(&value).map(str::to_owned) else {
                return Ok((target, value));
            };
            place = self.library.place(&target.child("$ref"));
            let next = self.library.target(target.file, &text, &place)?;
            let is_known = self.homes.get(&(next.clone(), object));
            let known = match is_known.filter(|it| *it != home) {
                _ if next.file == FileId::DOCUMENT => Some(next.pointer.clone()),
                known => known.cloned(),
            };
            if let Some(known) = known {
                self.done.insert(home.child("$ref"));
                let value = json!({"$ref": reference_to(&known)});
                self.rest.push_back((known, object));
                return Ok((target, value));
            }
            if way.contains(&next) {
                let message = format!("`$ref` leads back to itself: `{text}`");
                return Err(vec![Finding::at(place, message)]);
            }
            if way.len() > LONGEST {
                let message = format!("`$ref` leads through more than {LONGEST} others: `{text}`");
                return Err(vec![Finding::at(place, message)]);
            }
            way.push(next);
        }
        Err(Vec::new())
    }

    fn insert(
        &mut self,
        home: &Pointer,
        target: &Target,
        value: Value,
        object: Object,
        place: &Place,
    ) -> Result<(), Wrong> {
        self.make_room(&value, place)?;
        let (Some(components), Some(name)) = (home.parent(), home.last()) else {
            return Err(Vec::new());
        };
        let mut node = &mut self.tree.root;
        for segment in components.segments() {
            // What is no object there is reported when the document is checked.
            let members = node.as_object_mut().ok_or_else(Vec::new)?;
            node = members.entry(segment).or_insert_with(|| json!({}));
        }
        let members = node.as_object_mut().ok_or_else(Vec::new)?;
        members.insert(name, value);
        let source = self.library.source(target.file).cloned();
        let origins = Origins::of(source, target.pointer.clone());
        self.tree.origins.graft(home, origins);
        self.seen.remove(home);
        self.rest.push_back((home.clone(), object));
        Ok(())
    }

    /// Puts a path item where it is referred to.
    fn inline(&mut self, holder: &Pointer, target: &Target, place: &Place) -> Result<(), Wrong> {
        let at = holder.child("$ref");
        let way = self.inlined.entry(holder.clone()).or_default();
        if way.contains(target) || way.len() > LONGEST {
            let text = self.text(&at).unwrap_or_default();
            let message = format!("`$ref` leads back to itself: `{text}`");
            return Err(vec![Finding::at(place.clone(), message)]);
        }
        way.push(target.clone());
        let value = self.library.node(target, Object::PathItem, place)?.clone();
        self.make_room(&value, place)?;
        let node = self.tree.root.pointer_mut(holder.as_str());
        let (Some(Value::Object(members)), Value::Object(new)) = (node, value) else {
            return Err(Vec::new());
        };
        members.shift_remove("$ref");
        let source = self.library.source(target.file);
        for (name, member) in new {
            let at = holder.child(&name);
            if !members.contains_key(&name) {
                let origin = target.pointer.child(&name);
                let origins = Origins::of(source.cloned(), origin);
                self.tree.origins.graft(&at, origins);
                members.insert(name, member);
            } else if !["summary", "description"].contains(&name.as_str()) {
                // OpenAPI 3.0, Path Item Object: if there are conflicts, "the behavior is undefined".
                let message =
                    format!("`{name}` stands beside `$ref`, and in the path item that it leads to");
                let finding = Finding::at_key(at, message);
                let there = self.library.place(&target.child(&name));
                let finding = finding.related(there, "the other is here");
                self.findings
                    .report(finding.help("leave one of them out, by an overlay for example"));
            }
        }
        self.done.remove(&at);
        self.seen.remove(holder);
        self.rest.push_back((holder.clone(), Object::PathItem));
        Ok(())
    }

    fn make_room(&mut self, value: &Value, place: &Place) -> Result<(), Wrong> {
        match self.room.checked_sub(count(value)) {
            Some(room) => {
                self.room = room;
                Ok(())
            }
            None => {
                let message = format!("more than {MOST} nodes are referred to in other files");
                Err(vec![Finding::at(place.clone(), message)])
            }
        }
    }

    /// The names of the members of an object.
    fn members(&self, at: &Pointer) -> Vec<String> {
        let node = self.tree.root.pointer(at.as_str());
        let members = node.and_then(Value::as_object).into_iter();
        members
            .flat_map(|members| members.keys().cloned())
            .collect()
    }

    fn text(&self, at: &Pointer) -> Option<String> {
        let node = self.tree.root.pointer(at.as_str())?;
        node.as_str().map(str::to_owned)
    }

    fn alias(&self, at: &Pointer) -> Option<String> {
        let node = self.tree.root.pointer(at.as_str())?;
        alias_text(node).map(str::to_owned)
    }

    fn write(&mut self, at: &Pointer, text: String) {
        if let Some(node) = self.tree.root.pointer_mut(at.as_str()) {
            *node = Value::String(text);
        }
    }
}

/// The text of the reference that a node is; `None` if it is none, or has extensions that say something of it.
fn alias_text(node: &Value) -> Option<&str> {
    let members = node.as_object()?;
    let is_plain = members.keys().all(|name| !name.starts_with("x-"));
    node.get("$ref")?.as_str().filter(|_| is_plain)
}

/// Whether an address is that of a component for a kind of object.
fn is_component(at: &Pointer, object: Object) -> bool {
    let kind = object.components();
    kind.is_some_and(|kind| at.component(kind).is_some())
}

/// The address that a reference into the same document names.
fn local(text: &str) -> Option<Pointer> {
    Pointer::from_fragment(text.strip_prefix('#')?)
}

/// The text of a reference to an address. It is percent-decoded when it is read.
fn reference_to(at: &Pointer) -> String {
    at.to_string().replace('%', "%25")
}

/// The number of nodes of a value.
fn count(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.iter().map(count).sum::<usize>() + 1,
        Value::Object(members) => members.values().map(count).sum::<usize>() + 1,
        _ => 1,
    }
}
