//! Rules and tests in words, the same in documentation, in messages and in the changes of a version.

use super::{
    Bound, Condition, Contains, Dependency, Kind, Limits, MemberRule, MemberTest, Numeral, Scalar,
    Test,
};
use crate::markdown::{Line, code, text};

/// `` `currency` is required if `amount` is there ``.
pub fn dependency(rule: &Dependency) -> Line {
    let of = |passes: bool| {
        let conditions = rule.conditions.iter().filter(move |it| it.passes == passes);
        conditions.map(condition_words)
    };
    let mut words = demands(&rule.then);
    if of(true).next().is_some() {
        words = words + " if " + Line::join(of(true), " and ");
    }
    if of(false).next().is_some() {
        words = words + " unless " + Line::join(of(false), " or ");
    }
    words
}

/// `` at least 1 item is `"a"` ``.
pub fn contains(rule: &Contains) -> Line {
    let number = |count: u64| text(&count.to_string());
    let items = |count: u64| if count == 1 { " item" } else { " items" };
    let count = match (rule.least, rule.most) {
        (1, None) => return Line::from("at least 1 item ") + predicate(&rule.item),
        (least, None) => Line::from("at least ") + number(least) + items(least),
        (0, Some(most)) => Line::from("at most ") + number(most) + items(most),
        (least, Some(most)) if least == most => {
            Line::from("exactly ") + number(least) + items(least)
        }
        (least, Some(most)) => number(least) + " to " + number(most) + items(most),
    };
    count + ", counting each that " + predicate(&rule.item)
}

/// `` each name matches `^x` ``.
pub fn names(name: &Test) -> Line {
    Line::from("each name ") + predicate(name)
}

/// A value, as JSON.
pub fn scalar(value: &Scalar) -> Line {
    match value {
        Scalar::Null => code("null"),
        Scalar::Text(text) => code(&serde_json::Value::from(text.as_str()).to_string()),
        Scalar::Number(number) => numeral(*number),
        Scalar::Bool(value) => code(&value.to_string()),
    }
}

/// A number.
pub fn numeral(numeral: Numeral) -> Line {
    match numeral {
        Numeral::Integer(integer) => text(&integer.to_string()),
        Numeral::Float(float) => text(&float.to_string()),
    }
}

/// What an object must be: `` `a` and `b` are required and `c` is `1` ``.
fn demands(tests: &[MemberTest]) -> Line {
    let required: Vec<Line> = tests.iter().filter_map(required).collect();
    let verb = match required.as_slice() {
        [_] => " is required",
        _ => " are required",
    };
    let required = (!required.is_empty()).then(|| Line::join(required, " and ") + verb);
    let others = tests.iter().filter_map(|test| match test {
        MemberTest::Has(_) => None,
        MemberTest::NotAll(names) => Some(with(names) + " is not allowed"),
        MemberTest::Is(name, test) => Some(code(name) + " " + predicate(test)),
    });
    Line::join(required.into_iter().chain(others), " and ")
}

fn required(test: &MemberTest) -> Option<Line> {
    match test {
        MemberTest::Has(name) => Some(code(name)),
        MemberTest::NotAll(_) | MemberTest::Is(..) => None,
    }
}

/// `` `kind` is `"a"` and `x` is there ``.
fn condition_words(condition: &Condition) -> Line {
    let tests = condition.tests.iter();
    let words = tests.filter_map(|test| match test {
        MemberTest::Has(name) if is_tested(&condition.tests, name) => None,
        MemberTest::Has(name) => Some(code(name) + " is there"),
        MemberTest::NotAll(names) => Some(with(names) + " is not there"),
        MemberTest::Is(name, test) if has(&condition.tests, name) => {
            Some(code(name) + " " + predicate(test))
        }
        MemberTest::Is(name, test) => Some(code(name) + " is absent or " + predicate(test)),
    });
    Line::join(words, " and ")
}

fn has(tests: &[MemberTest], name: &str) -> bool {
    tests
        .iter()
        .any(|test| matches!(test, MemberTest::Has(own) if own == name))
}

fn is_tested(tests: &[MemberTest], name: &str) -> bool {
    tests
        .iter()
        .any(|test| matches!(test, MemberTest::Is(own, _) if own == name))
}

fn with(names: &[String]) -> Line {
    Line::join(names.iter().map(|name| code(name)), " with ")
}

