use crate::document::{Choice, Entry};
use crate::{Lowering, Source, lower_chosen};

const SHOP: &str = r"openapi: 3.0.3
info: {title: Shop, version: '1'}
components:
  securitySchemes: {Key: {type: apiKey, in: header, name: X-Key}}
paths:
  /orders:
    get:
      operationId: listOrders
      parameters:
        - {name: X-Client, in: header, required: true, schema: {type: string}}
        - {name: X-Page, in: header, schema: {type: integer}}
        - {name: X-Version, in: header, required: true, schema: {type: string, enum: ['2']}}
        - {name: X-Once, in: header, x-idempotency-key: true, schema: {type: string}}
        - {name: Idempotency-Key, in: header, x-idempotency-key: false, schema: {type: string}}
      responses: {'204': {description: a}}
  /stock:
    get:
      operationId: getStock
      responses: {'204': {description: a}}
";

/// The constants of each operation, the parameters that are left, and the mistakes.
fn lines(headers: &[(&str, &str)]) -> Vec<String> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    let choice = Choice {
        headers: headers.iter().map(owned).collect(),
        ..Choice::default()
    };
    let Lowering { api, mistakes, .. } = lower_chosen(&Source::new("shop.yaml", SHOP), &choice);
    let operations = api.iter().flat_map(|it| &it.operations).map(|it| {
        let constants = it.constants.iter();
        let constants = constants.map(|it| format!("{}={}", it.wire_name, it.value));
        let parameters = it.parameters.iter().map(|it| it.wire_name.clone());
        let all: Vec<String> = constants.chain(parameters).collect();
        format!("{}: {}", it.id, all.join(" "))
    });
    let mistakes = mistakes.iter().map(|it| match it.entry {
        Entry::Header(n) => format!("{n}: {}", it.message),
        Entry::Operation(_) | Entry::Tag(_) | Entry::Type(_) => it.message.clone(),
    });
    operations.chain(mistakes).collect()
}

#[test]
fn a_chosen_header_is_a_constant_of_every_operation_and_no_parameter_of_any() {
    assert_eq!(
        lines(&[("x-client", "shop"), ("X-Team", "a b"), ("X-Page", "1")]),
        [
            "listOrders: X-Client=shop X-Page=1 X-Version=2 X-Team=a b X-Once Idempotency-Key",
            "getStock: x-client=shop X-Team=a b X-Page=1",
        ]
    );
}

#[test]
fn a_header_that_is_not_the_callers_is_a_mistake_and_left_out() {
    let found = lines(&[
        ("Host", "a"),
        ("cookie", "a"),
        ("X-KEY", "a"),
        ("x-version", "2"),
        ("X-Once", "a"),
        ("X-Idempotency-Key", "a"),
        ("Idempotency-Key", "a"),
    ]);
    assert_eq!(
        found,
        [
            "listOrders: X-Version=2 Idempotency-Key=a X-Client X-Page X-Once",
            "getStock: Idempotency-Key=a",
            "0: the client sets the header `Host` itself",
            "1: the client sets the header `cookie` itself",
            "2: `X-KEY` is the credential of `Key`: the builder of the client takes it",
            "3: the document itself says what `x-version` holds",
            "4: `X-Once` is an idempotency key: one value would make all requests the same",
            "5: `X-Idempotency-Key` is an idempotency key: one value would make all requests the same",
        ]
    );
}
