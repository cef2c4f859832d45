use super::super::tests::{api, item};
use super::markdown;
use crate::ir::ItemKind;

fn check(text: &str, expected: &[&str]) {
    assert_eq!(markdown(text), expected, "{text}");
}

#[test]
fn plain_words_stay() {
    check("", &[]);
    check("one\ntwo  \n\nthree\n\n", &["one", "two", "", "three"]);
    check("\n\none", &["one"]);
    check("- a\n  - b", &["- a", "  - b"]);
}

#[test]
fn code_is_no_rust() {
    check("```\nx\n```", &["```text", "x", "```"]);
    check("```json\n{}\n```", &["```json", "{}", "```"]);
    check("~~~\nx\n~~~", &["~~~text", "x", "~~~"]);
    check("    let x: u8 = 1;", &["  let x: u8 = 1;"]);
    check("\tlet x: u8 = 1;", &["  let x: u8 = 1;"]);
}

#[test]
fn code_within_a_fence_keeps_its_shape() {
    check("```\n    x\n```", &["```text", "    x", "```"]);
}

#[test]
fn a_fence_that_is_left_open_is_closed() {
    check("```\nx", &["```text", "x", "```"]);
}

#[test]
fn a_field_says_what_is_checked_and_assumed() {
    let api = api(
        "
        paths: {}
        components:
          schemas:
            A:
              type: object
              properties:
                a: {type: string, description: Words., minLength: 1, maxLength: 3, pattern: '^`a$'}
                b: {type: integer, minimum: 0, maximum: 9, default: 3}
                c: {type: number, minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: true, multipleOf: 0.5}
                d: {type: array, items: {}, minItems: 1, maxItems: 1, uniqueItems: true}
                e: {type: string, title: Title, readOnly: true}
                f: {type: string, default: secret, x-sensitive: true}
                g: {type: number, enum: [1, 2.5]}
        ",
    );
    let docs: Vec<Vec<String>> = match &item(&api, "A").kind {
        ItemKind::Struct(of) => of.fields.iter().map(|field| field.docs.0.clone()).collect(),
        _ => Vec::new(),
    };
    let expected: [&[&str]; 7] = [
        &["Words.", "", "1 to 3 characters. Matches `^'a$`."],
        &["0 to 9. Defaults to `3`."],
        &["More than 0. Less than 1. A multiple of 0.5."],
        &["Exactly 1 item. No two items are equal."],
        &["Title", "", "Read-only."],
        &[],
        &["One of `1`, `2.5`."],
    ];
    assert_eq!(docs, expected);
}