/// What a value is that passes a test: `` is a string and matches `^x` ``.
fn predicate(test: &Test) -> Line {
    let Test {
        types,
        values,
        limits,
        members,
    } = test;
    let mut words = Vec::new();
    match values.as_deref() {
        Some([only]) => words.push(Line::from("is ") + scalar(only)),
        Some(values) => {
            words.push(Line::from("is one of ") + Line::join(values.iter().map(scalar), ", "));
        }
        None if types.is_empty() => {}
        None => {
            let types = types.iter().map(|kind| Line::from(with_article(*kind)));
            words.push(Line::from("is ") + Line::join(types, " or "));
        }
    }
    words.extend(limit_words(limits));
    words.extend(members.iter().filter_map(|test| match test {
        MemberTest::Has(name) if is_tested(members, name) => None,
        MemberTest::Has(name) => Some(Line::from("has ") + code(name)),
        MemberTest::NotAll(names) => Some(Line::from("does not have ") + with(names)),
        MemberTest::Is(name, test) if has(members, name) => {
            Some(Line::from("its ") + code(name) + " " + predicate(test))
        }
        MemberTest::Is(name, test) => {
            Some(Line::from("its ") + code(name) + " is absent or " + predicate(test))
        }
    }));
    match words.is_empty() {
        true => "is any value".into(),
        false => Line::join(words, " and "),
    }
}

fn with_article(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "`null`",
        Kind::String => "a string",
        Kind::Number => "a number",
        Kind::Integer => "an integer",
        Kind::Boolean => "a boolean",
        Kind::Array => "an array",
        Kind::Object => "an object",
    }
}

fn limit_words(limits: &Limits) -> Vec<Line> {
    let Limits {
        min_length,
        max_length,
        pattern,
        minimum,
        maximum,
        multiple_of,
        min_items,
        max_items,
        unique_items,
        min_properties,
        max_properties,
        members,
        excluded,
        contains: items,
        names: keys,
    } = limits;
    let counts = [
        ("has at least ", *min_length, "character"),
        ("has at most ", *max_length, "character"),
        ("has at least ", *min_items, "item"),
        ("has at most ", *max_items, "item"),
        ("has at least ", *min_properties, "member"),
        ("has at most ", *max_properties, "member"),
    ];
    let counted = |(start, count, unit): (&'static str, Option<u64>, &'static str)| {
        let count = count?;
        let words = Line::from(start) + text(&count.to_string()) + " " + unit;
        Some(if count == 1 { words } else { words + "s" })
    };
    let mut words: Vec<Line> = counts.into_iter().filter_map(counted).collect();
    let pattern = pattern.as_ref();
    words.extend(pattern.map(|it| Line::from("matches ") + code(&it.written)));
    words.extend(minimum.map(|it| end(it, "is more than ", "is at least ")));
    words.extend(maximum.map(|it| end(it, "is less than ", "is at most ")));
    words.extend(multiple_of.map(|it| Line::from("is a multiple of ") + numeral(it)));
    words.extend(unique_items.then(|| Line::from("has no equal items")));
    words.extend(members.iter().map(member_rule));
    if !excluded.is_empty() {
        let values = Line::join(excluded.iter().map(scalar), ", ");
        words.push(Line::from("is none of ") + values);
    }
    words.extend(items.iter().map(contains));
    words.extend(keys.iter().map(names));
    words
}

fn end(bound: Bound, exclusive: &'static str, inclusive: &'static str) -> Line {
    let start = if bound.exclusive {
        exclusive
    } else {
        inclusive
    };
    Line::from(start) + numeral(bound.value)
}

/// A rule on members as the predicate of a sentence: `` has at least one of: `a`, `b` ``.
pub fn member_rule(rule: &MemberRule) -> Line {
    let names = |names: &Vec<String>| match names.as_slice() {
        [] => "none of them".into(),
        names => with(names),
    };
    let lists = |lists: &Vec<Vec<String>>| Line::join(lists.iter().map(names), ", ");
    match rule {
        MemberRule::AnyOf(of) => Line::from("has at least one of: ") + lists(of),
        MemberRule::OneOf(of) => Line::from("has exactly one of: ") + lists(of),
        MemberRule::NotAll(of) => match of.as_slice() {
            [only] => Line::from("does not have ") + code(only),
            _ => Line::from("does not have all of: ") + names(of),
        },
        MemberRule::Dependent(rule) => dependency(rule),
    }
}
