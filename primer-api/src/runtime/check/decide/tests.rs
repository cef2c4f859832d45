use serde_json::json;

use crate::runtime::check::check;
use crate::runtime::sample::{Cat, Pet};
use crate::runtime::{
    Bound, Condition, Contains, Dependency, Json, Kind, Limits, Map, MemberRule, MemberTest,
    NameRule, Numeral, Ref, Scalar, Test, Value,
};

fn messages(value: Ref<'_>, limits: &'static Limits) -> Vec<String> {
    let violations = check(value, Some(limits), "order");
    violations.iter().map(ToString::to_string).collect()
}

#[expect(clippy::needless_pass_by_value, reason = "the result of a macro")]
fn said(json: Json, limits: &'static Limits) -> Vec<String> {
    messages(Value::get(&json), limits)
}

const NONE: [&str; 0] = [];

static DEPENDENT: Limits = Limits {
    members: &[MemberRule::Dependent(&Dependency {
        conditions: &[
            Condition {
                passes: true,
                tests: &[
                    MemberTest::Has("kind"),
                    MemberTest::Is(
                        "kind",
                        &Test {
                            values: Some(&[Scalar::Text("a"), Scalar::Null]),
                            ..Test::ANY
                        },
                    ),
                ],
            },
            Condition {
                passes: false,
                tests: &[MemberTest::Has("x"), MemberTest::Has("y")],
            },
        ],
        then: &[
            MemberTest::Has("a"),
            MemberTest::Is(
                "a",
                &Test {
                    types: &[Kind::Integer],
                    limits: Some(&Limits {
                        minimum: Some(Bound::Inclusive(Numeral::Integer(2))),
                        ..Limits::NONE
                    }),
                    ..Test::ANY
                },
            ),
            MemberTest::NotAll(&["b", "c"]),
        ],
        words: "this rule",
    })],
    ..Limits::NONE
};

#[test]
fn a_rule_holds_where_its_conditions_are_met() {
    let broken = ["`order` must keep this rule: this rule"];
    for kept in [
        json!({}),
        json!({"kind": "b"}),
        json!({"kind": ["a"]}),
        json!({"kind": "a", "x": 1, "y": null}),
        json!({"kind": "a", "a": 2}),
        json!({"kind": null, "a": 3.0, "b": 1}),
        json!("a"),
        json!(null),
    ] {
        assert_eq!(said(kept.clone(), &DEPENDENT), NONE, "{kept}");
    }
    for wrong in [
        json!({"kind": "a"}),
        json!({"kind": null, "x": 1}),
        json!({"kind": "a", "a": 1}),
        json!({"kind": "a", "a": 2.5}),
        json!({"kind": "a", "a": "2"}),
        json!({"kind": "a", "a": 2, "b": 1, "c": 1}),
    ] {
        assert_eq!(said(wrong.clone(), &DEPENDENT), broken, "{wrong}");
    }
}

#[test]
fn a_member_that_a_union_writes_is_there() {
    static TAGGED: Limits = Limits {
        members: &[
            MemberRule::AnyOf(&[&["petType"]]),
            MemberRule::Dependent(&Dependency {
                conditions: &[Condition {
                    passes: true,
                    tests: &[
                        MemberTest::Has("petType"),
                        MemberTest::Is(
                            "petType",
                            &Test {
                                values: Some(&[Scalar::Text("cat")]),
                                ..Test::ANY
                            },
                        ),
                    ],
                }],
                then: &[MemberTest::Has("tail")],
                words: "`tail` is required if `petType` is `\"cat\"`",
            }),
        ],
        ..Limits::NONE
    };
    let mut cat = Cat {
        pet_type: "cat".into(),
        lives: 9,
        additional_properties: Map::new(),
    };
    let pet = |cat: &Cat| messages(Pet::Cat(cat.clone()).get(), &TAGGED);
    assert_eq!(
        pet(&cat),
        ["`order` must keep this rule: `tail` is required if `petType` is `\"cat\"`"]
    );
    cat.additional_properties.insert("tail".into(), Json::Null);
    assert_eq!(
        pet(&cat),
        ["`order.tail` must not be sent: it is not declared"]
    );
}

static ITEMS: Limits = Limits {
    contains: &[Contains {
        item: Test {
            types: &[Kind::Object],
            members: &[
                MemberTest::Has("kind"),
                MemberTest::Is(
                    "kind",
                    &Test {
                        values: Some(&[Scalar::Number(Numeral::Integer(1)), Scalar::Bool(true)]),
                        ..Test::ANY
                    },
                ),
            ],
            ..Test::ANY
        },
        least: 1,
        most: Some(2),
        words: "1 to 2 items",
    }],
    ..Limits::NONE
};

#[test]
fn items_that_pass_a_test_are_counted() {
    let broken = ["`order` must keep this rule: 1 to 2 items"];
    for kept in [
        json!([{"kind": 1}]),
        json!([{"kind": 1.0}, {"kind": true}, {"kind": false}, 1]),
        json!({"kind": 2}),
    ] {
        assert_eq!(said(kept.clone(), &ITEMS), NONE, "{kept}");
    }
    for wrong in [
        json!([]),
        json!([1, true, {}, {"kind": "1"}, {"kind": null}, {"kind": [1]}]),
        json!([{"kind": 1}, {"kind": true}, {"kind": 1}]),
    ] {
        assert_eq!(said(wrong.clone(), &ITEMS), broken, "{wrong}");
    }
}

#[test]
fn an_item_that_is_not_decided_breaks_no_rule() {
    let infinite = vec![f64::INFINITY];
    static NUMBERS: Limits = Limits {
        contains: &[Contains {
            item: Test {
                types: &[Kind::Integer],
                ..Test::ANY
            },
            least: 1,
            most: Some(1),
            words: "exactly 1 item is an integer",
        }],
        ..Limits::NONE
    };
    assert_eq!(
        messages(Value::get(&infinite), &NUMBERS),
        ["`order[0]` must be a finite number"]
    );
    assert_eq!(
        messages(Value::get(&vec![0.5]), &NUMBERS),
        ["`order` must keep this rule: exactly 1 item is an integer"]
    );
    assert_eq!(messages(Value::get(&vec![0.5, 2.0]), &NUMBERS), NONE);
}

#[test]
fn each_name_passes_a_test() {
    static NAMES: Limits = Limits {
        names: &[NameRule {
            name: Test {
                values: Some(&[Scalar::Text("a"), Scalar::Text("b")]),
                limits: Some(&Limits {
                    excluded: &[Scalar::Text("b")],
                    ..Limits::NONE
                }),
                ..Test::ANY
            },
            words: "each name is `\"a\"`",
        }],
        ..Limits::NONE
    };
    assert_eq!(said(json!({"a": {"c": 1}}), &NAMES), NONE);
    assert_eq!(said(json!(["c"]), &NAMES), NONE);
    assert_eq!(
        said(json!({"a": 1, "b": 1, "c d": 1}), &NAMES),
        [
            "`order.b` must keep this rule: each name is `\"a\"`",
            "`order[\"c d\"]` must keep this rule: each name is `\"a\"`",
        ]
    );
}
