use crate::lower::tests::check;

#[test]
fn alternatives_beside_alternatives_are_all_combinations() {
    check(
        "
        Payment:
          oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Iban'}]
          anyOf:
            - {title: Once, type: object, required: [date], properties: {date: {type: string}}}
            - {title: Often, type: object, required: [days], properties: {days: {type: integer}}}
        Card: {type: object, required: [number], properties: {number: {type: string}}}
        Iban: {type: object, required: [iban], properties: {iban: {type: string}}}
        ",
        "
        Payment = CardOnce(PaymentCardOnce) | CardOften(PaymentCardOften) | IbanOnce(PaymentIbanOnce) | IbanOften(PaymentIbanOften)
        PaymentCardOnce { number: String, date: String }
        PaymentCardOften { number: String, days: I64 }
        PaymentIbanOnce { iban: String, date: String }
        PaymentIbanOften { iban: String, days: I64 }
        Card { number: String }
        Iban { iban: String }
        ",
    );
}

#[test]
fn alternatives_in_several_parts_are_combined_with_the_others() {
    check(
        "
        A:
          allOf:
            - {type: object, required: [id], properties: {id: {type: string}}}
            - {oneOf: [{type: object, properties: {x: {type: string}}}, {type: object, properties: {y: {type: string}}}]}
            - {oneOf: [{type: object, properties: {z: {type: string}}}, {enum: [null]}]}
        ",
        "
        A = Xz(AXZ) | Yz(AYZ)
        AXZ { id: String, x?: String, z?: String }
        AYZ { id: String, y?: String, z?: String }
        ",
    );
}

#[test]
fn alternatives_within_alternatives_are_alternatives() {
    check(
        "
        Payment:
          type: object
          properties: {amount: {type: integer}}
          oneOf:
            - title: Card
              oneOf:
                - {type: object, properties: {card: {type: string}}}
                - {type: object, properties: {token: {type: string}}}
            - {type: object, properties: {iban: {type: string}}}
        ",
        "
        Payment = CardCard(PaymentCardCard) | CardToken(PaymentCardToken) | Iban(PaymentIban)
        PaymentCardCard { amount?: I64, card?: String }
        PaymentCardToken { amount?: I64, token?: String }
        PaymentIban { amount?: I64, iban?: String }
        ",
    );
}

#[test]
fn lists_of_required_members_are_rules_for_each_alternative() {
    check(
        "
        A:
          oneOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}]
          anyOf: [{required: [a]}, {required: [b]}]
        X: {type: object, properties: {a: {type: string}}}
        Y: {type: object, properties: {b: {type: string}}}
        ",
        "
        A = X(AX) | Y(AY)
        AX { a?: String }
        AY { b?: String }
        X { a?: String }
        Y { b?: String }
        ",
    );
}

#[test]
fn combinations_that_no_value_can_be_are_none() {
    check(
        "A: {oneOf: [{type: string}, {type: integer}], anyOf: [{type: string, maxLength: 3}, {type: integer}]}",
        "A = TextText(String) | IntegerInteger(I64)",
    );
    check(
        "A: {oneOf: [{type: string}, {type: integer}], anyOf: [{type: string}, {type: boolean}]}",
        "A: String",
    );
    check(
        "A: {oneOf: [{type: string}], anyOf: [{type: integer}]}",
        "A: Json\n! no value is one of these alternatives",
    );
}

#[test]
fn equal_combinations_are_one() {
    check(
        "
        A: {oneOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}], anyOf: [{$ref: '#/components/schemas/Y'}, {$ref: '#/components/schemas/X'}]}
        X: {type: object, properties: {x: {type: string}}}
        Y: {type: object, properties: {y: {type: string}}}
        ",
        "
        A = Xy(AXY) | X(X) | Y(Y)
        AXY { x?: String, y?: String }
        X { x?: String }
        Y { y?: String }
        ",
    );
}

#[test]
fn null_is_a_value_if_each_list_allows_it() {
    check(
        "A: {type: object, properties: {a: {oneOf: [{type: string}, {enum: [null]}], anyOf: [{maxLength: 3}, {enum: [null]}]}}}",
        "A { a: Patch<String> }",
    );
}

#[test]
fn too_many_combinations_are_reported() {
    let list = |name: &str| {
        let of = |n| format!("{{type: object, properties: {{{name}{n}: {{type: string}}}}}}");
        let alternatives: Vec<String> = (0..6).map(of).collect();
        alternatives.join(", ")
    };
    check(
        &format!("A: {{oneOf: [{}], anyOf: [{}]}}", list("a"), list("b")),
        "A: Json\n! more than 32 ways",
    );
    // One that contains itself would be another one for ever.
    check(
        "A: {type: object, properties: {a: {type: string}}, oneOf: [{$ref: '#/components/schemas/A'}, {properties: {b: {type: string}}}]}",
        "
        A = A(Json) | B(AB)
        AB { a?: String, b?: String }
        ! more than 32 ways
        ",
    );
}

#[test]
fn a_discriminator_is_not_combined() {
    check(
        "
        A:
          discriminator: {propertyName: kind}
          oneOf: [{$ref: '#/components/schemas/X'}]
          anyOf: [{type: object, properties: {y: {type: string}}}]
        X: {type: object, properties: {kind: {type: string}}}
        ",
        "
        A: Json
        X { kind?: String }
        ! alternative does not declare discriminator's `kind`
        ! other alternatives beside a discriminator
        ",
    );
}
