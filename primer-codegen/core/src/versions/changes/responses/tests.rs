use super::super::tests::check;

const A: &str = "content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}";
const B: &str = "content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}";

/// The changes of the responses of an operation, each with a status and its content.
fn check_responses(old: &[(&str, &str)], new: &[(&str, &str)], expected: &[&str]) {
    let object = "{type: object, properties: {x: {type: string}}}";
    let [old, new] = [old, new].map(|responses| {
        let responses = responses.iter().map(|(status, content)| format!("'{status}': {{description: D., {content}}}"));
        let responses = responses.collect::<Vec<_>>().join(", ");
        format!(
            "paths: {{/a: {{get: {{operationId: read, responses: {{{responses}}}}}}}}}\ncomponents: {{schemas: {{A: {object}, B: {object}}}}}"
        )
    });
    check(&old, &new, expected);
}

#[test]
fn a_response_of_the_same_type_breaks_nothing() {
    let (one, two) = (
        [("200", A), ("400", B)],
        [("200", A), ("400", B), ("404", B)],
    );
    check_responses(&one, &two, &["read: response 404 added"]);
    check_responses(&two, &one, &["read: response 404 removed"]);
    check_responses(
        &[("200", A)],
        &[("200", A), ("4XX", "")],
        &["read: response 4XX added"],
    );
}

#[test]
fn another_type_of_response_breaks() {
    check_responses(
        &[("200", A)],
        &[("200", B)],
        &["read: responds with `B`, before `A` (breaking)"],
    );
    check_responses(
        &[("200", A), ("400", A)],
        &[("200", A), ("400", B)],
        &["read: fails with `B`, before `A` (breaking)"],
    );
    check_responses(
        &[("200", A)],
        &[("200", A), ("400", B)],
        &[
            "read: fails with `B`, before nothing (breaking)",
            "read: response 400 added",
        ],
    );
}

#[test]
fn responses_of_several_types_become_an_enum() {
    let (one, two) = (
        [("200", A), ("400", B)],
        [("200", A), ("400", B), ("404", A)],
    );
    check_responses(
        &one,
        &two,
        &[
            "read: fails with `ReadError`, before `B` (breaking)",
            "read: response 404 added, with `A`",
        ],
    );
    check_responses(
        &two,
        &one,
        &[
            "read: fails with `B`, before `ReadError` (breaking)",
            "read: response 404 removed (breaking)",
        ],
    );
}

#[test]
fn an_enum_of_responses_is_open_and_keeps_its_variants() {
    let (two, three) = (
        [("400", A), ("404", B)],
        [("400", A), ("404", B), ("default", A)],
    );
    check_responses(
        &two,
        &three,
        &[
            "read: responds with `A`, before nothing (breaking)",
            "read: response default added",
            "read: response default added, with `A`",
        ],
    );
    let (two, three) = (
        [("204", ""), ("400", A), ("404", B)],
        [("204", ""), ("400", A), ("404", B), ("default", A)],
    );
    check_responses(&two, &three, &["read: response default added, with `A`"]);
    check_responses(&three, &two, &["read: response default removed (breaking)"]);
}

#[test]
fn a_variant_holds_another_type() {
    let (old, new) = (
        [("204", ""), ("400", A), ("404", B)],
        [("204", ""), ("400", B), ("404", A)],
    );
    check_responses(
        &old,
        &new,
        &[
            "read: response 400 `B`, before `A` (breaking)",
            "read: response 404 `A`, before `B` (breaking)",
        ],
    );
}

#[test]
fn another_media_type_is_read_by_the_client() {
    let text = "content: {text/plain: {schema: {type: string}}}";
    let json = "content: {application/json: {schema: {type: string}}}";
    check_responses(
        &[("200", text)],
        &[("200", json)],
        &["read: response 200 `application/json`, before `text/plain`"],
    );
}

#[test]
fn each_media_type_of_a_status_is_a_response() {
    let (one, two) = (
        "content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}",
        "content: {text/csv: {schema: {type: string}}, application/json: {schema: {$ref: '#/components/schemas/A'}}}",
    );
    check_responses(
        &[("200", one)],
        &[("200", two)],
        &[
            "read: responds with `ReadOutcome`, before `A` (breaking)",
            "read: response 200 added as `text/csv`, with a string",
        ],
    );
    check_responses(
        &[("200", two)],
        &[("200", one)],
        &[
            "read: responds with `A`, before `ReadOutcome` (breaking)",
            "read: response 200 removed as `text/csv` (breaking)",
        ],
    );
    let (two, three) = (
        [("200", two), ("204", "")],
        [
            (
                "200",
                "content: {text/csv: {schema: {type: string}}, application/json: {schema: {$ref: '#/components/schemas/B'}}, application/pdf: {}}",
            ),
            ("204", ""),
        ],
    );
    check_responses(
        &two,
        &three,
        &[
            "read: response 200 `B`, before `A` (breaking)",
            "read: response 200 added as `application/pdf`, with bytes",
        ],
    );
}

#[test]
fn limits_of_a_response_break_nothing() {
    let (one, two) = (
        "content: {application/json: {schema: {type: string}}}",
        "content: {application/json: {schema: {type: string, maxLength: 2}}}",
    );
    check_responses(
        &[("200", one)],
        &[("200", two)],
        &["read: response now at most 2 characters"],
    );
}
