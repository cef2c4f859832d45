//! The references in a part of a document, found by the grammar.

use serde_json::Value;

use super::grammar::{Form, Object};
use crate::source::Pointer;

/// A text in a document that refers to an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Referrer {
    /// A `$ref`: the object that holds it, and the object that it must lead to.
    Reference(Pointer, Object),
    /// An entry of the mapping of a discriminator, or its `defaultMapping`.
    Mapping(Pointer),
}

/// The references in a node that is an OpenAPI object, or a reference to one, in the document's order. Only examples may
/// refer to what they want: they have no effect on what is generated.
pub fn referrers(node: &Value, object: Object, at: &Pointer) -> Vec<Referrer> {
    let mut found = Vec::new();
    reference_or(node, object, at, &mut found);
    found
}

fn reference_or(node: &Value, object: Object, at: &Pointer, found: &mut Vec<Referrer>) {
    match node.get("$ref") {
        _ if object == Object::Example => {}
        Some(Value::String(_)) => {
            found.push(Referrer::Reference(at.clone(), object));
            // Since OpenAPI 3.1, what stands beside the reference of a schema holds too.
            if object == Object::Schema {
                in_object(node, object, at, found);
            }
        }
        _ => in_object(node, object, at, found),
    }
}

fn in_object(node: &Value, object: Object, at: &Pointer, found: &mut Vec<Referrer>) {
    for (name, member) in node.as_object().into_iter().flatten() {
        let at = at.child(name);
        let mut keywords = object.all_keywords().iter();
        if object == Object::Discriminator && name == "mapping" {
            let entries = member.as_object().into_iter().flatten();
            let entries = entries.filter(|(_, target)| target.is_string());
            found.extend(entries.map(|(tag, _)| Referrer::Mapping(at.child(tag))));
        } else if object == Object::Discriminator && name == "defaultMapping" && member.is_string()
        {
            found.push(Referrer::Mapping(at));
        } else if let Some(keyword) = keywords.find(|keyword| keyword.name == name) {
            in_form(member, &keyword.form, &at, found);
        } else if let Some(patterned) = object.patterned()
            && !name.starts_with("x-")
            && (patterned.matches)(name)
        {
            in_form(member, &patterned.form, &at, found);
        }
    }
}

fn in_form(node: &Value, form: &Form, at: &Pointer, found: &mut Vec<Referrer>) {
    match form {
        Form::Object(object) => in_object(node, *object, at, found),
        Form::Reference(object) => reference_or(node, *object, at, found),
        Form::BooleanOrSchema => reference_or(node, Object::Schema, at, found),
        Form::List(form) | Form::NonEmptyList(form) => {
            for (index, item) in node.as_array().into_iter().flatten().enumerate() {
                in_form(item, form, &at.item(index), found);
            }
        }
        Form::Map(form) | Form::Content(form) | Form::Headers(form) | Form::Components(form) => {
            for (name, member) in node.as_object().into_iter().flatten() {
                in_form(member, form, &at.child(name), found);
            }
        }
        Form::Any
        | Form::Text
        | Form::NonEmptyText
        | Form::Url
        | Form::Boolean
        | Form::Limit
        | Form::Count
        | Form::Number
        | Form::Choice(_)
        | Form::Choices(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn references_are_found_where_the_grammar_has_them() {
        let operation = json!({
            "parameters": [{"$ref": "a.yaml"}, {"name": "q", "schema": {"$ref": "b.yaml"}}],
            "responses": {"200": {"$ref": "c.yaml"}, "x-200": {"$ref": "d.yaml"}},
            "requestBody": {"content": {"application/json": {
                "example": {"$ref": "e.yaml"},
                "examples": {"one": {"$ref": "f.yaml"}},
                "schema": {"properties": {"$ref": {"$ref": "g.yaml"}}, "additionalProperties": {"$ref": "h.yaml"}},
            }}},
        });
        let at = Pointer::root();
        let schema = at.path(["requestBody", "content", "application/json", "schema"]);
        let parameters = at.child("parameters");
        let expected = [
            (parameters.item(0), Object::Parameter),
            (parameters.item(1).child("schema"), Object::Schema),
            (at.path(["responses", "200"]), Object::Response),
            (schema.path(["properties", "$ref"]), Object::Schema),
            (schema.child("additionalProperties"), Object::Schema),
        ];
        let expected = expected.map(|(at, object)| Referrer::Reference(at, object));
        assert_eq!(referrers(&operation, Object::Operation, &at), expected);
    }

    #[test]
    fn entries_of_a_mapping_are_references() {
        let schema = json!({"discriminator": {"mapping": {"a": "a.yaml", "b": 1}}});
        let entry = Pointer::root().path(["discriminator", "mapping", "a"]);
        let found = referrers(&schema, Object::Schema, &Pointer::root());
        assert_eq!(found, [Referrer::Mapping(entry)]);
    }
}
