use crate::lower::tests::check_operations;

#[test]
fn headers_that_the_client_sets_are_left_out() {
    check_operations(
        "
        paths:
          /a:
            put:
              operationId: a
              parameters:
              - {name: content-LENGTH, in: header, required: true, schema: {type: integer}}
              - {name: Host, in: header, schema: {type: string}}
              - {name: Content-Type, in: header, required: true, schema: {type: string, enum: [text/plain]}}
              - {name: Host, in: query, required: true, schema: {type: string}}
              - {name: Content-Language, in: header, required: true, schema: {type: string}}
              responses: {'204': {description: a}}
        ",
        "
        PUT /a: a(host: String in query Form exploded, content_language: String in header Simple) -> Unit [Code(204) Empty]
        ! `content-LENGTH` is left out
        ! `Host` is left out
        ! `Content-Type` is left out
        ",
    );
}

#[test]
fn a_credential_is_no_parameter_as_well() {
    check_operations(
        "
        paths:
          /a:
            parameters:
            - {name: x-key, in: header, required: true, schema: {type: string}}
            - {name: key, in: query, required: true, schema: {type: string}}
            - {name: key, in: header, required: true, schema: {type: string}}
            get: {operationId: a, security: [{Header: []}, {Query: []}], responses: {'204': {description: a}}}
            put: {operationId: b, security: [], responses: {'204': {description: a}}}
            post: {operationId: c, security: [{Bearer: []}], parameters: [{name: authorization, in: header, schema: {type: string}}], responses: {'204': {description: a}}}
        components:
          securitySchemes:
            Header: {type: apiKey, in: header, name: X-Key}
            Query: {type: apiKey, in: query, name: key}
            Bearer: {type: http, scheme: bearer}
        ",
        "
        GET /a: a(key: String in header Simple) -> Unit [Code(204) Empty] with Header(\"X-Key\") with Query(\"key\")
        PUT /a: b(x_key: String in header Simple, key: String in query Form exploded, key2: String in header Simple) -> Unit [Code(204) Empty]
        POST /a: c(x_key: String in header Simple, key: String in query Form exploded, key2: String in header Simple) -> Unit [Code(204) Empty] with Bearer
        ! `x-key` is left out: credential `Header`
        ! `key` is left out: credential `Query`
        ! `authorization` is left out: credential `Bearer`
        ",
    );
}
