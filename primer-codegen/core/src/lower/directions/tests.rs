use crate::ir::{Form, Item, ItemKind, TypeId};
use crate::lower::tests::{api, check_bodies, item};

/// Checks the types of some schemas, and the body of a POST with one schema in its request and another in its response.
fn check(schemas: &str, body: &str, response: &str, expected: &str) {
    check_bodies(
        &document(schemas, &operation("post", body, response)),
        expected,
    );
}

fn document(schemas: &str, operations: &str) -> String {
    let schemas: Vec<&str> = schemas.lines().map(str::trim).collect();
    let schemas = schemas.join("\n    ");
    format!("paths:\n  /a:\n{operations}components:\n  schemas:\n    {schemas}\n")
}

fn operation(method: &str, body: &str, response: &str) -> String {
    format!(
        "    {method}:
      operationId: {method}A
      requestBody: {{required: true, content: {{application/json: {{schema: {body}}}}}}}
      responses: {{'200': {{description: a, content: {{application/json: {{schema: {response}}}}}}}}}
"
    )
}

const A: &str = "{$ref: '#/components/schemas/A'}";
const B: &str = "{$ref: '#/components/schemas/B'}";
const STRING: &str = "{type: string}";

const ID: &str = "{type: string, readOnly: true}";
const KEY: &str = "{type: string, writeOnly: true}";

#[test]
fn a_type_in_both_directions_gets_a_second_type_for_requests() {
    check(
        &format!(
            "A: {{required: [id, n, key], properties: {{id: {ID}, n: {{type: integer}}, key: {KEY}, at: {ID}, pin: {KEY}}}}}"
        ),
        A,
        A,
        "
        A { id: String, n: I64, at?: String }
        ARequest { n: I64, key: String, pin?: String }
        body: ARequest
        ",
    );
}

#[test]
fn a_type_in_one_direction_has_the_form_of_that_direction_under_its_own_name() {
    check(
        &format!(
            "A: {{required: [id, key], properties: {{id: {ID}, key: {KEY}}}}}
             B: {{required: [id, key], properties: {{id: {ID}, key: {KEY}}}}}"
        ),
        A,
        B,
        "
        A { key: String }
        B { id: String }
        body: A
        ",
    );
}

#[test]
fn a_type_that_no_operation_uses_has_all_members() {
    check(
        &format!(
            "A: {{required: [id, key, free, maybe], properties: {{id: {ID}, key: {KEY}, free: {{readOnly: true}}, maybe: {{type: string, nullable: true, readOnly: true}}}}}}"
        ),
        STRING,
        STRING,
        "
        A { id?: String, key?: String, free: Patch<Json>, maybe: Patch<String> }
        body: String
        ",
    );
}

#[test]
fn two_forms_that_do_not_differ_are_one_type() {
    check(
        &format!(
            "A: {{properties: {{b: {{$ref: '#/components/schemas/B'}}, c: {{$ref: '#/components/schemas/C'}}}}}}
             B: {{properties: {{x: {STRING}}}}}
             C: {{properties: {{id: {ID}, b: {{$ref: '#/components/schemas/B'}}}}}}"
        ),
        A,
        A,
        "
        A { b?: B, c?: C }
        B { x?: String }
        C { id?: String, b?: B }
        ARequest { b?: B, c?: CRequest }
        CRequest { b?: B }
        body: ARequest
        ",
    );
}

#[test]
fn types_of_members_alternatives_items_and_values_follow() {
    check(
        &format!(
            "A: {{properties: {{one: {B}, many: {{type: array, items: {B}}}, map: {{type: object, additionalProperties: {B}}}, any: {{oneOf: [{B}, {STRING}]}}, some: {{oneOf: [{B}, {{type: array, items: {B}}}]}}}}}}
             B: {{properties: {{id: {ID}}}}}"
        ),
        A,
        A,
        "
        A { one?: B, many?: [B], map?: {B}, any?: AAny, some?: OneOrMany<B> }
        B { id?: String }
        AAny = B(B) | Text(String)
        ARequest { one?: BRequest, many?: [BRequest], map?: {BRequest}, any?: AAnyRequest, some?: OneOrMany<BRequest> }
        BRequest {  }
        AAnyRequest = B(BRequest) | Text(String)
        body: ARequest
        ",
    );
}

#[test]
fn types_in_a_circle_follow() {
    check(
        &format!(
            "A: {{properties: {{b: {B}}}}}
             B: {{properties: {{a: {A}, id: {ID}}}}}"
        ),
        A,
        B,
        "
        A { b?: Box<B> }
        B { a?: Box<A>, id?: String }
        ARequest { b?: Box<BRequest> }
        BRequest { a?: Box<ARequest> }
        body: ARequest
        ",
    );
}

#[test]
fn a_circle_that_ends_in_each_direction_is_kept() {
    check(
        &format!(
            "A: {{required: [b], properties: {{b: {{readOnly: true, allOf: [{B}]}}}}}}
             B: {{required: [a], properties: {{a: {{writeOnly: true, allOf: [{A}]}}}}}}"
        ),
        B,
        A,
        "
        A { b: B }
        B {  }
        ARequest {  }
        BRequest { a: ARequest }
        body: BRequest
        ",
    );
}

