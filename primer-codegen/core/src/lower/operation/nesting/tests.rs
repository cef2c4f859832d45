use crate::lower::tests::check_operations;

#[test]
fn lists_and_objects_in_brackets_are_numbered_unless_the_document_says_otherwise() {
    check_operations(
        "
        paths:
          /a:
            get:
              operationId: a
              parameters:
              - {name: none, in: query, style: deepObject, schema: {$ref: '#/components/schemas/Filter'}}
              - {name: qs, in: query, style: deepObject, x-deep-object: qs, schema: {$ref: '#/components/schemas/Filter'}}
              - {name: rails, in: query, style: deepObject, x-deep-object: rails, schema: {$ref: '#/components/schemas/Filter'}}
              - {name: deep, in: query, style: deepObject, x-deep-object: rails, schema: {type: object, properties: {list: {type: array, items: {$ref: '#/components/schemas/Filter'}}}}}
              responses: {'204': {description: a}}
        components:
          schemas:
            Filter:
              type: object
              properties:
                city: {type: string}
                either: {oneOf: [{type: string}, {$ref: '#/components/schemas/Range'}]}
                amount: {$ref: '#/components/schemas/Range'}
                status: {type: array, items: {type: string}}
            Range: {type: object, properties: {gte: {type: integer}}}
        ",
        "
        GET /a: a(none?: Filter in query DeepObject, qs?: Filter in query DeepObject, rails?: Filter in query DeepObjectRails) -> Unit [Code(204) Empty]
        ! `deepObject` for objects of scalars alone
        ! `x-deep-object: rails` within a list
        ",
    );
}

#[test]
fn a_form_holds_objects_as_json_and_lists_of_them() {
    check_operations(
        "
        paths:
          /a:
            post:
              operationId: a
              requestBody: {required: true, content: {application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Form'}}}}
              responses: {'204': {description: a}}
        components:
          schemas:
            Form:
              type: object
              properties:
                object: {type: object, properties: {list: {type: array, items: {type: array, items: {type: string}}}}}
                map: {type: object, additionalProperties: {type: array, items: {type: string}}}
                objects: {type: array, items: {type: object, properties: {a: {type: string}}}}
                scalars: {type: array, items: {type: string}}
                lists: {type: array, items: {type: array, items: {type: string}}}
        ",
        "
        POST /a: a(body: Form as Form \"application/x-www-form-urlencoded\") -> Unit [Code(204) Empty]
        ! form list within a list JSON
        ",
    );
}

#[test]
fn lists_and_objects_within_another_are_json() {
    check_operations(
        "
        paths:
          /a:
            get:
              operationId: a
              parameters:
              - {name: none, in: query, schema: {oneOf: [{type: array, items: {$ref: '#/components/schemas/Range'}}, {$ref: '#/components/schemas/Lists'}]}}
              - {name: one, in: query, schema: {oneOf: [{type: string}, {$ref: '#/components/schemas/Lists'}]}}
              - {name: X-Ranges, in: header, schema: {type: array, items: {$ref: '#/components/schemas/Range'}}}
              responses: {'204': {description: a}}
        components:
          schemas:
            Lists: {type: object, required: [a], properties: {a: {type: array, items: {type: string}}}}
            Range: {type: object, properties: {gte: {type: integer}}}
        ",
        "
        GET /a: a(none?: ANone in query Form exploded, one?: AOne in query Form exploded, x_ranges?: [Range] in header Json) -> Unit [Code(204) Empty]
        ! `form` list or object within another
        ! `form` list or object within another
        ! parameter list or object within another JSON
        ",
    );
}

#[test]
fn a_list_and_a_scalar_in_brackets_are_a_warning_of_the_whole_document() {
    check_operations(
        "
        paths:
          /a:
            get:
              operationId: a
              parameters:
              - {name: flat, in: query, style: deepObject, explode: true, schema: {type: object, additionalProperties: {type: string}}}
              - {name: free, in: query, style: deepObject, explode: true, schema: {type: object}}
              - {name: expand, in: query, style: deepObject, explode: true, schema: {type: array, items: {type: string}}}
              - {name: created, in: query, style: deepObject, explode: true, schema: {anyOf: [{type: object, properties: {gt: {type: integer}}}, {type: integer}]}}
              responses: {'204': {description: a}}
        ",
        "
        GET /a: a(flat?: {String} in query DeepObject exploded, free?: {Json} in query DeepObject exploded, expand?: [String] in query DeepObject exploded, created?: ACreated in query DeepObject exploded) -> Unit [Code(204) Empty]
        ! `deepObject` for objects of scalars alone
        ",
    );
}
