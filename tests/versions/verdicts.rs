//! Whether a value is one of a schema: the keywords that the random documents use, read as JSON Schema has them.

use serde_json::Value;

use super::documents::{Document, Integer, Kind, List, Object, Others, Schema, TAG, Text};

impl Document {
    /// Whether a value is one of a schema.
    pub fn accepts(&self, schema: &Schema, value: &Value) -> bool {
        let schema = self.schema(schema);
        if value.is_null() {
            return schema.nullable;
        }
        match &schema.kind {
            Kind::Ref(_) => unreachable!("references are followed"),
            Kind::Text(text) => value.as_str().is_some_and(|it| accepts_text(text, it)),
            Kind::Enum(values) => value.as_str().is_some_and(|it| values.contains(&it)),
            Kind::Integer(integer) => value
                .as_i64()
                .is_some_and(|it| accepts_integer(integer, it)),
            Kind::Numbers(values) => value.as_i64().is_some_and(|it| values.contains(&it)),
            Kind::Number => value.is_number(),
            Kind::Boolean(_) => value.is_boolean(),
            Kind::List(list) => value
                .as_array()
                .is_some_and(|it| self.accepts_list(list, it)),
            Kind::Map(values) => {
                let members = value.as_object();
                members.is_some_and(|it| it.values().all(|value| self.accepts(values, value)))
            }
            Kind::Object(object) => value.is_object() && self.accepts_object(object, value),
            Kind::Union(alternatives) => {
                let named = alternatives.iter().find(|(tag, _)| value[TAG] == *tag);
                named.is_some_and(|(_, name)| self.accepts(self.named(name), value))
            }
        }
    }

    fn accepts_list(&self, list: &List, items: &[Value]) -> bool {
        let List {
            items: schema,
            min,
            max,
            unique,
        } = list;
        let is_repeated = |n: usize| items[..n].contains(&items[n]);
        is_within(items.len(), *min, *max)
            && !(*unique && (0..items.len()).any(is_repeated))
            && items.iter().all(|item| self.accepts(schema, item))
    }

    fn accepts_object(&self, object: &Object, value: &Value) -> bool {
        let is_there = |name: &str| value.get(name).is_some();
        let members = value.as_object().into_iter().flatten();
        object
            .members
            .iter()
            .all(|member| !member.required || is_there(member.name))
            && members.into_iter().all(|(name, value)| {
                let declared = object.members.iter().find(|member| member.name == name);
                match (declared, &object.others) {
                    (Some(member), _) => self.accepts(&member.schema, value),
                    (None, Others::Any) => true,
                    (None, Others::None) => false,
                    (None, Others::Of(schema)) => self.accepts(schema, value),
                }
            })
    }
}

fn accepts_text(text: &Text, value: &str) -> bool {
    is_within(value.chars().count(), text.min, text.max)
}

fn accepts_integer(integer: &Integer, value: i64) -> bool {
    is_within(value, integer.min, integer.max)
        && (integer.format != Some("int32") || i32::try_from(value).is_ok())
}

fn is_within<N: PartialOrd>(value: N, min: Option<N>, max: Option<N>) -> bool {
    min.is_none_or(|min| value >= min) && max.is_none_or(|max| value <= max)
}
