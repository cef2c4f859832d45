#![allow(clippy::unwrap_used)]

use serde_json::json;

use super::{Unfit, total};

const MAX: i64 = i64::MAX;

#[test]
fn lines_fees_and_shipping_are_summed() {
    let order = json!({
        "lineItems": [
            {"amount": 2500, "quantity": 2, "discountAmount": 500, "taxAmount": 900},
            {"amount": 100},
        ],
        "fees": [{"amount": 50}, {"amount": 1}],
        "shipping": {"amount": 199},
    });
    assert_eq!(total(&order), Ok(Some(5750)));
}

#[test]
fn an_order_without_amounts_has_no_total() {
    for order in [
        json!({}),
        json!({"lineItems": [], "countryCode": "GB"}),
        json!({"shipping": {}}),
    ] {
        assert_eq!(total(&order), Ok(None), "{order}");
    }
}

#[test]
fn an_order_for_nothing_has_a_total_of_zero() {
    assert_eq!(total(&json!({"lineItems": [{"amount": 0}]})), Ok(Some(0)));
    let given_away = json!({"lineItems": [{"amount": 5, "discountAmount": 5}]});
    assert_eq!(total(&given_away), Ok(Some(0)));
}

#[test]
fn the_largest_total_is_exact() {
    let order = json!({"lineItems": [{"amount": MAX - 1}], "fees": [{"amount": 1}]});
    assert_eq!(total(&order), Ok(Some(MAX)));
}

#[test]
fn a_sum_may_pass_64_bits_on_the_way() {
    let order = json!({"lineItems": [{"amount": MAX, "quantity": 2, "discountAmount": MAX}]});
    assert_eq!(total(&order), Ok(Some(MAX)));
}

#[test]
fn a_total_beyond_64_bits_is_refused() {
    let order = json!({"lineItems": [{"amount": MAX}], "fees": [{"amount": 1}]});
    assert_eq!(total(&order), Err(Unfit::TooLarge));
}

#[test]
fn a_total_beyond_128_bits_is_refused() {
    let line = json!({"amount": MAX, "quantity": MAX});
    let order = json!({"lineItems": [line, line, line, line]});
    assert_eq!(total(&order), Err(Unfit::TooLarge));
}

#[test]
fn a_negative_total_is_refused() {
    let order = json!({"lineItems": [{"amount": 1, "discountAmount": 2}]});
    assert_eq!(total(&order), Err(Unfit::Negative));
    let order = json!({"lineItems": [{"amount": MAX, "quantity": i64::MIN}]});
    assert_eq!(total(&order), Err(Unfit::Negative));
}
