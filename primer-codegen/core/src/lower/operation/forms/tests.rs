use crate::lower::tests::check_operations;

/// Checks the findings of a form's `encoding`.
fn check(encoding: &str, findings: &str) {
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
    let operation = "POST /a: a(body: Form as Form \"application/x-www-form-urlencoded\") -> Unit [Code(204) Empty]";
    check_operations(&members, &format!("{operation}\n{findings}"));
}

#[test]
fn an_encoding_that_says_what_is_written_anyway_is_accepted() {
    check("{}", "");
    check("{text: {}, list: {}, object: {}, objects: {}}", "");
    check("{object: {contentType: application/json}}", "");
    check(
        "{text: {contentType: text/plain}, list: {contentType: text/plain}}",
        "",
    );
    check("{list: {style: form}}", "");
    check(
        "{list: {style: form, explode: true, allowReserved: false}}",
        "",
    );
    check("{text: {style: form, explode: false}}", "");
}

#[test]
fn an_encoding_that_says_something_else_is_reported() {
    for (name, encoding) in [
        ("list", "{style: form, explode: false}"),
        ("list", "{style: pipeDelimited}"),
        ("list", "{contentType: application/json}"),
        ("text", "{allowReserved: true}"),
        ("text", "{contentType: application/json}"),
        ("object", "{style: deepObject, explode: true}"),
        ("object", "{style: form}"),
        ("object", "{contentType: application/xml}"),
        ("objects", "{contentType: application/json}"),
    ] {
        check(
            &format!("{{{name}: {encoding}}}"),
            &format!("! encoding `{name}` not supported"),
        );
    }
    check("{txet: {}}", "! property not found: `txet`");
}
