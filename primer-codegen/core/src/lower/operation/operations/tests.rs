use crate::lower::tests::check_operations;

#[test]
fn an_operation_is_named_by_its_id_or_by_method_and_path() {
    check_operations(
        "
        paths:
          /orders:
            get: {operationId: listOrders, responses: {'204': {description: a}}}
            post: {responses: {'204': {description: a}}}
          /orders/{id}/items:
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            get: {responses: {'204': {description: a}}}
            put: {x-rust-name: replace, operationId: putItems, responses: {'204': {description: a}}}
        ",
        "
        GET /orders: list_orders() -> Unit [Code(204) Empty]
        POST /orders: post_orders() -> Unit [Code(204) Empty]
        GET /orders/{id}/items: get_orders_by_id_items(id: String in path Simple) -> Unit [Code(204) Empty]
        PUT /orders/{id}/items: replace(id: String in path Simple) -> Unit [Code(204) Empty]
        ",
    );
}

#[test]
fn a_path_item_elsewhere_is_named_after_the_path_that_it_stands_under() {
    check_operations(
        "
        paths:
          /v2/pets: {$ref: '#/paths/~1v1~1pets'}
          /v1/pets:
            get: {responses: {'204': {description: a}}}
            post: {operationId: addPet, responses: {'204': {description: a}}}
            put: {x-rust-name: replace, responses: {'204': {description: a}}}
        ",
        "
        GET /v2/pets: get_v2_pets() -> Unit [Code(204) Empty]
        POST /v2/pets: add_pet() -> Unit [Code(204) Empty]
        PUT /v2/pets: replace() -> Unit [Code(204) Empty]
        GET /v1/pets: get_v1_pets() -> Unit [Code(204) Empty]
        POST /v1/pets: post_v1_pets() -> Unit [Code(204) Empty]
        PUT /v1/pets: put_v1_pets() -> Unit [Code(204) Empty]
        ",
    );
}

#[test]
fn an_operation_avoids_the_names_of_the_clients_own_methods() {
    check_operations(
        "
        paths:
          /a: {get: {operationId: builder, responses: {'204': {description: a}}}}
          /b: {get: {operationId: clone, responses: {'204': {description: a}}}}
        ",
        "
        GET /a: builder2() -> Unit [Code(204) Empty]
        GET /b: clone2() -> Unit [Code(204) Empty]
        ",
    );
}

#[test]
fn a_body_is_an_argument() {
    check_operations(
        "
        paths:
          /a: {put: {operationId: a, requestBody: {required: true, content: {application/json: {schema: {type: string}}}}, responses: {'204': {description: a}}}}
          /b: {put: {operationId: b, requestBody: {$ref: '#/components/requestBodies/Text'}, responses: {'204': {description: a}}}}
          /c/{body}: {put: {operationId: c, parameters: [{name: body, in: path, required: true, schema: {type: string}}], requestBody: {$ref: '#/components/requestBodies/Text'}, responses: {'204': {description: a}}}}
        components:
          requestBodies:
            Text: {content: {text/plain: {schema: {type: string}}}}
        ",
        "
        PUT /a: a(body: String as Json \"application/json\") -> Unit [Code(204) Empty]
        PUT /b: b(body?: String as Text \"text/plain\") -> Unit [Code(204) Empty]
        PUT /c/{body}: c(body: String in path Simple, body2?: String as Text \"text/plain\") -> Unit [Code(204) Empty]
        ",
    );
}

#[test]
fn a_duplicate_operation_id_is_reported() {
    check_operations(
        "
        paths:
          /a: {get: {operationId: a, responses: {'204': {description: a}}}}
          /b: {get: {operationId: a, responses: {'204': {description: a}}}}
        ",
        "
        GET /a: a() -> Unit [Code(204) Empty]
        GET /b: get_b() -> Unit [Code(204) Empty]
        ! duplicate operationId `a`
        ",
    );
}

#[test]
fn two_paths_that_differ_only_in_names_are_reported() {
    check_operations(
        "
        paths:
          /a/{x}: {parameters: [{name: x, in: path, required: true, schema: {type: string}}], get: {operationId: a, responses: {'204': {description: a}}}}
          /a/{y}: {parameters: [{name: y, in: path, required: true, schema: {type: string}}], put: {operationId: b, responses: {'204': {description: a}}}}
        ",
        "
        GET /a/{x}: a(x: String in path Simple) -> Unit [Code(204) Empty]
        PUT /a/{y}: b(y: String in path Simple) -> Unit [Code(204) Empty]
        ! path differs from another names parameters
        ",
    );
}
