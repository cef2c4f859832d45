//! The files of a document: what their references name, and the nodes there.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use crate::diagnostics::{Finding, Findings, Place};
use crate::document::{Object, SchemaNames, Tree, json_type_name, settle_file};
use crate::source::{
    FileId, Files, Pointer, Referenced, Source, Unread, is_named_as_document, percent_decode,
};

/// A node of the document or of a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Target {
    pub file: FileId,
    pub pointer: Pointer,
}

impl Target {
    /// A member of it.
    pub(super) fn child(&self, name: &str) -> Self {
        let pointer = self.pointer.child(name);
        Self { pointer, ..*self }
    }
}

/// The reasons why a reference leads nowhere.
pub(super) type Wrong = Vec<Finding>;

/// The files of a document, with their nodes.
pub(super) struct Library {
    files: Files,
    roots: HashMap<FileId, Result<Value, Wrong>>,
    /// The names of schemas in the document and in the files that were read; none before OpenAPI 3.1.
    names: Option<HashMap<FileId, SchemaNames>>,
}

impl Library {
    /// The files beside a document, whose schemas have these names, if schemas may have names.
    pub(super) fn of(document: &Source, names: Option<SchemaNames>) -> Self {
        Self {
            files: Files::beside(document),
            roots: HashMap::new(),
            names: names.map(|names| HashMap::from([(FileId::DOCUMENT, names)])),
        }
    }

    /// What a `$ref` names, which stands in a file; its place is for what is wrong with it.
    pub(super) fn target(
        &mut self,
        from: FileId,
        text: &str,
        place: &Place,
    ) -> Result<Target, Wrong> {
        let (path, fragment) = text.split_once('#').unwrap_or((text, ""));
        let is_pointer = Pointer::from_fragment(fragment).is_some();
        if !is_pointer && self.names.is_none() {
            return Err(no_pointer(text, place));
        }
        if path.is_empty() && text.starts_with('#') {
            return self.in_file(from, fragment, text, place);
        }
        if is_url(path) {
            let message = format!("`$ref` to a URL is not followed: `{text}`");
            let help = "keep a copy of the file beside this one, and refer to that by its path";
            return Err(vec![Finding::at(place.clone(), message).help(help)]);
        }
        let decoded = percent_decode(path).filter(|path| is_named_as_document(path));
        let Some(path) = decoded else {
            let message = format!("`$ref` names no file of YAML or JSON: `{text}`");
            let help = "a reference ends with the file's name, `pet.yaml` or `pets.json#/Pet`, or is one into this document, `#/components/schemas/Pet`";
            return Err(vec![Finding::at(place.clone(), message).help(help)]);
        };
        if path.starts_with(['/', '\\']) {
            let message = format!("`$ref` to an absolute path is not followed: `{text}`");
            let help = "the path is relative to the file in which it stands";
            return Err(vec![Finding::at(place.clone(), message).help(help)]);
        }
        match self.files.read(from, &path) {
            Ok(file) => self.in_file(file, fragment, text, place),
            Err(Unread::InMemory) => {
                let message =
                    format!("`$ref` to a file, but the document was not read from one: `{text}`");
                Err(vec![Finding::at(place.clone(), message)])
            }
            Err(Unread::Missing(names)) => {
                let message = format!("`$ref` to a file that does not exist: `{text}`");
                let finding = Finding::at(place.clone(), message);
                let name = path.rsplit('/').next().unwrap_or(&path);
                let names = names.iter().map(String::as_str);
                let finding = finding.suggest("file", name, names);
                // A union keeps what is none of its alternatives, whatever this one may be.
                Err(vec![match is_alternative(place) {
                    true => finding.warning(),
                    false => finding,
                }])
            }
            Err(Unread::Unreadable(reason)) => {
                let message =
                    format!("`$ref` to a file that cannot be read, because {reason}: `{text}`");
                Err(vec![Finding::at(place.clone(), message)])
            }
        }
    }

    /// What a fragment names in a file: an address, or a schema that has an anchor.
    fn in_file(
        &mut self,
        file: FileId,
        fragment: &str,
        text: &str,
        place: &Place,
    ) -> Result<Target, Wrong> {
        if let Some(pointer) = Pointer::from_fragment(fragment) {
            return Ok(Target { file, pointer });
        }
        if file != FileId::DOCUMENT {
            self.root(file)?;
        }
        let names = self.names.as_ref().and_then(|names| names.get(&file));
        let anchor = names.and_then(|names| names.anchor(fragment)).cloned();
        let target = anchor.map(|pointer| Target { file, pointer });
        target.ok_or_else(|| no_pointer(text, place))
    }

    /// What an entry of a mapping names, which stands in a file; `None` if it names nothing there.
    pub(super) fn mapped(&mut self, from: FileId, text: &str, place: &Place) -> Option<Target> {
        let is_reference = text.contains(['#', '/']) || is_named_as_document(text);
        if is_reference {
            return self.target(from, text, place).ok();
        }
        let target = Target {
            file: from,
            pointer: Pointer::root().path(["components", "schemas", text]),
        };
        let root = self.root(from).ok()?;
        root.pointer(target.pointer.as_str()).map(|_| target)
    }

