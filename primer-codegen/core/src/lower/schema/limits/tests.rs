use super::{both, numeral};
use crate::ir::{Bound, ItemKind, Limits, Numeral, Pattern, Scalar, Shape};
use crate::lower::tests::{api, check, item};

/// The limits of a scalar schema.
fn limits(schema: &str) -> Limits {
    let api = api(&format!(
        "paths: {{}}\ncomponents: {{schemas: {{A: {schema}}}}}"
    ));
    match &item(&api, "A").kind {
        ItemKind::Alias(Shape { limits, .. }) => limits.clone(),
        _ => Limits::default(),
    }
}

fn pattern(written: &str, expression: Option<&str>) -> Option<Pattern> {
    Some(Pattern {
        written: written.to_owned(),
        expression: expression.map(str::to_owned),
    })
}

#[test]
fn the_keywords_of_limits_become_limits() {
    let expected = Limits {
        min_length: Some(1),
        max_length: Some(3),
        pattern: pattern("^a", None),
        ..Limits::default()
    };
    assert_eq!(
        limits("{type: string, minLength: 1, maxLength: 3, pattern: '^a'}"),
        expected
    );
    let expected = Limits {
        minimum: Some(Bound {
            value: Numeral::Integer(0),
            exclusive: true,
        }),
        maximum: Some(Bound {
            value: Numeral::Float(1.5),
            exclusive: false,
        }),
        multiple_of: Some(Numeral::Float(0.25)),
        ..Limits::default()
    };
    assert_eq!(
        limits(
            "{type: number, minimum: 0, exclusiveMinimum: true, maximum: 1.5, multipleOf: 0.25}"
        ),
        expected
    );
    let expected = Limits {
        max_items: Some(2),
        unique_items: true,
        ..Limits::default()
    };
    assert_eq!(
        limits("{type: array, items: {}, minItems: 0, maxItems: 2, uniqueItems: true}"),
        expected
    );
    let expected = Limits {
        min_properties: Some(1),
        max_properties: Some(2),
        ..Limits::default()
    };
    assert_eq!(
        limits("{type: object, minProperties: 1, maxProperties: 2}"),
        expected
    );
}

#[test]
fn an_integer_never_goes_through_a_float() {
    let most = Limits {
        maximum: Some(Bound {
            value: Numeral::Integer(i128::from(u64::MAX)),
            exclusive: false,
        }),
        ..Limits::default()
    };
    assert_eq!(
        limits("{type: integer, format: uint64, maximum: 18446744073709551615}"),
        most
    );
    assert_eq!(
        numeral(&serde_json::Number::from(i64::MIN)),
        Numeral::Integer(i128::from(i64::MIN))
    );
}

#[test]
fn the_tighter_of_two_limits_holds() {
    let expected = Limits {
        min_length: Some(2),
        max_length: Some(4),
        pattern: pattern("b", None),
        ..Limits::default()
    };
    let parts = "{allOf: [{type: string, minLength: 1, maxLength: 4}, {type: string, minLength: 2, maxLength: 9, pattern: b}]}";
    assert_eq!(limits(parts), expected);
    let bound = |value, exclusive| Limits {
        minimum: Some(Bound {
            value: Numeral::Integer(value),
            exclusive,
        }),
        maximum: Some(Bound {
            value: Numeral::Integer(value),
            exclusive,
        }),
        ..Limits::default()
    };
    assert_eq!(both(bound(1, false), bound(1, true)), bound(1, true));
    // Two integers that are one float, too.
    for (less, more) in [(1, 2), (1 << 53, (1 << 53) + 1)] {
        let (less, more) = (bound(less, false), bound(more, false));
        for tighter in [
            both(less.clone(), more.clone()),
            both(more.clone(), less.clone()),
        ] {
            assert_eq!(
                (tighter.minimum, tighter.maximum),
                (more.minimum, less.maximum)
            );
        }
    }
}

#[test]
fn a_pattern_keeps_its_text_beside_what_is_checked() {
    let expected = Limits {
        pattern: pattern(r"^\/[^]$", Some(r"^/[\x{0}-\x{10FFFF}]$")),
        ..Limits::default()
    };
    assert_eq!(limits(r"{type: string, pattern: '^\/[^]$'}"), expected);
}

#[test]
fn a_pattern_that_is_not_supported_is_left_to_the_service() {
    check(
        "A: {type: string, pattern: '(?=a)b'}",
        "
        A: String
        ! not checked `pattern`
        ",
    );
}

