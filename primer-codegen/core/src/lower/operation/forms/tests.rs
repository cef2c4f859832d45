use crate::lower::tests::check_operations;

/// Checks the members that a form's `encoding` writes otherwise, and its findings.
fn check(encoding: &str, encoded: &str, findings: &str) {
    let members = "text: {type: string}, list: {type: array, items: {type: integer}}, object: {type: object, properties: {a: {type: string}}}, \
                   objects: {type: array, items: {type: object, properties: {a: {type: string}}}}";
    let members = format!(
        "
        paths:
          /a:
            post:
              operationId: a
              requestBody:
                required: true
                content:
                  application/x-www-form-urlencoded:
                    schema: {{$ref: '#/components/schemas/Form'}}
                    encoding: {encoding}
              responses: {{'204': {{description: a}}}}
        components:
          schemas:
            Form: {{type: object, properties: {{{members}}}}}
        "
    );
    let operation = format!(
        "POST /a: a(body: Form as Form \"application/x-www-form-urlencoded\"{encoded}) -> Unit [Code(204) Empty]"
    );
    check_operations(&members, &format!("{operation}\n{findings}"));
}

#[test]
fn an_encoding_that_says_what_is_written_anyway_has_no_effect() {
    for encoding in [
        "{}",
        "{text: {}, list: {}, object: {}, objects: {}}",
        "{object: {contentType: application/json}}",
        "{text: {contentType: text/plain}, list: {contentType: text/plain}}",
        "{text: {contentType: 'image/png, image/jpeg'}}",
        "{list: {style: form}}",
        "{list: {style: form, explode: true, allowReserved: false}}",
        "{text: {style: form, explode: false}}",
    ] {
        check(encoding, "", "");
    }
}

#[test]
fn an_encoding_that_says_something_else_is_that_of_the_member() {
    for (encoding, expected) in [
        ("list: {style: form, explode: false}", ", list Form"),
        ("list: {style: pipeDelimited}", ", list PipeDelimited"),
        ("list: {contentType: application/json}", ", list Json"),
        (
            "text: {allowReserved: true}",
            ", text Form exploded reserved",
        ),
        ("text: {contentType: application/json}", ", text Json"),
        (
            "text: {contentType: application/json, allowReserved: true}",
            ", text Form exploded reserved",
        ),
        (
            "object: {style: deepObject, explode: true}",
            ", object DeepObject exploded",
        ),
        (
            "list: {style: deepObject, explode: true, x-deep-object: rails}",
            ", list DeepObjectRails exploded",
        ),
        ("object: {style: form}", ", object Form exploded"),
        (
            "objects: {contentType: application/a+json}",
            ", objects Json",
        ),
        (
            "objects: {style: deepObject, x-deep-object: qs}",
            ", objects DeepObject",
        ),
    ] {
        check(&format!("{{{encoding}}}"), expected, "");
    }
}

#[test]
fn what_is_not_certain_of_an_encoding_is_reported() {
    check(
        "{objects: {style: deepObject}, list: {style: deepObject}}",
        ", objects DeepObject, list DeepObject",
        "! `deepObject` for objects of scalars alone",
    );
    check(
        "{objects: {style: form}}",
        ", objects Form exploded",
        "! `form` list or object within another",
    );
    check(
        "{object: {contentType: application/xml}}",
        "",
        "! object `application/xml` not supported yet",
    );
    check(
        "{list: {style: form, x-deep-object: qs}}",
        "",
        "! `x-deep-object` applies",
    );
    check("{txet: {}}", "", "! property not found: `txet`");
    check(
        "{extra: {style: pipeDelimited}}",
        ", extra PipeDelimited",
        "! property not found: `extra`",
    );
}
