use super::super::tests::check;

/// The changes from some path items to others.
fn check_paths(old: &str, new: &str, expected: &[&str]) {
    check(
        &format!("paths: {{{old}}}"),
        &format!("paths: {{{new}}}"),
        expected,
    );
}

/// An operation at a path, and more of its members.
fn operation(place: (&str, &str), id: &str, rest: &str) -> String {
    let (method, path) = place;
    format!(
        "{path}: {{{method}: {{operationId: {id}, {rest} responses: {{'204': {{description: D.}}}}}}}}"
    )
}

#[test]
fn an_operation_may_come_and_none_may_go() {
    let (one, two) = (
        operation(("get", "/a"), "read", ""),
        operation(("get", "/b"), "list", ""),
    );
    check_paths(&one, &format!("{one}, {two}"), &["list: added"]);
    check_paths(
        &format!("{one}, {two}"),
        &two,
        &["read: removed (breaking)"],
    );
}

#[test]
fn an_operation_is_known_by_method_and_path() {
    check_paths(
        &operation(("get", "/a"), "read", ""),
        &operation(("get", "/a"), "fetch", ""),
        &["fetch: renamed from `read` (breaking)"],
    );
}

#[test]
fn an_operation_that_moved_is_known_by_its_id() {
    check_paths(
        &operation(("put", "/a"), "save", ""),
        &operation(("post", "/b"), "save", ""),
        &["save: `POST /b`, before `PUT /a` (breaking)"],
    );
}

#[test]
fn operations_that_change_places_are_not_taken_for_each_other() {
    let (read, save) = (("get", "/a"), ("put", "/b"));
    check_paths(
        &format!(
            "{}, {}",
            operation(read, "read", ""),
            operation(save, "save", "")
        ),
        &format!(
            "{}, {}",
            operation(save, "save", ""),
            operation(read, "read", "")
        ),
        &[],
    );
}

#[test]
fn an_operation_is_deprecated_and_restored() {
    let (plain, old) = (
        operation(("get", "/a"), "read", ""),
        operation(("get", "/a"), "read", "deprecated: true,"),
    );
    check_paths(&plain, &old, &["read: now deprecated"]);
    check_paths(&old, &plain, &["read: no longer deprecated"]);
}

/// The changes of a request body.
fn check_body(old: &str, new: &str, expected: &[&str]) {
    let [old, new] = [old, new].map(|body| operation(("post", "/a"), "make", body));
    check_paths(&old, &new, expected);
}

fn body(rest: &str, media_type: &str, schema: &str) -> String {
    format!("requestBody: {{{rest}content: {{{media_type}: {{schema: {{{schema}}}}}}}}},")
}

#[test]
fn a_body_is_an_argument() {
    let text = body("required: true, ", "application/json", "type: string");
    check_body("", &text, &["make: now takes a body: a string (breaking)"]);
    check_body(&text, "", &["make: no longer takes a body (breaking)"]);
}

#[test]
fn whether_a_body_must_be_sent_is_its_type() {
    let optional = body("", "application/json", "type: string");
    let required = body("required: true, ", "application/json", "type: string");
    let nullable = body(
        "required: true, ",
        "application/json",
        "type: string, nullable: true",
    );
    check_body(
        &optional,
        &required,
        &["make: body required, before optional (breaking)"],
    );
    check_body(
        &required,
        &nullable,
        &["make: body required or `null`, before required (breaking)"],
    );
}

#[test]
fn the_type_the_limits_and_the_media_type_of_a_body_are_compared() {
    let text = body("", "application/json", "type: string");
    check_body(
        &text,
        &body("", "application/json", "type: boolean"),
        &["make: body a boolean, before a string (breaking)"],
    );
    check_body(
        &text,
        &body("", "application/json", "type: string, maxLength: 2"),
        &["make: body now at most 2 characters (breaking)"],
    );
    check_body(
        &text,
        &body("", "text/plain", "type: string"),
        &["make: body `text/plain`, before `application/json` (breaking)"],
    );
}

#[test]
fn what_changes_together_is_told_in_one_place() {
    let of = |id: &str, limit: &str| {
        operation(
            ("get", "/a"),
            id,
            &format!(
                "parameters: [{{name: limit, in: query, schema: {{type: integer, maximum: {limit}}}}}],"
            ),
        )
    };
    check_paths(
        &of("list", "2"),
        &of("find", "1"),
        &[
            "find: renamed from `list` (breaking)",
            "find: parameter limit at most 1, before 2 (breaking)",
        ],
    );
}

/// The changes of the credentials of an operation, with three schemes to choose from.
fn check_security(old: &str, new: &str, expected: &[&str]) {
    let schemes = "components: {securitySchemes: {K: {type: apiKey, in: header, name: X-Key}, T: {type: http, scheme: bearer}, U: {type: http, scheme: basic}}}";
    let [old, new] = [old, new].map(|security| {
        format!(
            "paths: {{{}}}\n{schemes}",
            operation(("get", "/a"), "read", &format!("security: [{security}],"))
        )
    });
    check(&old, &new, expected);
}

#[test]
fn credentials_that_were_enough_are_to_be_enough() {
    check_security(
        "",
        "{K: []}",
        &["read: needs `K` (header `X-Key`), before nothing (breaking)"],
    );
    check_security(
        "{K: []}",
        "",
        &["read: needs nothing, before `K` (header `X-Key`)"],
    );
    check_security(
        "{K: []}",
        "{K: []}, {T: []}",
        &["read: needs `K` (header `X-Key`) or `T` (a bearer token), before `K` (header `X-Key`)"],
    );
    check_security(
        "{T: []}, {U: []}",
        "{T: []}",
        &[
            "read: needs `T` (a bearer token), before `T` (a bearer token) or `U` (a user and a password) (breaking)",
        ],
    );
    check_security(
        "{T: []}",
        "{K: [], T: []}",
        &[
            "read: needs `K` (header `X-Key`) and `T` (a bearer token), before `T` (a bearer token) (breaking)",
        ],
    );
    check_security("{T: []}, {U: []}", "{U: []}, {T: []}", &[]);
}

#[test]
fn credentials_of_all_operations_are_told_of_once() {
    let of = |header: &str| {
        let schemes = format!(
            "components: {{securitySchemes: {{K: {{type: apiKey, in: header, name: {header}}}}}}}"
        );
        let (one, two) = (
            operation(("get", "/a"), "read", ""),
            operation(("get", "/b"), "list", ""),
        );
        format!("security: [{{K: []}}]\npaths: {{{one}, {two}}}\n{schemes}")
    };
    check(
        &of("X-A"),
        &of("X-B"),
        &["service: needs `K` (header `X-B`), before `K` (header `X-A`) (breaking)"],
    );
}
