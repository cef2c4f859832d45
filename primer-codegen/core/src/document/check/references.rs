//! References, and what stands beside them or in their place.

use serde_json::{Map, Value, json};

use super::extensions::is_ours;
use super::{Check, Reference};
use crate::diagnostics::Finding;
use crate::document::grammar::{Dialect, Form, Object, Wrong};
use crate::source::Pointer;

impl Check<'_> {
    pub(super) fn reference_or(&mut self, value: &Value, object: Object, at: &Pointer) {
        let is_json_schema = object == Object::Schema && self.dialect.is_json_schema();
        let dynamic = value.get("$dynamicRef").filter(|_| is_json_schema);
        match value.get("$ref").or(dynamic) {
            None if is_json_schema && value.is_boolean() => self.boolean_schema(value, at),
            // OpenAPI 3.2 allows references to media types.
            Some(_) if object == Object::MediaType && self.dialect < Dialect::V3_2 => {
                self.object(value, object, at);
            }
            Some(Value::String(_))
                if is_json_schema && (dynamic.is_some() || has_siblings(value)) =>
            {
                self.reference_beside_others(value, at);
            }
            Some(Value::String(target)) => {
                self.inventory.objects.insert(at.clone(), object);
                let place =
                    match object == Object::Schema && value.get("nullable") == Some(&true.into()) {
                        true => self.nullable_reference(target, at),
                        false => at.clone(),
                    };
                self.inventory.references.push(Reference {
                    place,
                    written: at.clone(),
                    target: target.clone(),
                    expected: object,
                    has_effect: self.has_effect,
                });
                self.reference_siblings(value, object, at);
            }
            Some(other) => {
                self.wrong = Wrong::Refused;
                self.unexpected("a string", other, &Form::Any, &at.child("$ref"));
            }
            None => self.object(value, object, at),
        }
    }

    // JSON Schema 2020-12, Core, 4.3.2: "`true`: always passes validation, as if the empty schema `{}`; `false`: always fails
    // validation, as if the schema `{ "not": {} }`".
    fn boolean_schema(&mut self, value: &Value, at: &Pointer) {
        self.inventory.objects.insert(at.clone(), Object::Schema);
        let meant = match value.as_bool() {
            Some(false) => json!({"not": {}}),
            _ => json!({}),
        };
        self.mends.replace(at.clone(), meant);
    }

    /// Reads references beside other keywords as schemas that hold at once.
    //
    // JSON Schema 2020-12, Core, 8.2.3: references are applicators; what stands beside them holds too.
    fn reference_beside_others(&mut self, value: &Value, at: &Pointer) {
        self.object(value, Object::Schema, at);
        let list = at.child("allOf");
        let mut count = value.get("allOf").and_then(Value::as_array).map(Vec::len);
        for keyword in ["$ref", "$dynamicRef"] {
            let Some(target) = value.get(keyword).and_then(Value::as_str) else {
                continue;
            };
            let place = list.item(count.unwrap_or(0));
            let reference = json!({"$ref": target});
            match count {
                Some(_) => self.mends.replace(place.clone(), reference),
                None => self.mends.replace(list.clone(), json!([reference])),
            }
            count = Some(count.unwrap_or(0) + 1);
            self.mends.remove(at.child(keyword));
            self.inventory.objects.insert(place.clone(), Object::Schema);
            self.inventory.references.push(Reference {
                place,
                written: at.clone(),
                target: target.to_owned(),
                expected: Object::Schema,
                has_effect: self.has_effect,
            });
        }
    }

    /// Reports `nullable` beside a reference, and reads it around the reference. Returns the place of the reference then.
    fn nullable_reference(&mut self, target: &str, at: &Pointer) -> Pointer {
        let message = "`nullable` beside `$ref` is read as if it stood around the reference";
        let help =
            "the standard ignores it there: write `nullable: true` and `allOf: [{$ref: ...}]`";
        self.report(
            Finding::at_key(at.child("nullable"), message)
                .help(help)
                .warning(),
        );
        let schema = json!({"allOf": [{"$ref": target}], "nullable": true});
        self.mends.replace(at.clone(), schema);
        let place = at.child("allOf").item(0);
        self.inventory.objects.insert(place.clone(), Object::Schema);
        place
    }

    // OpenAPI 3.0, Reference Object: "This object cannot be extended with additional properties and any properties added
    // SHALL be ignored." This generator's own extensions are reported instead, because the user expects an effect.
    fn reference_siblings(&mut self, value: &Value, object: Object, at: &Pointer) {
        // OpenAPI 3.0, Path Item Object: if a field stands beside `$ref`, "the behavior is undefined".
        let is_lost = |name: &String| {
            let is_allowed = ["$ref", "summary", "description"].contains(&name.as_str());
            object == Object::PathItem && !is_allowed && !name.starts_with("x-")
        };
        for name in value
            .as_object()
            .into_iter()
            .flat_map(Map::keys)
            .filter(|name| is_ours(name) || is_lost(name))
        {
            let message = format!("`{name}` beside `$ref` has no effect");
            let help = match is_ours(name) {
                true => {
                    "put it into the schema that `$ref` leads to, or around it: `allOf: [{$ref: ...}]`"
                }
                false => "put it into the path item that `$ref` leads to",
            };
            self.report(Finding::at_key(at.child(name), message).help(help));
        }
    }

    /// Reads what references lead to in extensions and unknown keywords as the objects that the references demand.
    pub(super) fn targets_elsewhere(&mut self, root: &Value) {
        let mut next = 0;
        while let Some(reference) = self.inventory.references.get(next).cloned() {
            next += 1;
            let fragment = reference.target.strip_prefix('#');
            let Some(at) = fragment.and_then(Pointer::from_fragment) else {
                continue;
            };
            let around = std::iter::successors(Some(at.clone()), Pointer::parent);
            let mut around = around.filter(|it| self.elsewhere.contains(it));
            let node = root.pointer(at.as_str()).filter(|node| node.is_object());
            if let Some(node) = node.filter(|_| around.next().is_some())
                && !self.inventory.objects.contains_key(&at)
            {
                let message = format!(
                    "the target of this `$ref` stands in no place for {}, and is read as one",
                    reference.expected.with_article()
                );
                let finding = Finding::at_value(reference.place.child("$ref"), message);
                self.report(finding.warning());
                self.has_effect = reference.has_effect;
                self.reference_or(node, reference.expected, &at);
                self.has_effect = true;
            }
        }
    }
}

/// Whether other keywords than a reference stand in a schema.
fn has_siblings(value: &Value) -> bool {
    value.as_object().is_some_and(|members| members.len() > 1)
}
