use super::super::tests::{check, check_documents};

/// The changes of the parameters of an operation.
fn check_parameters(old: &str, new: &str, expected: &[&str]) {
    check_at(("/a", old), ("/a", new), expected);
}

/// The changes of an operation with a path and parameters.
fn check_at(old: (&str, &str), new: (&str, &str), expected: &[&str]) {
    let [old, new] = [old, new].map(|(path, parameters)| {
        format!("paths: {{'{path}': {{get: {{operationId: list, parameters: [{parameters}], responses: {{'204': {{description: D.}}}}}}}}}}")
    });
    check(&old, &new, expected);
}

const A: &str = "{name: a, in: query, schema: {type: string}}";
const B: &str = "{name: b, in: query, schema: {type: string}}";
const REQUIRED: &str = "{name: a, in: query, required: true, schema: {type: string}}";

#[test]
fn an_optional_parameter_breaks_if_it_is_the_first() {
    check_parameters(
        "",
        A,
        &[
            "list: now takes `ListOptions` (breaking)",
            "list: parameter a added",
        ],
    );
    check_parameters(A, &format!("{A}, {B}"), &["list: parameter b added"]);
    check_parameters(
        &format!("{A}, {B}"),
        A,
        &["list: parameter b removed (breaking)"],
    );
}

#[test]
fn a_required_parameter_breaks() {
    check_parameters(
        "",
        REQUIRED,
        &["list: parameter a added, required (breaking)"],
    );
    check_parameters(REQUIRED, "", &["list: parameter a removed (breaking)"]);
}

#[test]
fn a_parameter_that_is_required_becomes_an_argument() {
    check_parameters(
        &format!("{A}, {B}"),
        &format!("{REQUIRED}, {B}"),
        &["list: parameter a required, before optional (breaking)"],
    );
    check_parameters(
        &format!("{REQUIRED}, {B}"),
        &format!("{A}, {B}"),
        &["list: parameter a optional, before required (breaking)"],
    );
}

#[test]
fn arguments_have_an_order() {
    let other = "{name: b, in: query, required: true, schema: {type: string}}";
    check_parameters(
        &format!("{REQUIRED}, {other}"),
        &format!("{other}, {REQUIRED}"),
        &["list: asks for `b`, `a`, before `a`, `b` (breaking)"],
    );
    check_parameters(&format!("{A}, {B}"), &format!("{B}, {A}"), &[]);
}

#[test]
fn arguments_by_name_have_no_order() {
    let [one, two, three] = ["x", "y", "z"].map(|name| {
        format!("{{name: {name}, in: query, required: true, schema: {{type: string}}}}")
    });
    check_parameters(
        &format!("{one}, {two}, {three}"),
        &format!("{three}, {two}, {one}"),
        &[],
    );
    check_parameters(
        &format!("{one}, {two}"),
        &format!("{one}, {two}, {three}"),
        &[
            "list: takes its arguments by name, in `ListArguments` (breaking)",
            "list: parameter z added, required (breaking)",
        ],
    );
    check_parameters(
        &format!("{one}, {two}, {three}"),
        &format!("{one}, {two}"),
        &[
            "list: takes its arguments by position, before by name, in `ListArguments` (breaking)",
            "list: parameter z removed (breaking)",
        ],
    );
}

#[test]
fn another_place_breaks_requests() {
    check_parameters(
        A,
        "{name: a, in: header, schema: {type: string}}",
        &["list: parameter a in a header, before in the query (breaking)"],
    );
}

#[test]
fn another_style_breaks_requests() {
    let of = |rest: &str| {
        format!("{{name: a, in: query, {rest}, schema: {{type: array, items: {{type: string}}}}}}")
    };
    check_parameters(
        &of("style: form"),
        &of("style: pipeDelimited, explode: false"),
        &["list: parameter a written as `pipeDelimited`, before `form`, exploded (breaking)"],
    );
    check_parameters(
        &of("style: form"),
        &of("explode: false"),
        &["list: parameter a written as `form`, before `form`, exploded (breaking)"],
    );
    check_parameters(
        &of("style: form"),
        &of("allowReserved: true"),
        &["list: parameter a reserved characters are sent as they are"],
    );
}