    /// A node of a file, where an object of a kind is expected.
    pub(super) fn node(
        &mut self,
        target: &Target,
        expected: Object,
        place: &Place,
    ) -> Result<&Value, Wrong> {
        let path = self.path(target.file);
        let there = self.place(target);
        let root = self.root(target.file)?;
        let Some(node) = root.pointer(target.pointer.as_str()) else {
            return Err(vec![dangling(root, target, expected, &path, place)]);
        };
        match unlike(node, root, target, expected) {
            Some(found) => {
                let text = format!("{path}{}", target.pointer);
                let message = format!(
                    "expected a `$ref` to {}, found one to {found}: `{text}`",
                    expected.with_article()
                );
                let finding = Finding::at(place.clone(), message);
                Err(vec![finding.related(there, "this stands there")])
            }
            None => Ok(node),
        }
    }

    fn root(&mut self, file: FileId) -> Result<&Value, Wrong> {
        let source = self.files.source(file);
        let root = self.roots.entry(file).or_insert_with(|| match source {
            Some(source) => read(source, file, self.names.as_mut()),
            None => Err(Vec::new()),
        });
        root.as_ref().map_err(Clone::clone)
    }

    /// The place of a node.
    pub(super) fn place(&self, target: &Target) -> Place {
        let place = Place::Value(target.pointer.clone());
        match self.files.source(target.file) {
            Some(source) => place.in_file(source),
            None => place,
        }
    }

    /// The file that is the origin of a node; the document if it is none of the files.
    pub(super) fn id(&self, source: Option<&Arc<Source>>) -> FileId {
        self.files.id(source)
    }

    /// A file; `None` for the document itself.
    pub(super) fn source(&self, file: FileId) -> Option<&Arc<Source>> {
        self.files.source(file)
    }

    /// The path of a file, relative to the document's folder.
    pub(super) fn path(&self, file: FileId) -> String {
        let path = self.files.path(file);
        path.to_string_lossy().replace('\\', "/")
    }

    pub(super) fn into_referenced(self) -> Vec<Referenced> {
        self.files.into_referenced()
    }
}

fn read(
    source: &Arc<Source>,
    file: FileId,
    names: Option<&mut HashMap<FileId, SchemaNames>>,
) -> Result<Value, Wrong> {
    let mut findings = Findings::default();
    let mut tree = Tree::parse(source.text(), &mut findings);
    if let (Some(names), Some(tree)) = (names, &mut tree) {
        names.insert(file, settle_file(&mut tree.root));
    }
    let findings = findings.into_iter().map(|it| it.in_file(source));
    tree.map(|tree| tree.root).ok_or_else(|| findings.collect())
}

fn no_pointer(text: &str, place: &Place) -> Wrong {
    let message = format!("`$ref` is not a JSON pointer: `{text}`");
    let help = "a reference into a file looks like `pets.yaml#/components/schemas/Pet`";
    vec![Finding::at(place.clone(), message).help(help)]
}

/// RFC 3986, section 4.2: a relative reference begins neither with a scheme nor with `//`.
fn is_url(path: &str) -> bool {
    let scheme = path.split(['/', '?']).next().unwrap_or_default();
    scheme.contains(':') || path.starts_with("//")
}

fn dangling(root: &Value, target: &Target, expected: Object, path: &str, place: &Place) -> Finding {
    let text = format!("{path}{}", target.pointer);
    let message = format!("`$ref` target not found: `{text}`");
    let finding = Finding::at(place.clone(), message);
    let name = target.pointer.last().unwrap_or_default();
    let kind = expected.components().unwrap_or_default();
    let component = Pointer::root().path(["components", kind, name.as_str()]);
    if root.pointer(component.as_str()).is_some() {
        return finding.help(format!("this exists: `{path}{component}`"));
    }
    let mut node = root;
    for segment in target.pointer.segments() {
        let Some(members) = node.as_object() else {
            break;
        };
        match members.get(&segment) {
            Some(member) => node = member,
            None => return finding.suggest("name", &segment, members.keys().map(String::as_str)),
        }
    }
    finding
}

/// What a node is instead of the expected object; `None` if it may be that.
fn unlike(node: &Value, root: &Value, target: &Target, expected: Object) -> Option<String> {
    let is_document = root.get("openapi").is_some() || root.get("swagger").is_some();
    let Some(members) = node.as_object() else {
        // A schema may be `true` to later drafts, which is read as what it stands for.
        let is_schema = node.is_boolean() && expected == Object::Schema;
        return (!is_schema).then(|| json_type_name(node).to_owned());
    };
    if is_document && target.pointer == Pointer::root() {
        return Some(Object::OpenApi.with_article());
    }
    let is_other = |object: &&Object| {
        let kind = object.components();
        kind.is_some_and(|kind| target.pointer.component(kind).is_some())
    };
    let other = Object::ALL.iter().find(is_other);
    if let Some(other) = other.filter(|other| is_document && **other != expected) {
        return Some(other.with_article());
    }
    let is_known = |name: &String| {
        let mut keywords = expected.all_keywords().iter().map(|keyword| keyword.name);
        let is_patterned = || expected.patterned().is_some_and(|it| (it.matches)(name));
        name == "$ref" || name.starts_with("x-") || keywords.any(|it| it == name) || is_patterned()
    };
    let is_like = members.is_empty() || members.keys().any(is_known);
    (!is_like).then(|| "something else".to_owned())
}

/// Whether the reference at a place is an alternative of a union.
fn is_alternative(place: &Place) -> bool {
    let (Place::Key(at) | Place::Value(at)) = place else {
        return false;
    };
    let list = at.parent().and_then(|item| item.parent());
    let keyword = list.and_then(|list| list.last());
    matches!(keyword.as_deref(), Some("oneOf" | "anyOf"))
}
