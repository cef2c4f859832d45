//! Values made from a schema, most of them valid.

use proptest::prelude::Rng as _;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::string::string_regex;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Number, Value, json};

use super::document::Component;

/// The number of schemas inside of each other below which no member is made that may be left out.
const DEPTH: usize = 6;

/// The number of schemas inside of each other at which a value is given up.
const DEEPEST: usize = 20;

/// Values of a component, the same in each run.
pub fn values(document: &Value, component: &Component, count: usize) -> Vec<Value> {
    let mut generator = Generator {
        document,
        runner: TestRunner::deterministic(),
    };
    let schema = &document["components"]["schemas"][&component.name];
    (0..count).map(|_| generator.value(schema, 0)).collect()
}

/// What Rust's regular expressions read otherwise, perhaps as a class without characters, of which no text can be made.
const READ_OTHERWISE: [&str; 4] = ["[]", r"[^\s\S]", "&&", "--"];

struct Generator<'d> {
    document: &'d Value,
    runner: TestRunner,
}

impl<'d> Generator<'d> {
    /// A number below another.
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap();
        usize::try_from(self.runner.rng().next_u64() % end).unwrap()
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn pick<'v>(&mut self, values: &'v [Value]) -> &'v Value {
        &values[self.below(values.len())]
    }

    fn follow(&self, schema: &'d Value) -> &'d Value {
        let target = schema["$ref"].as_str().and_then(|it| it.strip_prefix('#'));
        target
            .and_then(|it| self.document.pointer(it))
            .unwrap_or(schema)
    }

    fn value(&mut self, schema: &'d Value, depth: usize) -> Value {
        if depth > DEEPEST {
            return Value::Null;
        }
        if schema["$ref"].is_string() {
            let target = self.follow(schema);
            let value = match std::ptr::eq(target, schema) {
                true => Value::Null,
                false => self.value(target, depth + 1),
            };
            // Since OpenAPI 3.1, what stands beside a reference holds too.
            return merged(value, self.own(schema, depth));
        }
        if schema["nullable"] == true && self.one_in(5) {
            return Value::Null;
        }
        if let Some(only) = schema.get("const") {
            return only.clone();
        }
        if let Some(values) = schema["enum"].as_array() {
            return self.pick(values).clone();
        }
        let own = self.own(schema, depth);
        let parts = schema["allOf"].as_array().into_iter().flatten();
        let mut value = parts.fold(own, |value, part| {
            merged(value, self.value(part, depth + 1))
        });
        for keyword in ["oneOf", "anyOf"] {
            if let Some(alternatives) = schema[keyword].as_array() {
                let alternative = &alternatives[self.below(alternatives.len())];
                let other = self.value(alternative, depth + 1);
                value = merged(value, other);
                self.tag(&mut value, schema, alternative);
            }
        }
        match value {
            Value::Null if is_free(schema) => self.free(),
            Value::Object(mut members) => {
                self.add_conditional(schema, &mut members, depth);
                members.into()
            }
            value => value,
        }
    }

    /// Adds what an object has under conditions: that of one of the branches of `if`, and what its members need.
    fn add_conditional(
        &mut self,
        schema: &'d Value,
        members: &mut Map<String, Value>,
        depth: usize,
    ) {
        let branches: &[&str] = match schema["if"].is_null() {
            true => &[],
            false => match self.below(3) {
                0 => &["if", "then"],
                1 => &["else"],
                _ => &[],
            },
        };
        for keyword in branches {
            self.add_branch(schema, &schema[*keyword], members, depth);
        }
        for (name, branch) in schema["dependentSchemas"].as_object().into_iter().flatten() {
            if members.contains_key(name) {
                self.add_branch(schema, branch, members, depth);
            }
        }
        for (name, needed) in schema["dependentRequired"]
            .as_object()
            .into_iter()
            .flatten()
        {
            if members.contains_key(name) {
                self.add_required(schema, needed, members, depth);
            }
        }
    }

    fn add_branch(
        &mut self,
        schema: &'d Value,
        branch: &'d Value,
        members: &mut Map<String, Value>,
        depth: usize,
    ) {
        if depth > DEEPEST {
            return;
        }
        let branch = self.follow(branch);
        for (name, property) in branch["properties"].as_object().into_iter().flatten() {
            let value = self.value(property, depth + 1);
            if !value.is_null() {
                members.insert(name.clone(), value);
            }
        }
        self.add_required(schema, &branch["required"], members, depth);
        self.add_conditional(branch, members, depth + 1);
    }

    fn add_required(
        &mut self,
        schema: &'d Value,
        names: &Value,
        members: &mut Map<String, Value>,
        depth: usize,
    ) {
        let names = names.as_array().into_iter().flatten();
        for name in names.filter_map(Value::as_str) {
            if !members.contains_key(name) {
                let value = self.value(&schema["properties"][name], depth + 1);
                members.insert(name.to_owned(), value);
            }
        }
    }

    /// Sets the discriminator of an alternative.
    fn tag(&mut self, value: &mut Value, schema: &Value, alternative: &Value) {
        let discriminator = &schema["discriminator"];
        let (Some(name), Some(target)) = (
            discriminator["propertyName"].as_str(),
            alternative["$ref"].as_str(),
        ) else {
            return;
        };
        let last = |target: &str| target.rsplit('/').next().unwrap_or_default().to_owned();
        let mapping = discriminator["mapping"].as_object().into_iter().flatten();
        let mapped =
            mapping.filter(|(_, to)| to.as_str().is_some_and(|to| last(to) == last(target)));
        let mut tags: Vec<Value> = mapped.map(|(tag, _)| tag.clone().into()).collect();
        if tags.is_empty() {
            tags.push(last(target).into());
        }
        let Value::Object(members) = value else {
            return;
        };
        let own = members.get(name);
        if own.is_some_and(|own| !own.is_string()) {
            // A number or a boolean stands in `mapping` as text.
            let typed = tags
                .iter()
                .filter_map(|tag| serde_json::from_str(tag.as_str()?).ok());
            tags = typed.collect();
        }
        if !tags.is_empty() && own.is_none_or(|own| !tags.contains(own)) {
            let tag = self.pick(&tags).clone();
            members.insert(name.to_owned(), tag);
        }
    }

    /// A value of the schema's own type; `null` if it has none.
    fn own(&mut self, schema: &'d Value, depth: usize) -> Value {
        let declared = match schema["type"].as_array() {
            Some(types) => self.pick(types).as_str(),
            None => schema["type"].as_str(),
        };
        let inferred = match () {
            () if !schema["properties"].is_null() || !schema["additionalProperties"].is_null() => {
                Some("object")
            }
            () if !schema["items"].is_null() => Some("array"),
            () => None,
        };
        match declared.or(inferred) {
            Some("object") => self.object(schema, depth),
            Some("array") => self.array(schema, depth),
            Some("string") => self.string(schema),
            Some("integer") => self.integer(schema),
            Some("number") => self.number(schema),
            Some("boolean") => self.one_in(2).into(),
            _ => Value::Null,
        }
    }

    fn object(&mut self, schema: &'d Value, depth: usize) -> Value {
        let required: Vec<&str> = schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let mut members = Map::new();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            if required.contains(&name.as_str()) || (depth < DEPTH && !self.one_in(3)) {
                members.insert(name.clone(), self.value(property, depth + 1));
            }
        }
        for name in required {
            if !members.contains_key(name) {
                members.insert(name.to_owned(), self.free());
            }
        }
        let patterns = schema["patternProperties"].as_object();
        for (pattern, property) in patterns.into_iter().flatten() {
            if let Value::String(name) = self.string(&json!({ "pattern": pattern })) {
                members.insert(name, self.value(property, depth + 1));
            }
        }
        let others = match &schema["unevaluatedProperties"] {
            Value::Null => &schema["additionalProperties"],
            others => others,
        };
        let least = schema["minProperties"].as_u64().unwrap_or(0);
        if depth < DEPTH && *others != false {
            let count = if others.is_object() {
                self.below(3)
            } else {
                usize::from(self.one_in(4))
            };
            let count = count.max(
                usize::try_from(least)
                    .unwrap()
                    .saturating_sub(members.len()),
            );
            for n in 0..count.min(100) {
                let value = if others.is_object() {
                    self.value(others, depth + 1)
                } else {
                    self.free()
                };
                let name = match &schema["propertyNames"] {
                    Value::Null => Value::Null,
                    names => match names["pattern"].is_null() {
                        true => self.value(names, depth + 1),
                        false => self.string(names),
                    },
                };
                let name = name.as_str().map_or(format!("zz{n}"), str::to_owned);
                members.insert(name, value);
            }
        }
        members.into()
    }

    fn array(&mut self, schema: &'d Value, depth: usize) -> Value {
        let least = schema["minItems"].as_u64().unwrap_or(0);
        let more = if depth < DEPTH { self.below(3) } else { 0 };
        let count = usize::try_from(least).unwrap().min(100) + more;
        let first = schema["prefixItems"].as_array().into_iter().flatten();
        let mut items: Vec<Value> = first.map(|it| self.value(it, depth + 1)).collect();
        if schema["items"] != false {
            items.extend((0..count).map(|_| self.value(&schema["items"], depth + 1)));
        }
        if !schema["contains"].is_null() {
            let least = schema["minContains"].as_u64().unwrap_or(1).min(100);
            items.extend((0..least).map(|_| self.value(&schema["contains"], depth + 1)));
        }
        items.into()
    }

    fn string(&mut self, schema: &Value) -> Value {
        if let Some(pattern) = schema["pattern"].as_str()
            && !READ_OTHERWISE.iter().any(|it| pattern.contains(it))
            && let Ok(texts) = string_regex(pattern.trim_start_matches('^').trim_end_matches('$'))
            && let Ok(tree) = texts.new_tree(&mut self.runner)
        {
            return tree.current().into();
        }
        let texts: &[&str] = match schema["format"].as_str() {
            Some("date-time") => &[
                "2026-11-28T10:11:12Z",
                "2026-11-28T10:11:12.123456789012+02:00",
                "2026-11-28t10:11:12z",
                "2016-12-31T23:59:60Z",
            ],
            Some("date") => &["2026-11-28"],
            Some("uuid") => &["4f5a1b0e-9d52-4c3c-8a07-6f1d1f1b2c3d"],
            Some("byte") => &["aGVsbG8=", ""],
            Some("decimal") => &["0.10", "12345678901234567890.123"],
            _ => &[
                "",
                "a",
                "text",
                "2026-11-28",
                "10",
                "true",
                "null",
                "ä€😀",
                "a b,c&d=e/f?g#h%20\"\\",
            ],
        };
        let mut text: String = texts[self.below(texts.len())].to_owned();
        let least = usize::try_from(schema["minLength"].as_u64().unwrap_or(0))
            .unwrap()
            .min(10_000);
        let most = usize::try_from(schema["maxLength"].as_u64().unwrap_or(u64::MAX)).unwrap();
        while text.chars().count() < least {
            text.push('x');
        }
        text.chars().take(most).collect::<String>().into()
    }

    fn integer(&mut self, schema: &Value) -> Value {
        let whole = |keyword: &str| schema[keyword].as_f64().map(|it| it as i128);
        let (lowest, highest) = range(schema["format"].as_str().unwrap_or_default());
        let least = whole("minimum").unwrap_or(lowest).max(lowest);
        let most = whole("maximum").unwrap_or(highest).min(highest);
        let mut integer = match self.below(5) {
            0 => least,
            1 => most,
            2 => 0,
            3 => 9_007_199_254_740_993,
            _ => i128::try_from(self.below(1000)).unwrap(),
        };
        if integer < least || integer > most {
            integer = least;
        }
        if let Some(factor) = schema["multipleOf"].as_i64() {
            integer -= integer % i128::from(factor.max(1));
        }
        // Numbers since OpenAPI 3.1.
        if let Some(above) = whole("exclusiveMinimum").filter(|it| integer <= *it) {
            integer = above + 1;
        }
        if let Some(below) = whole("exclusiveMaximum").filter(|it| integer >= *it) {
            integer = below - 1;
        }
        if schema["exclusiveMinimum"] == true && integer == least {
            integer += 1;
        }
        if schema["exclusiveMaximum"] == true && integer == most {
            integer -= 1;
        }
        Number::from_i128(integer).map_or(Value::Null, Value::Number)
    }

    fn number(&mut self, schema: &Value) -> Value {
        let numbers = [
            json!(0),
            json!(10),
            json!(-3),
            json!(0.1),
            json!(19.99),
            json!(1e300),
            json!(-0.5),
            json!(100.25),
        ];
        let bounds = ["minimum", "maximum"].map(|keyword| schema[keyword].clone());
        match self.below(4) {
            0 if bounds[0].is_number() => bounds[0].clone(),
            1 if bounds[1].is_number() => bounds[1].clone(),
            _ => self.pick(&numbers).clone(),
        }
    }

    /// Free-form JSON.
    fn free(&mut self) -> Value {
        let values = [
            json!(null),
            json!(true),
            json!("text"),
            json!(10),
            json!(0.5),
            json!([]),
            json!([1, "a", null]),
            json!({}),
            json!({"a": {"b": [null, 1.5]}, "c": null}),
        ];
        self.pick(&values).clone()
    }
}

