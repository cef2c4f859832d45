use crate::lower::tests::{check, check_operations};

#[test]
fn two_schemas_with_the_same_rust_name_are_reported() {
    check(
        "
        pet_food: {type: string, enum: [a]}
        PetFood: {type: string, enum: [b]}
        ",
        "
        PetFood = A \"a\"
        PetFood2 = B \"b\"
        ! the schemas `pet_food` and `PetFood` would both be the type `PetFood`
        ",
    );
    check(
        "
        pet_food: {type: string, enum: [a], x-rust-name: Food}
        PetFood: {type: string, enum: [b]}
        ",
        "
        Food = A \"a\"
        PetFood = B \"b\"
        ",
    );
}

#[test]
fn two_operations_with_the_same_rust_name_are_reported() {
    check_operations(
        "
        paths:
          /a: {get: {operationId: listPets, responses: {'204': {description: a}}}}
          /b: {get: {operationId: list_pets, responses: {'204': {description: a}}}}
        ",
        "
        GET /a: list_pets() -> Unit [Code(204) Empty]
        GET /b: list_pets2() -> Unit [Code(204) Empty]
        ! two operations would both be the method `list_pets`
        ",
    );
    check_operations(
        "
        paths:
          /a: {get: {operationId: listPets, responses: {'204': {description: a}}}}
          /b: {get: {operationId: listPets, responses: {'204': {description: a}}}}
        ",
        "
        GET /a: list_pets() -> Unit [Code(204) Empty]
        GET /b: get_b() -> Unit [Code(204) Empty]
        ! duplicate operationId `listPets`
        ",
    );
}

#[test]
fn values_and_properties_with_the_same_rust_name_get_numbers() {
    check(
        "
        A: {type: string, enum: [on, ON]}
        B: {type: object, properties: {a-b: {type: string}, aB: {type: string}}}
        ",
        "
        A = On \"on\" | On2 \"ON\"
        B { a_b?: String, a_b2 \"aB\"?: String }
        ",
    );
}
