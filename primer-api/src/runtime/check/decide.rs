//! Decides whether a value passes a test of its document.
//!
//! `None` is the result where it is not known: of content that is no JSON, and of numbers that are not compared.

use super::{Check, number};
use crate::runtime::as_written::{Tag, Written, members, tagged};
use crate::runtime::free::opened;
use crate::runtime::path::ValuePath;
use crate::runtime::table::{
    Condition, Dependency, Kind, Limits, MemberTest, Numeral, Scalar, Test,
};
use crate::runtime::value::Ref;

/// Whether a value passes a test.
pub(super) fn passes(value: Ref<'_>, test: &'static Test) -> Option<bool> {
    match value.own_as_json() {
        Ref::Union(union) => {
            let (tags, value) = tagged(union);
            passes_tagged(value, &tags, test)
        }
        value => passes_tagged(value, &[], test),
    }
}

/// Whether an object keeps a rule; one of which this is not known keeps it.
pub(super) fn keeps(object: Ref<'_>, tags: &[Tag<'_>], rule: &Dependency) -> bool {
    let all = |tests: &'static [MemberTest]| {
        all(tests
            .iter()
            .map(|test| passes_member_test(object, tags, test)))
    };
    let is_met = |condition: &Condition| all(condition.tests) == Some(condition.passes);
    !rule.conditions.iter().all(is_met) || all(rule.then) != Some(false)
}

/// The member of an object that is written under a name.
pub(super) fn member<'a>(object: Ref<'a>, tags: &'a [Tag<'a>], name: &str) -> Option<Written<'a>> {
    members(object, tags).find(|member| member.name == name)
}

/// Whether a value that is no union passes a test. The unions around an object write the members that `tags` name.
fn passes_tagged(value: Ref<'_>, tags: &[Tag<'_>], test: &'static Test) -> Option<bool> {
    let value = match value.own_as_json() {
        Ref::Json(json) => opened(json),
        value => value,
    };
    let Test {
        types,
        values,
        limits,
        members,
    } = test;
    let is_of_type = match types {
        [] => Some(true),
        types => any(types.iter().map(|of| is_of(value, *of))),
    };
    let is_listed = values.map_or(Some(true), |values| {
        any(values.iter().map(|listed| is_same(value, *listed)))
    });
    let is_within = limits.map_or(Some(true), |limits| is_within(value, tags, limits));
    let facts = [is_of_type, is_listed, is_within].into_iter();
    all(facts.chain(
        members
            .iter()
            .map(|test| passes_member_test(value, tags, test)),
    ))
}

fn passes_member_test(object: Ref<'_>, tags: &[Tag<'_>], test: &MemberTest) -> Option<bool> {
    if is_of(object, Kind::Object) != Some(true) {
        return Some(true);
    }
    let has = |name: &str| member(object, tags, name).is_some();
    match test {
        MemberTest::Has(name) => Some(has(name)),
        MemberTest::NotAll(names) => Some(!names.iter().all(|name| has(name))),
        MemberTest::Is(name, test) => match member(object, tags, name) {
            Some(member) => passes(member.value, test),
            None => Some(true),
        },
    }
}

fn is_within(value: Ref<'_>, tags: &[Tag<'_>], limits: &'static Limits) -> Option<bool> {
    is_of(value, Kind::Null)?;
    let mut is_within = true;
    let mut found = |_: &ValuePath<'_>, _| is_within = false;
    Check { found: &mut found }.measure(value, tags, limits, &ValuePath::Root(""));
    Some(is_within)
}

/// Whether a value is of a type.
fn is_of(value: Ref<'_>, of: Kind) -> Option<bool> {
    Some(match value {
        Ref::Null => of == Kind::Null,
        Ref::Bool(_) => of == Kind::Bool,
        Ref::Text(_) | Ref::Known(_) | Ref::Unrecognized(_) => of == Kind::Text,
        Ref::Secret(_) | Ref::Timestamp(_) => of == Kind::Text,
        Ref::List(_) => of == Kind::List,
        Ref::Map(_) | Ref::Object(_) => of == Kind::Object,
        value => match (number_of(value)?, of) {
            (_, Kind::Number) => true,
            (Numeral::Integer(_), Kind::Integer) => true,
            // JSON Schema Validation, section 6.1.1: a number without a fraction is an integer.
            (Numeral::Float(float), Kind::Integer) => float.fract() == 0.0,
            _ => false,
        },
    })
}

/// Whether a value is one that the document lists.
fn is_same(value: Ref<'_>, listed: Scalar) -> Option<bool> {
    Some(match (value, listed) {
        (Ref::Null, listed) => listed == Scalar::Null,
        (Ref::Bool(own), listed) => listed == Scalar::Bool(own),
        (
            Ref::Text(text) | Ref::Known(text) | Ref::Unrecognized(text) | Ref::Secret(text),
            listed,
        ) => matches!(listed, Scalar::Text(listed) if listed == text),
        (Ref::Timestamp(own), listed) => {
            matches!(listed, Scalar::Text(listed) if listed == own.as_str())
        }
        (Ref::List(_) | Ref::Map(_) | Ref::Object(_), _) => false,
        (value, listed) => {
            let own = number_of(value)?;
            matches!(listed, Scalar::Number(listed) if number::is_equal(own, listed))
        }
    })
}

/// The number that a value is; `None` if it is none, or one that is not compared.
fn number_of(value: Ref<'_>) -> Option<Numeral> {
    match value {
        Ref::Integer(own) | Ref::KnownInteger(own) | Ref::UnrecognizedInteger(own) => {
            Some(Numeral::Integer(own.into()))
        }
        Ref::Unsigned(own) => Some(Numeral::Integer(own.into())),
        Ref::Wide(own) => Some(Numeral::Integer(*own)),
        Ref::Number(own) => Some(Numeral::Float(own)).filter(|_| own.is_finite()),
        _ => None,
    }
}

/// Whether all facts hold.
fn all(facts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut all = Some(true);
    for fact in facts {
        match fact {
            Some(false) => return Some(false),
            Some(true) => {}
            None => all = None,
        }
    }
    all
}

/// Whether one of several facts holds.
fn any(facts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    all(facts.map(|fact| fact.map(|it| !it))).map(|none| !none)
}

#[cfg(test)]
mod tests;
