//! Values of a document's schemas: those that fit the document, and some that go beyond it.

use std::sync::Arc;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Number, Value, json};

/// The number of references that are followed: schemas may refer to each other in a circle.
const DEPTH: usize = 7;

/// The schemas of a document.
pub struct Schemas {
    document: Value,
    names: Arc<[String]>,
    texts: Arc<[String]>,
    depth: usize,
    /// Whether there is anything beyond the document.
    goes_beyond: bool,
}

impl Schemas {
    /// Reads a document; undeclared members of its values have random names.
    pub fn read(text: &str) -> Self {
        Self {
            document: serde_yaml::from_str(text).unwrap(),
            names: [].into(),
            texts: [].into(),
            depth: DEPTH,
            goes_beyond: true,
        }
    }

    /// Reads a document; undeclared members of its values are often members that other documents declare.
    pub fn among(text: &str, others: &[&str]) -> Self {
        let (mut names, mut texts) = (Vec::new(), Vec::new());
        for other in others {
            collect(
                &Self::read(other).document["components"],
                &mut names,
                &mut texts,
            );
        }
        Self {
            names: distinct(names),
            texts: distinct(texts),
            ..Self::read(text)
        }
    }

    /// With a number of references that are followed.
    pub fn depth(self, depth: usize) -> Self {
        Self { depth, ..self }
    }

    /// With no member, enum value or alternative that the document does not know.
    pub fn exactly(self) -> Self {
        Self {
            goes_beyond: false,
            ..self
        }
    }

    /// The document.
    pub fn document(&self) -> &Value {
        &self.document
    }

    /// The schema of a component.
    pub fn schema(&self, name: &str) -> &Value {
        &self.document["components"]["schemas"][name]
    }

    /// A value of a component, with members and enum values that the document does not know.
    pub fn component(&self, name: &str) -> BoxedStrategy<Value> {
        let mut depths = self.depth..;
        depths
            .find_map(|depth| self.of(self.schema(name), depth))
            .unwrap()
    }

    /// A value of a schema; nothing if each of its values would follow more references.
    fn of(&self, schema: &Value, depth: usize) -> Option<BoxedStrategy<Value>> {
        if schema["nullable"] == true {
            let mut schema = schema.clone();
            schema["nullable"] = Value::Bool(false);
            let null = Just(Value::Null);
            return Some(match self.of(&schema, depth) {
                Some(value) => prop_oneof![3 => value, 1 => null].boxed(),
                None => null.boxed(),
            });
        }
        if let Some(target) = schema["$ref"].as_str() {
            let target = self.document.pointer(target.trim_start_matches('#'));
            return self.of(target.unwrap(), depth.checked_sub(1)?);
        }
        if let Some(name) = schema["discriminator"]["propertyName"].as_str() {
            return self.tagged(&schema["discriminator"]["mapping"], name, depth);
        }
        if let Some(alternatives) = schema["oneOf"].as_array() {
            return any_of(alternatives.iter().filter_map(|it| self.of(it, depth)));
        }
        if let Some(values) = schema["enum"].as_array() {
            let beyond = match &values[0] {
                Value::String(_) => self.text(),
                _ => any::<i8>().prop_map(Value::from).boxed(),
            };
            let known = proptest::sample::select(values.clone());
            if !self.goes_beyond {
                return Some(known.boxed());
            }
            return Some(prop_oneof![5 => known, 1 => beyond].boxed());
        }
        match schema["type"].as_str() {
            Some("object") => self.object(schema, depth),
            Some("array") => Some(match self.of(&schema["items"], depth) {
                Some(item) => vec(item, 0..3).prop_map(Value::from).boxed(),
                None => Just(json!([])).boxed(),
            }),
            _ => Some(scalar(schema)),
        }
    }

    fn tagged(&self, mapping: &Value, name: &str, depth: usize) -> Option<BoxedStrategy<Value>> {
        any_of(
            mapping
                .as_object()
                .unwrap()
                .iter()
                .filter_map(|(tag, target)| {
                    let value = self.of(&json!({ "$ref": target }), depth)?;
                    let (name, tag) = (name.to_owned(), tag.clone());
                    let tagged = value.prop_map(move |mut value| {
                        value[&name] = json!(tag);
                        value
                    });
                    Some(tagged.boxed())
                }),
        )
    }

    fn object(&self, schema: &Value, depth: usize) -> Option<BoxedStrategy<Value>> {
        let mut members: BoxedStrategy<Vec<(String, Value)>> = Just(Vec::new()).boxed();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let required = schema["required"]
                .as_array()
                .is_some_and(|names| names.contains(&json!(name)));
            let member = match (self.of(property, depth), required) {
                (Some(value), true) => value.prop_map(Some).boxed(),
                (Some(value), false) => proptest::option::of(value).boxed(),
                (None, true) => return None,
                (None, false) => continue,
            };
            let name: Arc<str> = name.as_str().into();
            members = (members, member)
                .prop_map(move |(mut members, value)| {
                    members.extend(value.map(|value| (name.to_string(), value)));
                    members
                })
                .boxed();
        }
        let declared: Vec<String> = schema["properties"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect();
        let all = (members, self.others(schema, depth)).prop_map(move |(mut members, others)| {
            members.extend(
                others
                    .into_iter()
                    .filter(|(name, _)| !declared.contains(name)),
            );
            Value::Object(members.into_iter().collect())
        });
        Some(all.boxed())
    }

