use super::super::tests::{check_request, check_response};

/// The changes of a member: a type breaks wherever it stands.
fn check(old: &str, new: &str, expected: &[&str]) {
    let [old, new] = [old, new].map(|it| {
        format!("A: {{type: object, properties: {{a: {{{it}}}}}}}\nB: {{type: object, properties: {{x: {{type: string}}}}}}")
    });
    check_request(&old, &new, expected);
    check_response(&old, &new, expected);
}

#[test]
fn a_type_is_told_in_words() {
    let list = "type: array, items: ";
    let b = "$ref: '#/components/schemas/B'";
    for (old, new, line) in [
        (
            "type: integer, format: int32",
            "type: integer, format: int64",
            "an integer of 64 bits, before one of 32 bits",
        ),
        (
            "type: integer",
            "type: number",
            "a number of 64 bits, before an integer of 64 bits",
        ),
        (
            "type: string",
            "type: boolean",
            "a boolean, before a string",
        ),
        (
            "type: string",
            "type: string, format: password",
            "a secret, before a string",
        ),
        (
            "type: string",
            "type: string, format: date-time",
            "a timestamp, before a string",
        ),
        ("type: string", b, "`B`, before a string"),
        (b, &format!("{list}{{{b}}}"), "a list of `B`, before `B`"),
        (
            &format!("{list}{{type: string}}"),
            &format!("{list}{{{b}}}"),
            "a list of `B`, before one of strings",
        ),
        (
            &format!("{list}{{{b}}}"),
            "type: object, additionalProperties: {type: string}",
            "a map of strings, before a list of `B`",
        ),
        (
            &format!("{list}{{type: string}}"),
            &format!("{list}{{type: string, nullable: true}}"),
            "a list of nullable strings, before one of strings",
        ),
    ] {
        check(old, new, &[&format!("A.a: {line} (breaking)")]);
    }
}

#[test]
fn limits_of_another_kind_of_value_are_not_compared() {
    check(
        "type: string, maxLength: 3",
        "type: boolean",
        &["A.a: a boolean, before a string (breaking)"],
    );
}

#[test]
fn limits_of_integers_are_compared_whatever_their_size() {
    let [old, new] = ["int32, minimum: 0", "int64, minimum: -1"].map(|it| {
        format!("A: {{type: object, properties: {{a: {{type: integer, format: {it}}}}}}}")
    });
    check_request(
        &old,
        &new,
        &[
            "A.a: an integer of 64 bits, before one of 32 bits (breaking)",
            "A.a: at least -1, before 0",
        ],
    );
}

#[test]
fn a_type_that_refers_to_itself_is_compared_once() {
    let of = |most: u64| {
        format!(
            "A: {{type: object, properties: {{a: {{$ref: '#/components/schemas/A'}}, b: {{type: string, maxLength: {most}}}}}}}"
        )
    };
    check_request(
        &of(2),
        &of(1),
        &["A.b: at most 1 character, before 2 (breaking)"],
    );
}

#[test]
fn a_type_that_comes_to_refer_to_itself_is_boxed() {
    let of = |b: &str| {
        format!(
            "A: {{type: object, properties: {{b: {{$ref: '#/components/schemas/B'}}}}}}\nB: {{type: object, properties: {{{b}}}}}"
        )
    };
    check_request(
        &of("x: {type: string}"),
        &of("x: {type: string}, a: {$ref: '#/components/schemas/A'}"),
        &["A.b: `Box<B>`, before `B` (breaking)", "B.a: added"],
    );
}