#[test]
fn another_name_of_a_type_follows_it() {
    check(
        &format!(
            "A: {{type: array, items: {B}}}
             B: {{properties: {{id: {ID}}}}}"
        ),
        A,
        A,
        "
        B { id?: String }
        A: [B]
        BRequest {  }
        ARequest: [BRequest]
        body: [BRequest]
        ",
    );
}

#[test]
fn only_what_a_direction_contains_is_in_it() {
    check(
        &format!(
            "A: {{properties: {{b: {{writeOnly: true, allOf: [{B}]}}, c: {{readOnly: true, allOf: [{{$ref: '#/components/schemas/C'}}]}}}}}}
             B: {{required: [id, key], properties: {{id: {ID}, key: {KEY}}}}}
             C: {{required: [id, key], properties: {{id: {ID}, key: {KEY}}}}}"
        ),
        A,
        A,
        "
        A { c?: C }
        B { key: String }
        C { id: String }
        ARequest { b?: B }
        body: ARequest
        ",
    );
}

#[test]
fn a_keyword_counts_wherever_it_stands_beside_the_type_of_a_property() {
    check(
        &format!(
            "A: {{required: [a, c, d], properties: {{a: {{allOf: [{{$ref: '#/components/schemas/Text'}}]}}, b: {{$ref: '#/components/schemas/Text'}}, c: {{readOnly: true, allOf: [{B}]}}, d: {{allOf: [{B}, {{readOnly: true, properties: {{x: {STRING}}}}}]}}}}}}
             B: {{properties: {{x: {STRING}}}}}
             Text: {{type: string, readOnly: true}}"
        ),
        A,
        A,
        "
        A { a: String, b?: String, c: B, d: AD }
        B { x?: String }
        AD { x?: String }
        Text: String
        ARequest {  }
        body: ARequest
        ",
    );
}

#[test]
fn a_property_that_is_declared_twice_is_read_only_by_either_declaration() {
    check(
        &format!(
            "A: {{allOf: [{{required: [id], properties: {{id: {STRING}}}}}, {{properties: {{id: {ID}}}}}]}}"
        ),
        A,
        A,
        "
        A { id: String }
        ARequest {  }
        body: ARequest
        ",
    );
}

#[test]
fn a_discriminator_stays() {
    check(
        &format!(
            "A: {{oneOf: [{B}, {{$ref: '#/components/schemas/C'}}], discriminator: {{propertyName: kind}}}}
             B: {{required: [kind], properties: {{kind: {ID}, id: {ID}}}}}
             C: {{required: [kind], properties: {{kind: {{type: string, enum: [C], readOnly: true}}}}}}"
        ),
        A,
        A,
        "
        A = \"B\" B(B) | \"C\" C(C) by kind
        B { kind: String, id?: String }
        C { kind: CKind == C }
        CKind = C \"C\"
        ARequest = \"B\" B(BRequest) | \"C\" C(CRequest) by kind
        BRequest { kind?: String }
        CRequest { kind?: CKind }
        body: ARequest
        ",
    );
}

#[test]
fn a_member_stays_where_the_members_that_are_not_declared_have_another_type() {
    check(
        &format!(
            "A: {{required: [id, key], properties: {{id: {ID}, key: {KEY}}}, additionalProperties: {{type: integer}}}}"
        ),
        A,
        A,
        "
        A { id: String, key?: String, ..: I64 }
        ARequest { id?: String, key: String, ..: I64 }
        body: ARequest
        ",
    );
}

#[test]
fn an_update_is_made_of_the_form_in_requests() {
    let schemas = format!("A: {{required: [id], properties: {{id: {ID}, name: {STRING}}}}}");
    check_bodies(
        &document(&schemas, &operation("patch", A, A)),
        "
        A { id: String, name?: String }
        AUpdate { name: Patch<String> }
        body: AUpdate
        ",
    );
    let both = operation("post", A, A) + &operation("patch", A, A);
    check_bodies(
        &document(&schemas, &both),
        "
        A { id: String, name?: String }
        ARequest { name?: String }
        AUpdate { name: Patch<String> }
        body: ARequest
        body: AUpdate
        ",
    );
    let api = api(&document(&schemas, &both));
    let forms = |name: &str| (item(&api, name).form, item(&api, name).from.clone());
    assert_eq!(forms("A"), (Form::Own, vec![]));
    assert_eq!(
        forms("ARequest"),
        (Form::Request(TypeId(0)), vec![TypeId(0)])
    );
    let of_request = (Form::Update(TypeId(1)), vec![TypeId(1), TypeId(0)]);
    assert_eq!(forms("AUpdate"), of_request);
}

