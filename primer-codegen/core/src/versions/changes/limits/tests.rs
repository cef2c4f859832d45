use super::super::tests::{check_documents, check_request, check_response};

/// The changes of a member with these keywords: in a request, where a tighter limit breaks, and in a response.
fn check(old: &str, new: &str, what: &str, tighter: bool) {
    let [old, new] =
        [old, new].map(|it| format!("A: {{type: object, properties: {{a: {{{it}}}}}}}"));
    let breaking = if tighter { " (breaking)" } else { "" };
    check_request(&old, &new, &[&format!("A.a: {what}{breaking}")]);
    check_response(&old, &new, &[&format!("A.a: {what}")]);
}

#[test]
fn the_most_is_tighter_if_it_is_less() {
    let of = |most: u64| format!("type: string, maxLength: {most}");
    check(
        &of(256),
        &of(255),
        "at most 255 characters, before 256",
        true,
    );
    check(
        &of(255),
        &of(256),
        "at most 256 characters, before 255",
        false,
    );
    check(&of(2), &of(1), "at most 1 character, before 2", true);
}

#[test]
fn the_least_is_tighter_if_it_is_more() {
    let of = |least: u64| format!("type: array, items: {{type: string}}, minItems: {least}");
    check(&of(1), &of(2), "at least 2 items, before 1", true);
    check(&of(2), &of(1), "at least 1 item, before 2", false);
}

#[test]
fn a_limit_comes_and_goes() {
    let (none, some) = ("type: string", "type: string, minLength: 1, maxLength: 256");
    check(none, some, "now 1 to 256 characters", true);
    check(some, none, "no longer 1 to 256 characters", false);
}

#[test]
fn a_range_that_is_tighter_at_one_end_is_tighter() {
    let of = |least: u64, most: u64| format!("type: string, minLength: {least}, maxLength: {most}");
    check(
        &of(2, 4),
        &of(1, 3),
        "1 to 3 characters, before 2 to 4",
        true,
    );
    check(
        &of(2, 4),
        &of(1, 5),
        "1 to 5 characters, before 2 to 4",
        false,
    );
    check(
        &of(2, 4),
        &of(3, 3),
        "exactly 3 characters, before 2 to 4",
        true,
    );
    check(&of(3, 3), &of(4, 4), "exactly 4 characters, before 3", true);
    check(
        &of(2, 4),
        "type: string, maxLength: 4",
        "at most 4 characters, before 2 to 4",
        false,
    );
}

#[test]
fn an_end_that_is_excluded_is_tighter() {
    let (in_it, out) = (
        "type: number, minimum: 0",
        "type: number, minimum: 0, exclusiveMinimum: true",
    );
    check(in_it, out, "more than 0, before at least 0", true);
    check(out, in_it, "at least 0, before more than 0", false);
    check(
        out,
        &format!("{out}, maximum: 9"),
        "more than 0 and at most 9, before more than 0",
        true,
    );
}

#[test]
fn large_integers_are_compared_to_the_last_digit() {
    let of = |most: u64| format!("type: integer, format: int64, maximum: {most}");
    check(
        &of(9_007_199_254_740_993),
        &of(9_007_199_254_740_992),
        "at most 9007199254740992, before 9007199254740993",
        true,
    );
}

#[test]
fn one_number_has_several_spellings() {
    let [old, new] = ["0", "0.0"].map(|it| {
        format!("A: {{type: object, properties: {{a: {{type: number, minimum: {it}}}}}}}")
    });
    check_request(&old, &new, &[]);
}

#[test]
fn a_pattern_may_refuse_anything() {
    let of = |pattern: &str| format!("type: string, pattern: '{pattern}'");
    check("type: string", &of("^a+$"), "now matches `^a+$`", true);
    check(
        &of("^a+$"),
        &of("^a*$"),
        "matches `^a*$`, before `^a+$`",
        true,
    );
    check(
        &of("^a+$"),
        "type: string",
        "no longer has to match `^a+$`",
        false,
    );
}

#[test]
fn a_multiple_of_a_multiple_is_one() {
    let of = |number: u64| format!("type: integer, multipleOf: {number}");
    check("type: integer", &of(5), "now a multiple of 5", true);
    check(&of(5), &of(10), "a multiple of 10, before of 5", true);
    check(&of(10), &of(5), "a multiple of 5, before of 10", false);
    check(&of(5), "type: integer", "no longer a multiple of 5", false);
}

#[test]
fn items_that_are_equal_are_refused() {
    let (any, unique) = (
        "type: array, items: {type: string}",
        "type: array, uniqueItems: true, items: {type: string}",
    );
    check(any, unique, "now without equal items", true);
    check(unique, any, "equal items allowed", false);
}

#[test]
fn items_and_values_have_limits_too() {
    let list = |most: u64| format!("type: array, items: {{type: string, maxLength: {most}}}");
    let map = |most: u64| {
        format!("type: object, additionalProperties: {{type: string, maxLength: {most}}}")
    };
    check(
        &list(2),
        &list(1),
        "each item at most 1 character, before 2",
        true,
    );
    check(
        &map(2),
        &map(3),
        "each value at most 3 characters, before 2",
        false,
    );
}

#[test]
fn rules_on_members_and_excluded_values_are_limits() {
    let any = "type: object, additionalProperties: {type: string}";
    let one = format!("{any}, anyOf: [{{required: [a]}}, {{required: [b]}}]");
    check(any, &one, "now at least one of `a`, `b`", true);
    check(&one, any, "no longer at least one of `a`, `b`", false);
    let not = format!("{any}, not: {{required: [a, b]}}");
    check(any, &not, "now without `a` with `b`", true);
    check(
        "type: integer",
        "type: integer, not: {enum: [0]}",
        "now without the value `0`",
        true,
    );
}

#[test]
fn rules_of_later_versions_of_the_standard_are_limits() {
    let document = |member: &str| {
        let parts = [
            "openapi: 3.1.0",
            "info: {title: T, version: '1'}",
            "components: {schemas: {A: {type: object, properties: {a: {type: object, SCHEMA}}}}}",
            "paths: {/a: {post: {operationId: make, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}, responses: {'204': {description: Done.}}}}}",
        ];
        parts.join("\n").replace("type: object, SCHEMA", member)
    };
    let check = |old: &str, new: &str, expected: &[&str]| {
        let [old, new] = [old, new].map(document);
        check_documents(&old, &new, expected);
    };
    let (array, object) = ("type: array, items: {type: string}", "type: object");
    let contains = format!("{array}, contains: {{const: x}}");
    check(
        array,
        &contains,
        &["A.a: now the rule that at least 1 item is `\"x\"` (breaking)"],
    );
    check(
        &contains,
        array,
        &["A.a: no longer the rule that at least 1 item is `\"x\"`"],
    );
    check(
        object,
        "type: object, propertyNames: {maxLength: 1}",
        &["A.a: now the rule that each name has at most 1 character (breaking)"],
    );
    check(
        object,
        "type: object, dependentRequired: {b: [c]}",
        &["A.a: now the rule that `c` is required if `b` is there (breaking)"],
    );
    // The type of the member is that of one in some objects alone.
    let properties = "type: object, properties: {b: {type: string}}";
    check(
        &format!(
            "{properties}, if: {{required: [b]}}, then: {{properties: {{c: {{type: string}}}}}}"
        ),
        "type: object, properties: {b: {type: string}, c: {type: string}}, if: {required: [b]}",
        &["AA.c: now in all objects (breaking)"],
    );
}
