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
        B { a: Patch<Json> }
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

#[test]
fn parts_allow_null_only_together() {
    check(
        "
        A: {type: object, nullable: true, properties: {a: {type: string}}}
        B: {type: object, properties: {b: {type: string}}}
        Free: {properties: {c: {type: string}}}
        Again: {nullable: true, allOf: [{$ref: '#/components/schemas/B'}]}
        Holder:
          type: object
          required: [both, either, free, own, wrapped, annotated, more, typed]
          properties:
            both: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, nullable: true, properties: {d: {}}}]}
            either: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
            free: {allOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/Free'}]}
            own: {nullable: true, allOf: [{$ref: '#/components/schemas/B'}]}
            wrapped: {allOf: [{$ref: '#/components/schemas/Again'}, {$ref: '#/components/schemas/B'}]}
            annotated: {allOf: [{$ref: '#/components/schemas/B'}, {nullable: true}]}
            more: {nullable: true, allOf: [{$ref: '#/components/schemas/B'}], properties: {e: {}}}
            typed: {type: object, allOf: [{$ref: '#/components/schemas/A'}]}
        ",
        "
        A { a?: String }
        B { b?: String }
        Free { c?: String }
        Again: Option<B>
        Holder { both: Option<HolderBoth>, either: HolderEither, free: Option<HolderFree>, own: Option<B>, wrapped: HolderWrapped, annotated: Option<B>, more: Option<HolderMore>, typed: A }
        HolderBoth { a?: String, d: Patch<Json> }
        HolderEither { a?: String, b?: String }
        HolderFree { a?: String, c?: String }
        HolderWrapped { b?: String }
        HolderMore { b?: String, e: Patch<Json> }
        ",
    );
}

#[test]
fn a_property_that_is_declared_twice_is_nullable_if_both_declarations_are() {
    check(
        "
        A: {type: object, required: [a, b, c], properties: {a: {type: string, nullable: true}, b: {type: string, nullable: true}, c: {}}}
        B: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {a: {type: string}, b: {type: string, nullable: true}, c: {type: string, nullable: true}}}]}
        ",
        "
        A { a: Option<String>, b: Option<String>, c: Json }
        B { a: String, b: Option<String>, c: Option<String> }
        ",
    );
}
