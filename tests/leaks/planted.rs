//! Values of a document's schemas with secrets in every place that must not be shown: sensitive members and undeclared ones.

use primer_tests::Schemas;
use serde_json::{Map, Value, json};

/// The secret that is planted.
pub struct Secrets {
    /// As the names of members that the document does not declare.
    pub names: String,
    /// As everything else.
    pub texts: String,
}

/// Plants secrets in a value of a component, in every place that is not to be shown.
///
/// That is: what the document calls a password or sensitive; names and values of members that it does not declare; values of
/// an enum that it does not know; and times that are none. Everything else is as it may be printed.
pub fn plant(schemas: &Schemas, component: &str, secrets: &Secrets, value: &mut Value) {
    let planter = Planter {
        document: schemas.document(),
        names: &secrets.names,
        secret: &secrets.texts,
    };
    planter.plant(schemas.schema(component), value);
}

struct Planter<'a> {
    document: &'a Value,
    names: &'a str,
    secret: &'a str,
}

impl<'a> Planter<'a> {
    fn plant(&self, schema: &'a Value, value: &mut Value) {
        let (schema, sensitive) = self.resolved(schema);
        if sensitive {
            return self.fill(value);
        }
        if let Some(alternatives) = schema["oneOf"].as_array() {
            let alternative = alternatives.iter().find(|it| self.is_of(it, value));
            return match alternative {
                Some(alternative) => self.plant(alternative, value),
                None => self.fill(value),
            };
        }
        match value {
            Value::String(text) if !self.is_known(schema, text) => self.secret.clone_into(text),
            Value::Array(items) => items
                .iter_mut()
                .for_each(|item| self.plant(&schema["items"], item)),
            Value::Object(members) => self.plant_members(schema, members),
            _ => {}
        }
    }

    /// The schema that a reference leads to, and whether one on the way is sensitive.
    fn resolved(&self, mut schema: &'a Value) -> (&'a Value, bool) {
        let mut sensitive = false;
        loop {
            sensitive |= schema["x-sensitive"] == true || schema["format"] == "password";
            let Some(target) = schema["$ref"].as_str() else {
                return (schema, sensitive);
            };
            let target = self.document.pointer(target.trim_start_matches('#'));
            schema = target.unwrap();
        }
    }

    fn is_of(&self, alternative: &'a Value, value: &Value) -> bool {
        let (schema, _) = self.resolved(alternative);
        if let Some(alternatives) = schema["oneOf"].as_array() {
            return alternatives.iter().any(|it| self.is_of(it, value));
        }
        match value {
            Value::Object(_) => schema["type"] == "object",
            Value::Array(_) => schema["type"] == "array",
            Value::String(_) => schema["type"] == "string",
            _ => false,
        }
    }

    /// Whether text is what the document says it is.
    fn is_known(&self, schema: &Value, text: &str) -> bool {
        match (&schema["enum"], schema["format"].as_str()) {
            (Value::Array(values), _) => values.iter().any(|value| value == text),
            // No text that is made up is as long as a time.
            (_, Some("date-time")) => text.len() >= "1970-01-01T00:00:00".len(),
            _ => true,
        }
    }

    fn plant_members(&self, schema: &'a Value, members: &mut Map<String, Value>) {
        let additional = &schema["additionalProperties"];
        let Some(declared) = schema["properties"].as_object() else {
            // A map: its names are data that the document shows.
            for value in members.values_mut() {
                self.plant(additional, value);
            }
            return;
        };
        for (n, (name, mut value)) in std::mem::take(members).into_iter().enumerate() {
            if let Some(schema) = declared.get(&name) {
                self.plant(schema, &mut value);
                members.insert(name, value);
                continue;
            }
            match additional {
                Value::Object(_) => self.plant(additional, &mut value),
                _ => self.fill(&mut value),
            }
            members.insert(format!("{}{n}", self.names), value);
        }
        let other = match additional {
            Value::Object(_) => json!({}),
            _ => json!([self.secret]),
        };
        members.insert(self.names.to_owned(), other);
    }

    /// Puts the secret into all texts and names of a value.
    fn fill(&self, value: &mut Value) {
        match value {
            Value::String(text) => self.secret.clone_into(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.fill(item)),
            Value::Object(members) => {
                for (n, (_, mut value)) in std::mem::take(members).into_iter().enumerate() {
                    self.fill(&mut value);
                    members.insert(format!("{}{n}", self.secret), value);
                }
                members.insert(self.secret.to_owned(), json!(self.secret));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}
