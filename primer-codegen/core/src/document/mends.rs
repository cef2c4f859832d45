//! Mends: values whose form is wrong and whose meaning is certain, as the rest of the generator reads them.

use serde_json::{Number, Value, json};

use super::grammar::{Form, Object, Wrong};
use crate::source::Pointer;

/// Changes to the tree of a document. Its text stays as it is.
#[derive(Debug, Default)]
pub(super) struct Mends(Vec<(Pointer, Option<Value>)>);

impl Mends {
    /// Replaces a value, or adds one: to an object, or behind the last item of an array.
    pub(super) fn replace(&mut self, at: Pointer, value: Value) {
        self.0.push((at, Some(value)));
    }

    /// Leaves a member of an object out.
    pub(super) fn remove(&mut self, at: Pointer) {
        self.0.push((at, None));
    }

    pub(super) fn apply(self, root: &mut Value) {
        for (at, value) in self.0 {
            let (Some(parent), Some(name)) = (at.parent(), at.last()) else {
                continue;
            };
            match (root.pointer_mut(parent.as_str()), value) {
                (Some(Value::Object(members)), Some(value)) => {
                    members.insert(name, value);
                }
                (Some(Value::Object(members)), None) => {
                    members.shift_remove(&name);
                }
                (Some(Value::Array(items)), Some(value)) => match name.parse::<usize>() {
                    Ok(n) if n == items.len() => items.push(value),
                    Ok(n) => items
                        .get_mut(n)
                        .into_iter()
                        .for_each(|it| *it = value.clone()),
                    Err(_) => {}
                },
                // The items behind it would get other addresses.
                (Some(Value::Array(_)), None) | (Some(_) | None, _) => {}
            }
        }
    }
}

/// The value of a form that a value of another form certainly stands for.
pub(super) fn meant(value: &Value, form: &Form, wrong: Wrong) -> Option<Value> {
    match (form, value) {
        // A limit as later drafts of JSON Schema have it, which `Schema` reads.
        (Form::Limit, Value::Number(limit)) => Some(Value::Number(limit.clone())),
        (Form::Boolean | Form::Limit, Value::String(text)) => text.parse().map(Value::Bool).ok(),
        (Form::Number | Form::Count, Value::String(text)) => {
            text.parse::<Number>().map(Value::Number).ok()
        }
        // RFC 3986, 4.4: an empty reference is one to the document that holds it.
        (Form::Url, Value::String(text)) if text.is_empty() => Some("/".into()),
        // The spelling of `1.10` and of `yes` is lost.
        (Form::Text | Form::NonEmptyText, Value::Number(number))
            if wrong == Wrong::LeftOut || !number.is_f64() =>
        {
            Some(number.to_string().into())
        }
        (Form::Text, Value::Bool(boolean)) if wrong == Wrong::LeftOut => {
            Some(boolean.to_string().into())
        }
        (Form::List(Form::Text), Value::String(text)) if wrong == Wrong::LeftOut => {
            Some(json!([text]))
        }
        // YAML takes a plain `null` for no text.
        (Form::Choices(choices), Value::Null) if choices.contains(&"null") => Some("null".into()),
        (Form::Choice(choices) | Form::Choices(choices), Value::String(text)) => {
            let text = text.trim();
            let choice = choices.iter().find(|it| it.eq_ignore_ascii_case(text));
            choice.map(|choice| (*choice).into())
        }
        (Form::Object(object) | Form::Reference(object), Value::Null) if can_be_empty(*object) => {
            Some(json!({}))
        }
        // JSON Schema of later drafts has them: `true` allows any value.
        (Form::Reference(Object::Schema), Value::Bool(_)) => Some(json!({})),
        _ => None,
    }
}

fn can_be_empty(object: Object) -> bool {
    matches!(
        object,
        Object::Schema
            | Object::Operation
            | Object::Response
            | Object::Header
            | Object::MediaType
            | Object::PathItem
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_as_what_it_certainly_stands_for() {
        let boolean = meant(&json!("true"), &Form::Boolean, Wrong::Refused);
        assert_eq!(boolean, Some(json!(true)));
        let number = meant(&json!("12"), &Form::Count, Wrong::LeftOut);
        assert_eq!(number, Some(json!(12)));
        let choice = meant(&json!("Query"), &Form::Choice(&["query"]), Wrong::Refused);
        assert_eq!(choice, Some(json!("query")));
        let schema = meant(
            &json!(null),
            &Form::Reference(Object::Schema),
            Wrong::LeftOut,
        );
        assert_eq!(schema, Some(json!({})));
    }

    #[test]
    fn the_spelling_of_a_name_is_not_guessed() {
        assert_eq!(meant(&json!(1.1), &Form::Text, Wrong::Refused), None);
        assert_eq!(meant(&json!("yes"), &Form::Boolean, Wrong::Refused), None);
        assert_eq!(
            meant(&json!(1), &Form::Text, Wrong::Refused),
            Some(json!("1"))
        );
    }

    #[test]
    fn a_mend_changes_the_tree_alone() {
        let mut root = json!({"a": [1, 2], "b": {"c": null}});
        let mut mends = Mends::default();
        mends.remove(Pointer::root().path(["b", "c"]));
        mends.replace(Pointer::root().child("a").item(1), json!(3));
        mends.remove(Pointer::root().child("a").item(0));
        mends.apply(&mut root);
        assert_eq!(root, json!({"a": [1, 3], "b": {}}));
    }
}
