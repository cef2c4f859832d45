use crate::ir::{ItemKind, words};
use crate::lower::tests::{item, later_api};

/// The rules on the members of an object, and what its documentation says of others.
fn rules(keywords: &str) -> Vec<String> {
    let properties = "{kind: {type: string}, a: {type: string}, b: {type: string}, id: {type: string, readOnly: true}}";
    let api = later_api(&format!(
        "A: {{type: object, required: [kind], properties: {properties}, {keywords}}}\nB: {{required: [b]}}\n"
    ));
    let item = item(&api, "A");
    let ItemKind::Struct(of) = &item.kind else {
        return Vec::new();
    };
    let rules = of.limits.members.iter().map(words::member_rule);
    let mut rules: Vec<String> = rules.map(|words| words.as_str().to_owned()).collect();
    let docs = item.docs.lines().iter();
    let others = docs.filter_map(|line| line.split_once("The service alone"));
    rules.extend(others.map(|(_, rest)| rest.to_owned()));
    rules
}

#[test]
fn members_that_others_need_are_required_with_them() {
    assert_eq!(
        rules("dependentRequired: {a: [b, kind], b: []}"),
        ["`b` and `kind` are required if `a` is there"]
    );
    assert_eq!(
        rules("dependentSchemas: {a: {required: [b]}, b: true}"),
        ["`b` is required if `a` is there"]
    );
    // A read-only member is not sent.
    assert_eq!(rules("dependentRequired: {a: [id]}"), [""; 0]);
    assert_eq!(
        rules("dependentRequired: {a: [b]}, allOf: [{dependentRequired: {b: [a]}}]"),
        [
            "`a` is required if `b` is there",
            "`b` is required if `a` is there"
        ]
    );
}

#[test]
fn conditions_on_the_values_of_members_are_rules() {
    assert_eq!(
        rules("if: {properties: {kind: {const: x}}}, then: {required: [a]}, else: {required: [b]}"),
        [
            "`a` is required if `kind` is `\"x\"`",
            "`b` is required unless `kind` is `\"x\"`"
        ]
    );
    assert_eq!(
        rules("if: {properties: {a: {enum: [1, null, true]}}}, then: {not: {required: [b]}}"),
        ["`b` is not allowed if `a` is absent or is one of 1, `null`, `true`"]
    );
    assert_eq!(
        rules(
            "if: {required: [a, b]}, then: {properties: {b: {const: 0}, kind: {type: string, maxLength: 3}}}"
        ),
        ["`b` is 0 and `kind` has at most 3 characters if `a` is there and `b` is there"]
    );
    assert_eq!(
        rules(
            "if: {properties: {b: {type: [integer, 'null'], minimum: 2}}, required: [b]}, then: {$ref: '#/components/schemas/B'}"
        ),
        ["`b` is required if `b` is an integer or `null` and is at least 2"]
    );
    // `properties` with `false` is another form of `not: {required}`.
    assert_eq!(
        rules("if: {properties: {a: false}}, then: {properties: {b: false}}"),
        ["`b` is not allowed if `a` is not there"]
    );
}

#[test]
fn conditions_within_others_hold_with_them() {
    assert_eq!(
        rules(
            "if: {required: [a]}, then: {required: [b]}, else: {if: {required: [id]}, then: {required: [kind]}, else: {properties: {b: {const: x}}}}"
        ),
        [
            "`b` is required if `a` is there",
            "`kind` is required if `id` is there unless `a` is there",
            "`b` is `\"x\"` unless `a` is there or `id` is there",
        ]
    );
}

#[test]
fn what_always_holds_and_what_never_does_is_no_condition() {
    assert_eq!(
        rules("if: true, then: {required: [a]}, else: {required: [b]}"),
        ["`a` is required"]
    );
    assert_eq!(rules("then: {required: [a]}"), [""; 0]);
    assert_eq!(rules("if: {required: [a]}"), [""; 0]);
}

#[test]
fn conditions_that_say_more_are_left_to_the_service() {
    for condition in [
        "properties: {a: {type: object, additionalProperties: false}}",
        "properties: {a: {format: email}}",
        "properties: {a: {not: {required: [b]}}}",
        "minProperties: 2",
        "anyOf: [{required: [a]}]",
        "type: string",
        "patternProperties: {'^a': {type: string}}",
    ] {
        let found = rules(&format!("if: {{{condition}}}, then: {{required: [b]}}"));
        assert_eq!(found, [" checks all of: `if`."], "{condition}");
    }
    // The part that is decided is demanded all the same.
    assert_eq!(
        rules("if: {required: [a]}, then: {required: [b], minProperties: 3}"),
        ["`b` is required if `a` is there", " checks all of: `if`."]
    );
}

#[test]
fn conditions_that_lead_back_to_themselves_end() {
    let to = |name: &str| format!("{{$ref: '#/components/schemas/{name}'}}");
    let (a, next) = (to("A"), to("A1"));
    let mut schemas = format!(
        "A: {{type: object, properties: {{a: {{type: string}}}}, if: {{required: [a]}}, then: {a}, else: {next}, dependentRequired: {{a: [b]}}}}\n",
    );
    for n in 1..30 {
        let next = to(&format!("A{}", n + 1));
        schemas.push_str(&format!(
            "A{n}: {{if: {{required: [a{n}]}}, then: {next}, else: {next}}}\n"
        ));
    }
    schemas.push_str("A30: {required: [z]}\n");
    let api = later_api(&schemas);
    let rules = match &item(&api, "A").kind {
        ItemKind::Struct(of) => of.limits.members.iter().map(words::member_rule).collect(),
        _ => Vec::new(),
    };
    let first = rules.first().map(|words| words.as_str());
    assert_eq!(first, Some("`b` is required if `a` is there"));
    // Each of thirty schemas leads to the next twice.
    assert!(rules.len() < 128, "{}", rules.len());
}
