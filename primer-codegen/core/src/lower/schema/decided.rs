//! Tests: schemas that are decided for a value without their document. Those of `contains`, `propertyNames` and `if` are, if they say
//! no more than a test does.

use serde_json::Value;

use super::composition::is_annotation;
use super::limits::{self, both, numeral, replaced};
use crate::document::{Schema, SchemaType};
use crate::ir::{Contains, Kind, Limits, MemberRule, MemberTest, Scalar, Test};
use crate::resolve::Resolved;
use crate::rules::forbidden;
use crate::source::Pointer;

/// The greatest depth of properties within each other.
const DEEPEST: usize = 2;

/// The greatest number of properties of one schema.
const MOST: usize = 16;

/// A schema as a test.
pub(super) struct Decided {
    /// A test that all values pass which the schema allows.
    pub test: Test,
    /// Whether no other value passes.
    pub is_whole: bool,
}

impl Decided {
    /// A schema of which nothing is decided.
    fn nothing() -> Self {
        Self {
            test: Test::default(),
            is_whole: false,
        }
    }

    fn and(self, other: Self) -> Self {
        let (types, are_types_whole) = narrower(self.test.types, other.test.types, Vec::is_empty);
        let (values, are_values_whole) =
            narrower(self.test.values, other.test.values, Option::is_none);
        let is_replaced = replaced(&self.test.limits, &other.test.limits).is_some();
        Self {
            is_whole: self.is_whole
                && other.is_whole
                && are_types_whole
                && are_values_whole
                && !is_replaced,
            test: Test {
                types,
                values,
                limits: both(self.test.limits, other.test.limits),
                members: [self.test.members, other.test.members].concat(),
            },
        }
    }
}

/// What two schemas allow, and whether that is all that they say: the first of two that differ is left out.
fn narrower<T: PartialEq>(one: T, other: T, is_silent: fn(&T) -> bool) -> (T, bool) {
    match (is_silent(&one), is_silent(&other)) {
        (_, true) => (one, true),
        (true, false) => (other, true),
        (false, false) => {
            let is_same = one == other;
            (other, is_same)
        }
    }
}

/// The schema at an address, for values of any type.
pub(super) fn decided(resolved: Resolved<'_>, at: &Pointer) -> Decided {
    let decided = decided_object(resolved, at, &[]);
    Decided {
        // What objects must not have allows no other values either.
        is_whole: decided.is_whole && !forbids_others(&decided.test),
        ..decided
    }
}

/// The schema at an address, for objects alone. Some keywords are decided elsewhere.
pub(super) fn decided_object(resolved: Resolved<'_>, at: &Pointer, elsewhere: &[&str]) -> Decided {
    decided_at(resolved, at, elsewhere, 0)
}

/// Whether `not` forbids values that are no objects, which a test does not say.
fn forbids_others(test: &Test) -> bool {
    let is_negated = |test: &MemberTest| matches!(test, MemberTest::NotAll(_));
    test.types != [Kind::Object] && test.members.iter().any(is_negated)
}

fn decided_at(resolved: Resolved<'_>, at: &Pointer, elsewhere: &[&str], depth: usize) -> Decided {
    let schema = resolved.schema(at).filter(|schema| !schema.is_never());
    let parts = schema.map(|schema| resolved.parts(&schema));
    let Some(Ok(parts)) = parts.filter(|_| depth <= DEEPEST) else {
        return Decided::nothing();
    };
    let parts = parts
        .iter()
        .map(|part| part_decided(resolved, part, elsewhere, depth));
    let all = parts.reduce(Decided::and);
    all.unwrap_or_else(Decided::nothing)
}

/// What a schema says itself, without its `allOf`.
fn part_decided(
    resolved: Resolved<'_>,
    part: &Schema<'_>,
    elsewhere: &[&str],
    depth: usize,
) -> Decided {
    let mut limits = limits::own(resolved, part);
    let negated = std::mem::take(&mut limits.members);
    let required = part.texts("required").map(str::to_owned);
    let mut members: Vec<MemberTest> = required.map(MemberTest::Has).collect();
    members.extend(negated.into_iter().filter_map(|rule| match rule {
        MemberRule::NotAll(names) => Some(MemberTest::NotAll(names)),
        MemberRule::AnyOf(_) | MemberRule::OneOf(_) | MemberRule::Dependent(_) => None,
    }));
    let is_said = |keyword: &str| match keyword {
        "pattern" => limits.pattern.is_some(),
        "not" => forbidden(resolved, part).is_some(),
        "enum" => !part.has("const"),
        other => is_annotation(other) || SAID.contains(&other) || elsewhere.contains(&other),
    };
    let mut is_whole = part.keywords().all(is_said);
    let values = part.values().map(|values| values.iter().map(scalar));
    let values = values.map(Iterator::collect::<Option<Vec<Scalar>>>);
    is_whole &= values != Some(None);
    if part.properties().count() > MOST {
        is_whole = false;
    } else {
        for (name, at) in part.properties() {
            let name = name.to_owned();
            if resolved.schema(&at).is_some_and(|it| it.is_never()) {
                members.push(MemberTest::NotAll(vec![name]));
                continue;
            }
            let Decided { test, is_whole: is } = decided_at(resolved, &at, &[], depth + 1);
            is_whole &= is && !forbids_others(&test);
            if test != Test::default() {
                members.push(MemberTest::Is(name, test));
            }
        }
    }
    Decided {
        test: Test {
            types: kinds(part),
            values: values.flatten(),
            limits,
            members,
        },
        is_whole,
    }
}

