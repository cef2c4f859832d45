use crate::lower::tests::check;

#[test]
fn an_enum_of_several_types_is_a_union_of_them() {
    check(
        "A: {enum: [small, 2, true, 1, large]}",
        "
        A = Text(AText) | Integer(AInteger) | Boolean(Bool)
        AText = Small \"small\" | Large \"large\"
        AInteger = Value2 2 | Value1 1
        ",
    );
}

#[test]
fn integers_beside_fractions_are_numbers() {
    check(
        "A: {enum: [auto, 1, 1.5]}",
        "
        A = Text(AText) | Number(F64)
        AText = Auto \"auto\"
        ",
    );
    check(
        "A: {enum: [auto, 1.0]}",
        "
        A = Text(AText) | Integer(AInteger)
        AText = Auto \"auto\"
        AInteger = Value1 1
        ",
    );
}

#[test]
fn null_among_the_values_makes_the_union_nullable() {
    check(
        "A: {type: object, properties: {a: {enum: [x, 1, null]}}}",
        "
        A { a: Patch<AA> }
        AA = Text(AAText) | Integer(AAInteger)
        AAText = X \"x\"
        AAInteger = Value1 1
        ",
    );
}

#[test]
fn objects_and_arrays_are_free_form() {
    let warning = "! objects arrays `enum` not checked";
    check("A: {enum: [{}, []]}", &format!("A: Json\n{warning}"));
    check(
        "A: {enum: [{a: 1}, none]}",
        &format!("A = Text(AText) | Json(Json)\nAText = None \"none\"\n{warning}"),
    );
}

#[test]
fn values_that_not_all_parts_allow_are_none() {
    check(
        "A: {allOf: [{enum: [a, 1, b]}, {enum: [b, true, a]}]}",
        "A = A \"a\" | B \"b\"",
    );
}

#[test]
fn integers_beyond_64_bits_are_any_integers() {
    check(
        "A: {enum: [a, 9223372036854775808]}",
        "
        A = Text(AText) | Integer(U64)
        AText = A \"a\"
        ! integer beyond 64 bits
        ",
    );
}

#[test]
fn a_property_declared_twice_is_of_the_values_of_both() {
    check(
        "
        A:
          allOf:
            - {type: object, properties: {a: {$ref: '#/components/schemas/Mixed'}}}
            - {type: object, properties: {a: {$ref: '#/components/schemas/Narrow'}}}
        Mixed: {enum: [x, y, 1]}
        Narrow: {type: string, enum: [x]}
        ",
        "
        A { a?: Narrow }
        Mixed = Text(MixedText) | Integer(MixedInteger)
        MixedText = X \"x\" | Y \"y\"
        MixedInteger = Value1 1
        Narrow = X \"x\"
        ",
    );
}
