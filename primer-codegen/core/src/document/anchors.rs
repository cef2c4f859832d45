//! `$id`, `$anchor` and `$dynamicAnchor`: references that name a schema become references to its address.
//!
//! This is done before anything else reads the references, so that what they lead to is kept, bundled and checked.
//
// JSON Schema 2020-12, Core, 8.2: a `$dynamicRef` is a reference to the anchor of that name, unless a schema on the way overrides it. None
// does where a document has one anchor of each name.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::Value;

use super::grammar::Dialect;
use crate::source::Pointer;

/// Gives the references that name a schema the address of that schema, since OpenAPI 3.1.
pub fn settle(root: &mut Value) {
    if has_names(root) {
        settled(root);
    }
}

/// Whether the schemas of a document may have names: since OpenAPI 3.1.
pub fn has_names(root: &Value) -> bool {
    let version = root.get("openapi").and_then(Value::as_str);
    let dialect = version.and_then(Dialect::of);
    dialect.is_some_and(Dialect::is_json_schema)
}

/// The same for a file that a document refers to; the names in it.
pub fn settle_file(root: &mut Value) -> SchemaNames {
    let names = settled(root);
    // A `$dynamicRef` that leads to an address is a reference like others.
    plain(root);
    names
}

fn settled(root: &mut Value) -> SchemaNames {
    let names = SchemaNames::of(root);
    if !(names.anchors.is_empty() && names.ids.is_empty()) {
        rewrite(root, &names);
    }
    names
}

fn plain(node: &mut Value) {
    match node {
        Value::Array(items) => items.iter_mut().for_each(plain),
        Value::Object(members) => {
            let is_address = |value: &Value| value.as_str().is_some_and(|it| it.starts_with("#/"));
            if !members.contains_key("$ref")
                && members.get("$dynamicRef").is_some_and(is_address)
                && let Some(target) = members.shift_remove("$dynamicRef")
            {
                members.insert("$ref".to_owned(), target);
            }
            let schemas = members.iter_mut().filter(|(name, _)| !is_data(name));
            schemas.for_each(|(_, value)| plain(value));
        }
        _ => {}
    }
}

fn rewrite(node: &mut Value, names: &SchemaNames) {
    match node {
        Value::Array(items) => items.iter_mut().for_each(|item| rewrite(item, names)),
        Value::Object(members) => {
            for (name, value) in members.iter_mut().filter(|(name, _)| !is_data(name)) {
                match value {
                    Value::String(target) if name == "$ref" || name == "$dynamicRef" => {
                        if let Some(at) = names.find(target) {
                            *target = format!("#{}", at.as_str().replace('%', "%25"));
                        }
                    }
                    _ => rewrite(value, names),
                }
            }
        }
        _ => {}
    }
}

/// Whether a keyword holds data: what looks like a schema there is none.
fn is_data(keyword: &str) -> bool {
    let data = ["const", "default", "enum", "example", "examples"];
    data.contains(&keyword)
}

/// The names of schemas, each with the address that comes first in the order of addresses.
#[derive(Debug, Default)]
pub struct SchemaNames {
    anchors: HashMap<String, Pointer>,
    ids: HashMap<String, Pointer>,
}

impl SchemaNames {
    /// The names in a document or a file.
    pub fn of(root: &Value) -> Self {
        let mut names = Self::default();
        if let Some(own) = root.get("$self").and_then(Value::as_str) {
            names.ids.insert(own.to_owned(), Pointer::root());
        }
        names.collect(root, &mut Vec::new());
        names
    }

    fn collect<'v>(&mut self, node: &'v Value, path: &mut Vec<Cow<'v, str>>) {
        match node {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    path.push(index.to_string().into());
                    self.collect(item, path);
                    path.pop();
                }
            }
            Value::Object(members) => {
                for (name, value) in members.iter().filter(|(name, _)| !is_data(name)) {
                    let table = match name.as_str() {
                        "$anchor" | "$dynamicAnchor" => Some(&mut self.anchors),
                        "$id" => Some(&mut self.ids),
                        _ => None,
                    };
                    if let (Some(table), Some(text)) = (table, value.as_str()) {
                        let segments = path.iter();
                        let at = segments.fold(Pointer::root(), |at, name| at.child(name));
                        let known = table.entry(text.to_owned()).or_insert_with(|| at.clone());
                        *known = at.min(known.clone());
                    }
                    path.push(name.as_str().into());
                    self.collect(value, path);
                    path.pop();
                }
            }
            _ => {}
        }
    }

    /// The address of the schema that has an anchor.
    pub fn anchor(&self, name: &str) -> Option<&Pointer> {
        self.anchors.get(name)
    }

    /// The address of the schema that a reference names; `None` if it is an address already, or names nothing.
    fn find(&self, target: &str) -> Option<Pointer> {
        let (id, fragment) = target.split_once('#').unwrap_or((target, ""));
        if id.is_empty() {
            return self.anchors.get(fragment).cloned();
        }
        let at = self.ids.get(id)?;
        match Pointer::from_fragment(fragment) {
            Some(inner) => Some(inner.segments().fold(at.clone(), |at, it| at.child(&it))),
            None => self.anchors.get(fragment).cloned(),
        }
    }
}

#[cfg(test)]
mod tests;
