use crate::ir::{Framing, Shape, StreamForm, Type};
use crate::lower::tests::api;

/// The form of the sequence of some `content`, the type of its items, and the type of the whole.
fn stream(content: &str) -> Option<(Framing, Type, Type)> {
    let api = api(&format!(
        "paths: {{/a: {{get: {{operationId: a, responses: {{'200': {{description: a, content: {content}}}}}}}}}}}"
    ));
    let operation = api.operations.first()?;
    let whole = operation.successes.shape.ty.clone();
    let stream = operation.stream.as_ref()?;
    match &stream.form {
        StreamForm::Sequence(sequence) => Some((sequence.framing, stream.items.ty.clone(), whole)),
        StreamForm::Pages(_) => None,
    }
}

#[test]
fn each_media_type_has_its_form() {
    for (media_type, framing) in [
        ("text/event-stream; charset=utf-8", Framing::Events),
        ("application/jsonl", Framing::Lines),
        ("application/x-ndjson", Framing::Lines),
        ("application/stream+json", Framing::Lines),
        ("application/json-seq", Framing::Records),
        ("application/geo+json-seq", Framing::Records),
    ] {
        let content = format!("{{{media_type}: {{schema: {{type: object}}}}}}");
        let map = Type::Map(Box::new(Shape::plain(Type::Json)));
        assert_eq!(
            stream(&content),
            Some((framing, map, Type::String)),
            "{media_type}"
        );
    }
    assert_eq!(stream("{application/json: {schema: {type: object}}}"), None);
}

#[test]
fn a_string_in_lines_is_the_whole_text() {
    let string = "schema: {type: string}";
    assert_eq!(
        stream(&format!("{{text/event-stream: {{{string}}}}}")),
        Some((Framing::Events, Type::String, Type::String))
    );
    assert_eq!(
        stream(&format!("{{application/jsonl: {{{string}}}}}")),
        None
    );
    let binary = "schema: {type: string, format: binary}";
    assert_eq!(
        stream(&format!("{{text/event-stream: {{{binary}}}}}")),
        None
    );
}

#[test]
fn without_a_schema_items_are_text_or_any_json() {
    let (_, items, _) = stream("{text/event-stream: {}}").unwrap();
    assert_eq!(items, Type::String);
    let (_, items, _) = stream("{application/jsonl: {}}").unwrap();
    assert_eq!(items, Type::Json);
}

#[test]
fn beside_json_the_whole_is_json() {
    let content = "{text/event-stream: {schema: {type: integer}}, application/json: {schema: {type: boolean}}}";
    assert_eq!(
        stream(content),
        Some((Framing::Events, Type::I64, Type::Bool))
    );
}
