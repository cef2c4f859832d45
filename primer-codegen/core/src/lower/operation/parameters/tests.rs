use crate::ir::ItemKind;
use crate::lower::tests::{api, check_operations, item};

/// A document with one operation at `/a/{id}`, the path parameter and some other parameters.
fn check(parameters: &str, expected: &str) {
    let (arguments, findings) = expected.split_once('\n').unwrap_or((expected, ""));
    check_operations(
        &document(parameters),
        &format!(
            "GET /a/{{id}}: a(id: String in path Simple{arguments}) -> Unit [Code(204) Empty]\n{findings}"
        ),
    );
}

fn document(parameters: &str) -> String {
    format!(
        "
        paths:
          /a/{{id}}:
            get:
              operationId: a
              parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}, {parameters}]
              responses: {{'204': {{description: a}}}}
        "
    )
}

#[test]
fn a_parameter_is_written_in_its_style() {
    check(
        "{name: q, in: query, schema: {type: string}}",
        ", q?: String in query Form exploded",
    );
    check(
        "{name: q, in: query, required: true, schema: {type: integer}}",
        ", q: I64 in query Form exploded",
    );
    check(
        "{name: q, in: query, explode: false, schema: {type: array, items: {type: string}}}",
        ", q?: [String] in query Form",
    );
    check(
        "{name: q, in: query, style: pipeDelimited, schema: {type: array, items: {type: string}}}",
        ", q?: [String] in query PipeDelimited",
    );
    check(
        "{name: q, in: query, style: deepObject, explode: true, schema: {type: object}}",
        ", q?: {Json} in query DeepObject exploded",
    );
    check(
        "{name: X-Id, in: header, schema: {type: string}}",
        ", x_id?: String in header Simple",
    );
    check(
        "{name: q, in: query, content: {application/json: {schema: {type: object}}}}",
        ", q?: {Json} in query Json",
    );
}

#[test]
fn an_idempotency_key_is_declared_or_has_a_usual_name() {
    check(
        "{name: Idempotency-Key, in: header, schema: {type: string}}",
        ", idempotency_key?: String in header Simple key",
    );
    check(
        "{name: x-idempotency-KEY, in: header, required: true, schema: {type: string, format: uuid}}",
        ", x_idempotency_key: String in header Simple key",
    );
    check(
        "{name: PayPal-Request-Id, in: header, x-idempotency-key: true, schema: {type: string}}",
        ", pay_pal_request_id?: String in header Simple key",
    );
    check(
        "{name: Idempotency-Key, in: header, x-idempotency-key: false, schema: {type: string}}",
        ", idempotency_key?: String in header Simple",
    );
    // A parameter of the usual name whose type cannot hold a key that the client makes.
    check(
        "{name: Idempotency-Key, in: header, schema: {type: integer}}",
        ", idempotency_key?: I64 in header Simple",
    );
    check(
        "{name: Idempotency-Key, in: query, schema: {type: string}}",
        ", idempotency_key?: String in query Form exploded",
    );
    check(
        "{name: PayPal-Request-Id, in: header, schema: {type: string}}",
        ", pay_pal_request_id?: String in header Simple",
    );
}

#[test]
fn a_parameter_with_a_single_value_is_no_argument() {
    check(
        "{name: X-V, in: header, required: true, schema: {type: string, enum: ['2.4']}}",
        ", \"X-V\" in header == \"2.4\"",
    );
    check(
        "{name: v, in: query, required: true, schema: {type: integer, enum: [3]}}",
        ", \"v\" in query == \"3\"",
    );
    check(
        "{name: v, in: query, schema: {type: boolean, enum: [true]}}",
        ", v?: Bool in query Form exploded",
    );
}