#[test]
fn types_limits_and_advice_of_a_parameter_are_compared() {
    let of =
        |rest: &str, schema: &str| format!("{{name: a, in: query, {rest} schema: {{{schema}}}}}");
    let plain = of("", "type: string");
    check_parameters(
        &plain,
        &of("", "type: boolean"),
        &["list: parameter a a boolean, before a string (breaking)"],
    );
    check_parameters(
        &plain,
        &of("", "type: string, maxLength: 3"),
        &["list: parameter a now at most 3 characters (breaking)"],
    );
    check_parameters(
        &plain,
        &of("deprecated: true,", "type: string"),
        &["list: parameter a now deprecated"],
    );
    check_parameters(
        &plain,
        &of("x-sensitive: true,", "type: string"),
        &["list: parameter a now personal data"],
    );
    check_parameters(
        &plain,
        &of("x-rust-name: b,", "type: string"),
        &["list: parameter a `b` in Rust, before `a` (breaking)"],
    );
}

#[test]
fn a_parameter_of_the_path_is_known_by_its_place() {
    let of = |name: &str| {
        format!("{{name: {name}, in: path, required: true, schema: {{type: string}}}}")
    };
    check_at(
        ("/a/{id}", &of("id")),
        ("/a/{key}", &of("key")),
        &["list: parameter key renamed from `id`"],
    );
}

#[test]
fn a_header_is_the_same_in_any_case() {
    let of = |name: &str| {
        format!("{{name: {name}, in: header, required: true, schema: {{type: string}}}}")
    };
    check_parameters(&of("X-A"), &of("x-a"), &[]);
}

#[test]
fn a_parameter_with_one_value_is_no_argument() {
    let of = |values: &str| {
        format!(
            "{{name: x, in: header, required: true, schema: {{type: string, enum: [{values}]}}}}"
        )
    };
    check_parameters(
        "",
        &of("k"),
        &["list: parameter x added, always `k` (breaking)"],
    );
    check_parameters(&of("k"), "", &["list: parameter x removed"]);
    check_parameters(
        &of("k"),
        &of("l"),
        &["list: parameter x always `l`, before `k` (breaking)"],
    );
    check_parameters(
        &of("k, l"),
        &of("k"),
        &[
            "list: parameter x now always `k` (breaking)",
            "ListX: removed (breaking)",
        ],
    );
    check_parameters(
        &of("k"),
        &of("k, l"),
        &[
            "list: parameter x required, before always `k` (breaking)",
            "ListX: added",
        ],
    );
}

#[test]
fn the_version_itself_is_no_change() {
    let of = |version: &str, value: &str| {
        let parameter = format!(
            "{{name: v, in: header, required: true, schema: {{type: string, enum: ['{value}']}}}}"
        );
        format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '{version}'}}\npaths: {{/a: {{get: {{operationId: list, parameters: [{parameter}], responses: {{'204': {{description: D.}}}}}}}}}}"
        )
    };
    check_documents(&of("1", "1"), &of("2", "2"), &[]);
    check_documents(&of("1", "1"), &of("2", "1"), &[]);
    check_documents(
        &of("1", "1"),
        &of("2", "3"),
        &["list: parameter v always `3`, before `1` (breaking)"],
    );
}

#[test]
fn an_idempotency_key_that_is_none_any_more_breaks() {
    let header = |mark: &str| format!("{{name: X-Id, in: header, {mark}schema: {{type: string}}}}");
    let [plain, key] = ["", "x-idempotency-key: true, "].map(header);
    check_parameters(
        &plain,
        &key,
        &["list: parameter X-Id now an idempotency key"],
    );
    check_parameters(
        &key,
        &plain,
        &["list: parameter X-Id no longer an idempotency key (breaking)"],
    );
    check_parameters(&key, &key, &[]);
}
