use super::super::tests::{check_request, check_response};

/// The changes of an object in a request and in a response.
fn check(old: &str, new: &str, request: &[&str], response: &[&str]) {
    let [old, new] = [old, new].map(|rest| format!("A: {{type: object, {rest}}}"));
    check_request(&old, &new, request);
    check_response(&old, &new, response);
}

#[test]
fn an_optional_member_may_come_and_none_may_go() {
    let (one, two) = (
        "properties: {a: {type: string}}",
        "properties: {a: {type: string}, b: {type: string}}",
    );
    check(one, two, &["A.b: added"], &["A.b: added"]);
    check(
        two,
        one,
        &["A.b: removed (breaking)"],
        &["A.b: removed (breaking)"],
    );
}

#[test]
fn a_required_member_breaks_requests_and_whoever_makes_a_value() {
    check(
        "properties: {a: {type: string}}",
        "required: [b], properties: {a: {type: string}, b: {type: string}}",
        &["A.b: added, required (breaking)"],
        &["A.b: added, required (breaking)"],
    );
}

#[test]
fn a_required_member_of_one_value_breaks_requests_alone() {
    check(
        "properties: {a: {type: string}}",
        "required: [b], properties: {a: {type: string}, b: {$ref: '#/components/schemas/B'}}}\nB: {type: string, enum: [x]",
        &["A.b: added, always `\"x\"` (breaking)", "B: added"],
        &["A.b: added, always `\"x\"`", "B: added"],
    );
}

#[test]
fn a_recommended_member_breaks_where_new_has_arguments() {
    let (one, two) = (
        "properties: {a: {type: string}",
        "properties: {a: {type: string}, b: {type: integer}}",
    );
    check(
        &format!("x-recommended: [a], {one}}}"),
        &format!("x-recommended: [a, b], {two}"),
        &["A.b: added, taken by `new` (breaking)"],
        &["A.b: added, taken by `new` (breaking)"],
    );
    check(
        &format!("{one}}}"),
        &format!("x-recommended: [b], {two}"),
        &["A.b: added"],
        &["A.b: added"],
    );
}

#[test]
fn what_new_asks_for_has_an_order() {
    let (one, two) = ("a: {type: string}", "b: {type: integer}");
    check(
        &format!("required: [a, b], properties: {{{one}, {two}}}"),
        &format!("required: [a, b], properties: {{{two}, {one}}}"),
        &["A: `new` takes `b`, `a`, before `a`, `b` (breaking)"],
        &["A: `new` takes `b`, `a`, before `a`, `b` (breaking)"],
    );
}

#[test]
fn what_new_asks_for_by_name_has_no_order() {
    let (one, two) = ("a: {type: string}", "b: {type: string}");
    check(
        &format!("required: [a, b], properties: {{{one}, {two}}}"),
        &format!("required: [a, b], properties: {{{two}, {one}}}"),
        &[],
        &[],
    );
}

#[test]
fn new_may_take_its_arguments_by_name_instead_of_by_place() {
    let integer = "required: [a, b], properties: {a: {type: string}, b: {type: integer}}";
    let string = "required: [a, b], properties: {a: {type: string}, b: {type: string}}";
    let named = "A: `new` takes its arguments by name, in `AArguments` (breaking)";
    let placed =
        "A: `new` takes its arguments by position, before by name, in `AArguments` (breaking)";
    let [text, number] = [
        "A.b: a string, before an integer of 64 bits (breaking)",
        "A.b: an integer of 64 bits, before a string (breaking)",
    ];
    check(integer, string, &[named, text], &[named, text]);
    check(string, integer, &[placed, number], &[placed, number]);
}

#[test]
fn what_is_recommended_changes_new() {
    let members = "properties: {a: {type: string}, b: {type: integer}}";
    let [none, a, both] =
        ["", "x-recommended: [a], ", "x-recommended: [a, b], "].map(|it| format!("{it}{members}"));
    let has = "A: has `new` now, which takes `a`";
    let had = "A: no longer has `new`, which took `a` (breaking)";
    let more = "A: `new` takes `a`, `b`, before `a` (breaking)";
    check(&none, &a, &[has], &[has]);
    check(&a, &none, &[had], &[had]);
    check(&a, &both, &[more], &[more]);
}

#[test]
fn whether_a_member_may_be_missing_is_its_type() {
    let required = "required: [a], properties: {a: {type: string}}";
    let required_or_null = "required: [a], properties: {a: {type: string, nullable: true}}";
    let optional = "properties: {a: {type: string}}";
    let three = "properties: {a: {type: string, nullable: true}}";
    for (old, new, line) in [
        (
            optional,
            required,
            "A.a: required, before optional (breaking)",
        ),
        (
            required,
            optional,
            "A.a: optional, before required (breaking)",
        ),
        (
            required,
            required_or_null,
            "A.a: required or `null`, before required (breaking)",
        ),
        (
            three,
            optional,
            "A.a: optional, before optional or `null` (breaking)",
        ),
    ] {
        check(old, new, &[line], &[line]);
    }
}

