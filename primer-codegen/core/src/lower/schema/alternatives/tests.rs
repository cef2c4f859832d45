use crate::lower::tests::check;

const PETS: &str = "
        Cat: {type: object, required: [kind], properties: {kind: {type: string}, meow: {type: boolean}}}
        Dog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {type: boolean}}}
        ";

fn check_pets(pet: &str, expected: &str) {
    let types = "
        Cat { kind: String, meow?: Bool }
        Dog { kind: String, bark?: Bool }
        ";
    check(&format!("{PETS}{pet}"), &format!("{types}{expected}"));
}

#[test]
fn alternatives_are_variants() {
    check_pets(
        "Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}, {type: string}]}",
        "Pet = Cat(Cat) | Dog(Dog) | Text(String)",
    );
    check_pets(
        "Pet: {anyOf: [{$ref: '#/components/schemas/Cat'}, {type: array, items: {$ref: '#/components/schemas/Dog'}}]}",
        "Pet = Cat(Cat) | DogList([Dog])",
    );
}

#[test]
fn a_discriminator_names_the_alternative() {
    check_pets(
        "Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}",
        "Pet = \"Cat\" Cat(Cat) | \"Dog\" Dog(Dog) by kind",
    );
    check_pets(
        "Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {c: Cat, kitty: '#/components/schemas/Cat'}}}",
        "Pet = \"c\" \"kitty\" (any) Cat(Cat) | \"Dog\" Dog(Dog) by kind",
    );
}

#[test]
fn a_property_with_another_single_value_in_each_alternative_is_the_discriminator() {
    check(
        "
        Pet:
          oneOf:
            - {type: object, required: [kind], properties: {kind: {type: string, enum: [cat]}}}
            - {type: object, required: [kind], properties: {kind: {type: string, enum: [dog]}}}
        ",
        "
        Pet = \"cat\" Cat(PetCat) | \"dog\" Dog(PetDog) by kind
        PetCat { kind: PetCatKind == Cat }
        PetCatKind = Cat \"cat\"
        PetDog { kind: PetDogKind == Dog }
        PetDogKind = Dog \"dog\"
        ",
    );
}

#[test]
fn a_mapping_that_leads_to_no_schema_is_reported() {
    check_pets(
        "Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {c: Kat}}}",
        "
        Pet = \"Cat\" Cat(Cat) | \"Dog\" Dog(Dog) by kind
        ! `mapping` leads to no schema: `Kat`
        ",
    );
}

#[test]
fn null_as_an_alternative_makes_the_type_nullable() {
    check(
        "
        A: {type: object, required: [a], properties: {a: {oneOf: [{type: string}, {enum: [null]}]}}}
        ",
        "A { a: Option<String> }",
    );
}

#[test]
fn enums_beside_each_other_are_one_enum() {
    check(
        "
        A: {anyOf: [{type: string, enum: [a]}, {type: string, enum: [b, a]}]}
        B: {type: object, properties: {b: {anyOf: [{type: string}, {type: string, enum: [x]}]}}}
        ",
        "
        A = A \"a\" | B \"b\"
        B { b?: BBX }
        BBX = X \"x\"
        ",
    );
}

#[test]
fn scalars_of_one_rust_type_are_that_type() {
    check(
        "A: {oneOf: [{type: string, maxLength: 3}, {type: string, format: uuid}]}",
        "A: String",
    );
}

#[test]
fn a_value_or_an_array_of_it_is_one_or_many() {
    check_pets(
        "
        Pets: {oneOf: [{$ref: '#/components/schemas/Cat'}, {type: array, items: {$ref: '#/components/schemas/Cat'}}]}
        More: {oneOf: [{type: array, items: {$ref: '#/components/schemas/Dog'}}, {$ref: '#/components/schemas/Dog'}]}
        ",
        "
        Pets: OneOrMany<Cat>
        More: OneOrMany<Dog>
        ",
    );
}

#[test]
fn keywords_beside_alternatives_hold_for_each_alternative() {
    check(
        "
        A: {type: object, required: [id], properties: {id: {type: string}}, oneOf: [{type: object, properties: {x: {}}}, {type: object, properties: {y: {}}}]}
        ",
        "
        A = X(AX) | Y(AY)
        AX { id: String, x: Patch<Json> }
        AY { id: String, y: Patch<Json> }
        ",
    );
}

#[test]
fn alternatives_that_only_require_properties_are_no_types() {
    check(
        "A: {type: object, properties: {x: {}, y: {}}, anyOf: [{required: [x]}, {required: [y]}]}",
        "A { x: Patch<Json>, y: Patch<Json> }",
    );
}

#[test]
fn scalars_of_one_rust_type_are_one_variant_that_is_named_after_it() {
    check(
        "
        NameOrId: {oneOf: [{$ref: '#/components/schemas/Id'}, {$ref: '#/components/schemas/Name'}, {type: integer}, {type: array, items: {type: string}}, {type: array, items: {type: string, format: uuid}}]}
        Id: {type: string, format: uuid}
        Name: {type: string, maxLength: 5}
        ",
        "
        NameOrId = Text(String) | Integer(I64) | TextList([String])
        Id: String
        Name: String
        ",
    );
}

#[test]
fn an_alternative_that_allows_null_makes_the_union_nullable() {
    check(
        "
        A: {type: object, required: [a], properties: {a: {oneOf: [{type: string, nullable: true}, {type: integer}]}, b: {oneOf: [{}, {type: integer}]}}}
        ",
        "
        A { a: Option<AA>, b: Patch<AB> }
        AA = Text(String) | Integer(I64)
        AB = Variant1(Json) | Integer(I64)
        ",
    );
}
