use crate::lower::tests::check;

#[test]
fn values_are_variants() {
    check(
        "A: {type: string, enum: [in_progress, DONE, '', '+1', NO, '200', '*']}",
        "A = InProgress \"in_progress\" | Done \"DONE\" | Empty \"\" | Plus1 \"+1\" | No \"NO\" | _200 \"200\" | Asterisk \"*\"",
    );
    check(
        "A: {type: integer, enum: [1, -1, 0]}",
        "A = Value1 1 | Minus1 -1 | Value0 0",
    );
}

#[test]
fn a_value_twice_is_one_value() {
    check(
        "A: {type: string, enum: [a, a, A]}",
        "A = A \"a\" | A2 \"A\"",
    );
}

#[test]
fn null_among_the_values_makes_the_enum_nullable() {
    check(
        "A: {type: object, required: [a], properties: {a: {type: string, nullable: true, enum: [x, null]}, b: {type: string, enum: [null, y]}}}",
        "
        A { a: Option<AA>, b: Patch<AB> }
        AA = X \"x\"
        AB = Y \"y\"
        ",
    );
}

#[test]
fn values_of_another_type_are_reported() {
    check(
        "
        A: {type: string, enum: [a, 1]}
        B: {type: integer, enum: [1, a, 1.5]}
        C: {type: number, enum: [1, 1.5, a]}
        D: {type: boolean, enum: [true, a]}
        ",
        "
        A = A \"a\"
        B = Value1 1
        C: F64
        D: Bool
        ! expected string found integer `enum`
        ! expected integer bits found string `enum`
        ! expected an integer of 64 bits in this `enum`, found a number with a fraction
        ! expected a number in this `enum`, found a string
        ! expected a boolean in this `enum`, found a string
        ",
    );
}

#[test]
fn only_values_that_all_parts_allow_are_variants() {
    check(
        "A: {allOf: [{type: string, enum: [a, b, c]}, {type: string, enum: [b, c, d]}]}",
        "A = B \"b\" | C \"c\"",
    );
}

#[test]
fn a_default_is_a_value_of_its_type() {
    check(
        "
        A:
          type: object
          required: [g]
          properties:
            a: {type: string, default: x}
            b: {type: integer, default: 3}
            c: {type: number, default: 3}
            d: {type: boolean, default: true}
            e: {type: string, enum: [x, y], default: y}
            f: {type: array, items: {type: string}, default: []}
            g: {type: string, default: x}
        ",
        "
        A { a?: String = \"x\", b?: I64 = 3, c?: F64 = 3.0, d?: Bool = true, e?: AE = Y, f?: [String], g: String }
        AE = X \"x\" | Y \"y\"
        ",
    );
}

#[test]
fn a_default_of_another_type_is_reported() {
    check(
        "
        A: {type: object, properties: {a: {type: string, default: 1}, b: {type: integer, default: 1.5}, c: {type: boolean, default: 'true'}, d: {type: string, enum: [x], default: y}}}
        ",
        "
        A { a?: String, b?: I64, c?: Bool, d?: AD }
        AD = X \"x\"
        ! expected a string as the default, found an integer
        ! expected an integer as the default, found a number with a fraction
        ! expected boolean default found string
        ! default not values `enum`
        ",
    );
}

#[test]
fn a_default_beyond_a_limit_is_none() {
    check(
        "
        A: {type: object, properties: {a: {type: integer, minimum: 1, default: 0}, b: {type: string, default: null}, c: {type: integer, default: 10.0}}}
        ",
        "
        A { a?: I64, b?: String, c?: I64 = 10 }
        ! default below `minimum`
        ! expected a string as the default, found null
        ",
    );
}

#[test]
fn a_value_that_is_listed_beyond_a_limit_stays() {
    let text = "A: {type: string, maxLength: 1, enum: [a, bc]}";
    check(text, "A = A \"a\" | Bc \"bc\"\n! longer `maxLength`");
}
