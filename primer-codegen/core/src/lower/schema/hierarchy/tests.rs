use crate::lower::tests::check;

#[test]
fn a_base_with_a_discriminator_is_a_union_of_the_schemas_that_extend_it() {
    check(
        "
        Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {cat: Cat}}}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {meow: {type: boolean}}}]}
        Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {bark: {type: boolean}}}]}
        ",
        "
        Pet = \"cat\" Cat(Cat) | \"Dog\" Dog(Dog) | \"Pet\" else Pet(PetBase) by kind
        Cat { kind: String, meow?: Bool }
        Dog { kind: String, bark?: Bool }
        PetBase { kind: String }
        ",
    );
}

#[test]
fn schemas_that_extend_the_base_indirectly_are_alternatives() {
    check(
        "
        Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {meow: {type: boolean}}}]}
        Lion: {allOf: [{$ref: '#/components/schemas/Cat'}, {type: object, properties: {roar: {type: boolean}}}]}
        ",
        "
        Pet = \"Cat\" Cat(Cat) | \"Lion\" Lion(Lion) | \"Pet\" else Pet(PetBase) by kind
        Cat { kind: String, meow?: Bool }
        Lion { kind: String, meow?: Bool, roar?: Bool }
        PetBase { kind: String }
        ",
    );
}

#[test]
fn a_base_in_its_own_mapping_is_an_alternative() {
    check(
        "
        Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {pet: Pet, cat: Cat}}}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {meow: {type: boolean}}}]}
        ",
        "
        Pet = \"cat\" Cat(Cat) | \"pet\" else Pet(PetBase) by kind
        Cat { kind: String, meow?: Bool }
        PetBase { kind: String }
        ",
    );
}

#[test]
fn a_base_that_nothing_extends_is_a_struct() {
    check(
        "Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}",
        "Pet { kind: String }",
    );
}
