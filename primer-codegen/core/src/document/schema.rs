//! A Schema Object, with its keywords by name.
//!
//! It is read from the tree and not through a library's types: those of `openapiv3` sort schemas by their keywords, stores limits as
//! floats, and fails on a schema that it does not expect.
//!
//! Keywords that differ between versions of the standard (`nullable`, `type`, the exclusive limits) are read here only.

use std::cmp::Ordering;

use serde_json::{Map, Number, Value};

use super::{Discriminator, View, compare, members};
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

/// The keywords beside `prefixItems` that `unevaluatedItems` looks at.
const EVALUATING_ITEMS: [&str; 10] = [
    "contains",
    "allOf",
    "anyOf",
    "oneOf",
    "if",
    "then",
    "else",
    "dependentSchemas",
    "$ref",
    "$dynamicRef",
];

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
        let has_any = |keywords: &[&str]| keywords.iter().any(|it| self.has(it));
        if self.types().len() > 1 {
            return None;
        }
        if has_any(&["properties", "additionalProperties", "patternProperties"]) {
            return Some(SchemaType::Object);
        }
        if has_any(&["items", "prefixItems"]) {
            return Some(SchemaType::Array);
        }
        if has_any(&["required", "unevaluatedProperties", "propertyNames"]) {
            return Some(SchemaType::Object);
        }
        self.type_of_values()
    }

    /// The value of `type`, if it is one beside `null`.
    pub fn declared_type(&self) -> Option<SchemaType> {
        match self.types().as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The types in `type` but `null`, each once. An integer is a number.
    pub fn types(&self) -> Vec<SchemaType> {
        let mut types = Vec::new();
        for name in self.type_names() {
            let of = match name {
                "string" => SchemaType::String,
                "number" => SchemaType::Number,
                "integer" => SchemaType::Integer,
                "boolean" => SchemaType::Boolean,
                "array" => SchemaType::Array,
                "object" => SchemaType::Object,
                _ => continue,
            };
            if !types.contains(&of) {
                types.push(of);
            }
        }
        if types.contains(&SchemaType::Number) {
            types.retain(|of| *of != SchemaType::Integer);
        }
        types
    }

    // OpenAPI 3.0 has one name, and `nullable`. Since 3.1 there may be several, and `null` is one of them.
    fn type_names(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        let names = match self.get("type") {
            Some(Value::Array(names)) => names.as_slice(),
            Some(name) => std::slice::from_ref(name),
            None => &[],
        };
        names.iter().filter_map(Value::as_str)
    }

    /// Whether the type allows `null`.
    ///
    /// The values of `enum` are not considered; [`Schema::allows_null`] considers them.
    pub fn nullable(&self) -> bool {
        self.flag("nullable") || self.type_names().any(|name| name == "null")
    }

    /// The number of items of a tuple after which none may follow, since OpenAPI 3.1: `items: false`, or `unevaluatedItems: false`.
    pub fn tuple_length(&self) -> Option<u64> {
        let first = self.get("prefixItems")?.as_array()?.len();
        let keyword = self.others_keyword()?;
        let others = Self::new(self.at.child(keyword), self.get(keyword)?)?;
        others.is_never().then(|| u64::try_from(first).ok())?
    }

    /// The keyword that says what follows the first items of a tuple.
    //
    // JSON Schema 2020-12, Core, 11.2: `unevaluatedItems` is about the items that no other keyword is about, those of schemas that hold
    // at the same place among them.
    fn others_keyword(&self) -> Option<&'static str> {
        let mut evaluating = EVALUATING_ITEMS.iter();
        match self.has("items") {
            true => Some("items"),
            false => (!evaluating.any(|it| self.has(it))).then_some("unevaluatedItems"),
        }
    }

    /// Whether there is no value at all, as the schema `false` says.
    pub fn is_never(&self) -> bool {
        let not = self.get("not").and_then(Value::as_object);
        not.is_some_and(Map::is_empty)
    }

    /// Whether `null` is the only value.
    pub fn is_null(&self) -> bool {
        let names: Vec<&str> = self.type_names().collect();
        let by_values = |values: &[Value]| values.iter().all(Value::is_null);
        names == ["null"] || self.values().is_some_and(by_values)
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
        self.bound("minimum", "exclusiveMinimum", Ordering::Greater)
    }

    /// The greatest number that a value may be.
    pub fn maximum(&self) -> Option<Bound<'d>> {
        self.bound("maximum", "exclusiveMaximum", Ordering::Less)
    }

    // OpenAPI 3.0 follows JSON Schema's draft 5: `exclusiveMinimum` and `exclusiveMaximum` are booleans beside the limit. Since 3.1 they
    // are limits themselves, and the narrower one of two holds.
    fn bound(
        &self,
        limit: &'static str,
        exclusive: &'static str,
        narrower: Ordering,
    ) -> Option<Bound<'d>> {
        let inclusive = self.number(limit).map(|number| Bound {
            keyword: limit,
            number,
            exclusive: self.flag(exclusive),
        });
        let Some(number) = self.number(exclusive) else {
            return inclusive;
        };
        let own = Bound {
            keyword: exclusive,
            number,
            exclusive: true,
        };
        let is_narrower = |other: &Bound<'_>| compare(other.number, number) == Some(narrower);
        Some(inclusive.filter(is_narrower).unwrap_or(own))
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
        self.get(keyword).is_some()
    }

    /// The value of a keyword.
    pub fn get(&self, keyword: &str) -> Option<&'d Value> {
        members::member(self.node, keyword)
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

    /// The only values that are allowed: those of `enum`, or that of `const`.
    pub fn values(&self) -> Option<&'d [Value]> {
        match self.get("const") {
            Some(only) => Some(std::slice::from_ref(only)),
            None => self.get("enum")?.as_array().map(Vec::as_slice),
        }
    }

    /// The address of the keyword that lists the only values that are allowed.
    pub fn values_at(&self) -> Pointer {
        match self.has("const") {
            true => self.at.child("const"),
            false => self.at.child("enum"),
        }
    }

    /// The address of one of the only values that are allowed.
    pub fn value_at(&self, index: usize) -> Pointer {
        match self.has("const") {
            true => self.values_at(),
            false => self.values_at().item(index),
        }
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

    /// `example`, or the first one of `examples`.
    pub fn example(&self) -> Option<&'d Value> {
        let first = || self.get("examples")?.as_array()?.first();
        self.get("example").or_else(first)
    }

    /// The keyword that says what other members than the declared ones may be.
    //
    // JSON Schema 2020-12, Core, 11.3: `unevaluatedProperties` is about the members that no schema of `allOf` declares either. These
    // are all declared members here.
    pub fn additional_keyword(&self) -> &'static str {
        match self.has("unevaluatedProperties") && !self.has("additionalProperties") {
            true => "unevaluatedProperties",
            false => "additionalProperties",
        }
    }

    /// `additionalProperties`, or `unevaluatedProperties`.
    pub fn additional_properties(&self) -> Option<&'d Value> {
        self.get(self.additional_keyword())
    }

    /// Whether no other members than the declared ones are allowed.
    pub fn is_closed(&self) -> bool {
        self.additional_properties() == Some(&Value::Bool(false)) && !self.has("patternProperties")
    }

    /// The address of the one schema that all undeclared members have, if there is one; `true` or `false` may stand there.
    //
    // JSON Schema 2020-12, Core, 10.3.2: `additionalProperties` is about the members that match no name of `patternProperties`.
    pub fn additional_schema(&self) -> Option<Pointer> {
        let patterns = self.get("patternProperties").and_then(Value::as_object);
        let patterns: Vec<&String> = patterns.into_iter().flat_map(Map::keys).collect();
        let additional = self.child(self.additional_keyword());
        match patterns.as_slice() {
            [] => additional,
            [only] if self.additional_properties() == Some(&Value::Bool(false)) => {
                Some(self.at.child("patternProperties").child(only))
            }
            _ => None,
        }
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

    /// The address of the schema of a property.
    pub fn property(&self, name: &str) -> Option<Pointer> {
        let properties = self.get("properties").and_then(Value::as_object)?;
        members::member(properties, name)?;
        Some(self.at.child("properties").child(name))
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
