use crate::lower::tests::check;

#[test]
fn parts_become_one_struct() {
    check(
        "
        A: {type: object, required: [a], properties: {a: {type: string}}}
        B:
          allOf:
            - {$ref: '#/components/schemas/A'}
            - {type: object, required: [b], properties: {b: {type: integer}, c: {type: string}}}
            - {required: [c]}
        C: {allOf: [{$ref: '#/components/schemas/A'}], properties: {own: {type: boolean}}}
        ",
        "
        A { a: String }
        B { a: String, b: I64, c: String }
        C { a: String, own?: Bool }
        ",
    );
}

#[test]
fn a_schema_that_several_parts_extend_counts_once() {
    check(
        "
        Top: {type: object, properties: {id: {type: string}}}
        Left: {allOf: [{$ref: '#/components/schemas/Top'}, {type: object, properties: {l: {type: string}}}]}
        Right: {allOf: [{$ref: '#/components/schemas/Top'}, {type: object, properties: {r: {type: string}}}]}
        Both: {allOf: [{$ref: '#/components/schemas/Left'}, {$ref: '#/components/schemas/Right'}]}
        ",
        "
        Top { id?: String }
        Left { id?: String, l?: String }
        Right { id?: String, r?: String }
        Both { id?: String, l?: String, r?: String }
        ",
    );
}

#[test]
fn an_annotation_around_a_schema_makes_no_second_type() {
    check(
        "
        A: {type: object, properties: {a: {type: string}}}
        B:
          type: object
          properties:
            x: {allOf: [{$ref: '#/components/schemas/A'}], nullable: true, description: words}
            y: {allOf: [{$ref: '#/components/schemas/A'}, {description: words}], x-sensitive: true}
        ",
        "
        A { a?: String }
        B { x: Patch<A>, y?: sensitive A }
        ",
    );
}

#[test]
fn a_property_declared_twice_has_the_narrower_type() {
    check(
        "
        A:
          allOf:
            - {type: object, properties: {a: {type: string}, b: {}, c: {type: object}, d: {type: string}}}
            - {type: object, properties: {a: {type: string, enum: [x, y]}, b: {type: integer}, c: {type: object, properties: {x: {}}}, d: {type: string, format: date-time}}}
        ",
        "
        A { a?: APart2A, b?: I64, c?: AC, d?: Timestamp }
        APart2A = X \"x\" | Y \"y\"
        AC { x: Patch<Json> }
        ",
    );
}

#[test]
fn types_without_a_common_value_are_reported() {
    check(
        "
        A: {allOf: [{type: string}, {type: array, items: {}}]}
        B: {allOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: {a: {type: boolean}}}]}
        C: {allOf: [{$ref: '#/components/schemas/C'}]}
        ",
        "
        A: Json
        B { a?: String }
        C: Json
        ! `allOf` joins a string with an array, which no value can be
        ! property `a` is declared twice, with types that no value has at once
        ! leads back itself `allOf`
        ",
    );
}

#[test]
fn an_integer_is_a_number() {
    check(
        "
        A: {allOf: [{type: number}, {type: integer}]}
        B: {allOf: [{type: integer}, {type: number}]}
        ",
        "
        A: I64
        B: I64
        ",
    );
}
