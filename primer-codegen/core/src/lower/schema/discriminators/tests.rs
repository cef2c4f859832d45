use crate::lower::tests::check;

#[test]
fn a_schema_of_several_tags_that_does_not_declare_them_is_a_variant_for_each() {
    check(
        "
        T: {oneOf: [{$ref: '#/components/schemas/Person'}, {$ref: '#/components/schemas/Car'}], discriminator: {propertyName: kind, mapping: {student: '#/components/schemas/Person', teacher: '#/components/schemas/Person', car: '#/components/schemas/Car'}}}
        Person: {type: object, properties: {name: {type: string}}}
        Car: {type: object, properties: {wheels: {type: integer}}}
        ",
        "
        T = \"student\" Student(Person) | \"teacher\" Teacher(Person) | \"car\" Car(Car) by kind
        Person { name?: String }
        Car { wheels?: I64 }
        ! no alternative declares the discriminator's property `kind`
        ",
    );
}

#[test]
fn a_property_that_is_declared_beside_the_alternatives_is_declared() {
    check(
        "
        A: {type: object, properties: {kind: {type: string}}, oneOf: [{$ref: '#/components/schemas/B'}], discriminator: {propertyName: kind}}
        B: {type: object, properties: {kinds: {type: string}}}
        ",
        "
        A = \"B\" B(AB) | \"A\" else A(ABase) by kind
        AB { kind?: String, kinds?: String }
        ABase { kind?: String }
        B { kinds?: String }
        ",
    );
}

#[test]
fn a_value_that_only_one_alternative_allows_selects_it() {
    check(
        "
        T: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], discriminator: {propertyName: kind}}
        A: {type: object, properties: {kind: {type: string}}}
        B: {type: object, properties: {kind: {type: string, enum: [B, b2]}}}
        ",
        "
        T = \"A\" A(A) | \"B\" \"b2\" B(B) by kind
        A { kind?: String }
        B { kind?: BKind }
        BKind = B \"B\" | B2 \"b2\"
        ",
    );
}

#[test]
fn tags_are_integers_or_booleans_where_the_property_is() {
    check(
        "
        T: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], discriminator: {propertyName: v, mapping: {'1': A, '2': B}}}
        U: {oneOf: [{type: object, required: [on], properties: {on: {type: boolean, enum: [true]}}}, {type: object, required: [on], properties: {on: {type: boolean, enum: [false]}}}]}
        A: {type: object, required: [v], properties: {v: {type: integer}}}
        B: {type: object, required: [v], properties: {v: {type: integer}}}
        ",
        "
        T = 1 A(A) | 2 B(B) by v
        A { v: I64 }
        B { v: I64 }
        U = true On(UOn) | false On2(UOn2) by on
        UOn { on: Bool }
        UOn2 { on: Bool }
        ",
    );
}

#[test]
fn a_tag_is_the_name_that_an_alternative_refers_to() {
    check(
        "
        T: {oneOf: [{$ref: '#/components/schemas/Alias'}, {$ref: '#/components/schemas/B'}], discriminator: {propertyName: kind}}
        Alias: {$ref: '#/components/schemas/A'}
        A: {type: object, required: [kind], properties: {kind: {type: string}}}
        B: {type: object, required: [kind], properties: {kind: {type: string}}}
        ",
        "
        T = \"Alias\" A(A) | \"B\" B(B) by kind
        A { kind: String }
        B { kind: String }
        Alias: A
        ",
    );
}

#[test]
fn a_tag_is_an_integer_however_it_is_written() {
    check(
        "
        T: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}], discriminator: {propertyName: v, mapping: {'1.0': A}}}
        A: {type: object, required: [v], properties: {v: {type: number}}}
        B: {type: object, required: [v], properties: {v: {type: number, enum: [2.0]}}}
        ",
        "
        T = 1 A(A) | 2 B(B) by v
        A { v: F64 }
        B { v: F64 }
        ",
    );
}