/// The range of integers of a format (OpenAPI Format Registry).
fn range(format: &str) -> (i128, i128) {
    match format {
        "int8" => (i8::MIN.into(), i8::MAX.into()),
        "int16" => (i16::MIN.into(), i16::MAX.into()),
        "int32" => (i32::MIN.into(), i32::MAX.into()),
        "uint8" => (0, u8::MAX.into()),
        "uint16" => (0, u16::MAX.into()),
        "uint32" => (0, u32::MAX.into()),
        "uint64" | "uint" => (0, u64::MAX.into()),
        _ => (i64::MIN.into(), i64::MAX.into()),
    }
}

/// Whether a schema allows any value.
fn is_free(schema: &Value) -> bool {
    let shaped = [
        "type",
        "allOf",
        "oneOf",
        "anyOf",
        "enum",
        "$ref",
        "properties",
        "items",
        "additionalProperties",
        "not",
        "prefixItems",
        "patternProperties",
    ];
    *schema != false && shaped.iter().all(|keyword| schema[keyword].is_null())
}

/// The members of both, if both are objects; otherwise the second, unless it is `null`.
fn merged(one: Value, other: Value) -> Value {
    match (one, other) {
        (Value::Object(mut one), Value::Object(other)) => {
            one.extend(other);
            one.into()
        }
        (one, Value::Null) => one,
        (_, other) => other,
    }
}
