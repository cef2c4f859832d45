//! The operations that the macro's caller chose: of a document, they and what they refer to remain.
//!
//! A document is cut before its form is checked, so that a large one costs what is used of it, and what is not used is not reported.
//! Only members of objects are removed: the addresses of what remains are those in the text.

mod kept;

use std::collections::HashSet;

use serde_json::{Map, Value};

use self::kept::{Kept, Unit};
use super::{Method, Object};
use crate::source::Pointer;
use crate::spelling::nearest;

/// The parts of a document that are generated, and the constant headers of requests. The default is everything, without such headers.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Operations: by `operationId`, or by method and path (`GET /pets`).
    pub operations: Vec<String>,
    /// Tags, whose operations are meant.
    pub tags: Vec<String>,
    /// Whether all schemas in `components` are meant, and not only those that operations, callbacks and webhooks refer to.
    pub all_schemas: bool,
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
    /// Whether schemas that nothing refers to are generated.
    pub all_schemas: bool,
    /// The mistakes in the choice.
    pub mistakes: Vec<Mistake>,
}

/// Removes all that is not chosen from the tree of a document.
pub(super) fn apply(root: &mut Value, choice: &Choice) -> Chosen {
    let unknown_types = unknown_types(root, choice);
    if choice.operations.is_empty() && choice.tags.is_empty() {
        return Chosen {
            mistakes: unknown_types,
            all_schemas: choice.all_schemas,
            ..Chosen::default()
        };
    }
    let candidates = candidates(root);
    let (chosen, others): (Vec<&Candidate>, Vec<&Candidate>) =
        candidates.iter().partition(|it| it.is_chosen(choice));
    let kept = kept(&chosen, root, choice);
    let result = Chosen {
        operations: Some(chosen.iter().map(|it| it.key()).collect()),
        left_out: others.iter().filter_map(|it| it.id.clone()).collect(),
        all_schemas: choice.all_schemas,
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
    let chosen = candidates.iter().filter(|it| it.is_chosen(choice));
    let kept = kept(&chosen.collect::<Vec<_>>(), root, choice);
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

/// What is kept for some operations, and of the schemas.
fn kept(chosen: &[&Candidate], root: &Value, choice: &Choice) -> Kept {
    let schemas = root.pointer("/components/schemas");
    let schemas = schemas.and_then(Value::as_object).into_iter().flatten();
    let schemas = schemas.filter(|_| choice.all_schemas);
    let schemas = schemas.map(|(name, _)| Unit::Component("schemas".to_owned(), name.clone()));
    let schemas: Vec<Unit> = schemas.collect();
    let units = chosen.iter().flat_map(|it| it.units());
    Kept::of(units.chain(&schemas), root)
}

/// An operation that can be chosen.
struct Candidate {
    template: String,
    /// The method's name in the document, and as it is sent.
    method: [String; 2],
    id: Option<String>,
    tags: Vec<String>,
    /// The path itself, where a reference may stand.
    written: Unit,
    /// The operation, which may stand elsewhere.
    unit: Unit,
}

impl Candidate {
    /// The parts of the document that it needs.
    fn units(&self) -> [&Unit; 2] {
        [&self.written, &self.unit]
    }

    fn key(&self) -> (String, String) {
        let [name, _] = &self.method;
        (self.template.clone(), name.clone())
    }

    /// The method and the path: `GET /pets`.
    fn line(&self) -> String {
        let [_, sent] = &self.method;
        format!("{sent} {}", self.template)
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
    let candidate = |method: Method<'_>| {
        let operation = method.address(&at);
        let unit = Unit::of(&operation)?;
        let operation = root.pointer(operation.as_str())?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let tags = operation.get("tags").and_then(Value::as_array);
        Some(Candidate {
            template: template.to_owned(),
            method: [method.name().to_owned(), method.sent()],
            id: operation.get("operationId").and_then(text),
            tags: tags.into_iter().flatten().filter_map(text).collect(),
            written: written.clone(),
            unit,
        })
    };
    Method::all(item)
        .into_iter()
        .filter_map(candidate)
        .collect()
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

#[cfg(test)]
mod tests;