#[test]
fn limits_that_allow_nothing_are_reported() {
    check(
        "
        A: {type: integer, minimum: 5, maximum: 4}
        B: {type: string, minLength: 5, maxLength: 4}
        C: {type: array, items: {}, minItems: 5, maxItems: 4}
        D: {type: string, pattern: '('}
        ",
        "
        A: Json
        B: Json
        C: Json
        D: String
        ! above no value `minimum` `maximum`
        ! above no value `minLength` `maxLength`
        ! above no value `minItems` `maxItems`
        ! no regular expression `pattern`
        ",
    );
}

#[test]
fn limits_that_only_together_allow_nothing_are_reported() {
    check(
        "
        A: {type: integer, minimum: 1.2, maximum: 1.8}
        B: {type: number, minimum: 1.2, maximum: 1.8}
        C: {allOf: [{type: string, minLength: 5}, {type: string, maxLength: 4}]}
        D: {type: object, maxProperties: 1, required: [a, b], properties: {a: {}, b: {}}}
        E: {type: object, minProperties: 2, additionalProperties: false, properties: {a: {}}}
        F: {type: integer, minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: true}
        G: {type: integer, minimum: 9007199254740992, maximum: 9007199254740993, exclusiveMaximum: true}
        H: {type: integer, minimum: 9007199254740993, maximum: 9007199254740992}
        ",
        "
        A: Json
        B: F64
        C: Json
        D: Json
        E: Json
        F: Json
        G: I64
        H: Json
        ! no value between
        ! `required` more members `maxProperties`
        ! `minProperties` more declared
        ! no value between
        ! `minimum` above `maximum`
        ! `minLength` above `maxLength`
        ",
    );
}

#[test]
fn a_count_may_be_of_any_size() {
    let expected = Limits {
        min_length: Some(1),
        ..Limits::default()
    };
    assert_eq!(
        limits("{type: string, minLength: 1.0, maxLength: 99999999999999999999}"),
        expected
    );
    assert_eq!(
        limits("{type: string, minLength: 1, maxLength: 9007199254740991}"),
        expected
    );
}

#[test]
fn a_bound_may_be_of_any_size() {
    let limits = limits("{type: number, minimum: -99999999999999999999, maximum: 1e300}");
    let value = |bound: Option<Bound>| bound.map(|bound| bound.value);
    assert_eq!(value(limits.minimum), Some(Numeral::Float(-1e20)));
    assert_eq!(value(limits.maximum), Some(Numeral::Float(1e300)));
}

#[test]
fn a_limit_that_another_replaces_is_reported() {
    check(
        "
        A: {allOf: [{type: string, pattern: a}, {type: string, pattern: b}]}
        B: {allOf: [{type: number, multipleOf: 0.1}, {type: number, multipleOf: 0.25}]}
        C: {allOf: [{type: string, pattern: a}, {type: string, pattern: a}]}
        D: {allOf: [{type: object, properties: {d: {type: string, pattern: a}}}, {type: object, properties: {d: {type: string, pattern: b}}}]}
        ",
        "
        A: String
        B: F64
        C: String
        D { d?: String }
        ! only last `pattern`
        ! only last `multipleOf`
        ! only last `pattern`
        ",
    );
    let both = limits("{allOf: [{type: integer, multipleOf: 4}, {type: integer, multipleOf: 6}]}");
    assert_eq!(both.multiple_of, Some(Numeral::Integer(12)));
}

#[test]
fn values_that_not_lists_are_excluded() {
    let excluded = |schema: &str| limits(schema).excluded;
    assert_eq!(
        excluded("{type: string, not: {enum: [a, b]}}"),
        [Scalar::Text("a".into()), Scalar::Text("b".into())]
    );
    assert_eq!(
        excluded("{type: integer, not: {type: integer, enum: [0]}}"),
        [Scalar::Number(Numeral::Integer(0))]
    );
    assert_eq!(
        excluded("{type: boolean, not: {anyOf: [{enum: [true]}, {enum: [false]}]}}"),
        [Scalar::Bool(true), Scalar::Bool(false)]
    );
    assert_eq!(
        excluded("{allOf: [{type: string, not: {enum: [a]}}, {not: {enum: [b]}}]}"),
        [Scalar::Text("a".into()), Scalar::Text("b".into())]
    );
}

#[test]
fn not_of_anything_else_is_left_to_the_service() {
    for not in [
        "{type: string}",
        "{pattern: a}",
        "{enum: [a, null]}",
        "{enum: [[]]}",
        "{type: string, enum: [1]}",
        "{anyOf: [{enum: [a]}, {pattern: b}]}",
        "{oneOf: [{enum: [a]}, {enum: [b]}]}",
        "{required: [a], properties: {a: {}}}",
    ] {
        check(
            &format!("A: {{not: {not}}}"),
            "A: Json\n! `not` not checked before sending",
        );
    }
    // No integer is a string.
    check("A: {type: integer, not: {type: string}}", "A: I64");
}