#[test]
fn a_single_value_that_is_not_written_as_it_is_is_an_argument() {
    check(
        "{name: v, in: query, required: true, allowReserved: true, schema: {type: string, enum: [a/b]}}",
        ", v: AV in query Form exploded",
    );
    check_operations(
        "
        paths:
          /a/{m}/{l}/{s}:
            get:
              operationId: a
              parameters:
              - {name: m, in: path, required: true, style: matrix, schema: {type: integer, enum: [1]}}
              - {name: l, in: path, required: true, style: label, schema: {type: boolean, enum: [true]}}
              - {name: s, in: path, required: true, style: simple, schema: {type: string, enum: [s]}}
              responses: {'204': {description: a}}
        ",
        "
        GET /a/{m}/{l}/{s}: a(m: AM in path Matrix, l: Bool in path Label, \"s\" in path == \"s\") -> Unit [Code(204) Empty]
        ",
    );
}

#[test]
fn reserved_characters_within_json_are_encoded() {
    let api = api(&document(
        "{name: q, in: query, allowReserved: true, content: {application/json: {schema: {type: object}}}}, {name: r, in: query, allowReserved: true, schema: {type: string}}",
    ));
    let parameters = api.operations.iter().flat_map(|it| &it.parameters);
    let is_reserved: Vec<bool> = parameters.map(|it| it.allow_reserved).collect();
    assert_eq!(is_reserved, [false, false, true]);
}

#[test]
fn a_path_parameter_that_is_always_empty_is_reported() {
    check_operations(
        "
        paths:
          /a/{text}/{list}/{named}:
            get:
              operationId: a
              parameters:
              - {name: text, in: path, required: true, schema: {type: string, maxLength: 0}}
              - {name: list, in: path, required: true, style: matrix, schema: {type: array, maxItems: 0, items: {type: string}}}
              - {name: named, in: path, required: true, style: matrix, schema: {type: string, maxLength: 0}}
              responses: {'204': {description: a}}
        ",
        "
        GET /a/{text}/{list}/{named}: a(text: String in path Simple, list: [String] in path Matrix, named: String in path Matrix) -> Unit [Code(204) Empty]
        ! no path can hold the only value of this parameter
        ! no path can hold the only value of this parameter
        ",
    );
}

#[test]
fn a_parameter_of_the_operation_replaces_that_of_the_path_item() {
    check_operations(
        "
        paths:
          /a:
            parameters:
              - {name: q, in: query, schema: {type: string}}
              - {name: r, in: query, schema: {type: string}}
            get:
              operationId: a
              parameters: [{name: q, in: query, schema: {type: integer}}, {name: q, in: header, schema: {type: string}}]
              responses: {'204': {description: a}}
        ",
        "GET /a: a(r?: String in query Form exploded, q?: I64 in query Form exploded, q2?: String in header Simple) -> Unit [Code(204) Empty]",
    );
}

#[test]
fn optional_parameters_are_fields_of_the_options() {
    let (api, _) = crate::lower_source(&crate::Source::new(
        "document.yaml",
        format!(
            "{{openapi: 3.0.3, info: {{title: T, version: '1'}}, paths: {{/a: {{get: {{operationId: find, parameters: [{}], responses: {{'204': {{description: a}}}}}}}}}}}}",
            "{name: new, in: query, schema: {type: string}}, {name: a, in: query, required: true, schema: {type: string}}, {name: options, in: query, schema: {type: string}}"
        ),
    ));
    let api = api.unwrap_or_else(|| unreachable!());
    let names: Vec<(&str, &str)> = match &item(&api, "FindOptions").kind {
        ItemKind::Struct(of) => of
            .fields
            .iter()
            .map(|field| (field.name.as_str(), field.setter.as_str()))
            .collect(),
        _ => Vec::new(),
    };
    assert_eq!(names, [("new", "with_new"), ("options", "options")]);
    let argument = api
        .operations
        .iter()
        .find_map(|operation| operation.options.as_ref());
    assert_eq!(argument.map(|(name, _)| name.as_str()), Some("options2"));
}

#[test]
fn what_is_wrong_is_reported() {
    check(
        "{name: q, in: query}",
        "\n! parameter needs `schema` `content`",
    );
    check(
        "{name: q, in: query, schema: {type: string}, content: {application/json: {}}}",
        "\n! parameter has either `schema` `content`",
    );
    check(
        "{name: 'X Y', in: header, schema: {type: string}}",
        ", x_y?: String in header Simple\n! `X Y` cannot be the name of a header",
    );
    check(
        "{name: q, in: query, schema: {type: array, items: {type: array, items: {type: string}}}}",
        ", q?: [[String]] in query Form exploded\n! `form` list or object within another",
    );
    check(
        "{name: q, in: query, schema: {type: string}}, {name: q, in: query, schema: {type: string}}",
        ", q?: String in query Form exploded\n! duplicate parameter `q` in `query`",
    );
    check(
        "{name: other, in: path, required: true, schema: {type: string}}",
        ", other: String in path Simple\n! path parameter `other` is not in the path `/a/{id}`",
    );
}

#[test]
fn a_cookie_is_a_parameter() {
    check(
        "{name: sid, in: cookie, required: true, schema: {type: string}}",
        ", sid: String in cookie Form exploded",
    );
    check(
        "{name: v, in: cookie, required: true, schema: {type: string, enum: ['2']}}",
        ", \"v\" in cookie == \"2\"",
    );
    check(
        "{name: ids, in: cookie, explode: false, schema: {type: array, items: {type: string}}}",
        ", ids?: [String] in cookie Form",
    );
    check(
        "{name: ids, in: cookie, schema: {oneOf: [{type: string}, {type: array, items: {type: string}}]}}",
        ", ids?: AIds in cookie Form exploded\n! standard several cookies list object",
    );
}

#[test]
fn a_parameter_of_a_media_type_is_json_or_text() {
    check(
        "{name: q, in: cookie, content: {application/vnd.a+json: {schema: {type: integer}}}}",
        ", q?: I64 in cookie Json",
    );
    check(
        "{name: q, in: query, content: {application/json: {}}}",
        ", q?: Json in query Json",
    );
    check(
        "{name: q, in: query, allowReserved: true, content: {text/plain: {}}}",
        ", q?: String in query Text",
    );
    check(
        "{name: X-Q, in: header, content: {text/plain; charset=utf-8: {schema: {type: integer}}}}",
        ", x_q?: I64 in header Text",
    );
    check(
        "{name: q, in: query, content: {application/xml: {schema: {type: object}}}}",
        ", q?: String in query Text\n! parameter `application/xml` text caller writes",
    );
    check(
        "{name: q, in: query, content: {text/plain: {schema: {type: object}}}}",
        ", q?: String in query Text\n! parameter `text/plain` text caller writes",
    );
}

#[test]
fn a_style_of_another_location_is_that_of_the_location() {
    check(
        "{name: q, in: query, style: simple, schema: {type: array, items: {type: string}}}",
        ", q?: [String] in query Form\n! `style: simple` not allowed `query` `form`",
    );
    check(
        "{name: X-Q, in: header, style: form, schema: {type: string}}",
        ", x_q?: String in header Simple\n! `style: form` not allowed `header` `simple`",
    );
}

#[test]
fn a_path_parameter_must_be_declared_and_required() {
    check_operations(
        "
        paths:
          /a/{id}/{name}: {get: {operationId: a, parameters: [{name: id, in: path, schema: {type: string}}], responses: {'204': {description: a}}}}
        ",
        "
        GET /a/{id}/{name}: a(id: String in path Simple) -> Unit [Code(204) Empty]
        ! path parameter must `id`
        ! the path's parameter `name` is not declared: `/a/{id}/{name}`
        ",
    );
}

#[test]
fn arguments_follow_the_path_template() {
    check_operations(
        "
        paths:
          /{org}/projects/{project}/disks/{disk}:
            parameters:
            - {name: project, in: path, required: true, schema: {type: string}}
            - {name: limit, in: query, required: true, schema: {type: integer}}
            - {name: disk, in: path, required: true, schema: {type: integer}}
            get:
              operationId: a
              parameters:
              - {name: unit, in: query, required: true, schema: {type: boolean}}
              - {name: org, in: header, schema: {type: integer}}
              - {name: org, in: path, required: true, schema: {type: string}}
              responses: {'204': {description: a}}
        ",
        "
        GET /{org}/projects/{project}/disks/{disk}: a(org: String in path Simple, project: String in path Simple, disk: I64 in path Simple, limit: I64 in query Form exploded, unit: Bool in query Form exploded, org2?: I64 in header Simple) -> Unit [Code(204) Empty]
        ",
    );
}

#[test]
fn a_constant_that_no_request_holds_is_reported() {
    check_operations(
        "
        paths:
          /a/{id}:
            get:
              operationId: a
              parameters:
              - {name: id, in: path, required: true, schema: {type: string, enum: ['']}}
              - {name: X-B, in: header, required: true, schema: {type: string, enum: [' b']}}
              - {name: c, in: query, required: true, schema: {type: string, enum: ['']}}
              responses: {'204': {description: a}}
        ",
        "
        GET /a/{id}: a(\"id\" in path == \"\", \"X-B\" in header == \" b\", \"c\" in query == \"\") -> Unit [Code(204) Empty]
        ! no path can hold the only value of this parameter
        ! no header can hold the only value of this parameter
        ",
    );
}
