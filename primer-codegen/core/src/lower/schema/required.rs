//! Names in `required` that no property has.

use serde_json::Value;

use super::composition::Conjunction;
use crate::diagnostics::{Finding, nearest};
use crate::document::{Pointer, Schema};
use crate::lower::Lower;

impl<'d> Lower<'d, '_> {
    /// Reports a required name that no property has, unless it may be declared elsewhere.
    pub(in crate::lower) fn check_required(
        &mut self,
        conjunction: &Conjunction<'d>,
        at: Pointer,
        name: &str,
        declared: &[&str],
    ) {
        if !conjunction.parts.iter().all(|part| self.is_whole(part)) {
            return;
        }
        let help = match nearest(name, declared.iter().copied()) {
            Some(meant) => format!("a similar property exists: `{meant}`"),
            None if !declared.is_empty() && self.is_closed(conjunction) => {
                "declare it in `properties`, or take it out".to_owned()
            }
            None => return,
        };
        let message = format!("`required` names a property that is not declared: `{name}`");
        self.report(Finding::at_value(at, message).help(help));
    }

    /// Whether all that a part of `allOf` says and extends is known.
    fn is_whole(&self, part: &Schema<'d>) -> bool {
        let mut extended = part.parts("allOf");
        !self.resolved.document.is_broken(&part.at)
            && extended.all(|at| self.resolved.schema(&at).is_some())
    }

    /// Whether no schema around an object declares more of it: it stands in a component, and none extends it.
    //
    // Documents that others wrote name undeclared members in bodies that they write in place; `check` warns of these.
    fn is_closed(&self, conjunction: &Conjunction<'d>) -> bool {
        let schemas = Pointer::root().path(["components", "schemas"]);
        let is_alternative = |at: &Pointer| {
            let list = at.parent().and_then(|list| list.last());
            ["oneOf", "anyOf"].contains(&list.as_deref().unwrap_or_default())
        };
        let is_open = |part: &Schema<'_>| {
            let more = part.get("additionalProperties");
            more.is_some_and(|more| more != &Value::Bool(false))
        };
        conjunction.at.is_within(&schemas)
            && !self.children.contains_key(conjunction.own())
            && !conjunction
                .parts
                .iter()
                .any(|part| is_alternative(&part.at) || is_open(part))
    }
}
