//! A Schema Object, all keywords side by side.
//!
//! Read from the tree and not through `openapiv3::Schema`, which sorts schemas into types by the keywords that they hold,
//! takes limits through floats, and stops at the kind of a schema that it does not expect.

use serde_json::{Map, Number, Value};

use super::Pointer;

/// A schema and its address.
#[derive(Clone, Debug)]
pub struct Schema<'d> {
    /// Its address.
    pub at: Pointer,
    node: &'d Map<String, Value>,
}

/// The value of `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the standard's own words")]
pub enum SchemaType {
    String,
    Number,
    Integer,
    Boolean,
    Array,
    Object,
}

impl<'d> Schema<'d> {
    /// The schema at an address; `None` if it is no object.
    pub fn new(at: Pointer, node: &'d Value) -> Option<Self> {
        Some(Self {
            at,
            node: node.as_object()?,
        })
    }

    /// `type`, or what the other keywords can only mean.
    pub fn value_type(&self) -> Option<SchemaType> {
        match self.text("type") {
            Some("string") => Some(SchemaType::String),
            Some("number") => Some(SchemaType::Number),
            Some("integer") => Some(SchemaType::Integer),
            Some("boolean") => Some(SchemaType::Boolean),
            Some("array") => Some(SchemaType::Array),
            Some("object") => Some(SchemaType::Object),
            _ if self.has("properties") || self.has("additionalProperties") => {
                Some(SchemaType::Object)
            }
            _ if self.has("items") => Some(SchemaType::Array),
            _ if self.has("required") => Some(SchemaType::Object),
            _ => self.type_of_values(),
        }
    }

    fn type_of_values(&self) -> Option<SchemaType> {
        let mut values = self
            .values()
            .into_iter()
            .flatten()
            .filter(|value| !value.is_null());
        let kind = |value: &Value| match value {
            Value::String(_) => Some(SchemaType::String),
            Value::Bool(_) => Some(SchemaType::Boolean),
            Value::Number(number) if !number.is_f64() => Some(SchemaType::Integer),
            Value::Number(_) => Some(SchemaType::Number),
            _ => None,
        };
        let mut all = kind(values.next()?)?;
        for value in values {
            all = match (all, kind(value)?) {
                (one, other) if one == other => one,
                (SchemaType::Integer, SchemaType::Number)
                | (SchemaType::Number, SchemaType::Integer) => SchemaType::Number,
                _ => return None,
            };
        }
        Some(all)
    }

    /// Whether a keyword is there.
    pub fn has(&self, keyword: &str) -> bool {
        self.node.contains_key(keyword)
    }

    /// The value of a keyword.
    pub fn get(&self, keyword: &str) -> Option<&'d Value> {
        self.node.get(keyword)
    }

    /// The value of a keyword that is a string.
    pub fn text(&self, keyword: &str) -> Option<&'d str> {
        self.get(keyword)?.as_str()
    }

    /// Whether a keyword is `true`.
    pub fn flag(&self, keyword: &str) -> bool {
        self.get(keyword) == Some(&Value::Bool(true))
    }

    /// The value of a keyword that counts something.
    pub fn count(&self, keyword: &str) -> Option<u64> {
        self.get(keyword)?.as_u64()
    }

    /// The value of a keyword that is a number.
    pub fn number(&self, keyword: &str) -> Option<&'d Number> {
        match self.get(keyword)? {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The items of a keyword that is a list of strings.
    pub fn texts(&self, keyword: &str) -> impl Iterator<Item = &'d str> + use<'d> {
        self.get(keyword)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
    }

    /// `enum`.
    pub fn values(&self) -> Option<&'d Vec<Value>> {
        self.get("enum")?.as_array()
    }

    /// The addresses of the schemas of `properties`, by name.
    pub fn properties(&self) -> impl Iterator<Item = (&'d str, Pointer)> + use<'d> {
        let at = self.at.child("properties");
        let members = self
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten();
        members.map(move |(name, _)| (name.as_str(), at.child(name)))
    }

    /// The addresses of the schemas of `allOf`, `oneOf` or `anyOf`.
    pub fn parts(&self, keyword: &str) -> impl Iterator<Item = Pointer> + use<> {
        let at = self.at.child(keyword);
        (0..self
            .get(keyword)
            .and_then(Value::as_array)
            .map_or(0, Vec::len))
            .map(move |index| at.item(index))
    }

    /// The address of a keyword that is there.
    pub fn child(&self, keyword: &str) -> Option<Pointer> {
        self.has(keyword).then(|| self.at.child(keyword))
    }

    /// The names of the keywords that are there.
    pub fn keywords(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        self.node.keys().map(String::as_str)
    }
}
