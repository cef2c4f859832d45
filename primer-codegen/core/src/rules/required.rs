//! `required`: each name is there once, and is that of a property.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::{Combined, Rules};
use crate::diagnostics::{Finding, Place};
use crate::document::Schema;
use crate::source::Pointer;
use crate::spelling::nearest;

impl<'d> Rules<'d, '_> {
    // JSON Schema Validation, section 5.15: the elements of `required` "MUST be unique".
    pub(super) fn check_required(&mut self, schema: &Schema<'d>) {
        let mut seen = HashMap::new();
        for (index, name) in schema.texts("required").enumerate() {
            let at = schema.at.child("required").item(index);
            match seen.get(name) {
                Some(first) => {
                    let finding =
                        Finding::at_value(at, format!("duplicate name `{name}` in `required`"));
                    let first = Place::Value(Clone::clone(first));
                    self.report(finding.related(first, "first named here").warning());
                }
                None => {
                    seen.insert(name, at);
                }
            }
        }
    }
}

impl<'d> Combined<'_, 'd> {
    /// Findings about names in `required` that are not among the declared properties and cannot be declared elsewhere.
    pub(crate) fn unknown_required(&self, declared: &[&str]) -> Vec<Finding> {
        if !self.parts.iter().all(|part| self.is_whole(part)) {
            return Vec::new();
        }
        let mut findings = Vec::new();
        let mut seen = HashSet::new();
        for part in self.parts {
            for (index, name) in part.texts("required").enumerate() {
                if !declared.contains(&name) && seen.insert(name) {
                    let at = part.at.child("required").item(index);
                    findings.extend(self.unknown(at, name, declared));
                }
            }
        }
        findings
    }

    fn unknown(&self, at: Pointer, name: &str, declared: &[&str]) -> Option<Finding> {
        let help = match nearest(name, declared.iter().copied()) {
            Some(meant) => format!("a similar property exists: `{meant}`"),
            None if !declared.is_empty() && self.is_closed() => {
                "declare it in `properties`, or take it out".to_owned()
            }
            None => return None,
        };
        let message = format!("`required` names a property that is not declared: `{name}`");
        Some(Finding::at_value(at, message).help(help).warning())
    }

    /// Whether a part of `allOf` and all that it extends could be read.
    fn is_whole(&self, part: &Schema<'d>) -> bool {
        let mut extended = part.parts("allOf");
        !self.resolved.document.is_broken(&part.at)
            && extended.all(|at| self.resolved.schema(&at).is_some())
    }

    /// Whether no other schema can declare more properties of an object: it is in a component, and no component extends it.
    //
    // Real documents name undeclared members in the schemas of request bodies and responses; `check` warns of these.
    fn is_closed(&self) -> bool {
        let schemas = Pointer::root().path(["components", "schemas"]);
        let is_alternative = |at: &Pointer| {
            let list = at.parent().and_then(|list| list.last());
            ["oneOf", "anyOf"].contains(&list.as_deref().unwrap_or_default())
        };
        let is_open = |part: &Schema<'_>| {
            let more = part.additional_properties();
            more.is_some_and(|more| more != &Value::Bool(false))
        };
        let mut parts = self.parts.iter();
        self.at.is_within(&schemas)
            && !self.is_extended
            && !parts.any(|part| is_alternative(&part.at) || is_open(part))
    }
}