    /// Members that an object does not declare.
    fn others(&self, schema: &Value, depth: usize) -> BoxedStrategy<Vec<(String, Value)>> {
        let value = match &schema["additionalProperties"] {
            Value::Object(_) => self.of(&schema["additionalProperties"], depth),
            // An object that declares no member is free-form.
            _ if !self.goes_beyond && schema["properties"].is_object() => None,
            _ => Some(prop_oneof![3 => self.plain(), 1 => anything()].boxed()),
        };
        let Some(value) = value else {
            return Just(Vec::new()).boxed();
        };
        let name = match self.names.is_empty() {
            true => ".{0,6}".boxed(),
            false => {
                let known = proptest::sample::select(self.names.to_vec());
                prop_oneof![2 => known, 1 => ".{0,6}"].boxed()
            }
        };
        btree_map(name, value, 0..3)
            .prop_map(|members| members.into_iter().collect())
            .boxed()
    }

    /// Values of common types.
    fn plain(&self) -> BoxedStrategy<Value> {
        prop_oneof![
            self.text(),
            any::<i64>().prop_map(Value::from),
            any::<bool>().prop_map(Value::from),
        ]
        .boxed()
    }

    fn text(&self) -> BoxedStrategy<Value> {
        if self.texts.is_empty() {
            return text();
        }
        let known = proptest::sample::select(self.texts.to_vec()).prop_map(Value::from);
        prop_oneof![known, text()].boxed()
    }
}

/// A value of a schema without parts.
fn scalar(schema: &Value) -> BoxedStrategy<Value> {
    match (schema["type"].as_str(), schema["format"].as_str()) {
        (Some("integer"), Some("int32")) => any::<i32>().prop_map(Value::from).boxed(),
        (Some("integer"), _) => any::<i64>().prop_map(Value::from).boxed(),
        // Numbers that a float represents exactly.
        (Some("number"), _) => any::<i32>()
            .prop_map(|number| json!(f64::from(number) / 8.0))
            .boxed(),
        (Some("boolean"), _) => any::<bool>().prop_map(Value::from).boxed(),
        (Some("string"), Some("date-time")) => prop_oneof![time(), text()].boxed(),
        (Some("string"), _) => text(),
        other => panic!("no values are known for {other:?}"),
    }
}

fn any_of(
    alternatives: impl Iterator<Item = BoxedStrategy<Value>>,
) -> Option<BoxedStrategy<Value>> {
    let alternatives: Vec<_> = alternatives.collect();
    (!alternatives.is_empty()).then(|| proptest::strategy::Union::new(alternatives).boxed())
}

/// The names of all members, and the values of all enums but the longest.
fn collect(part: &Value, names: &mut Vec<String>, texts: &mut Vec<String>) {
    let Value::Object(members) = part else {
        return;
    };
    for (name, inner) in members {
        match (name.as_str(), inner) {
            ("properties", Value::Object(properties)) => names.extend(properties.keys().cloned()),
            ("enum", Value::Array(values)) if values.len() < 32 => {
                texts.extend(values.iter().filter_map(Value::as_str).map(str::to_owned));
            }
            _ => {}
        }
        collect(inner, names, texts);
    }
}

fn distinct(mut texts: Vec<String>) -> Arc<[String]> {
    texts.sort_unstable();
    texts.dedup();
    texts.into()
}

/// Any JSON.
pub fn anything() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| Number::from_f64(number).map_or(Value::Null, Value::Number)),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::from),
            btree_map(name(), inner, 0..5).prop_map(|members| members.into_iter().collect()),
        ]
    })
    .boxed()
}

/// Names of members: some that documents know, and any others.
fn name() -> impl Strategy<Value = String> {
    let known = proptest::sample::select(vec![
        "amount",
        "clientExpirationDate",
        "clientToken",
        "clientTokenExpirationDate",
        "currencyCode",
        "customer",
        "error",
        "errorId",
        "lineItems",
        "metadata",
        "options",
        "order",
        "warnings",
    ]);
    prop_oneof![known.prop_map(str::to_owned), ".{0,6}"]
}

fn text() -> BoxedStrategy<Value> {
    ".{0,12}".prop_map(Value::from).boxed()
}

fn time() -> BoxedStrategy<Value> {
    let parts = (
        1970..2200_u32,
        1..=12_u32,
        1..=28_u32,
        0..24_u32,
        0..60_u32,
        "(\\.[0-9]{1,9})?",
        "(Z|\\+02:00|)",
    );
    parts
        .prop_map(|(year, month, day, hour, minute, fraction, offset)| {
            json!(format!(
                "{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:59{fraction}{offset}"
            ))
        })
        .boxed()
}