/// The keywords that a test says, or that say nothing of a value.
const SAID: [&str; 21] = [
    "type",
    "const",
    "required",
    "properties",
    "allOf",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "$ref",
];

fn kinds(schema: &Schema<'_>) -> Vec<Kind> {
    let types = schema.types().into_iter().map(|of| match of {
        SchemaType::String => Kind::String,
        SchemaType::Number => Kind::Number,
        SchemaType::Integer => Kind::Integer,
        SchemaType::Boolean => Kind::Boolean,
        SchemaType::Array => Kind::Array,
        SchemaType::Object => Kind::Object,
    });
    let null = (schema.has("type") && schema.nullable()).then_some(Kind::Null);
    types.chain(null).collect()
}

/// A value as data; `None` if it is an array or an object.
fn scalar(value: &Value) -> Option<Scalar> {
    match value {
        Value::Null => Some(Scalar::Null),
        Value::Bool(value) => Some(Scalar::Bool(*value)),
        Value::Number(number) => Some(Scalar::Number(numeral(number))),
        Value::String(text) => Some(Scalar::Text(text.clone())),
        Value::Array(_) | Value::Object(_) => None,
    }
}

/// Adds the rules on items and names that schemas are which hold at once.
pub(super) fn add_rules(resolved: Resolved<'_>, parts: &[Schema<'_>], limits: &mut Limits) {
    let items = parts.iter().filter_map(|part| contains(resolved, part));
    limits.contains.extend(items);
    let names = parts.iter().filter_map(|part| names(resolved, part));
    limits.names.extend(names);
}

/// `contains`, if it is decided for each item.
fn contains(resolved: Resolved<'_>, schema: &Schema<'_>) -> Option<Contains> {
    let least = schema.count("minContains").unwrap_or(1);
    let most = schema.count("maxContains");
    let Decided { test, is_whole } = decided(resolved, &schema.child("contains")?);
    let is_rule = is_whole && (least > 0 || most.is_some());
    is_rule.then(|| Contains {
        item: test,
        least: least.min(limits::LARGEST),
        most: most.filter(|most| *most < limits::LARGEST),
    })
}

/// `propertyNames`, as far as it is decided; `None` if nothing is, and the test of a text that any name passes.
fn names(resolved: Resolved<'_>, schema: &Schema<'_>) -> Option<Test> {
    let Decided { test, .. } = decided(resolved, &schema.child("propertyNames")?);
    let Limits {
        min_length,
        max_length,
        pattern,
        excluded,
        ..
    } = test.limits;
    let name = Test {
        types: Vec::new(),
        values: test.values,
        limits: Limits {
            min_length,
            max_length,
            pattern,
            excluded,
            ..Limits::default()
        },
        members: Vec::new(),
    };
    (name != Test::default()).then_some(name)
}

/// The keywords of a schema that hold schemas, and of which not all is a test or a limit.
pub(in crate::lower) fn undecided<'d>(
    resolved: Resolved<'d>,
    schema: &Schema<'d>,
) -> Vec<&'static str> {
    let is_whole = |keyword: &str| {
        let at = schema.child(keyword);
        at.is_none_or(|at| decided(resolved, &at).is_whole)
    };
    let may_be_less = schema.count("minContains") == Some(0) && !schema.has("maxContains");
    let is_tuple = schema.tuple_length().is_some() && !schema.has("items");
    let others = [
        ("contains", may_be_less || is_whole("contains")),
        ("propertyNames", is_whole("propertyNames")),
        (
            "unevaluatedItems",
            is_tuple || !schema.has("unevaluatedItems"),
        ),
        ("contentSchema", !schema.has("contentSchema")),
    ];
    let undecided = others.into_iter().filter(|(_, is_whole)| !is_whole);
    undecided.map(|(keyword, _)| keyword).collect()
}

#[cfg(test)]
mod tests;
