use super::super::tests::check;

const A: &str = "content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}";
const B: &str = "content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}";

/// What changed of the answers of an operation, each with a status and its content.
fn check_answers(old: &[(&str, &str)], new: &[(&str, &str)], expected: &[&str]) {
    let object = "{type: object, properties: {x: {type: string}}}";
    let [old, new] = [old, new].map(|answers| {
        let answers = answers.iter().map(|(status, content)| format!("'{status}': {{description: D., {content}}}"));
        let answers = answers.collect::<Vec<_>>().join(", ");
        format!(
            "paths: {{/a: {{get: {{operationId: read, responses: {{{answers}}}}}}}}}\ncomponents: {{schemas: {{A: {object}, B: {object}}}}}"
        )
    });
    check(&old, &new, expected);
}

#[test]
fn an_answer_of_the_same_type_breaks_nothing() {
    let (one, two) = (
        [("200", A), ("400", B)],
        [("200", A), ("400", B), ("404", B)],
    );
    check_answers(&one, &two, &["read: answer 404 added"]);
    check_answers(&two, &one, &["read: answer 404 removed"]);
    check_answers(
        &[("200", A)],
        &[("200", A), ("4XX", "")],
        &["read: answer 4XX added"],
    );
}

#[test]
fn another_type_of_answer_breaks() {
    check_answers(
        &[("200", A)],
        &[("200", B)],
        &["read: answers with `B`, before `A` (breaking)"],
    );
    check_answers(
        &[("200", A), ("400", A)],
        &[("200", A), ("400", B)],
        &["read: fails with `B`, before `A` (breaking)"],
    );
    check_answers(
        &[("200", A)],
        &[("200", A), ("400", B)],
        &[
            "read: fails with `B`, before nothing (breaking)",
            "read: answer 400 added",
        ],
    );
}

#[test]
fn answers_of_several_types_become_an_enum() {
    let (one, two) = (
        [("200", A), ("400", B)],
        [("200", A), ("400", B), ("404", A)],
    );
    check_answers(
        &one,
        &two,
        &[
            "read: fails with `ReadError`, before `B` (breaking)",
            "read: answer 404 added, with `A`",
        ],
    );
    check_answers(
        &two,
        &one,
        &[
            "read: fails with `B`, before `ReadError` (breaking)",
            "read: answer 404 removed (breaking)",
        ],
    );
}

#[test]
fn an_enum_of_answers_is_open_and_keeps_its_variants() {
    let (two, three) = (
        [("400", A), ("404", B)],
        [("400", A), ("404", B), ("default", A)],
    );
    check_answers(
        &two,
        &three,
        &[
            "read: answers with `A`, before nothing (breaking)",
            "read: answer default added",
            "read: answer default added, with `A`",
        ],
    );
    let (two, three) = (
        [("204", ""), ("400", A), ("404", B)],
        [("204", ""), ("400", A), ("404", B), ("default", A)],
    );
    check_answers(&two, &three, &["read: answer default added, with `A`"]);
    check_answers(&three, &two, &["read: answer default removed (breaking)"]);
}

#[test]
fn a_variant_holds_another_type() {
    let (old, new) = (
        [("204", ""), ("400", A), ("404", B)],
        [("204", ""), ("400", B), ("404", A)],
    );
    check_answers(
        &old,
        &new,
        &[
            "read: answer 400 `B`, before `A` (breaking)",
            "read: answer 404 `A`, before `B` (breaking)",
        ],
    );
}

#[test]
fn another_media_type_is_read_by_the_client() {
    let text = "content: {text/plain: {schema: {type: string}}}";
    let json = "content: {application/json: {schema: {type: string}}}";
    check_answers(
        &[("200", text)],
        &[("200", json)],
        &["read: answer 200 `application/json`, before `text/plain`"],
    );
}

#[test]
fn limits_of_an_answer_break_nothing() {
    let (one, two) = (
        "content: {application/json: {schema: {type: string}}}",
        "content: {application/json: {schema: {type: string, maxLength: 2}}}",
    );
    check_answers(
        &[("200", one)],
        &[("200", two)],
        &["read: answer now at most 2 characters"],
    );
}
