use crate::lower::tests::check_operations;

#[test]
fn a_member_that_has_the_name_of_another_parameter_is_a_warning() {
    check_operations(
        "
        paths:
          /a:
            get:
              operationId: a
              parameters:
              - {name: limit, in: query, schema: {type: integer}}
              - {name: page, in: query, schema: {$ref: '#/components/schemas/Page'}}
              - {name: whole, in: query, explode: false, schema: {$ref: '#/components/schemas/Page'}}
              - {name: cookie, in: cookie, explode: false, schema: {$ref: '#/components/schemas/Page'}}
              responses: {'204': {description: a}}
          /b:
            get:
              operationId: b
              parameters:
              - {name: one, in: query, schema: {$ref: '#/components/schemas/Page'}}
              - {name: limit, in: header, schema: {type: integer}}
              - {name: two, in: query, schema: {$ref: '#/components/schemas/Other'}}
              responses: {'204': {description: a}}
        components:
          schemas:
            Page: {type: object, properties: {limit: {type: integer}, next: {type: string}}}
            Other: {type: object, properties: {next: {type: string}}}
        ",
        "
        GET /a: a(limit?: I64 in query Form exploded, page?: Page in query Form exploded, whole?: Page in query Form, cookie?: Page in cookie Form) -> Unit [Code(204) Empty]
        GET /b: b(one?: Page in query Form exploded, limit?: I64 in header Simple, two?: Other in query Form exploded) -> Unit [Code(204) Empty]
        ! member `limit` of this object has the name of another parameter
        ! member `next` of this object has the name of another parameter
        ",
    );
}