#[test]
fn a_base_that_the_alternatives_extend_has_their_discriminator() {
    check(
        "
        T: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}, {$ref: '#/components/schemas/Other'}]}
        Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {dog: Dog}}}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {meow: {type: boolean}}}]}
        Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {bark: {type: boolean}}}]}
        Other: {type: object, properties: {x: {type: string}}}
        ",
        "
        T = \"Cat\" Cat(Cat) | \"dog\" Dog(Dog) | Other(Other) by kind
        Cat { kind: String, meow?: Bool }
        Dog { kind: String, bark?: Bool }
        Other { x?: String }
        Pet = \"Cat\" Cat(Cat) | \"dog\" Dog(Dog) | \"Pet\" else Pet(PetBase) by kind
        PetBase { kind: String }
        ",
    );
}

#[test]
fn a_property_that_an_alternative_may_leave_out_is_no_discriminator() {
    check(
        "
        T:
          oneOf:
            - {type: object, required: [kind], properties: {kind: {type: string, enum: [a]}}}
            - {type: object, properties: {kind: {type: string, enum: [b]}}}
        ",
        "
        T = A(TA) | B(TB)
        TA { kind: TAKind == A }
        TAKind = A \"a\"
        TB { kind?: TBKind }
        TBKind = B \"b\"
        ",
    );
}

#[test]
fn an_object_that_no_tag_selects_is_a_warning() {
    check(
        "
        T: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}, {type: object, properties: {kind: {type: string}}}, {type: string}], discriminator: {propertyName: kind, mapping: {B: A}}}
        A: {type: object, properties: {kind: {type: string}}}
        B: {type: object, properties: {kind: {type: string}}}
        ",
        "
        T = \"B\" A(A) | B(B) | Kind(TKind) | Text(String) by kind
        A { kind?: String }
        B { kind?: String }
        TKind { kind?: String }
        ! no value of the discriminator selects this alternative
        ! no value of the discriminator selects this alternative
        ",
    );
}

#[test]
fn a_union_of_the_same_discriminator_is_selected_by_its_tags() {
    check(
        "
        T: {oneOf: [{$ref: '#/components/schemas/Pet'}, {$ref: '#/components/schemas/Fish'}], discriminator: {propertyName: kind}}
        Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}
        Cat: {type: object, required: [kind], properties: {kind: {type: string}, meow: {type: boolean}}}
        Dog: {type: object, required: [kind], properties: {kind: {type: string}, bark: {type: boolean}}}
        Fish: {type: object, required: [kind], properties: {kind: {type: string}}}
        ",
        "
        T = \"Cat\" \"Dog\" (any) Pet(Pet) | \"Fish\" Fish(Fish) by kind
        Pet = \"Cat\" Cat(Cat) | \"Dog\" Dog(Dog) by kind
        Cat { kind: String, meow?: Bool }
        Dog { kind: String, bark?: Bool }
        Fish { kind: String }
        ",
    );
}

#[test]
fn members_beside_tagged_alternatives_stay_declared_when_the_tag_is_unknown() {
    check(
        "
        T: {type: object, required: [kind], properties: {kind: {type: string}, id: {type: string}}, discriminator: {propertyName: kind, mapping: {x: X, y: Y}}, oneOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}]}
        X: {type: object, properties: {x: {type: string}}}
        Y: {type: object, properties: {y: {type: string}}}
        ",
        "
        T = \"x\" X(TX) | \"y\" Y(TY) | \"T\" else T(TBase) by kind
        TX { kind: String, id?: String, x?: String }
        TY { kind: String, id?: String, y?: String }
        TBase { kind: String, id?: String }
        X { x?: String }
        Y { y?: String }
        ",
    );
}

#[test]
fn an_alternative_that_is_equal_to_an_earlier_one_is_a_warning() {
    check(
        "
        T: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/A'}]}
        A: {type: object, properties: {x: {type: string}}}
        B: {description: Another., type: object, properties: {x: {type: string}}}
        ",
        "
        T = A(A) | B(B)
        A { x?: String }
        B { x?: String }
        ! no value is read as this alternative: an earlier one is equal to it
        ",
    );
}
