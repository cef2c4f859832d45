//! A Schema Object, with its keywords by name.
//!
//! It is read from the tree and not through a library's types: those of `openapiv3` sort schemas by their keywords, stores limits as
//! floats, and fails on a schema that it does not expect.
//!
//! Keywords that differ between versions of the standard (`nullable`, `type`, the exclusive limits) are read here only.

use serde_json::{Map, Number, Value};

use super::{Discriminator, View};
use crate::source::Pointer;

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

impl SchemaType {
    /// Its name with an article, for messages: `an integer`.
    pub fn with_article(self) -> &'static str {
        match self {
            Self::String => "a string",
            Self::Number => "a number",
            Self::Integer => "an integer",
            Self::Boolean => "a boolean",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

/// A limit of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound<'d> {
    /// The keyword that holds the number.
    pub keyword: &'static str,
    /// The number itself.
    pub number: &'d Number,
    /// Whether the number itself is not allowed.
    pub exclusive: bool,
}

impl<'d> Schema<'d> {
    /// The schema at an address; `None` if it is no object.
    pub fn new(at: Pointer, node: &'d Value) -> Option<Self> {
        Some(Self {
            at,
            node: node.as_object()?,
        })
    }

    /// The value of `type`, or the only type that the other keywords allow.
    pub fn value_type(&self) -> Option<SchemaType> {
        if let Some(declared) = self.declared_type() {
            return Some(declared);
        }
        if self.has("properties") || self.has("additionalProperties") {
            return Some(SchemaType::Object);
        }
        if self.has("items") {
            return Some(SchemaType::Array);
        }
        if self.has("required") {
            return Some(SchemaType::Object);
        }
        self.type_of_values()
    }

    /// The value of `type`.
    pub fn declared_type(&self) -> Option<SchemaType> {
        match self.text("type")? {
            "string" => Some(SchemaType::String),
            "number" => Some(SchemaType::Number),
            "integer" => Some(SchemaType::Integer),
            "boolean" => Some(SchemaType::Boolean),
            "array" => Some(SchemaType::Array),
            "object" => Some(SchemaType::Object),
            _ => None,
        }
    }

    /// Whether the type allows `null`.
    ///
    /// The values of `enum` are not considered; [`Schema::allows_null`] considers them.
    pub fn nullable(&self) -> bool {
        self.flag("nullable")
    }

    /// Whether the type or the values of `enum` allow `null`.
    pub fn allows_null(&self) -> bool {
        self.nullable()
            || self
                .values()
                .is_some_and(|values| values.contains(&Value::Null))
    }

    /// The least number that a value may be.
    pub fn minimum(&self) -> Option<Bound<'d>> {
        self.bound("minimum", "exclusiveMinimum")
    }

    /// The greatest number that a value may be.
    pub fn maximum(&self) -> Option<Bound<'d>> {
        self.bound("maximum", "exclusiveMaximum")
    }

    // OpenAPI 3.0 follows JSON Schema's draft 5: `exclusiveMinimum` and `exclusiveMaximum` are booleans beside the limit. Numbers, as
    // later drafts have them, are limits themselves.
    fn bound(&self, limit: &'static str, exclusive: &'static str) -> Option<Bound<'d>> {
        if let Some(number) = self.number(exclusive) {
            return Some(Bound {
                keyword: exclusive,
                number,
                exclusive: true,
            });
        }
        Some(Bound {
            keyword: limit,
            number: self.number(limit)?,
            exclusive: self.flag(exclusive),
        })
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

    /// Whether the schema has a keyword.
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

    /// The value of a keyword that is a count: `10` or `10.0`; beyond 64 bits the greatest count.
    pub fn count(&self, keyword: &str) -> Option<u64> {
        let value = self.get(keyword)?;
        let whole = |number: &f64| *number >= 0.0 && number.fract() == 0.0;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not negative, without a fraction, and saturated"
        )]
        let saturated = || Some(value.as_f64().filter(whole)? as u64);
        value.as_u64().or_else(saturated)
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

    /// The values of `enum`.
    pub fn values(&self) -> Option<&'d Vec<Value>> {
        self.get("enum")?.as_array()
    }

    /// `discriminator`.
    pub fn discriminator(&self) -> Option<Discriminator<'d>> {
        let at = self.at.child("discriminator");
        Discriminator::new(at, self.get("discriminator")?)
    }

    /// `default`.
    pub fn default(&self) -> Option<&'d Value> {
        self.get("default")
    }

    /// `example`.
    pub fn example(&self) -> Option<&'d Value> {
        self.get("example")
    }

    /// `additionalProperties`.
    pub fn additional_properties(&self) -> Option<&'d Value> {
        self.get("additionalProperties")
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

    /// The address of the value of a keyword, if the schema has the keyword.
    pub fn child(&self, keyword: &str) -> Option<Pointer> {
        self.has(keyword).then(|| self.at.child(keyword))
    }

    /// The names of all keywords of the schema.
    pub fn keywords(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        self.node.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests;
