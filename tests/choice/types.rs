//! Schemas in whose place types of this crate stand.

use primer_api::runtime::{ErrorKind, Own};
use primer_tests::{Reply, Server};
use serde::{Deserialize, Serialize};
use serde_json::json;

use self::shop::{Client, GetTotalHeaders, Order, OrderPaid};

primer_codegen::generate_api! {
    mod shop = "types.yaml" {
        types = {"Money" = crate::types::Money, "Currency" = crate::types::Currency};
    }
}

primer_codegen::generate_api! {
    mod v1 = "types.yaml" { types = {"Money" = crate::types::Money}; }
    mod v2 = "types.yaml" { types = {"Money" = crate::types::Money}; }
    mod v3 = "types.yaml" {}
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    #[serde(rename = "amount")]
    cents: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    Eur,
    Gbp,
}

fn cents(cents: u64) -> Money {
    Money { cents }
}

#[tokio::test]
async fn a_value_of_the_callers_type_is_sent_and_received_wherever_the_schema_stands() {
    let body = json!({
        "total": {"amount": 5, "currency": "EUR"}, "tips": [{"amount": 1}], "by": {"card": {"amount": 4}},
        "rest": null, "secret": {"amount": 3}, "paid": {"amount": 2}
    });
    let server = Server::start(Reply::json(200, &body.to_string())).await;
    let client: Client = server.keyless(Client::builder());
    let order = Order::new(cents(5))
        .tips([cents(1).into()])
        .by([("card", cents(4))])
        .rest(cents(7))
        .secret(cents(3))
        .paid(OrderPaid::Money(cents(2).into()));
    let received = client.create_order(Currency::Gbp, order);
    let received = received.await.unwrap();
    assert_eq!(received.total.cents, 5);
    assert_eq!(received.tips.as_deref(), Some(&[Own::from(cents(1))][..]));
    assert_eq!(
        received
            .by
            .as_ref()
            .and_then(|by| by.get("card"))
            .map(|it| it.cents),
        Some(4)
    );
    assert_eq!(received.paid, Some(OrderPaid::Money(cents(2).into())));
    let request = server.request();
    assert_eq!(request.target(), "/orders?currency=GBP");
    assert_eq!(
        request.json(),
        json!({
            "total": {"amount": 5}, "tips": [{"amount": 1}], "by": {"card": {"amount": 4}},
            "rest": {"amount": 7}, "secret": {"amount": 3}, "paid": {"amount": 2}
        })
    );
    assert_eq!(
        serde_json::to_value(&received).unwrap()["total"],
        body["total"]
    );
}

#[tokio::test]
async fn a_scalar_stands_in_paths_and_headers_and_an_object_in_no_path() {
    let headers = [("Content-Type", "application/json"), ("X-Currency", "EUR")];
    let reply = Reply::of(200, &headers, br#"{"amount":9}"#);
    let server = Server::start(reply).await;
    let client: Client = server.keyless(Client::builder());
    let total = client
        .get_total(Currency::Eur)
        .with_response()
        .await
        .unwrap();
    assert_eq!(server.request().target(), "/orders/EUR/total");
    let headers: &GetTotalHeaders = total.documented_headers();
    assert_eq!(headers.x_currency.as_deref(), Some(&Currency::Eur));
    assert_eq!(*total.into_body(), cents(9));
}

#[tokio::test]
async fn a_response_that_the_type_refuses_is_an_error_without_the_value() {
    let server = Server::start(Reply::json(200, r#"{"amount":-4711}"#)).await;
    let client: Client = server.keyless(Client::builder());
    let error = client.get_total(Currency::Eur).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(!format!("{error} {error:?}").contains("4711"));
}

#[test]
fn a_sensitive_value_is_redacted_whatever_the_type_prints() {
    let order = Order::new(cents(5)).secret(cents(4711));
    let printed = format!("{order:?}");
    assert!(
        printed.contains("Money { cents: 5 }") && !printed.contains("4711"),
        "{printed}"
    );
}

#[test]
fn an_alternative_of_the_callers_type_is_told_apart() {
    let read = |json| serde_json::from_value::<Order>(json).unwrap().paid.unwrap();
    assert!(matches!(
        read(json!({"total": {"amount": 1}, "paid": {"amount": 1}})),
        OrderPaid::Money(_)
    ));
    let voucher = read(json!({"total": {"amount": 1}, "paid": {"voucher": "a"}}));
    assert!(!matches!(voucher, OrderPaid::Money(_)), "{voucher:?}");
}

#[test]
fn versions_share_what_has_the_same_type_and_convert_what_has_not() {
    let order: v1::Order = v2::Order::new(cents(5));
    let generated = v3::Order::try_from(order).unwrap();
    assert_eq!(generated.total.amount, 5);
    assert_eq!(v2::Order::try_from(generated).unwrap().total, cents(5));
}
