//! Limits as the runtime's static data, as generated code has them. They live as long as the test.

use primer_api::runtime as rt;
use primer_codegen_core::ir::{
    Bound, Condition, Contains, Kind, Limits, MemberRule, MemberTest, Numeral, Scalar, Test, words,
};

fn leaked<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn all<T, U>(values: &[T], of: impl Fn(&T) -> U) -> &'static [U] {
    Box::leak(values.iter().map(of).collect::<Box<[U]>>())
}

fn text(text: &str) -> &'static str {
    Box::leak(Box::from(text))
}

fn texts(texts: &[String]) -> &'static [&'static str] {
    all(texts, |it| text(it))
}

fn count(count: u64) -> usize {
    usize::try_from(count).unwrap()
}

/// The limits of a value.
pub fn limits(of: &Limits) -> &'static rt::Limits {
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
        names,
    } = of;
    let expression = pattern.as_ref().and_then(|it| it.expression.as_deref());
    leaked(rt::Limits {
        min_length: min_length.map(count),
        max_length: max_length.map(count),
        pattern: pattern.as_ref().map(|it| text(&it.written)),
        expression: expression.map(text),
        minimum: minimum.map(bound),
        maximum: maximum.map(bound),
        multiple_of: multiple_of.map(numeral),
        min_items: min_items.map(count),
        max_items: max_items.map(count),
        unique_items: *unique_items,
        min_properties: min_properties.map(count),
        max_properties: max_properties.map(count),
        members: all(members, member_rule),
        excluded: all(excluded, scalar),
        contains: all(items, contains),
        names: all(names, |name| rt::NameRule {
            name: test(name),
            words: text(words::names(name).as_str()),
        }),
        items: None,
    })
}

fn member_rule(rule: &MemberRule) -> rt::MemberRule {
    match rule {
        MemberRule::AnyOf(lists) => rt::MemberRule::AnyOf(all(lists, |it| texts(it))),
        MemberRule::OneOf(lists) => rt::MemberRule::OneOf(all(lists, |it| texts(it))),
        MemberRule::NotAll(names) => rt::MemberRule::NotAll(texts(names)),
        MemberRule::Dependent(rule) => rt::MemberRule::Dependent(leaked(rt::Dependency {
            conditions: all(&rule.conditions, condition),
            then: all(&rule.then, member_test),
            words: text(words::dependency(rule).as_str()),
        })),
    }
}

fn condition(Condition { passes, tests }: &Condition) -> rt::Condition {
    rt::Condition {
        passes: *passes,
        tests: all(tests, member_test),
    }
}

fn member_test(of: &MemberTest) -> rt::MemberTest {
    match of {
        MemberTest::Has(name) => rt::MemberTest::Has(text(name)),
        MemberTest::NotAll(names) => rt::MemberTest::NotAll(texts(names)),
        MemberTest::Is(name, of) => rt::MemberTest::Is(text(name), leaked(test(of))),
    }
}

fn contains(rule: &Contains) -> rt::Contains {
    rt::Contains {
        item: test(&rule.item),
        least: count(rule.least),
        most: rule.most.map(count),
        words: text(words::contains(rule).as_str()),
    }
}

fn test(of: &Test) -> rt::Test {
    let Test {
        types,
        values,
        limits: within,
        members,
    } = of;
    rt::Test {
        types: all(types, |it| kind(*it)),
        values: values.as_ref().map(|values| all(values, scalar)),
        limits: Some(limits(within)),
        members: all(members, member_test),
    }
}

fn kind(of: Kind) -> rt::Kind {
    match of {
        Kind::Null => rt::Kind::Null,
        Kind::String => rt::Kind::Text,
        Kind::Number => rt::Kind::Number,
        Kind::Integer => rt::Kind::Integer,
        Kind::Boolean => rt::Kind::Bool,
        Kind::Array => rt::Kind::List,
        Kind::Object => rt::Kind::Object,
    }
}

fn scalar(of: &Scalar) -> rt::Scalar {
    match of {
        Scalar::Null => rt::Scalar::Null,
        Scalar::Text(of) => rt::Scalar::Text(text(of)),
        Scalar::Number(of) => rt::Scalar::Number(numeral(*of)),
        Scalar::Bool(of) => rt::Scalar::Bool(*of),
    }
}

fn bound(of: Bound) -> rt::Bound {
    match of.exclusive {
        true => rt::Bound::Exclusive(numeral(of.value)),
        false => rt::Bound::Inclusive(numeral(of.value)),
    }
}

fn numeral(of: Numeral) -> rt::Numeral {
    match of {
        Numeral::Integer(of) => rt::Numeral::Integer(of),
        Numeral::Float(of) => rt::Numeral::Float(of),
    }
}
