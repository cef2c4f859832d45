//! Responses to requests that are not refused.

use std::time::{Duration, SystemTime};

use serde_json::json;

use super::super::Sandbox;
use super::super::types::{v2_1, v2_4};
use super::raw::{ask, basket, client, create, retrieve, send};
use crate::runtime::Json;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[tokio::test]
async fn members_inside_of_the_order_can_be_cleared() {
    let sandbox = Sandbox::start().await.unwrap();
    let token = create(&sandbox, "2.4", &basket()).await;
    let body = json!({"clientToken": token, "order": {"shipping": null}});
    let raw = send(&sandbox, "PATCH", "2.4", &body).await;
    assert_eq!(raw.status, 200);
    assert_eq!(raw.body["amount"], 5000);
    assert!(raw.body["order"].get("shipping").is_none());
}

#[tokio::test]
async fn the_expiry_is_a_day_from_now() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.advance(3 * DAY);
    let client = client(&sandbox);
    let before = SystemTime::now() + 4 * DAY - Duration::from_secs(1);
    let created = client
        .create_client_session(v2_4::CreateClientSessionRequest::default())
        .await
        .unwrap();
    let expiry = created.client_token_expiration_date;
    let instant = expiry.instant().unwrap();
    assert!(instant > before && instant < before + Duration::from_secs(60));
    assert!(!expiry.as_str().contains(['Z', '+']), "{expiry}");
}

#[tokio::test]
async fn what_is_recommended_and_missing_is_warned_of() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = client(&sandbox);
    let request = v2_4::CreateClientSessionRequest::default().order_id("order-42");
    let created = client.create_client_session(request).await.unwrap();
    let warnings = serde_json::to_value(created.warnings).unwrap();
    assert_eq!(
        warnings,
        json!([
            "Client session is missing 'currencyCode'",
            "Client session is missing 'amount' or 'order.lineItems'",
        ])
    );
    let raw = send(&sandbox, "POST", "2021-10-19", &json!({})).await;
    assert_eq!(raw.body["warnings"].as_array().unwrap().len(), 4);
    for version in ["2.1", "2.2", "2.3", "2.4"] {
        let raw = send(&sandbox, "POST", version, &basket()).await;
        assert!(raw.body.get("warnings").is_none());
        let body = json!({"orderId": "order-42", "currencyCode": "GBP", "amount": 100});
        let raw = send(&sandbox, "POST", version, &body).await;
        assert!(raw.body.get("warnings").is_none(), "{version}");
    }
}

#[tokio::test]
async fn the_requests_of_the_guides_are_accepted_as_curl_sends_them() {
    let sandbox = Sandbox::start().await.unwrap();
    let line = |quantity: u32| json!([{"itemId": "shoes-123", "description": "Some shoes", "amount": 2500, "quantity": quantity}]);
    // Told of no type, curl names a form; another program may name nothing.
    for media_type in [Some("application/x-www-form-urlencoded"), None] {
        let exchange = async |method: &str, version: &str, body: Json| {
            let asked = ask(&sandbox, method, "/client-session")
                .keyed()
                .version(version);
            let asked = match media_type {
                Some(media_type) => asked.header("content-type", media_type),
                None => asked,
            };
            let raw = asked.text(body.to_string()).send().await;
            assert_eq!(raw.status, 200, "{media_type:?}: {}", raw.body);
            raw.body
        };
        let create = json!({
            "orderId": "order-abc",
            "currencyCode": "GBP",
            "amount": 4999,
            "order": {"lineItems": line(2)},
        });
        let created = exchange("POST", "2.1", create).await;
        let update = json!({
            "clientToken": created["clientToken"],
            "order": {"lineItems": line(1)},
        });
        let updated = exchange("PATCH", "2.2", update).await;
        assert_eq!(updated["order"]["lineItems"], line(1));
    }
}

#[tokio::test]
async fn the_largest_amount_comes_back_exactly() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = client(&sandbox);
    let request = v2_4::CreateClientSessionRequest::new(
        "order-42",
        v2_4::Currency::Jpy,
        v2_4::Order::new([v2_4::LineItem::new(i64::MAX)]),
    );
    let created = client.create_client_session(request).await.unwrap();
    assert_eq!(created.amount, Some(i64::MAX));
}

#[tokio::test]
async fn a_session_is_shared_by_all_versions() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut body = basket();
    body["order"]["shipping"]["methodId"] = "next-day".into();
    body["paymentMethod"] =
        json!({"vaultOnAgreement": true, "orderedAllowedCardNetworks": ["VISA"]});
    let token = create(&sandbox, "2.4", &body).await;
    for version in ["2.1", "2.2", "2.3"] {
        let raw = retrieve(&sandbox, version, &token).await;
        assert_eq!(raw.body["paymentMethod"], body["paymentMethod"]);
        assert_eq!(raw.body["order"], body["order"]);
    }
    let token = create(&sandbox, "2021-09-27", &basket()).await;
    assert_eq!(retrieve(&sandbox, "2.4", &token).await.status, 200);
    let client = v2_1::Client::from(client(&sandbox).transport().clone());
    let session = client.retrieve_client_session(token).await.unwrap();
    assert_eq!(session.amount, Some(5199));
}

#[tokio::test]
async fn values_that_the_document_does_not_know_are_kept() {
    let sandbox = Sandbox::start().await.unwrap();
    let body = json!({
        "currencyCode": "VES",
        "order": {"countryCode": "FR,", "giftWrap": {"paper": "blue"}},
        "paymentMethod": {
            "orderedAllowedCardNetworks": ["NEW_NETWORK"],
            "options": {"NEW_METHOD": {"surcharge": {"amount": 3}}},
        },
    });
    let token = create(&sandbox, "2.4", &body).await;
    assert_eq!(retrieve(&sandbox, "2.4", &token).await.body, body);
}
