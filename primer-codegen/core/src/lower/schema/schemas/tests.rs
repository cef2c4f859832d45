use crate::lower::tests::check;

#[test]
fn scalars_are_rusts_own_types() {
    check(
        "
        A: {type: string}
        B: {type: string, format: password}
        C: {type: string, format: date-time}
        D: {type: string, format: uuid}
        E: {type: integer}
        F: {type: integer, format: int32}
        G: {type: integer, format: uint8}
        H: {type: integer, format: uint64}
        I: {type: number}
        J: {type: number, format: float}
        K: {type: boolean}
        L: {}
        M: {type: string, format: binary}
        ",
        "
        A: String
        B: Secret
        C: Timestamp
        D: String
        E: I64
        F: I32
        G: U8
        H: U64
        I: F64
        J: F64
        K: Bool
        L: Json
        M: String
        ",
    );
}

#[test]
fn a_schema_without_type_has_the_only_type_that_its_keywords_allow() {
    check(
        "
        A: {properties: {a: {}}}
        B: {additionalProperties: {type: string}}
        C: {items: {type: string}}
        D: {enum: [a]}
        E: {enum: [1]}
        F: {enum: [true]}
        ",
        "
        A { a: Patch<Json> }
        B: {String}
        C: [String]
        D = A \"a\"
        E = Value1 1
        F: Bool
        ",
    );
}

#[test]
fn an_enum_of_passwords_is_sensitive() {
    check(
        "
        A: {type: object, properties: {b: {type: string, format: password, enum: [c]}}}
        ",
        "
        A { b?: sensitive AB }
        AB = C \"c\"
        ",
    );
}

#[test]
fn an_array_is_a_list() {
    check(
        "
        A: {type: array, items: {type: array, items: {type: integer, nullable: true}}}
        B: {allOf: [{type: array}, {minItems: 1}]}
        C: {type: array, items: {}}
        D: {type: array, items: {type: string, x-sensitive: true}}
        E: {type: array, nullable: true, items: {type: object, properties: {a: {type: string}}}}
        ",
        "
        A: [[Option<I64>]]
        B: [Json]
        C: [Json]
        D: sensitive [sensitive String]
        EItem { a?: String }
        E: Option<[EItem]>
        ",
    );
}

#[test]
fn a_component_that_is_no_type_of_its_own_is_an_alias() {
    check(
        "
        A: {$ref: '#/components/schemas/B'}
        B: {$ref: '#/components/schemas/C'}
        C: {type: object, properties: {a: {type: string}}}
        D: {allOf: [{$ref: '#/components/schemas/C'}], description: the same}
        ",
        "
        C { a?: String }
        A: C
        B: C
        D: C
        ",
    );
}

#[test]
fn a_schema_that_refers_only_to_itself_is_reported() {
    check(
        "
        A: {type: array, items: {$ref: '#/components/schemas/A'}}
        B: {type: object, additionalProperties: {$ref: '#/components/schemas/B'}}
        ",
        "
        A: [[Json]]
        B: {{Json}}
        ! schema refers itself without object union way
        ! schema refers itself without object union way
        ",
    );
}

#[test]
fn an_inline_schema_does_not_take_a_components_name() {
    check(
        "
        Order: {type: object, properties: {item: {type: object, properties: {a: {}}}}}
        OrderItem: {type: string, enum: [a]}
        ",
        "
        Order { item?: OrderItem2 }
        OrderItem2 { a: Patch<Json> }
        OrderItem = A \"a\"
        ",
    );
}

#[test]
fn an_integer_holds_the_whole_range() {
    check(
        "
        A: {type: integer, minimum: 0, maximum: 18446744073709551615}
        B: {type: integer, minimum: 0, maximum: 1.8446744073709552e+19}
        C: {type: integer, maximum: 18446744073709551615}
        D: {type: integer, minimum: -9223372036854775808, maximum: 9223372036854775807}
        E: {type: integer, minimum: 0, maximum: 9223372036854776000}
        F: {type: integer, format: int32, minimum: 0, maximum: 4294967295}
        G: {type: integer, format: int64, minimum: 0, maximum: 18446744073709551615}
        H: {type: integer, maximum: 99999999999999999999}
        I: {allOf: [{type: integer, minimum: 0}, {maximum: 10000000000000000000}]}
        J: {type: integer, enum: [1, 18446744073709551615]}
        K: {type: integer, enum: [1.0, 2]}
        ",
        "
        A: U64
        B: U64
        C: I128
        D: I64
        E: I64
        F: I64
        G: U64
        H: I128
        I: U64
        J: U64
        K = Value1 1 | Value2 2
        ! beyond 64 bits
        ",
    );
}

#[test]
fn values_of_the_wrong_form_are_read_as_what_they_stand_for() {
    check(
        "
        A:
          type: object
          required: b
          properties:
            a: null
            b: {type: String, minLength: '2'}
            c: {type: any}
            e: {$ref: '#/components/schemas/B', nullable: true}
            f: {type: integer, exclusiveMinimum: 5}
        B: {type: object, properties: {x: {type: boolean}}}
        ",
        "
        A { a: Patch<Json>, b: String, c: Patch<Json>, e: Patch<B>, f?: I64 }
        B { x?: Bool }
        ! expected an array, found a string
        ! expected a Schema Object, found null
        ! expected one of `string` found `String`
        ! expected an integer that is not negative, found a string
        ! expected one of `string` found `any`
        ! `nullable` beside `$ref`
        ! expected `true` or `false`, found an integer
        ",
    );
}

#[test]
fn items_in_several_parts_hold_at_once() {
    check(
        "
        A:
          allOf:
            - {type: array, items: {type: string, minLength: 1}}
            - {type: array, maxItems: 3, items: {maxLength: 5}}
        B:
          allOf:
            - {type: array, items: {$ref: '#/components/schemas/C'}}
            - {items: {required: [c], properties: {d: {type: string}}}}
        C: {type: object, properties: {c: {type: string}}}
        ",
        "
        A: [String]
        BItem { c: String, d?: String }
        B: [BItem]
        C { c?: String }
        ",
    );
    check(
        "A: {allOf: [{type: array, items: {type: string}}, {type: array, items: {type: integer}}]}",
        "A: [Json]\n! `allOf` joins string with integer",
    );
}
