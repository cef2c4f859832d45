//! `$id`, `$anchor` and `$dynamicAnchor`: references that name a schema become references to its address.
//
// JSON Schema 2020-12, Core, 8.2: a `$dynamicRef` is a reference to the anchor of that name, unless a schema on the way overrides it. None
// does where a document has one anchor of each name.

use std::collections::HashMap;

use serde_json::Value;

use super::check::Inventory;
use super::grammar::Object;
use super::mends::Mends;
use crate::source::Pointer;

/// Gives the references that name a schema the address of that schema.
pub(super) fn settle(root: &Value, inventory: &mut Inventory, mends: &mut Mends) {
    let is_named = |target: &str| !(target == "#" || target.starts_with("#/"));
    if inventory.references.iter().all(|it| !is_named(&it.target)) {
        return;
    }
    let names = Names::of(root, inventory);
    for reference in &mut inventory.references {
        if let Some(at) = names
            .find(&reference.target)
            .filter(|_| is_named(&reference.target))
        {
            reference.target = format!("#{}", at.as_str().replace('%', "%25"));
            let target = reference.target.as_str().into();
            mends.replace(reference.place.child("$ref"), target);
        }
    }
}

/// The names of schemas.
#[derive(Default)]
struct Names<'r> {
    anchors: HashMap<&'r str, Pointer>,
    ids: HashMap<&'r str, Pointer>,
}

impl<'r> Names<'r> {
    fn of(root: &'r Value, inventory: &Inventory) -> Self {
        let mut names = Self::default();
        if let Some(own) = root.get("$self").and_then(Value::as_str) {
            names.ids.insert(own, Pointer::root());
        }
        let objects = inventory.objects.iter();
        for (at, _) in objects.filter(|(_, object)| **object == Object::Schema) {
            let Some(schema) = root.pointer(at.as_str()) else {
                continue;
            };
            let text = |keyword| schema.get(keyword).and_then(Value::as_str);
            for name in [text("$anchor"), text("$dynamicAnchor")]
                .into_iter()
                .flatten()
            {
                first(&mut names.anchors, name, at);
            }
            if let Some(id) = text("$id") {
                first(&mut names.ids, id, at);
            }
        }
        names
    }

    fn find(&self, target: &str) -> Option<Pointer> {
        let (id, fragment) = target.split_once('#').unwrap_or((target, ""));
        if id.is_empty() {
            return self.anchors.get(fragment).cloned();
        }
        let at = self.ids.get(id)?;
        if fragment.is_empty() {
            return Some(at.clone());
        }
        match Pointer::from_fragment(fragment) {
            Some(inner) => Some(inner.segments().fold(at.clone(), |at, it| at.child(&it))),
            None => self.anchors.get(fragment).cloned(),
        }
    }
}

/// Keeps the address that stands first in the order of addresses, so that the result does not depend on that of a table.
fn first<'r>(names: &mut HashMap<&'r str, Pointer>, name: &'r str, at: &Pointer) {
    let known = names.entry(name).or_insert_with(|| at.clone());
    if at < known {
        *known = at.clone();
    }
}

#[cfg(test)]
mod tests;
