use crate::lower::tests::check_operations;

#[test]
fn lists_and_objects_in_an_object_are_refused_unless_the_document_says_how_they_are_written() {
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
        GET /a: a(qs?: Filter in query DeepObjectQs, rails?: Filter in query DeepObjectRails) -> Unit [Code(204) Empty]
        ! `deepObject` lists and objects within an object
        ! `deepObject` lists and objects within an object
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
        ! form lists within a list
        ",
    );
}

#[test]
fn alternatives_of_which_none_can_be_written_are_refused() {
    check_operations(
        "
        paths:
          /a:
            get:
              operationId: a
              parameters:
              - {name: none, in: query, schema: {oneOf: [{type: array, items: {$ref: '#/components/schemas/Range'}}, {$ref: '#/components/schemas/Lists'}]}}
              - {name: one, in: query, schema: {oneOf: [{type: string}, {$ref: '#/components/schemas/Lists'}]}}
              responses: {'204': {description: a}}
        components:
          schemas:
            Lists: {type: object, required: [a], properties: {a: {type: array, items: {type: string}}}}
            Range: {type: object, properties: {gte: {type: integer}}}
        ",
        "
        GET /a: a(one?: AOne in query Form exploded) -> Unit [Code(204) Empty]
        ! lists and objects within a parameter's
        ",
    );
}
