use super::super::tests::check_update;

const ID: &str = "{type: string, readOnly: true}";
const KEY: &str = "{type: string, writeOnly: true}";

/// Checks the changes of the properties of a schema that is in requests and in responses, and always has a form for requests.
fn check(old: &str, new: &str, expected: &[&str]) {
    let schema = |properties: &str| {
        format!(
            "A: {{required: [n], properties: {{n: {{type: integer}}, id: {ID}, key: {KEY}, {properties}}}}}"
        )
    };
    check_update(&schema(old), &schema(new), expected);
}

#[test]
fn a_member_of_both_forms_is_told_once() {
    check(
        "a: {type: string}",
        "a: {type: integer}, b: {type: string}",
        &[
            "A.a: an integer of 64 bits, before a string (breaking)",
            "A.b: added",
        ],
    );
}

#[test]
fn a_member_of_requests_alone_is_told_of_their_form() {
    check(
        "a: {type: string, writeOnly: true}",
        "b: {type: string, writeOnly: true}",
        &["AUpdate.a: removed (breaking)", "AUpdate.b: added"],
    );
}

#[test]
fn a_member_that_leaves_a_direction_is_told_of_the_form_of_that_direction() {
    check(
        "a: {type: string}",
        "a: {type: string, writeOnly: true}",
        &["A.a: removed (breaking)"],
    );
    check(
        "a: {type: string}",
        "a: {type: string, readOnly: true}",
        &["AUpdate.a: removed (breaking)"],
    );
    check(
        "a: {type: string, readOnly: true}",
        "a: {type: string}",
        &["AUpdate.a: added"],
    );
}

#[test]
fn limits_of_members_count_in_requests_alone() {
    check(
        "a: {type: string, readOnly: true}, b: {type: string, writeOnly: true}",
        "a: {type: string, maxLength: 5, readOnly: true}, b: {type: string, maxLength: 5, writeOnly: true}",
        &[
            "A.a: now at most 5 characters",
            "AUpdate.b: now at most 5 characters (breaking)",
        ],
    );
}
