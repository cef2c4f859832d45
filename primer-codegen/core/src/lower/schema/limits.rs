//! Limits: the keywords that restrict values of a type. They are checked before a request is sent.

use std::cmp::Ordering;

use serde_json::{Number, Value};

use crate::diagnostics::Finding;
use crate::document::{self, Schema};
use crate::ir::{Bound, Limits, MemberRule, Numeral, Pattern, Scalar};
use crate::resolve::Resolved;
use crate::rules::{self, Forbidden};
use crate::source::Pointer;

/// The limits of several schemas that hold at once, and findings about those that are not checked.
pub(super) fn of_all<'d>(resolved: Resolved<'d>, parts: &[Schema<'d>]) -> (Limits, Vec<Finding>) {
    let (mut parts, mut findings) = (parts.iter(), Vec::new());
    let first = parts.next().map(|part| own(resolved, part));
    let mut limits = first.unwrap_or_default();
    for part in parts {
        let own = own(resolved, part);
        if let Some(keyword) = replaced(&limits, &own) {
            findings.push(replacing(part.at.child(keyword), keyword));
        }
        limits = both(limits, own);
    }
    (limits, findings)
}

/// A finding about a limit that is checked instead of another.
pub(super) fn replacing(at: Pointer, keyword: &str) -> Finding {
    let message = format!("only the last `{keyword}` of several that hold at once is checked");
    Finding::at_value(at, message).warning()
}

/// The limits of a schema, but for those that hold schemas themselves.
pub(super) fn own<'d>(resolved: Resolved<'d>, schema: &Schema<'d>) -> Limits {
    let (members, excluded) = negated(resolved, schema);
    Limits {
        min_length: least(schema, "minLength"),
        max_length: most(schema, "maxLength"),
        pattern: pattern(schema),
        minimum: schema.minimum().map(bound),
        maximum: schema.maximum().map(bound),
        multiple_of: schema.number("multipleOf").map(numeral),
        min_items: least(schema, "minItems"),
        max_items: most(schema, "maxItems").or(schema.tuple_length()),
        unique_items: schema.flag("uniqueItems"),
        min_properties: least(schema, "minProperties"),
        max_properties: most(schema, "maxProperties"),
        members,
        excluded,
        contains: Vec::new(),
        names: Vec::new(),
    }
}

/// What `not` forbids, as far as it can be checked; the rules report the rest.
fn negated<'d>(resolved: Resolved<'d>, schema: &Schema<'d>) -> (Vec<MemberRule>, Vec<Scalar>) {
    let (mut members, mut excluded) = (Vec::new(), Vec::new());
    for forbidden in rules::forbidden(resolved, schema).into_iter().flatten() {
        match forbidden {
            Forbidden::Members(names) => {
                let names = names.into_iter().map(str::to_owned);
                members.push(MemberRule::NotAll(names.collect()));
            }
            Forbidden::Value(value) => excluded.extend(match value {
                Value::String(text) => Some(Scalar::Text(text.clone())),
                Value::Number(number) => Some(Scalar::Number(numeral(number))),
                Value::Bool(value) => Some(Scalar::Bool(*value)),
                Value::Null | Value::Array(_) | Value::Object(_) => None,
            }),
        }
    }
    (members, excluded)
}

fn least(schema: &Schema<'_>, keyword: &str) -> Option<u64> {
    let count = schema.count(keyword).filter(|count| *count > 0);
    count.map(|count| count.min(LARGEST))
}

/// The greatest count; one that no value in memory reaches is no limit.
fn most(schema: &Schema<'_>, keyword: &str) -> Option<u64> {
    schema.count(keyword).filter(|count| *count < LARGEST)
}

/// The greatest count that every target has: those with addresses of 32 bits too.
pub(super) const LARGEST: u64 = u32::MAX as u64;