#[test]
fn a_response_converts_unless_a_request_has_required_members_beside() {
    let schemas = format!(
        "A: {{properties: {{b: {{type: array, items: {B}}}, c: {{$ref: '#/components/schemas/C'}}}}}}
         B: {{properties: {{id: {ID}, key: {KEY}}}}}
         C: {{required: [key], properties: {{id: {ID}, key: {KEY}}}}}"
    );
    let api = api(&document(&schemas, &operation("post", A, A)));
    let converts = |name: &str| !item(&api, name).from.is_empty();
    assert!(converts("BRequest"));
    assert!(!converts("CRequest"));
    assert!(!converts("ARequest"));
}

#[test]
fn all_media_types_of_a_body_have_the_form_in_requests() {
    check_bodies(
        &document(
            &format!("A: {{properties: {{id: {ID}, name: {STRING}}}}}"),
            &format!(
                "    post:
      operationId: make
      parameters:
        - {{name: filter, in: query, schema: {A}}}
        - {{name: after, in: query, required: true, content: {{application/json: {{schema: {A}}}}}}}
      requestBody: {{content: {{application/json: {{schema: {A}}}, multipart/form-data: {{schema: {A}}}, application/x-www-form-urlencoded: {{schema: {A}}}}}}}
      responses: {{'200': {{description: a, content: {{application/json: {{schema: {A}}}}}}}}}
"
            ),
        ),
        "
        A { id?: String, name?: String }
        MakeBody = Json(ARequest) | Multipart(ARequest) | Form(ARequest)
        MakeOptions { filter?: ARequest, closed }
        ARequest { name?: String }
        body: MakeBody
        ",
    );
}

#[test]
fn callbacks_exchange_the_directions() {
    check_bodies(
        &document(
            &format!(
                "A: {{required: [id, key], properties: {{id: {ID}, key: {KEY}}}}}
                 B: {{required: [id, key], properties: {{id: {ID}, key: {KEY}}}}}"
            ),
            &format!(
                "    post:
      operationId: subscribe
      responses: {{'204': {{description: a}}}}
      callbacks:
        told:
          '{{$request.query.url}}':
            post:
              operationId: told
              requestBody: {{content: {{application/json: {{schema: {A}}}}}}}
              responses: {{'200': {{description: a, content: {{application/json: {{schema: {B}}}}}}}}}
"
            ),
        ),
        "
        A { id: String }
        B { key: String }
        ToldCallback: A
        ToldCallbackResponse: B
        ",
    );
}

#[test]
fn new_takes_the_required_members_of_its_form() {
    let schemas = format!(
        "A: {{required: [id, name, key], x-recommended: [note], properties: {{id: {ID}, name: {STRING}, key: {{type: integer, writeOnly: true}}, note: {STRING}}}}}
         B: {{required: [id], properties: {{id: {ID}}}}}"
    );
    let post = operation("post", A, A) + &operation("put", B, B);
    let api = api(&document(&schemas, &post));
    assert_eq!(asked(item(&api, "A")), (vec!["id", "name", "note"], false));
    assert_eq!(
        asked(item(&api, "ARequest")),
        (vec!["name", "key", "note"], false)
    );
    assert_eq!(asked(item(&api, "BRequest")), (vec![], true));
}

/// The members that `new` asks for, and whether there is a default.
fn asked(item: &Item) -> (Vec<&str>, bool) {
    match &item.kind {
        ItemKind::Struct(of) => (
            of.asked().map(|it| it.wire_name.as_str()).collect(),
            of.default,
        ),
        _ => (Vec::new(), false),
    }
}

#[test]
fn a_name_that_is_taken_is_not_taken_again() {
    check(
        &format!(
            "A: {{properties: {{id: {ID}}}}}
             ARequest: {STRING}"
        ),
        A,
        A,
        "
        A { id?: String }
        ARequest: String
        AInput {  }
        body: AInput
        ",
    );
}

#[test]
fn the_documentation_of_a_member_tells_which_messages_have_it() {
    let b = format!("{{allOf: [{B}, {{readOnly: true, properties: {{y: {STRING}}}}}]}}");
    let schemas = format!(
        "A: {{properties: {{id: {b}, key: {KEY}}}}}
         B: {{properties: {{x: {STRING}}}}}"
    );
    let api = api(&document(&schemas, &operation("post", A, A)));
    let words = |name: &str| match &item(&api, name).kind {
        ItemKind::Struct(of) => of
            .fields
            .iter()
            .map(|it| it.docs.lines().join(" "))
            .collect(),
        _ => Vec::new(),
    };
    assert_eq!(words("A"), ["Read-only."]);
    assert_eq!(words("ARequest"), ["Write-only."]);
}

#[test]
fn the_documentation_of_the_forms_links_them() {
    let schemas = format!("A: {{description: An a, properties: {{id: {ID}}}}}");
    let api = api(&document(&schemas, &operation("post", A, A)));
    let words = |name: &str| item(&api, name).docs.lines().to_vec();
    assert_eq!(
        words("A"),
        [
            "An a",
            "",
            "A request takes `ARequest`.",
            "",
            "The response of [`post_a`](Client::post_a)."
        ]
    );
    assert_eq!(
        words("ARequest"),
        [
            "An a",
            "",
            "The form of [`A`](type@A) in requests.",
            "",
            "The request of [`post_a`](Client::post_a)."
        ]
    );
}
