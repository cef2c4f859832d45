use super::super::tests::check;

/// The changes of an operation with the success in these media types.
fn check_content(old: &str, new: &str, expected: &[&str]) {
    let [old, new] = [old, new].map(|content| {
        format!(
            "paths: {{/a: {{get: {{operationId: read, responses: {{'200': {{description: D., content: {{application/json: {{schema: {{type: integer}}}}, {content}}}}}}}}}}}}}"
        )
    });
    check(&old, &new, expected);
}

#[test]
fn a_sequence_is_a_part_of_an_operation() {
    let events = "text/event-stream: {schema: {type: integer}}";
    let others = "text/event-stream: {schema: {type: boolean}}";
    let lines = "application/jsonl: {schema: {type: integer}}";
    check_content("", events, &["read: comes as server-sent events too"]);
    check_content(
        events,
        "",
        &["read: does not come as server-sent events any more (breaking)"],
    );
    check_content(
        events,
        others,
        &["read: items: a boolean, before an integer of 64 bits (breaking)"],
    );
    check_content(
        events,
        lines,
        &[
            "read: comes item by item as `application/jsonl`, before as server-sent events (breaking)",
        ],
    );
}
