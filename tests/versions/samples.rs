//! Values near the limits of a schema.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::documents::{Document, Integer, Kind, List, Object, Others, Schema, TAG, Text};

/// The greatest depth of a value.
const DEPTH: usize = 12;

/// Values of each type.
fn kinds() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(3),
        json!(1.5),
        json!("xyz"),
        json!([]),
        json!({}),
        json!(i64::from(i32::MAX)),
        json!(i64::from(i32::MAX) + 1),
        json!(i64::from(i32::MIN) - 1),
    ]
}

impl Document {
    /// Values of a schema, and values just outside of it; each named schema is varied once.
    pub fn samples(&self, schema: &Schema) -> Vec<Value> {
        Samples {
            document: self,
            seen: BTreeSet::new(),
        }
        .of(schema)
    }

    /// Whether every schema has a value: a schema that always contains itself has none.
    pub fn has_values(&self) -> bool {
        self.schemas
            .iter()
            .all(|(_, schema)| self.value(schema, 0, DEPTH).is_some())
    }

    /// The smallest value of a schema that is different from others by a number.
    fn value(&self, schema: &Schema, n: usize, depth: usize) -> Option<Value> {
        let null = self.schema(schema).nullable.then_some(Value::Null);
        let depth = depth.checked_sub(1);
        depth
            .and_then(|depth| self.filled(schema, n, depth))
            .or(null)
    }

    fn filled(&self, schema: &Schema, n: usize, depth: usize) -> Option<Value> {
        Some(match &self.schema(schema).kind {
            Kind::Ref(_) => unreachable!("references are followed"),
            Kind::Text(Text { min, .. }) => json!("abcdefgh"[n..=n].repeat(min.unwrap_or(1))),
            Kind::Integer(Integer { min, .. }) => {
                json!(min.unwrap_or(0) + i64::try_from(n).unwrap())
            }
            Kind::Enum(values) => json!(values[n % values.len()]),
            Kind::Numbers(values) => json!(values[n % values.len()]),
            Kind::Number => json!(0.5),
            Kind::Boolean(_) => json!(true),
            Kind::List(List { items, min, .. }) => {
                let items = (0..min.unwrap_or(0)).map(|n| self.value(items, n, depth));
                Value::Array(items.collect::<Option<_>>()?)
            }
            Kind::Map(_) => json!({}),
            Kind::Object(object) => Value::Object(self.smallest(object, depth)?),
            Kind::Union(alternatives) => alternatives.iter().find_map(|(tag, name)| {
                let mut value = self.value(self.named(name), n, depth)?;
                value[TAG] = json!(tag);
                Some(value)
            })?,
        })
    }

    /// The members that an object must have.
    fn smallest(&self, object: &Object, depth: usize) -> Option<Map<String, Value>> {
        let required = object.members.iter().filter(|member| member.required);
        let value = |schema| self.value(schema, 0, depth);
        required
            .map(|it| Some((it.name.to_owned(), value(&it.schema)?)))
            .collect()
    }
}

struct Samples<'d> {
    document: &'d Document,
    seen: BTreeSet<&'d str>,
}

impl<'d> Samples<'d> {
    fn of(&mut self, schema: &'d Schema) -> Vec<Value> {
        let mut found = kinds();
        found.extend(self.document.value(schema, 0, DEPTH));
        match &schema.kind {
            Kind::Ref(name) => {
                if self.seen.insert(name) {
                    found.extend(self.of(self.document.named(name)));
                }
            }
            Kind::Text(Text { min, max, .. }) => {
                let ends = min
                    .iter()
                    .chain(max)
                    .flat_map(|end| [end - 1, *end, end + 1]);
                found.extend(ends.map(|length| json!("x".repeat(length))));
            }
            Kind::Integer(Integer { min, max, .. }) => {
                let ends = min
                    .iter()
                    .chain(max)
                    .flat_map(|end| [end - 1, *end, end + 1]);
                found.extend(ends.map(Value::from));
            }
            Kind::Enum(values) => found.extend(values.iter().map(|it| json!(it))),
            Kind::Numbers(values) => found.extend(values.iter().map(|it| json!(it))),
            Kind::Number | Kind::Boolean(_) => {}
            Kind::List(list) => self.lists(list, &mut found),
            Kind::Map(values) => {
                found.extend(
                    self.of(values)
                        .into_iter()
                        .map(|value| json!({ "k": value })),
                );
            }
            Kind::Object(object) => self.objects(object, &mut found),
            Kind::Union(alternatives) => self.alternatives(alternatives, &mut found),
        }
        found
    }

    fn lists(&mut self, list: &'d List, found: &mut Vec<Value>) {
        let List {
            items, min, max, ..
        } = list;
        let row = |length: usize| -> Option<Vec<Value>> {
            (0..length)
                .map(|n| self.document.value(items, n, DEPTH))
                .collect()
        };
        let ends = min
            .iter()
            .chain(max)
            .flat_map(|end| [end - 1, *end, end + 1]);
        found.extend(ends.filter_map(row).map(Value::Array));
        let length = min.unwrap_or(1);
        if let Some(mut twice) = row(length.max(2)) {
            twice[0] = twice[1].clone();
            found.push(Value::Array(twice));
        }
        let row = row(length).unwrap_or_default();
        for item in self.of(items) {
            let rest = row.iter().skip(1).cloned();
            found.push(std::iter::once(item).chain(rest).collect());
        }
    }

    /// The smallest object, with each member varied, one missing, and one that is not declared.
    fn objects(&mut self, object: &'d Object, found: &mut Vec<Value>) {
        let Some(smallest) = self.document.smallest(object, DEPTH) else {
            return;
        };
        let with = |name: &str, value: Value| {
            let mut members = smallest.clone();
            members.insert(name.to_owned(), value);
            Value::Object(members)
        };
        for member in &object.members {
            let mut without = smallest.clone();
            without.remove(member.name);
            found.push(Value::Object(without));
            let values = self.of(&member.schema);
            found.extend(values.into_iter().map(|value| with(member.name, value)));
        }
        let others = match &object.others {
            Others::Any | Others::None => kinds(),
            Others::Of(values) => self.of(values),
        };
        found.extend(others.into_iter().map(|value| with("zz", value)));
    }

    fn alternatives(&mut self, alternatives: &'d [(&str, String)], found: &mut Vec<Value>) {
        for (tag, name) in alternatives {
            let values = match self.seen.insert(name) {
                true => self.of(self.document.named(name)),
                false => self
                    .document
                    .value(self.document.named(name), 0, DEPTH)
                    .into_iter()
                    .collect(),
            };
            let objects = values.into_iter().filter(Value::is_object);
            found.extend(objects.map(|mut value| {
                value[TAG] = json!(tag);
                value
            }));
        }
    }
}
