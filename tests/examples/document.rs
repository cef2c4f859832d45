//! The examples that a document holds, found wherever they stand.

use std::path::Path;

use serde_json::{Map, Value, json};

/// A document and the version that it describes.
pub struct Document {
    pub version: String,
    root: Value,
}

/// An example.
pub struct Example {
    /// The place of the example, as a JSON pointer.
    pub place: String,
    /// The component that it is a value of.
    pub component: String,
    pub value: Value,
}

impl Document {
    pub fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap();
        let root: Value = serde_yaml::from_str(&text).unwrap();
        Self {
            version: root["info"]["version"].as_str().unwrap().to_owned(),
            root,
        }
    }

    /// All examples.
    pub fn examples(&self) -> Vec<Example> {
        let mut examples = Vec::new();
        self.walk(&self.root, "", &mut examples);
        examples
    }

    fn walk(&self, node: &Value, place: &str, into: &mut Vec<Example>) {
        match node {
            Value::Object(members) => {
                // The keys of these are names, of which one may be `example`.
                let names = ["/properties", "/schemas", "/examples"]
                    .iter()
                    .any(|end| place.ends_with(end));
                for (key, child) in members {
                    let place = format!("{place}/{}", key.replace('~', "~0").replace('/', "~1"));
                    match key.as_str() {
                        "example" if !names => {
                            into.push(self.example(members, child.clone(), place))
                        }
                        "examples" if !names => {
                            for (name, named) in child.as_object().unwrap() {
                                into.push(self.example(
                                    members,
                                    named["value"].clone(),
                                    format!("{place}/{name}"),
                                ));
                            }
                        }
                        _ => self.walk(child, &place, into),
                    }
                }
            }
            Value::Array(items) => {
                for (n, item) in items.iter().enumerate() {
                    self.walk(item, &format!("{place}/{n}"), into);
                }
            }
            _ => {}
        }
    }

    /// An example beside the schema of a media type, or in a component, or in a property of one.
    fn example(&self, beside: &Map<String, Value>, value: Value, place: String) -> Example {
        if let Some(schema) = beside.get("schema") {
            let component =
                component(schema).unwrap_or_else(|| panic!("{place}: not of a component"));
            return Example {
                place,
                component,
                value,
            };
        }
        let steps: Vec<_> = place.split('/').skip(1).map(str::to_owned).collect();
        match steps
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .as_slice()
        {
            ["components", "schemas", component, "example"] => {
                let component = (*component).to_owned();
                Example {
                    place,
                    component,
                    value,
                }
            }
            [
                "components",
                "schemas",
                component,
                "properties",
                name,
                "example",
            ] => {
                let mut object =
                    self.least(&json!({"$ref": format!("#/components/schemas/{component}")}));
                object[*name] = value;
                let component = (*component).to_owned();
                Example {
                    place,
                    component,
                    value: object,
                }
            }
            _ => {
                panic!("{place}: an example where none was expected; say here which type it is of")
            }
        }
    }

    /// The least value that a schema allows.
    fn least(&self, schema: &Value) -> Value {
        if let Some(component) = component(schema) {
            return self.least(&self.root["components"]["schemas"][&component]);
        }
        match (schema["type"].as_str(), schema["format"].as_str()) {
            (Some("object"), _) => {
                let required = schema["required"].as_array().cloned().unwrap_or_default();
                let member = |name: &Value| {
                    let name = name.as_str().unwrap();
                    (name.to_owned(), self.least(&schema["properties"][name]))
                };
                Value::Object(required.iter().map(member).collect())
            }
            (Some("array"), _) => json!([]),
            (Some("integer" | "number"), _) => json!(1),
            (Some("boolean"), _) => json!(true),
            (Some("string"), Some("date-time")) => json!("2021-08-12T16:14:08.578695"),
            (Some("string"), _) => json!("text"),
            other => panic!("no value is known for {other:?}"),
        }
    }
}

/// The name of the component that a reference leads to.
fn component(schema: &Value) -> Option<String> {
    let target = schema.get("$ref")?.as_str()?;
    target
        .strip_prefix("#/components/schemas/")
        .map(str::to_owned)
}