#[test]
fn a_default_that_is_new_is_no_other_than_there_was() {
    let [none, one, two] = ["", ", default: 1", ", default: 2"]
        .map(|it| format!("properties: {{a: {{type: integer{it}}}}}"));
    check(
        &none,
        &one,
        &["A.a: now defaults to `1`"],
        &["A.a: now defaults to `1`"],
    );
    let changed = ["A.a: defaults to `2`, before `1` (breaking)"];
    check(&one, &two, &changed, &changed);
    let gone = ["A.a: no longer defaults to `1` (breaking)"];
    check(&one, &none, &gone, &gone);
}

#[test]
fn a_default_of_any_type_is_compared() {
    check(
        "properties: {a: {type: array, items: {type: string}}}",
        "properties: {a: {type: array, items: {type: string}, default: [x]}}",
        &["A.a: now defaults to `[\"x\"]`"],
        &["A.a: now defaults to `[\"x\"]`"],
    );
}

#[test]
fn a_default_is_compared_by_its_value_on_the_wire() {
    check(
        "properties: {a: {type: string, enum: [x, y], default: x}}",
        "properties: {a: {type: string, enum: [x, y], default: y}}",
        &["A.a: defaults to `\"y\"`, before `\"x\"` (breaking)"],
        &["A.a: defaults to `\"y\"`, before `\"x\"` (breaking)"],
    );
}

#[test]
fn a_member_with_one_value_is_not_asked_for() {
    let of = |values: &str| {
        format!("required: [a], properties: {{a: {{type: string, enum: [{values}]}}}}")
    };
    check(
        &of("x, y"),
        &of("x"),
        &[
            "A.a: now always `\"x\"` (breaking)",
            "AA: value y removed (breaking)",
        ],
        &[
            "A.a: now always `\"x\"` (breaking)",
            "AA: value y removed (breaking)",
        ],
    );
    check(
        &of("x"),
        &of("x, y"),
        &[
            "A.a: no longer always `\"x\"` (breaking)",
            "AA: value y added",
        ],
        &[
            "A.a: no longer always `\"x\"` (breaking)",
            "AA: value y added",
        ],
    );
    check(
        &of("x"),
        &of("z"),
        &[
            "A.a: always `\"z\"`, before `\"x\"` (breaking)",
            "AA: value x removed (breaking)",
            "AA: value z added",
        ],
        &[
            "A.a: always `\"z\"`, before `\"x\"` (breaking)",
            "AA: value x removed (breaking)",
            "AA: value z added",
        ],
    );
}

#[test]
fn another_name_breaks_whoever_reads_what_was_written_down_under_it() {
    let (one, two) = (
        "properties: {a: {type: string}}",
        "properties: {a: {type: string, x-aliases: [b]}}",
    );
    check(
        one,
        two,
        &["A.a: also read as `b`"],
        &["A.a: also read as `b`"],
    );
    check(
        two,
        one,
        &["A.a: no longer read as `b`"],
        &["A.a: no longer read as `b` (breaking)"],
    );
}

#[test]
fn a_name_in_rust_breaks_code() {
    check(
        "properties: {a: {type: string}}",
        "properties: {a: {type: string, x-rust-name: b}}",
        &["A.a: `b` in Rust, before `a` (breaking)"],
        &["A.a: `b` in Rust, before `a` (breaking)"],
    );
}

#[test]
fn personal_data_and_advice_break_nothing() {
    let plain = "properties: {a: {type: string}}";
    let (personal, old) = (
        "properties: {a: {type: string, x-sensitive: true}}",
        "properties: {a: {type: string, deprecated: true}}",
    );
    check(
        plain,
        personal,
        &["A.a: now personal data"],
        &["A.a: now personal data"],
    );
    check(
        personal,
        plain,
        &["A.a: no longer personal data"],
        &["A.a: no longer personal data"],
    );
    check(
        plain,
        old,
        &["A.a: now deprecated"],
        &["A.a: now deprecated"],
    );
    check(
        old,
        plain,
        &["A.a: no longer deprecated"],
        &["A.a: no longer deprecated"],
    );
}

#[test]
fn other_members_are_refused_in_requests() {
    let open = "properties: {a: {type: string}}";
    let closed = format!("{open}, additionalProperties: false");
    let typed = format!("{open}, additionalProperties: {{type: string}}");
    let limited = format!("{open}, additionalProperties: {{type: string, maxLength: 3}}");
    check(
        open,
        &closed,
        &["A: other members are refused (breaking)"],
        &["A: other members are refused"],
    );
    check(
        &closed,
        open,
        &["A: other members are allowed"],
        &["A: other members are allowed"],
    );
    let line = "A: other members hold a string, before any JSON (breaking)";
    check(open, &typed, &[line], &[line]);
    let line = "A: other members now at most 3 characters";
    check(&typed, &limited, &[&format!("{line} (breaking)")], &[line]);
}

#[test]
fn members_are_counted() {
    let line = "A: now at least 1 member";
    let members = "properties: {a: {type: string}}";
    check(
        members,
        &format!("{members}, minProperties: 1"),
        &[&format!("{line} (breaking)")],
        &[line],
    );
}