/// A pattern that can be checked. The rules report the others, which the service checks alone.
fn pattern(schema: &Schema<'_>) -> Option<Pattern> {
    let written = schema.text("pattern")?;
    match rules::read_pattern(written) {
        rules::Pattern::Checked { expression, .. } => Some(Pattern {
            written: written.to_owned(),
            expression: (expression != written).then_some(expression),
        }),
        rules::Pattern::Unchecked(_) | rules::Pattern::Invalid(_) => None,
    }
}

fn bound(declared: document::Bound<'_>) -> Bound {
    Bound {
        value: numeral(declared.number),
        exclusive: declared.exclusive,
    }
}

/// A number as it is written. An integer is not converted to a float, so it stays exact.
pub(in crate::lower) fn numeral(number: &Number) -> Numeral {
    match (number.as_i64(), number.as_u64()) {
        (Some(integer), _) => Numeral::Integer(integer.into()),
        (None, Some(integer)) => Numeral::Integer(integer.into()),
        (None, None) => Numeral::Float(number.as_f64().unwrap_or(f64::MAX)),
    }
}

/// The limits that are equal to two limits at once.
pub(in crate::lower) fn both(a: Limits, b: Limits) -> Limits {
    Limits {
        min_length: a.min_length.max(b.min_length),
        max_length: smaller(a.max_length, b.max_length),
        pattern: match (a.pattern, b.pattern) {
            // Without look-around no expression matches exactly where both do. Where a schema refines another, the later one
            // is the narrower.
            (_, Some(pattern)) | (Some(pattern), None) => Some(pattern),
            (None, None) => None,
        },
        minimum: tighter(a.minimum, b.minimum, Ordering::Greater),
        maximum: tighter(a.maximum, b.maximum, Ordering::Less),
        multiple_of: match (a.multiple_of, b.multiple_of) {
            (Some(a), Some(b)) => Some(common_multiple(a, b).unwrap_or(b)),
            (a, b) => b.or(a),
        },
        min_items: a.min_items.max(b.min_items),
        max_items: smaller(a.max_items, b.max_items),
        unique_items: a.unique_items || b.unique_items,
        min_properties: a.min_properties.max(b.min_properties),
        max_properties: smaller(a.max_properties, b.max_properties),
        members: [a.members, b.members].concat(),
        excluded: [a.excluded, b.excluded].concat(),
        contains: [a.contains, b.contains].concat(),
        names: [a.names, b.names].concat(),
    }
}

/// The keyword of which only the second of two limits is checked, because nothing is equal to both at once.
pub(super) fn replaced(a: &Limits, b: &Limits) -> Option<&'static str> {
    let patterns = a.pattern.as_ref().zip(b.pattern.as_ref());
    if patterns.is_some_and(|(a, b)| a != b) {
        return Some("pattern");
    }
    let multiples = a.multiple_of.zip(b.multiple_of);
    let is_replaced = multiples.is_some_and(|(a, b)| common_multiple(a, b).is_none());
    is_replaced.then_some("multipleOf")
}

/// The least number that is a multiple of both; `None` if it is not known.
fn common_multiple(a: Numeral, b: Numeral) -> Option<Numeral> {
    match (a, b) {
        (a, b) if a == b => Some(a),
        (Numeral::Integer(a), Numeral::Integer(b)) => {
            let (mut divisor, mut rest) = (a, b);
            while rest != 0 {
                (divisor, rest) = (rest, divisor.checked_rem(rest)?);
            }
            Some(Numeral::Integer(a.checked_div(divisor)?.checked_mul(b)?))
        }
        (_, _) => None,
    }
}

fn smaller(a: Option<u64>, b: Option<u64>) -> Option<u64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// The bound whose number is less, or greater, than the other's, as `wins` says. A number that both have is excluded if either excludes it.
fn tighter(a: Option<Bound>, b: Option<Bound>, wins: Ordering) -> Option<Bound> {
    match (a, b) {
        (Some(a), Some(b)) => Some(match a.value.compare(b.value) {
            Some(Ordering::Equal) => Bound {
                exclusive: a.exclusive || b.exclusive,
                ..a
            },
            order if order == Some(wins) => a,
            _ => b,
        }),
        (a, b) => a.or(b),
    }
}

#[cfg(test)]
mod tests;
