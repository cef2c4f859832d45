#![allow(clippy::unwrap_used)]

use crate::lower::tests::api;

#[test]
fn a_link_names_the_method_and_what_it_is_called_with() {
    let api = api("
        paths:
          /pets:
            post:
              operationId: addPet
              responses:
                '204':
                  description: a
                  links:
                    get: {operationId: getPet, parameters: {id: '$response.body#/id', page: 1}, description: The pet.}
                    all: {operationRef: '#/paths/~1pets/get'}
                    other: {operationRef: 'https://example.com/other.yaml#/paths/~1a/get'}
                '400': {description: b, links: {get: {$ref: '#/components/links/Again'}}}
            get: {responses: {'204': {description: a}}}
          /pets/{id}:
            get:
              operationId: getPet
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses: {'204': {description: a}}
        components:
          links: {Again: {operationId: addPet}}
    ");
    let lines = api.operations.first().unwrap().docs.lines();
    let heading = lines
        .iter()
        .position(|line| line == "# Next calls")
        .unwrap();
    let expected = [
        "# Next calls",
        "",
        "- [`Client::get_pet`](method@Client::get_pet) with `id` from `$response.body#/id`, `page` from `1`: The pet.",
        "- [`Client::get_pets`](method@Client::get_pets)",
    ];
    assert_eq!(lines.get(heading..).unwrap(), expected);
    let others = api.operations.iter().skip(1);
    assert!(
        others
            .flat_map(|it| it.docs.lines())
            .all(|line| line != "# Next calls")
    );
}
